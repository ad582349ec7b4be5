"""The main job on a sample that the program draws: what ``make run`` does without a display."""

from __future__ import annotations

import getpass
import os
import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from inspection.consignment import AskedDate, Circumstances, Consignment, Route
from inspection.declaration_file import read_declaration
from inspection.dossier import Opening

from . import options
from .chosen_edition import open_reference
from .display import has_display
from .inspect import Papers, carry_out, demand_new, tell_dossier
from .software import software
from .told import line

_DECLARATION = b"""line,description,hs,un,class,refrigerant,cas,packages,package_type,net_kg,container
1,Refrigerant gas in cylinders,2903.45,3159,2.2,R-134a,811-97-2,40,cylinder,544,CSQU3054383
"""


def start() -> None:
    """Open the window; without a display, run the same job on a drawn sample."""
    if has_display():
        from .window import open_window

        raise typer.Exit(open_window(options.default_store()))
    line("commands.no_display")
    if os.access(options.TREE, os.W_OK):
        folder = options.TREE / "build" / "sample"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    else:  # installed, by somebody else
        folder = Path(tempfile.mkdtemp(prefix="quaylens-sample-"))
    _sample(folder, folder / "sample-report.pdf", folder / "sample-case.zip")


def sample_case(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="Where the case file goes.")],
) -> None:
    """Inspect the drawn sample with a store of its own and write its case file."""
    demand_new(out)
    folder = Path(tempfile.mkdtemp(prefix="quaylens-sample-"))
    _sample(folder, folder / "sample-report.pdf", out)


def sample_opening() -> Opening:
    """What is known of the sample when its inspection starts: a movement from China to Ghana, asked about today."""
    return Opening(
        label="Drawn sample: refrigerant cylinders",
        officer=getpass.getuser(),
        consignment=Consignment(Route("CN", (), "GH")),
        asked=AskedDate(datetime.now(UTC).astimezone().date(), stated=False),
        software=software(),
        circumstances=Circumstances(),
    )


def _sample(folder: Path, report: Path, case: Path) -> None:
    from local_store.passphrase import generate

    passphrase, file_of_it = generate(), folder / "passphrase"
    with os.fdopen(os.open(file_of_it, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(passphrase)
    _inspect_sample(folder, passphrase, report, case)
    line("commands.report_at", path=report)
    line("commands.case_at", path=case)
    line("commands.store_at", path=folder / "store", passphrase=file_of_it)


def _inspect_sample(folder: Path, passphrase: str, report: Path, case: Path) -> None:
    from capture import standard_reader
    from local_store.store import Store

    from .pictures import read_pictures
    from .sample_label import draw_label

    picture = folder / "cylinder-label.png"
    draw_label(picture)
    declaration = folder / "declaration.csv"
    declaration.write_bytes(_DECLARATION)

    def stop(fault: Exception) -> None:
        raise fault

    opening = sample_opening()
    papers = Papers(read_declaration(_DECLARATION, declaration.name), _DECLARATION, declaration.name)
    with open_reference(None) as reference:
        read = tuple(read_pictures([picture], standard_reader(reference.vocabulary()), stop))
        station = platform.node() or "station"
        with Store.create(folder / "store", passphrase, station=station, officer=opening.officer) as store:
            tell_dossier(carry_out(opening, papers, read, store, reference, report, case), reference)
