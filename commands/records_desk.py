"""What the records page calls: the filtered list with the state of each inspection, exports, verifying files."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from inspection.errors import BadInput
from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.page_services import RecordsDesk, RowsAsked, RowsFound, Standing
    from gui.services import StationStore
    from inspection.dossier import Dossier
    from inspection.listing import InspectionRow
    from inspection.message import Message
    from inspection.supervision import Supervision
    from local_store.store import Store

    from .chosen_edition import ChosenLaw

LOOKED_THROUGH = 200  # lines at a time: other work for the store comes in between


def records_desk(law: ChosenLaw) -> RecordsDesk:
    """The desk over the law of this session."""
    from gui.page_services import RecordsDesk

    return RecordsDesk(
        rows=lambda store, asked, before: found_rows(store, asked, before, _standings(store), _said(store)),
        verify_file=_verify_file,
        export=partial(_export, law),
    )


def found_rows(
    store: StationStore,
    asked: RowsAsked,
    before: int | None,
    standing: Callable[[str], Standing | None],
    said: Callable[[str], Supervision | None],
) -> RowsFound:
    """Those of the next lines of the list that are asked for."""
    from gui.page_services import ListedRow, RowsFound

    lines = store.list_inspections(asked.search, LOOKED_THROUGH, before)
    listed = (
        ListedRow(line, standing(line.inspection), said(line.inspection)) for line in lines if _wanted(line, asked)
    )
    found = tuple(
        each
        for each in listed
        if (not asked.standing or (each.standing is not None and each.standing.state == asked.standing))
        and (not asked.returned or (each.supervision is not None and each.supervision.returned))
    )
    return RowsFound(found, lines[-1].seq if len(lines) == LOOKED_THROUGH else None)


def _wanted(line: InspectionRow, asked: RowsAsked) -> bool:
    if asked.open is not None and asked.open != (line.closed_at is None):
        return False
    return asked.verdict is None or line.verdict is asked.verdict


def _standings(store: StationStore) -> Callable[[str], Standing | None]:
    from gui.page_services import Standing
    from local_store.exchange import outbox

    opened = cast("Store", store)
    if opened.heard.headquarters() is None:
        return lambda _inspection: None

    def standing(inspection: str) -> Standing:
        found = outbox.standing(opened, inspection)
        return Standing(found.state.value, found.receipt, found.reason)

    return standing


def _said(store: StationStore) -> Callable[[str], Supervision | None]:
    heard = cast("Store", store).heard
    return heard.supervision if heard.headquarters() is not None else lambda _inspection: None


def _verify_file(path: Path) -> Message:
    from local_store.exports.packet_check import is_packet, verify_packet

    if is_packet(path):
        packet = verify_packet(path)
        return message("desk.records.packet_holds", name=path.name, key=packet.fingerprint[:16])
    from local_store.case_file import read_case

    report, records = read_case(path)
    return message("desk.records.case_holds", name=path.name, records=len(records), key=report.fingerprint[:16])


def _export(law: ChosenLaw, store: StationStore, dossier: Dossier, kind: str, path: Path) -> Message:
    """Write a file for others and keep the record of it. Raises BadInput when the file exists."""
    from inspection.session import InspectionSession

    from .case_export import content_of, write_export

    if path.exists():
        raise BadInput("commands.exists", path=path)
    with law.open() as reference:
        session = InspectionSession(dossier.inspection, store, reference)
        if kind == "packet":
            from local_store.exports.packet import packet_of

            write_export(session, kind, packet_of(cast("Store", store), dossier.inspection).content, path)
            return message("exports.at", path=path)
        form, _, table = kind.partition(":")
        day = datetime.now(UTC).astimezone().date()
        content, missing = content_of(session.dossier, form, path.suffix.lower(), table=table, day=day)
        write_export(session, form, content, path)
    if missing:
        return message("desk.records.form_done", path=path, count=missing)
    return message("exports.at", path=path)
