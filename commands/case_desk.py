"""What the start page and the page of one inspection call, as this installation has it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from inspection.errors import BadInput, EnvironmentFault
from inspection.frame import Frame, OriginalKind, Pace
from inspection.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from gui.case_services import Amounts, CaseDesk, Choices, PaperRows, Returned
    from gui.services import Credentials, StationStore
    from inspection.consignment import Item
    from inspection.custody import Handover
    from inspection.declaration_table import GoodsTable
    from inspection.dossier import Dossier
    from inspection.instruments import Composition, Proposal
    from inspection.message import Message
    from inspection.place import Fix
    from inspection.ports import ReferenceData
    from inspection.scan_command import CommandCodes
    from local_store.store import Store
    from reference.reference_data import EditionReference

    from .chosen_edition import ChosenLaw

_COLUMNS = "columns:"  # the draft that remembers how a table's columns were led to fields
OLD_DAYS = 365


def case_desk(folder: Path, chosen: ChosenLaw) -> CaseDesk:
    """The desk of the store in that folder."""
    from gui.case_services import CaseDesk
    from local_store.settings_file import read_settings

    law, reading = SharedLaw(chosen), PaperEngine()
    return CaseDesk(
        warnings=lambda store: _warnings(store, law.open()),
        returned=returned,
        supervision=lambda store, inspection: cast("Store", store).heard.supervision(inspection),
        alerts=lambda store: cast("Store", store).heard.alerts(_today()),
        choices=law.choices,
        amounts=law.amounts,
        receive_place=lambda: _receive_place(folder),
        read_table=_read_table,
        paste_table=_paste_table,
        read_paper=reading.rows,
        read_display=lambda content, name: _read_display(content, name, law.open(), reading),
        composition=law.composition,
        sign_handover=_sign_handover,
        preview=lambda store, dossier: _preview(store, dossier, read_settings(folder).language),
        self_test_code=_self_test_code,
        code_of=qr_code,
        command_codes=_command_codes,
        diagnose=_diagnose,
        check_store=_check_store,
        keep_report=lambda text: _keep_report(folder, text),
        columns=lambda store, source: cast("Store", store).drafts.read(_COLUMNS + source),
        keep_columns=_keep_columns,
    )


@dataclass(slots=True)
class SharedLaw:
    """One open edition for all that the pages ask; an edition may be asked from several threads."""

    chosen: ChosenLaw
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reference: Any = None

    def open(self) -> Any:  # noqa: ANN401 - reference is imported late
        """The edition, opened by whoever comes first. Raises Fault when there is none."""
        with self._lock:
            if self._reference is None:
                self._reference = self.chosen.open()
            return self._reference

    def choices(self) -> Choices:
        """What fields propose."""
        from gui.case_services import Choices
        from reference.amounts import countries, ports, tariff_lines

        tables = self.open().law
        return Choices(countries(tables), ports(tables), tariff_lines(tables))

    def amounts(self, item: Item) -> Amounts | None:
        """What the mass of an item amounts to."""
        from gui.case_services import Amounts
        from inspection.quantities import Weighing, co2_tonnes, odp_kilograms
        from reference.amounts import substance_of

        named = None if item.kg is None else substance_of(item, self.open().law)
        if named is None or item.kg is None:
            return None
        name, parts = named
        actual = co2_tonnes(item.kg, parts, Weighing.ACTUAL)
        kigali = co2_tonnes(item.kg, parts, Weighing.KIGALI)
        return Amounts(name, odp_kilograms(item.kg, parts), actual, kigali or item.kg * 0)

    def composition(self, text: str) -> Composition:
        """A composition as it is typed. Raises BadInput."""
        from inspection.instruments import typed_composition

        return typed_composition(text, self.open().vocabulary().refrigerants)


@dataclass(slots=True)
class PaperEngine:
    """Reads papers and displays; made when first asked, used by one thread at a time."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reader: Any = None

    def rows(self, path: Path) -> PaperRows:
        """The rows of a photographed paper. Raises Fault for a torn picture, or where no engine is."""
        from capture.text.paper_table import as_table
        from gui.case_services import PaperRows

        from .options import file_content

        frame = _frame(file_content(path), path.name)
        return PaperRows(frame, as_table(self._read(frame)))

    def lines(self, content: bytes, name: str) -> tuple[str, ...]:
        """The lines of a picture, row by row."""
        return tuple("  ".join(cell.text for cell in row) for row in self._read(_frame(content, name)))

    def _read(self, frame: Frame) -> Any:  # noqa: ANN401 - capture is imported late
        with self._lock:
            if self._reader is None:
                from capture import PaperReader, RapidReader, TesseractReader

                self._reader = PaperReader(RapidReader(), TesseractReader())
            missing = self._reader.missing()
            if missing is not None:
                raise EnvironmentFault(missing.code, **missing.params)
            return self._reader.read(frame.pixels).rows


