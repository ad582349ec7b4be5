"""``pack``: seal, show, list and remove national packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.wire import pack_json
from inspection.wording import say

from . import options
from .chosen_edition import laid_over, packs_folder, trusted
from .told import line, tell_pack

if TYPE_CHECKING:
    from .chosen_edition import LaidOver

app = typer.Typer(help="National packs.", no_args_is_help=True, rich_markup_mode=None)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the pack.")]


@app.command("seal")
def seal(folder: Folder, key: Annotated[Path, typer.Option("--key", help="The publisher's private key, PEM.")]) -> None:
    """Write the manifest of a pack's folder and sign it."""
    from reference.pack_file import seal_pack

    signature = seal_pack(folder, key)
    line("pack.sealed", path=folder, signature=signature.name)


@app.command("show")
def show(folder: Folder, as_json: options.Json = False) -> None:
    """Verify a pack and say what it holds."""
    from reference.national_pack import open_pack

    pack = open_pack(folder, trusted())
    shown = pack_json(pack.identity) | {"rules": len(pack.rules), "authorities": len(pack.authorities)}
    if as_json:
        print(json.dumps(shown, ensure_ascii=False))
    else:
        tell_pack(shown)
        line("pack.holds", rules=shown["rules"], authorities=shown["authorities"])


@app.command("list")
def list_packs(as_json: options.Json = False) -> None:
    """Say which packs are in force here, and which installed ones are not, with the reason."""
    laid = laid_over()
    if as_json:
        refused = [
            {"name": each.name, "country": each.country, "date": each.day.isoformat(), "why": say(each.why)}
            for each in laid.refused
        ]
        in_force = [pack_json(each.identity) for each in laid.packs]
        print(json.dumps({"in_force": in_force, "refused": refused}, ensure_ascii=False))
        return
    tell_packs_here(laid)


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As list shows it.")],
    country: Annotated[str | None, typer.Option("--country", help="Only that State's pack of this name.")] = None,
) -> None:
    """Take an installed pack away, whether it verifies or not; what its State adds is then not asked."""
    from reference.installed_packs import remove_pack

    remove_pack(packs_folder(), name, country)
    line("pack.removed", name=name)


def tell_packs_here(laid: LaidOver) -> None:
    """Print a line for each pack in force and each that is not."""
    for pack in laid.packs:
        tell_pack(pack_json(pack.identity))
    for each in laid.refused:
        line("pack.refused", name=each.name, country=each.country, day=each.day, why=say(each.why))
    if not (laid.packs or laid.refused):
        line("pack.none")
