"""``case``: hand an inspection on as one file that anyone can verify."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.errors import BadInput
from inspection.illegal_traffic import Suspicion, TaskCode, TaskDone
from inspection.message import message
from inspection.wording import say

from . import options
from .case_export import Inspection, export, record
from .chosen_edition import open_reference
from .told import line, tell_illegal_traffic

app = typer.Typer(help="Case files.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _case() -> None:
    """Case files."""


app.command("export")(export)
app.command("record")(record)


@app.command("countersign")
def countersign(
    inspection: Inspection,
    officer: Annotated[str, typer.Option("--officer", metavar="NAME", help="Who countersigns.")],
    second_passphrase_file: Annotated[
        Path | None, typer.Option("--second-passphrase-file", help="File with that officer's passphrase, mode 0600.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="What there is to say of it.")] = "",
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Put a second officer's signature under the decision; the first officer opens the store."""
    from inspection.countersigning import countersign as countersigned
    from local_store.passphrase import from_file

    from .station import ask, open_station

    with open_station(store, passphrase_file, passphrase_fd, create=False) as station:
        if not station.records(inspection):
            raise BadInput("commands.no_inspection", inspection=inspection)
        prompt = say(message("countersign.passphrase", name=officer))
        secret = ask(prompt) if second_passphrase_file is None else from_file(second_passphrase_file)
        with station.second_officer(officer, secret) as second:
            record = countersigned(inspection, second, second.account, note)
    line("countersign.done", officer=record.header.officer, seq=record.header.seq)


@app.command("tasks")
def tasks(
    inspection: Inspection,
    suspicion: options.Suspicion = None,
    informed: options.Informed = None,
    done: Annotated[str | None, typer.Option("--done", metavar="TASK", help="A duty that was done.")] = None,
    note: Annotated[str, typer.Option("--note", help="What there is to say of it.")] = "",
    on: options.On = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    edition: options.EditionOption = None,
    as_json: options.Json = False,
) -> None:
    """Show the duties of suspected illegal traffic; declare the suspicion, or keep that a duty was done."""
    from inspection.session import InspectionSession
    from inspection.wire import illegal_traffic_json

    from .station import open_station

    conduct, duty = options.conduct(suspicion), _task(done)
    day = options.asked_date(on).day
    told = options.asked_date(informed).day if informed else None
    with (
        open_reference(edition) as reference,
        open_station(store, passphrase_file, passphrase_fd, create=False) as station,
    ):
        if not station.records(inspection):
            raise BadInput("commands.no_inspection", inspection=inspection)
        session = InspectionSession(inspection, station, reference)
        if conduct is not None:
            session.suspect(Suspicion(session.grounds, conduct, day, told, note=note))
        if duty is not None:
            session.complete(TaskDone(duty, day, note))
        traffic = illegal_traffic_json(session.dossier, day)
    if as_json:
        print(json.dumps(traffic, ensure_ascii=False))
    elif traffic["signs"] or traffic["tasks"]:
        tell_illegal_traffic(traffic)
    else:
        line("illegal_traffic.no_sign")


def _task(text: str | None) -> TaskCode | None:
    """The duty of that name. Raises BadInput for another word."""
    names = {code.value.partition(".")[2]: code for code in TaskCode}
    if text is not None and text not in names:
        raise BadInput("commands.bad_task", text=text, known=", ".join(names))
    return None if text is None else names[text]
