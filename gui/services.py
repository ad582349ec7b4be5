"""What the window needs from the rest of the program, in the hub's types only.

``commands/window.py`` passes in the real things, tests pass in fakes. Unless said otherwise a
service is called off the UI thread and may raise :class:`inspection.errors.Fault`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from inspection.ports import RecordStore

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from inspection.consignment import Declaration
    from inspection.dossier import Dossier
    from inspection.frame import Frame, OriginalKind
    from inspection.listing import InspectionRow
    from inspection.message import Message
    from inspection.notices import Notice
    from inspection.ports import FrameSource, ReferenceData
    from inspection.reading import FrameReading, Observation

    from .case_services import CaseDesk
    from .following import Follow
    from .page_services import PageServices
    from .scanner_services import ScannerServices


@dataclass(frozen=True, slots=True)
class SourceOffer:
    """A source the officer can choose; ``spec`` is what opens it and stays the same over unplugging."""

    label: str
    spec: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who signs in; ``station`` matters only when the store is made."""

    officer: str
    passphrase: str = field(repr=False)
    station: str


@dataclass(frozen=True, slots=True)
class ExhibitBytes:
    """The bytes of a frame as they are kept."""

    content: bytes
    media_type: str
    kind: OriginalKind


class StationStore(RecordStore, Protocol):
    """The opened store, used from the store thread only."""

    @property
    def officer(self) -> str:
        """Who is signed in."""

    def list_inspections(
        self, search: str = "", limit: int = 100, before: int | None = None
    ) -> Sequence[InspectionRow]:
        """The newest inspections that a search text fits; ``before`` is the ``seq`` of the last one of a page."""

    def close(self) -> None:
        """Close the database."""

    def lock(self) -> None:
        """Close the database and forget the keys, until :meth:`unlock`."""

    def unlock(self, passphrase: str) -> None:
        """Go on as the same officer. Raises BadInput when the passphrase is wrong or has to wait."""


class Confirm(Protocol):
    """Agreement over time: merges what the frames of one live source show."""

    def observe(self, reading: FrameReading, at_ms: int) -> Observation:
        """Add a look at a moment of a clock that only goes forward, and say what stands now."""


class LivePictures(Protocol):
    """A live source read by a thread of its own that keeps the newest frame only and outlives its faults."""

    @property
    def ended(self) -> bool:
        """Whether no frame will follow."""

    def take(self, timeout_s: float | None = None) -> Frame | None:
        """Wait for a frame that was not given yet; None when there is none in that time."""

    def stop(self) -> object:
        """End the thread, join it and release the device."""


class BackupInHand(Protocol):
    """A backup whose journal is copied; all but :meth:`write` belong to the store thread."""

    def write(self, out: Path) -> object:
        """Write the file, in any thread."""

    def finish(self) -> None:
        """Keep a record of it and remove the copy."""

    def drop(self) -> None:
        """Remove the copy."""


@dataclass(frozen=True, slots=True)
class OfficerDesk:
    """What concerns officers and their accounts; ``clocks`` alone is called on the UI thread."""

    officers: Callable[[], Sequence[str]]  # who can sign in
    recover: Callable[[Credentials, str], StationStore]  # with the recovery key, to a new passphrase
    new_recovery_key: Callable[[StationStore], str]
    save_recovery_sheet: Callable[[StationStore, str, Path], None]
    countersign: Callable[[StationStore, Dossier, Credentials, str], None]
    keep_draft: Callable[[StationStore, str, Mapping[str, str]], None]
    draft: Callable[[StationStore, str], Mapping[str, str]]
    begin_backup: Callable[[StationStore], BackupInHand]
    lock_after_s: Callable[[], float]
    clocks: Callable[[], tuple[float, float]]  # seconds awake; seconds with the machine's sleep


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the window calls."""

    software: str
    officer: str  # proposed for signing in
    station: str  # proposed for a new store
    today: Callable[[], date]
    now_label: Callable[[], str]  # what an inspection is called that the officer has not named
    store_exists: Callable[[], bool]
    create_store: Callable[[Credentials], StationStore]
    open_store: Callable[[Credentials], StationStore]
    open_reference: Callable[[], ReferenceData]  # called once in each thread that uses it
    close_reference: Callable[[ReferenceData], None]
    list_cameras: Callable[[], Sequence[SourceOffer]]
    open_source: Callable[[Sequence[str]], FrameSource]
    run_live: Callable[[FrameSource, Callable[[Notice], None]], LivePictures]  # notices come in its thread
    load_engines: Callable[[], Sequence[Message]]  # slow; says what is missing
    read_symbols: Callable[[Frame], FrameReading]  # the quick look: symbols and placards
    read_texts: Callable[[Frame], FrameReading]  # the slow one
    new_confirmation: Callable[[], Confirm]
    new_follower: Callable[[], Follow]
    on_battery: Callable[[], bool]
    hint: Callable[[Frame], Message | None]  # what would make the picture easier to read
    exhibit_bytes: Callable[[Frame], ExhibitBytes]
    decode_photo: Callable[[bytes, str], Frame]
    read_declaration: Callable[[Path], tuple[Declaration, bytes]]
    render_report: Callable[[StationStore, Dossier], bytes]
    save: Callable[[Path, bytes], None]
    export_case: Callable[[StationStore, Dossier, Path], None]
    verify: Callable[[StationStore, Dossier], Message]  # raises VerificationFailed
    desk: OfficerDesk
    pages: PageServices
    scanners: ScannerServices
    case: CaseDesk
