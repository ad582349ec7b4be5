"""``case export`` and ``case record``: an inspection as a file for others, and evidence from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspection.errors import BadInput
from inspection.message import message
from inspection.wording import say

from . import options
from .chosen_edition import open_reference
from .told import line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from inspection.custody import Thing
    from inspection.dossier import Dossier
    from inspection.session import InspectionSession
    from local_store.store import Store

Inspection = Annotated[str, typer.Argument(metavar="ID", help="Identifier of the inspection.")]


def export(
    inspection: Inspection,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="Case file (.zip), whole inspection (.json), table (.csv), form (.pdf)."),
    ],
    form: Annotated[
        str | None, typer.Option("--form", help="Fill in a form, .json or .pdf: basel, cen or ecomessage.")
    ] = None,
    table: Annotated[str, typer.Option("--table", help="What a .csv holds: findings or items.")] = "findings",
    redact: Annotated[
        str | None, typer.Option("--redact", help="Withhold: persons. Gives a packet for an expert, .zip.")
    ] = None,
    on: options.On = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    edition: options.EditionOption = None,
) -> None:
    """Write an inspection for others: case file, JSON, CSV, a form of the authorities, or a packet without persons."""
    from inspection.session import InspectionSession

    from .inspect import demand_new, write_papers
    from .station import open_station

    kind = _kind(out, form, table, redact)
    demand_new(out)
    day = options.asked_date(on).day
    with (
        open_reference(edition) as reference,
        open_station(store, passphrase_file, passphrase_fd, create=False) as station,
    ):
        if not station.records(inspection):
            raise BadInput("commands.no_inspection", inspection=inspection)
        session = InspectionSession(inspection, station, reference)
        if kind == "case":
            write_papers(session, station, None, out)
            line("commands.case_at", path=out)
        elif kind == "packet":
            _write_packet(session, station, out)
        else:
            content, missing = content_of(session.dossier, kind, out.suffix.lower(), table=table, day=day)
            if missing is not None:
                line("exports.missing_count", count=missing)
            write_export(session, kind, content, out)
            line("exports.at", path=out)


def _kind(out: Path, form: str | None, table: str, redact: str | None) -> str:
    """What is asked for: case, packet, json, csv or the name of a form. Raises BadInput for what does not fit."""
    ending = out.suffix.lower()
    if redact is not None and (redact != "persons" or ending != ".zip" or form is not None):
        raise BadInput("exports.bad_redaction", text=redact)
    if form is not None:
        if form not in {"basel", "cen", "ecomessage"}:
            raise BadInput("exports.bad_form", text=form, known="basel, cen, ecomessage")
        if ending not in {".json", ".pdf"}:
            raise BadInput("exports.bad_ending", path=out)
        return form
    if table not in {"findings", "items"}:
        raise BadInput("exports.bad_table", text=table, known="findings, items")
    kinds = {".zip": "case" if redact is None else "packet", ".json": "json", ".csv": "csv"}
    if ending not in kinds:
        raise BadInput("exports.bad_ending", path=out)
    return kinds[ending]


def content_of(dossier: Dossier, kind: str, ending: str, *, table: str, day: date) -> tuple[bytes, int | None]:
    """The file, and for a form how many of its fields the officer has to fill in."""
    if kind == "json":
        from local_store.exports.whole import whole_bytes

        return whole_bytes(dossier), None
    if kind == "csv":
        from local_store.exports.tables import Table, csv_bytes

        return csv_bytes(dossier, Table(table)), None
    from local_store.exports.forms import Form, fill, form_bytes

    filled = fill(Form(kind), dossier, day)
    if ending == ".json":
        return form_bytes(filled), len(filled.missing)
    from local_store.exports.form_page import form_pdf

    return form_pdf(filled, day), len(filled.missing)


def write_export(session: InspectionSession, what: str, content: bytes, out: Path) -> None:
    """Keep the record of the export, then put the file in place whole or not at all."""
    from local_store.durable import disk_faults, write_durably

    session.exported(what, content)
    with disk_faults(out.parent):
        write_durably(out, [content])


def _write_packet(session: InspectionSession, station: Store, out: Path) -> None:
    from local_store.exports.packet import packet_of

    packet = packet_of(station, session.inspection)
    write_export(session, "packet", packet.content, out)
    line(
        "exports.packet_at",
        path=out,
        bodies=packet.redacted,
        photos=packet.photos,
        withheld_photos=packet.withheld_photos,
    )


def record(
    inspection: Inspection,
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Evidence to keep: docs/schema/evidence.json.")],
    receiver: Annotated[
        str | None, typer.Option("--receiver", metavar="NAME", help="Who receives, and signs with the own account.")
    ] = None,
    receiver_passphrase_file: Annotated[
        Path | None, typer.Option("--receiver-passphrase-file", help="File with that passphrase, mode 0600.")
    ] = None,
    store: options.StoreOption = None,
    passphrase_file: options.PassphraseFile = None,
    passphrase_fd: options.PassphraseFd = None,
    edition: options.EditionOption = None,
) -> None:
    """Keep readings, seals, samples, weights, seized pieces, hand-overs and results from a file."""
    from inspection.custody.file import read_evidence
    from inspection.session import InspectionSession

    from .station import open_station

    with (
        open_reference(edition) as reference,
        open_station(store, passphrase_file, passphrase_fd, create=False) as station,
    ):
        if not station.records(inspection):
            raise BadInput("commands.no_inspection", inspection=inspection)
        known = reference.vocabulary()
        readings, things = read_evidence(options.file_content(file), file, known.refrigerants)
        if receiver is not None:
            things = _signed(things, receiver, receiver_passphrase_file, inspection, station, file)
        session = InspectionSession(inspection, station, reference)
        for reading in readings:
            session.measure(reading)
        for thing in things:
            session.handle(thing)
    line("custody.kept", count=len(readings) + len(things), inspection=inspection)


def _signed(
    things: Sequence[Thing], receiver: str, passphrase: Path | None, inspection: str, station: Store, file: Path
) -> tuple[Thing, ...]:
    """The things with the receiver's signature on each hand-over to that name. Raises BadInput where there is none."""
    from inspection.custody import Handover
    from inspection.custody.receipt import with_receipt
    from local_store.passphrase import from_file

    from .station import ask

    mine = [each for each in things if isinstance(each, Handover) and each.receiver.name == receiver]
    if not mine:
        raise BadInput("custody.receiver_not_there", receiver=receiver, path=file)
    prompt = say(message("custody.receiver_passphrase", receiver=receiver))
    secret = ask(prompt) if passphrase is None else from_file(passphrase)
    with station.second_officer(receiver, secret) as second:
        key = second.signer
        if key is None:
            raise BadInput("custody.receiver_not_there", receiver=receiver, path=file)

        def signed(handover: Handover) -> Handover:
            to = replace(handover.receiver, account=second.officer)
            return with_receipt(replace(handover, receiver=to), inspection, key)

        return tuple(signed(each) if isinstance(each, Handover) and each in mine else each for each in things)
