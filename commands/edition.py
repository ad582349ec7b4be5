"""``edition``: build and show the reference edition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.wire import edition_json

from . import options
from .told import tell_edition

app = typer.Typer(help="Reference editions.", no_args_is_help=True, rich_markup_mode=None)


@app.command("build")
def build(
    out: Annotated[Path | None, typer.Option("--out", help="The file to write (default: the built edition).")] = None,
    data: Annotated[Path, typer.Option("--data", help="Folder of the tables.")] = options.TREE / "reference" / "data",
    as_json: options.Json = False,
) -> None:
    """Build the edition from its tables; the same tables give the same bytes."""
    from reference.build_edition import build as build_edition

    chosen = out or options.default_edition()
    chosen.parent.mkdir(parents=True, exist_ok=True)
    identity = edition_json(build_edition(data, chosen))
    if as_json:
        print(json.dumps(identity))
    else:
        tell_edition(identity)


@app.command("show")
def show(
    file: Annotated[Path | None, typer.Argument(help="The edition (default: the built one).")] = None,
    as_json: options.Json = False,
) -> None:
    """Show what an edition holds."""
    from reference.describe import describe

    described = describe(options.existing_edition(file))
    identity = edition_json(described.identity)
    if as_json:
        print(json.dumps(identity | {"tables": {table.name: table.row_count for table in described.tables}}))
        return
    tell_edition(identity)
    for table in described.tables:
        print(f"{table.row_count:7} {table.name}")
