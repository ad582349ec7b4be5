"""A station's store: one folder with its encrypted journal, its photos and its keys."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Self

from inspection.errors import BadInput, EnvironmentFault

from . import key_file, station_key
from .database import KEY_BYTES, connect, database_faults, transaction
from .durable import PART, disk_faults, make_folder, sync_folder
from .evidence_files import EvidenceFiles
from .folder_check import demand_local
from .inspections import Inspections
from .journal import Journal
from .key_file import STANDARD
from .migrations import migrate
from .passphrase import demand_length, encoded
from .reserve import Reserve
from .store_lock import StoreLock
from .system_clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from sqlite3 import Connection
    from types import TracebackType

    from inspection.clock_check import ClockReading
    from inspection.listing import InspectionRow
    from inspection.ports import Clock
    from inspection.record import SealedRecord

    from .key_file import Hardness
    from .station_key import Station

JOURNAL = "journal.db"
PHOTOS = "photos"
FIRST_ACCOUNT = "officer"


class Store:
    """An open store; implements the hub's RecordStore. The thread that opened it owns it.

    ``officer`` is the name that records are kept under; it can be changed while the store is open.
    ``station``, ``journal``, ``inspections``, ``photos`` and ``reserve`` are its parts.
    """

    def __init__(self, folder: Path, connection: Connection, lock: StoreLock, officer: str, clock: Clock) -> None:
        """Put the parts of an opened folder together; use :meth:`open` or :meth:`create`."""
        self.folder = folder
        self.officer = officer
        self.station: Station = station_key.load(connection, folder)
        self.inspections = Inspections(connection, folder)
        self.journal = Journal(connection, folder, self.station, clock, self.inspections.project)
        self.photos = EvidenceFiles(folder / PHOTOS, self.station.photo_key)
        self.reserve = Reserve(folder)
        self.connection = connection
        self._lock = lock

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store in the folder. Raises EnvironmentFault when nobody can look."""
        with disk_faults(folder):
            return (folder / key_file.NAME).exists()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str | bytes,
        station: str,
        officer: str = "",
        *,
        clock: Clock | None = None,
        hardness: Hardness = STANDARD,
    ) -> Self:
        """Make a store with a new station key and open it.

        A creation that was cut off leaves nothing that counts, and can be repeated. Raises BadInput when there
        is a store already, the passphrase is too short or the station has no name; EnvironmentFault when the
        folder cannot be used.
        """
        secret = encoded(passphrase)
        demand_length(secret)
        if not station.strip():
            raise BadInput("store.station_unnamed")
        demand_local(folder)
        if cls.exists(folder):
            raise BadInput("store.already_here", folder=folder)
        if (folder / JOURNAL).exists():
            raise EnvironmentFault("store.key_file_missing", folder=folder)
        with disk_faults(folder):
            make_folder(folder)
        lock = StoreLock(folder)
        try:
            key = secrets.token_bytes(KEY_BYTES)
            part = _new_journal(folder, key, station.strip())
            # From here on the store exists: opening finishes a renaming that did not happen.
            key_file.write(folder, key_file.new_key_file().with_account(FIRST_ACCOUNT, secret, key, hardness))
            _put_in_place(folder, part)
        finally:
            lock.release()
        return cls.open(folder, passphrase, officer, clock=clock)

    @classmethod
    def open(cls, folder: Path, passphrase: str | bytes, officer: str = "", *, clock: Clock | None = None) -> Self:
        """Open a store.

        Raises BadInput when there is none or the passphrase is wrong; EnvironmentFault when another process
        has it, a newer version wrote it, it is damaged, or the folder cannot be written to or lies elsewhere.
        """
        demand_local(folder)
        return Reserve(folder).finishing(lambda: cls._open(folder, passphrase, officer, clock))

    @classmethod
    def _open(cls, folder: Path, passphrase: str | bytes, officer: str, clock: Clock | None) -> Self:
        if not cls.exists(folder):
            if (folder / JOURNAL).exists():
                raise EnvironmentFault("store.key_file_missing", folder=folder)
            raise BadInput("store.none_here", folder=folder)
        keys = key_file.read(folder)
        lock = StoreLock(folder)
        try:
            key = keys.unwrap(encoded(passphrase), folder)
            connection = connect(_journal(folder), key)
            try:
                migrate(connection, folder, key)
                store = cls(folder, connection, lock, officer, clock or SystemClock())
                store.photos.sweep()
                store.reserve.fill()
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        return store

    def close(self) -> None:
        """Close the store and give it free."""
        try:
            with database_faults(self.folder):
                self.connection.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def append(self, inspection: str, kind: str, body: Mapping[str, object]) -> SealedRecord:
        """Seal the body, link it to its predecessor and keep it durably before returning. Raises EnvironmentFault."""
        return self.reserve.keep(kind, lambda: self.journal.append(inspection, kind, body, self.officer))

    def records(self, inspection: str) -> tuple[SealedRecord, ...]:
        """All records of one inspection, in order."""
        return self.journal.records(inspection)

    def clock_reading(self) -> ClockReading:
        """The present moment beside that of the newest record."""
        return self.journal.clock_reading()

    def keep_photo(self, content: bytes, media_type: str) -> str:
        """Keep a photo durably and return its SHA-256 in hexadecimal. Raises EnvironmentFault."""
        return self.reserve.adding(lambda: self.photos.keep(content, media_type))

    def photo(self, sha256: str) -> bytes:
        """The bytes of a kept photo. Raises VerificationFailed when they are missing or changed."""
        return self.photos.read(sha256)[0]

    def list_inspections(
        self, search: str = "", limit: int = 100, before: int | None = None
    ) -> tuple[InspectionRow, ...]:
        """The newest inspections that hold every word of ``search``; the next page is ``before`` the last row's seq."""
        return self.inspections.search(search, limit, before)

    def rebuild(self) -> int:
        """Make the list of inspections anew from the journal; gives its length. Raises VerificationFailed."""
        return self.inspections.rebuild(self.journal.everything())


def _new_journal(folder: Path, key: bytes, station: str) -> Path:
    part = folder / (JOURNAL + PART)
    with disk_faults(folder):
        for left_over in folder.glob(f"{part.name}*"):  # of a creation that was cut off; nobody has its key
            left_over.unlink()
    connection = connect(part, key, create=True)
    try:
        migrate(connection, folder, key)
        with database_faults(folder), transaction(connection):
            station_key.set_up(connection, station)
    finally:
        connection.close()
    return part


def _journal(folder: Path) -> Path:
    journal, part = folder / JOURNAL, folder / (JOURNAL + PART)
    if not journal.exists():
        if not part.exists():
            raise EnvironmentFault("store.journal_missing", folder=folder)
        _put_in_place(folder, part)
    return journal


def _put_in_place(folder: Path, part: Path) -> None:
    with disk_faults(folder):
        part.replace(folder / JOURNAL)
        sync_folder(folder)
