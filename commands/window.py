"""The window with the real services behind it; everything heavy is imported by the worker that needs it."""

from __future__ import annotations

import atexit
import gc
import getpass
import logging
import platform
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from inspection.errors import BadInput, EnvironmentFault, Fault
from inspection.frame import Frame, OriginalKind, Pace
from inspection.message import message

from .case_desk import case_desk
from .chosen_edition import ChosenLaw
from .display import demand_display
from .officer_desk import officer_desk
from .page_desks import page_services, settings_here
from .power_supply import on_battery
from .scanner_desk import scanner_services
from .software import software

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from capture import Guide
    from gui.following import Follow
    from gui.services import Confirm, Credentials, ExhibitBytes, LivePictures, Services, SourceOffer, StationStore
    from inspection.consignment import Declaration
    from inspection.dossier import Dossier
    from inspection.message import Message
    from inspection.notices import Notice
    from inspection.ports import FrameSource, ReferenceData
    from inspection.reading import FrameReading
    from local_store.store import Store


def open_window(store_folder: Path, edition: Path | None = None, handed: Path | None = None) -> int:
    """Show the window until it is closed; gives the exit code. ``handed`` is a case file to be checked at once."""
    demand_display()
    from gui.app import run

    logging.basicConfig(level=logging.WARNING)
    return run(real_services(store_folder, edition), settings_here(store_folder), handed)


def real_services(store_folder: Path, edition: Path | None) -> Services:
    """What the window calls, as this installation has it; without an edition named, the newest there is answers."""
    from gui.services import Services

    law = ChosenLaw(edition)  # what is installed meanwhile answers from the next start on
    engines = Engines(law)
    return Services(
        software=software(),
        officer=getpass.getuser(),
        station=platform.node() or "station",
        today=lambda: _now().date(),
        now_label=lambda: _now().strftime("%Y-%m-%d %H:%M"),
        store_exists=lambda: _store_exists(store_folder),
        create_store=lambda credentials: _create_store(store_folder, credentials),
        open_store=lambda credentials: _open_store(store_folder, credentials),
        open_reference=law.open,
        close_reference=lambda reference: cast("Any", reference).close(),
        list_cameras=_list_cameras,
        open_source=_open_source,
        run_live=_run_live,
        load_engines=engines.load,
        read_symbols=engines.read_symbols,
        read_texts=engines.read_texts,
        new_confirmation=_new_confirmation,
        new_follower=_new_follower,
        on_battery=on_battery,
        hint=_hints(),
        exhibit_bytes=_exhibit_bytes,
        decode_photo=_decode_photo,
        read_declaration=_read_declaration,
        render_report=lambda store, dossier: _render_report(store, dossier, settings_here(store_folder).language),
        save=_save,
        export_case=lambda store, dossier, path: _export_case(
            store, dossier, path, settings_here(store_folder).language
        ),
        verify=_verify,
        desk=officer_desk(store_folder),
        pages=page_services(store_folder, law),
        scanners=scanner_services(),
        case=case_desk(store_folder, law),
    )


@dataclass(slots=True)
class Engines:
    """The recognition, made once by whichever engine thread comes first."""

    law: ChosenLaw
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _reader: Any = None
    _rapid: Any = None
    _reference: ReferenceData | None = None  # stays open: a vocabulary asks it for names while texts are read

    def load(self) -> Sequence[Message]:
        """Load the models; says what is missing."""
        from capture import missing_engines

        self._made()
        missing = missing_engines()
        if self._rapid.missing() is None:
            self._rapid.warm_up()
        gc.freeze()  # what stands for the whole day is not gone through again: that would stop every thread for a while
        atexit.register(gc.unfreeze)
        return missing

    def read_symbols(self, frame: Frame) -> FrameReading:
        """The quick look."""
        return cast("FrameReading", self._made().read_symbols(frame))

    def read_texts(self, frame: Frame) -> FrameReading:
        """The slow look."""
        return cast("FrameReading", self._made().read_texts(frame))

    def _made(self) -> Any:  # noqa: ANN401 - capture is imported late
        with self._lock:
            if self._reader is None:
                from capture import RapidReader, standard_reader

                self._rapid = RapidReader()
                self._reader = standard_reader(self._vocabulary(), self._rapid)
            return self._reader

    def _vocabulary(self) -> Any:  # noqa: ANN401
        """The names that tell whether a line of text says anything; without an edition there are none."""
        try:
            self._reference = self.law.open()
        except Fault:  # the window says so already where the edition is opened for the law
            return None
        return self._reference.vocabulary()


