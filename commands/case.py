"""``case``: hand an inspection on as one file that anyone can verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .chosen_edition import open_reference
from .told import line

app = typer.Typer(help="Case files.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _case() -> None:
    """Case files."""


@app.command("export")
def export(
    inspection: Annotated[str, typer.Argument(metavar="ID", help="Identifier of the inspection.")],
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="Where the case file goes.")],
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    edition: options.EditionOption = None,
) -> None:
    """Write the records, photos and report of one inspection to a case file."""
    from inspection.session import InspectionSession

    from .inspect import demand_new, write_papers
    from .station import open_station

    demand_new(out)
    with (
        open_reference(edition) as reference,
        open_station(store, passphrase_file, passphrase_fd, create=False) as station,
    ):
        write_papers(InspectionSession(inspection, station, reference), station, None, out)
    line("commands.case_at", path=out)