def _frame(content: bytes, name: str) -> Frame:
    from capture import decode_picture

    picture = decode_picture(content, name, datetime.now(UTC).astimezone())
    return Frame(
        picture.pixels, name, name, 0, picture.taken_at, Pace.PULLED, content, OriginalKind.FILE, picture.media_type
    )


def _warnings(store: StationStore, reference: EditionReference) -> Sequence[Message]:
    """What the officer should know before beginning, each said once; what cannot be found out is not said."""
    from inspection.clock_check import asked_day
    from local_store.exchange.outbox import unsent

    station, today = cast("Store", store), _today()
    found: list[Message | None] = [station.reserve.warning()]
    doubt = asked_day(today, station.clock_reading()).doubt
    if doubt is not None:
        found.append(message(f"case.start.clock.{doubt.value}"))
    edition = reference.edition
    if (today - edition.day).days > OLD_DAYS:
        found.append(message("case.start.edition_old", name=edition.name, day=edition.day))
    if not edition.signed:
        found.append(message("case.start.edition_local", name=edition.name))
    found += [each.told for each in reference.refused_packs]
    waiting = unsent(station)
    if station.heard.headquarters() is None:
        found.append(message("case.start.not_enrolled"))
    elif waiting.records:
        found.append(message("case.start.unsent", records=waiting.records, photos=waiting.photos))
    return [each for each in found if each is not None]


def returned(store: StationStore) -> Sequence[Returned]:
    """The inspections that wait here for something a supervisor asks for; those let go since are left out."""
    from gui.case_services import Returned

    station = cast("Store", store)
    found = []
    for name in station.heard.returned():
        row, remark = station.inspections.row(name), station.heard.supervision(name).last
        if row is not None and remark is not None:
            found.append(Returned(row, remark))
    return found


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _receive_place(folder: Path) -> Fix:
    from capture.place_nmea import PlaceReceiver
    from local_store.settings_file import read_settings

    port = read_settings(folder).receiver_port
    if not port:
        raise BadInput("case.no_receiver")
    return PlaceReceiver(port).fix()


def _read_table(path: Path) -> GoodsTable:
    from inspection.declaration_table import table_of

    from .options import file_content

    return table_of(file_content(path), path.name)


def _paste_table(text: str) -> GoodsTable:
    from inspection.declaration_table import table_of

    return table_of(text.encode(), "pasted.txt")


def _read_display(content: bytes, name: str, reference: ReferenceData, engine: PaperEngine) -> Proposal:
    from inspection.instruments import proposed_reading

    return proposed_reading(engine.lines(content, name), reference.vocabulary().refrigerants)


def _sign_handover(store: StationStore, dossier: Dossier, handover: Handover, credentials: Credentials) -> Handover:
    """The hand-over with the receiver's own signature. Raises BadInput for a wrong passphrase."""
    from inspection.custody.receipt import with_receipt

    with cast("Store", store).second_officer(credentials.officer, credentials.passphrase) as second:
        if second.signer is None:
            raise BadInput("case.custody.no_key", name=credentials.officer)
        receiver = replace(handover.receiver, name=second.officer, account=second.officer)
        return with_receipt(replace(handover, receiver=receiver), dossier.inspection, second.signer)


def _preview(store: StationStore, dossier: Dossier, language: str) -> Sequence[bytes]:
    """The report's pages as PNG."""
    from local_store.report.render import render_pages

    return render_pages(dossier, store.photo, language=language)


def _self_test_code() -> Sequence[Sequence[bool]]:
    """The test code as a QR code: any scanner for plane codes reads it."""
    from capture.handheld.self_test import TEST_TEXT

    return qr_code(TEST_TEXT)


def qr_code(text: str) -> Sequence[Sequence[bool]]:
    """Any text as a QR code, dark where True, without its margin."""
    import segno

    return [[bool(dark) for dark in row] for row in segno.make_qr(text, error="m").matrix]


def _command_codes(store: StationStore) -> CommandCodes:
    from inspection.scan_command import codes_of

    station = cast("Store", store).station
    return codes_of(station.name, station.key)


def _diagnose(received: str, ended: bool) -> Sequence[Message]:
    from capture.handheld.self_test import diagnose

    return diagnose(received, ended_by_suffix=ended)


def _check_store(store: StationStore) -> Message:
    from local_store.verification import verify_store

    report = verify_store(cast("Store", store))
    return message("window.records.holds", records=report.records, photos=report.photos, head=report.head[:16])


def _keep_report(folder: Path, text: str) -> Path:
    """Beside the store, never in it: the report is no evidence. Raises EnvironmentFault."""
    path = folder.parent / f"quaylens-report-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise EnvironmentFault("commands.cannot_write", path=path, detail=error.strerror) from error
    return path


def _keep_columns(store: StationStore, source: str, columns: Mapping[str, str]) -> None:
    cast("Store", store).drafts.keep(_COLUMNS + source, columns)