@dataclass(slots=True)
class OneAfterAnother:
    """Several pictures, folders or videos as one pulled source."""

    specs: Iterator[str]
    pace: Pace = Pace.PULLED
    _source: FrameSource | None = None

    def read(self) -> Frame | None:
        """The next frame of whichever source is open, else of the next one. A fault is that picture's alone."""
        while True:
            if self._source is None:
                spec = next(self.specs, None)
                if spec is None:
                    return None
                self._source = _open_one(spec)
            frame = self._source.read()
            if frame is not None:
                return frame
            self.close()

    def close(self) -> None:
        """Release the open one."""
        source, self._source = self._source, None
        if source is not None:
            source.close()


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _store_exists(folder: Path) -> bool:
    from local_store.store import Store

    return Store.exists(folder)


def _create_store(folder: Path, credentials: Credentials) -> StationStore:
    from local_store.store import Store

    return Store.create(
        folder, credentials.passphrase, station=credentials.station or platform.node(), officer=credentials.officer
    )


def _open_store(folder: Path, credentials: Credentials) -> StationStore:
    from local_store.store import Store

    return Store.open(folder, credentials.passphrase, officer=credentials.officer)


def _list_cameras() -> Sequence[SourceOffer]:
    from capture import list_cameras
    from gui.services import SourceOffer

    return [SourceOffer(camera.name, camera.identity.spec) for camera in list_cameras()]


def _open_one(spec: str) -> FrameSource:
    from capture import open_source

    return open_source(spec)


def _open_source(specs: Sequence[str]) -> FrameSource:
    return _open_one(specs[0]) if len(specs) == 1 else OneAfterAnother(iter(specs))


def _run_live(source: FrameSource, on_notice: Callable[[Notice], None]) -> LivePictures:
    from capture import CapturePump

    pump = CapturePump(source, on_notice)
    pump.start()
    return pump


def _new_confirmation() -> Confirm:
    from capture import ConfirmationWindow

    return ConfirmationWindow(Pace.LIVE)


def _new_follower() -> Follow:
    from capture.follow import Follower

    return cast("Follow", Follower())


def _hints() -> Callable[[Frame], Message | None]:
    """Hints from one guide for both engine threads, made with the first frame: the window opens without the engines."""
    guides: list[Guide] = []

    def hint(frame: Frame) -> Message | None:
        from capture import Guide as Hints

        if not guides:
            guides.append(Hints())
        return guides[0].hint(frame)

    return hint


def _exhibit_bytes(frame: Frame) -> ExhibitBytes:
    from capture import exhibit_bytes
    from gui.services import ExhibitBytes

    return ExhibitBytes(*exhibit_bytes(frame))


def _decode_photo(content: bytes, name: str) -> Frame:
    from capture import decode_picture

    picture = decode_picture(content, name, _now())
    return Frame(
        picture.pixels, "", name, 0, picture.taken_at, Pace.PULLED, content, OriginalKind.FILE, picture.media_type
    )


def _read_declaration(path: Path) -> tuple[Declaration, bytes]:
    from inspection.declaration_file import read_declaration

    from .options import file_content

    content = file_content(path)
    return read_declaration(content, path.name), content


def _render_report(store: StationStore, dossier: Dossier, language: str) -> bytes:
    from local_store.report import render_report

    return render_report(dossier, store.photo, language=language)


def _save(path: Path, content: bytes) -> None:
    """Write a file that the officer named; a dialog has asked before an old one is replaced."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise EnvironmentFault("commands.cannot_write", path=path, detail=error.strerror) from error


def _export_case(store: StationStore, dossier: Dossier, path: Path, language: str) -> None:
    from local_store.case_file import export_case

    if path.exists():
        raise BadInput("commands.exists", path=path)
    export_case(cast("Store", store), dossier.inspection, path, _render_report(store, dossier, language))


def _verify(store: StationStore, _dossier: Dossier) -> Message:
    from local_store.verification import verify_store

    report = verify_store(cast("Store", store))
    return message("window.records.holds", records=report.records, photos=report.photos, head=report.head[:16])
