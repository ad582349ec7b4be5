"""``edition``: build, show, compare, sign and install reference editions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.wire import edition_json, pack_json
from inspection.wording import say

from . import options
from .chosen_edition import LaidOver, editions_folder, installed_here, laid_over, open_edition, trusted
from .told import line, tell_edition

app = typer.Typer(help="Reference editions.", no_args_is_help=True, rich_markup_mode=None)

Keys = Annotated[
    Path | None,
    typer.Option("--keys", help="Pinned keys, a file or folder (default: QUAYLENS_KEYS, else reference/keys)."),
]


@app.command("build")
def build(
    out: Annotated[Path | None, typer.Option("--out", help="The file to write (default: the built edition).")] = None,
    data: Annotated[Path, typer.Option("--data", help="Folder of the tables.")] = options.TREE / "reference" / "data",
    species: Annotated[
        Path | None, typer.Option("--species", metavar="FILE", help="Download of the checklist of CITES species (CSV).")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Build the edition from its tables; the same tables give the same bytes."""
    from reference.build_edition import build as build_edition

    chosen = out or options.default_edition()
    chosen.parent.mkdir(parents=True, exist_ok=True)
    identity = edition_json(build_edition(data, chosen, species=species))
    if as_json:
        print(json.dumps(identity))
    else:
        tell_edition(identity)


@app.command("show")
def show(
    file: Annotated[Path | None, typer.Argument(help="The edition (default: the one that answers).")] = None,
    as_json: options.Json = False,
) -> None:
    """Show what an edition holds, which editions are installed, and which national packs lie over the one in use."""
    from reference.describe import describe

    with open_edition(file) as edition:
        described = describe(edition)
    identity = edition_json(described.identity)
    laid = laid_over() if file is None else LaidOver()
    identity["packs"] = [pack_json(each.identity) for each in laid.packs]
    kept = [
        {"name": each.name, "date": each.day.isoformat(), "sha256": each.sha256, "path": str(each.path)}
        for each in installed_here()
    ]
    if as_json:
        tables = {table.name: table.row_count for table in described.tables}
        bases = {table.name: dict(table.bases) for table in described.tables}
        print(json.dumps(identity | {"tables": tables, "bases": bases, "installed": kept}))
        return
    tell_edition(identity)
    for table in described.tables:
        known = ", ".join(f"{count} {basis}" for basis, count in table.bases)
        print(f"{table.row_count:7} {table.name} ({known})")
    for each in kept:
        line("commands.edition_installed", **each)
    for pack in laid.refused:
        line("pack.refused", name=pack.name, country=pack.country, day=pack.day, why=say(pack.why))


@app.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(metavar="A", help="The older edition: a file or an installed one's name.")],
    new: Annotated[Path, typer.Argument(metavar="B", help="The newer edition.")],
    as_json: options.Json = False,
) -> None:
    """Say what changed from one edition to the other: rows added, deleted and changed, by convention."""
    from reference.edition_diff import compare_editions

    from .edition_changes import diff_json, tell_diff

    with open_edition(old) as before, open_edition(new) as after:
        found = compare_editions(before, after)
    if as_json:
        print(json.dumps(diff_json(found), ensure_ascii=False))
    else:
        tell_diff(found)


@app.command("install")
def install(
    file: Annotated[Path, typer.Argument(help="The edition; its signature lies beside it, with .sig after the name.")],
    keys: Keys = None,
    as_json: options.Json = False,
) -> None:
    """Verify a signed edition and put it in use; an older one than the installed is refused, the previous is kept."""
    from reference.installed import install as install_edition

    identity = edition_json(install_edition(file, editions_folder(), trusted(keys)))
    if as_json:
        print(json.dumps(identity))
    else:
        tell_edition(identity)


@app.command("sign")
def sign(
    file: Annotated[Path, typer.Argument(help="The edition.")],
    key: Annotated[Path, typer.Option("--key", help="The publisher's private key, PEM.")],
) -> None:
    """Write the detached signature of an edition beside it; for publishers."""
    from reference.edition import Edition
    from reference.signing import sign as sign_file

    Edition.open(file).close()  # nothing else is ever signed as an edition
    line("commands.edition_signed", path=sign_file(file, key))


@app.command("new-key")
def new_key(
    file: Annotated[Path, typer.Argument(help="Where the private key goes, such as publisher.pem.")],
) -> None:
    """Make a publisher's key pair; stations pin the public key."""
    from reference.signing import new_key as make_key

    line("commands.edition_key", private=file, public=make_key(file))
