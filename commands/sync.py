"""``sync``: bring records and photos to headquarters, over the network or on a stick, and see what it holds."""

from __future__ import annotations

import dataclasses
import json
import signal
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.errors import BadInput
from inspection.message import message
from inspection.supervision import supervision_json
from inspection.wording import say

from . import options
from .station import ask, open_station
from .told import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.supervision import Supervision
    from local_store.exchange.hq_client import HqClient
    from local_store.exchange.sync import Progress
    from local_store.store import Store

app = typer.Typer(help="The way to headquarters.", no_args_is_help=True, rich_markup_mode=None)

Authority = Annotated[
    Path | None, typer.Option("--authority", metavar="PEM", help="Certificates of headquarters' own authority.")
]


@app.command("enrol")
def enrol(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Headquarters' address, https://….")],
    code_file: Annotated[
        Path | None, typer.Option("--code-file", help="File with the one-time code; else asked for.")
    ] = None,
    authority: Authority = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
) -> None:
    """Make this station known to headquarters with a one-time code."""
    from local_store.exchange import outbox

    code = _code(code_file)
    with (
        open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station,
        _client(station, address, authority) as client,
    ):
        hq, certificate = client.enrol(code, station.station.name)
        outbox.keep_enrolment(station, hq, certificate)
    line("sync.enrolled", address=address, key=hq.fingerprint)


@app.command("status")
def status(
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Show what waits, and where each inspection stands on its way."""
    from local_store.exchange import outbox

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        hq = station.heard.headquarters()
        if hq is None:
            raise BadInput("sync.not_enrolled")
        unsent = outbox.unsent(station)
        standings = {row.inspection: outbox.standing(station, row.inspection) for row in station.inspections.rows()}
        said = {name: station.heard.supervision(name) for name in standings}
    if as_json:
        items = {name: {**dataclasses.asdict(each), **supervision_json(said[name])} for name, each in standings.items()}
        print(json.dumps({"headquarters": hq.address, **dataclasses.asdict(unsent), "inspections": items}))
        return
    line("sync.status", address=hq.address, records=unsent.records, photos=unsent.photos)
    for name, each in standings.items():
        detail = each.reason if each.receipt is None else say(message("sync.by_receipt", receipt=each.receipt))
        line("sync.item", inspection=name, state=say(message(f"sync.state.{each.state}")), detail=detail)
        for told in _supervised(said[name]):
            print(f"    {told}")


@app.command("push")
def push(
    kilobytes: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many kilobytes a second.")] = None,
    authority: Authority = None,
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Bring everything to headquarters and fetch its receipt; what breaks goes on where it was."""
    from local_store.exchange import editions
    from local_store.exchange.line import Line
    from local_store.exchange.sync import Cancelled, Exchange

    from .heard_news import news

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        hq = station.heard.headquarters()
        if hq is None:
            raise BadInput("sync.not_enrolled")
        known = station.heard.last_number()
        stopped = threading.Event()
        before = signal.signal(signal.SIGINT, lambda *_: stopped.set())
        try:
            with _client(station, hq.address, authority) as client:
                way = Line(bytes_per_second=None if kilobytes is None else kilobytes * 1000)
                tell = (lambda _: None) if as_json else _tell
                outcome = Exchange(lambda work: work(station), client, way, tell=tell, stopped=stopped.is_set).run()
        except Cancelled:
            line("sync.stopped")
            return
        finally:
            signal.signal(signal.SIGINT, before)
        told = news(station, known)
        edition = None if outcome.edition is None else editions.place(station.folder, outcome.edition)
    if as_json:
        print(json.dumps(dataclasses.asdict(outcome)))
        return
    line("sync.complete" if outcome.complete else "sync.incomplete", through=outcome.through, receipt=outcome.receipt)
    if outcome.refused:
        line("sync.refused_records", count=outcome.refused)
    if outcome.missing_photos:
        line("sync.lost", count=len(outcome.missing_photos), names=", ".join(outcome.missing_photos))
    for each in told:
        print(say(each))
    if edition is not None:
        line("sync.edition_arrived", file=edition)


@app.command("bundle")
def bundle(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File on the stick; it must not exist yet.")],
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Write everything that has no receipt yet to a file for headquarters."""
    from local_store.exchange.bundles import write_bundle

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        made = write_bundle(station, out)
    if as_json:
        print(json.dumps({"file": str(out), **dataclasses.asdict(made)}))
        return
    line("sync.bundled", first=made.first, last=made.last, photos=made.photos, file=out)
    if made.lost:
        line("sync.lost", count=len(made.lost), names=", ".join(made.lost))


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What headquarters wrote on the stick.")],
    officer: options.As = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    as_json: options.Json = False,
) -> None:
    """Take in receipts, remarks, alerts and editions from a stick; a second time it changes nothing."""
    from local_store.exchange.bundles import import_bundle, keep_edition

    from .heard_news import news

    with open_station(store, passphrase_file, passphrase_fd, create=False, officer=officer) as station:
        known = station.heard.last_number()
        came = import_bundle(station, file, keep_edition(station.folder))
        told = news(station, known)
    if as_json:
        print(json.dumps(dataclasses.asdict(came)))
    else:
        line("sync.imported", statements=came.statements, editions=", ".join(came.editions) or "-")
        for each in told:
            print(say(each))


def _supervised(said: Supervision) -> Iterator[str]:
    """What headquarters has said of an inspection, line by line."""
    if said.last is not None:
        by = say(message("review.by", by=said.last.by, at=said.last.at.astimezone().strftime("%Y-%m-%d %H:%M")))
        yield f"{say(message(f'review.{said.last.review}'))} · {by}" + (f": {said.last.text}" if said.last.text else "")
    if said.hold is not None:
        yield say(message("review.on_hold"))


def _client(station: Store, address: str, authority: Path | None) -> HqClient:
    from local_store.exchange import outbox

    from .headquarters_line import authority_in, line_to

    trust = None if authority is None else authority_in(authority)
    return line_to(address, station.station.key, outbox.unsent(station).records, trust)


def _code(file: Path | None) -> str:
    if file is not None:
        try:
            return file.read_text(encoding="ascii").strip()
        except (OSError, ValueError) as error:
            raise BadInput("sync.code_file", file=file) from error
    return ask(say(message("sync.code_prompt")))


def _tell(progress: Progress) -> None:
    line("sync.progress", **dataclasses.asdict(progress))
