"""``pack``: seal and show national packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.wire import pack_json

from . import options
from .chosen_edition import trusted
from .told import line, tell_pack

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
