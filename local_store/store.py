"""A station's store: one folder with its encrypted journal, its photos and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault

from . import key_file
from .accounts import SignedIn
from .database import database_faults, transaction
from .door import Door
from .durable import disk_faults
from .folder_check import demand_local
from .new_store import JOURNAL, create_files
from .parts import open_parts
from .passphrase import encoded
from .recovery_key import parse
from .reserve import Reserve
from .second_officer import SecondOfficer
from .store_lock import StoreLock
from .system_clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from sqlite3 import Connection
    from types import TracebackType

    from inspection.clock_check import ClockReading
    from inspection.listing import InspectionRow
    from inspection.ports import Clock
    from inspection.record import SealedRecord

    from .accounts import Accounts
    from .drafts import Drafts
    from .evidence_files import EvidenceFiles
    from .exchange.heard import Heard
    from .inspections import Inspections
    from .journal import Journal
    from .parts import Parts
    from .station_key import Station
    from .wrapping import Hardness

BY_RECOVERY_KEY = "recovery key"  # whom records name that the recovery key and no officer made


class Store:
    """An open store; implements the hub's RecordStore. The thread that opened it owns it.

    ``officer`` is who signed in. ``station``, ``journal``, ``inspections``, ``photos``, ``drafts``, ``accounts``
    and ``reserve`` are its parts; while it is locked there are none, and every use raises EnvironmentFault.
    """

    def __init__(
        self, folder: Path, lock: StoreLock, clock: Clock, me: SignedIn, hardness: Hardness | None = None
    ) -> None:
        """Open the journal with the keys that somebody has; use :meth:`open`, :meth:`create` or :meth:`recover`."""
        self.folder = folder
        self.reserve = Reserve(folder)
        self.officer = me.name
        self._lock = lock
        self._clock = clock
        self._hardness = hardness
        self._parts: Parts | None = open_parts(folder, clock, me, hardness)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store in the folder. Raises EnvironmentFault when nobody can look."""
        with disk_faults(folder):
            return (folder / key_file.NAME).exists()

    @staticmethod
    def officers(folder: Path) -> tuple[str, ...]:
        """Who can sign in there; nobody where there is no store. Raises EnvironmentFault."""
        return key_file.read(folder).names if Store.exists(folder) else ()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str | bytes,
        station: str,
        officer: str = "",
        *,
        clock: Clock | None = None,
        hardness: Hardness | None = None,
    ) -> Store:
        """Make a store with a new station key, whose first supervisor is the officer, and open it.

        Raises as :func:`local_store.new_store.create_files` does. ``hardness`` is for tests: otherwise the
        passphrase decides what a try at it costs.
        """
        demand_local(folder)
        watch = clock or SystemClock()
        create_files(folder, passphrase, station, officer, clock=watch, hardness=hardness)
        return cls.open(folder, passphrase, officer, clock=watch, hardness=hardness)

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str | bytes,
        officer: str = "",
        *,
        clock: Clock | None = None,
        hardness: Hardness | None = None,
    ) -> Store:
        """Open a store as an officer; the name can be left out where there is one account only.

        Raises BadInput when there is none, the passphrase is wrong or has to wait; EnvironmentFault when another
        process has it, a newer version wrote it, it is damaged, or the folder cannot be written to or lies elsewhere.
        """
        watch = clock or SystemClock()

        def enter(lock: StoreLock) -> Store:
            me = Door(folder, watch).enter(officer, passphrase)
            store = Store(folder, lock, watch, me if me.account else me.renewed(officer), hardness)
            try:
                if not me.account:
                    store.accounts.adopt(encoded(passphrase))
                store.accounts.settle()
            except BaseException:
                store.lock()
                raise
            store.reserve.fill()
            return store

        return cls._with_lock(folder, enter)

    @classmethod
    def recover(
        cls,
        folder: Path,
        recovery_key: str,
        officer: str,
        passphrase: str | bytes,
        *,
        clock: Clock | None = None,
        hardness: Hardness | None = None,
    ) -> Store:
        """Give a supervisor a new passphrase and signing key with the recovery key, and open the store with it.

        Raises BadInput when it is not the recovery key or no supervisor, and as :meth:`open` does.
        """
        with cls.open_with_recovery_key(folder, recovery_key, clock=clock, hardness=hardness) as store:
            store.accounts.recover(officer, passphrase)
        return cls.open(folder, passphrase, officer, clock=clock, hardness=hardness)

    @classmethod
    def open_with_recovery_key(
        cls, folder: Path, recovery_key: str, *, clock: Clock | None = None, hardness: Hardness | None = None
    ) -> Store:
        """Open a store in nobody's name: nothing that an officer answers for can be kept. Raises as :meth:`open`."""

        def enter(lock: StoreLock) -> Store:
            keys = key_file.read(folder).unwrap_recovery(parse(recovery_key), folder)
            return Store(folder, lock, clock or SystemClock(), SignedIn("", BY_RECOVERY_KEY, keys), hardness)

        return cls._with_lock(folder, enter)

    @classmethod
    def _with_lock(cls, folder: Path, enter: Callable[[StoreLock], Store]) -> Store:
        """Take the store's lock, and give it back when entering fails; a full disk gets the reserve."""

        def work() -> Store:
            if not cls.exists(folder):
                if (folder / JOURNAL).exists():
                    raise EnvironmentFault("store.key_file_missing", folder=folder)
                raise BadInput("store.none_here", folder=folder)
            key_file.read(folder)
            lock = StoreLock(folder)
            try:
                return enter(lock)
            except BaseException:
                lock.release()
                raise

        demand_local(folder)
        return Reserve(folder).finishing(work)

    def close(self) -> None:
        """Close the store and give it free."""
        try:
            self.lock()
        finally:
            self._lock.release()

    def lock(self) -> None:
        """Close the journal and forget every key, but keep other processes out. A locked store stays locked."""
        parts, self._parts = self._parts, None
        if parts is not None:
            parts.me.secrets.wipe()
            with database_faults(self.folder):
                parts.connection.close()

    @property
    def locked(self) -> bool:
        """Whether the passphrase is needed before anything else."""
        return self._parts is None

    def unlock(self, passphrase: str | bytes) -> None:
        """Go on as the same officer. Raises BadInput when the passphrase is wrong or has to wait."""
        if self._parts is None:
            me = Door(self.folder, self._clock).enter(self.officer, passphrase)
            self._parts = open_parts(self.folder, self._clock, me, self._hardness)

    def second_officer(self, name: str, passphrase: str | bytes) -> SecondOfficer:
        """Another officer who signs a step while the first stays signed in. Raises BadInput."""
        if name.strip().casefold() == self.officer.casefold():
            raise BadInput("accounts.second_is_first", name=self.officer)
        account = self.accounts.account(name)
        return SecondOfficer(self, Door(self.folder, self._clock).enter(account.name, passphrase), account)

    def change_passphrase(self, old: str | bytes, new: str | bytes) -> None:
        """Give the signed-in officer another passphrase. Raises BadInput when the old one is wrong, or the new weak."""
        Door(self.folder, self._clock).enter(self.officer, old).secrets.wipe()
        self.accounts.change_passphrase(new)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def connection(self) -> Connection:
        """The open database."""
        return self._open.connection

    @property
    def station(self) -> Station:
        """The station with its keys."""
        return self._open.station

    @property
    def inspections(self) -> Inspections:
        """The list of inspections."""
        return self._open.inspections

    @property
    def journal(self) -> Journal:
        """The chain of records."""
        return self._open.journal

    @property
    def photos(self) -> EvidenceFiles:
        """The photos."""
        return self._open.photos

    @property
    def drafts(self) -> Drafts:
        """What is typed and not yet kept."""
        return self._open.drafts

    @property
    def heard(self) -> Heard:
        """What headquarters has said."""
        return self._open.heard

    @property
    def accounts(self) -> Accounts:
        """The officers' accounts."""
        return self._open.accounts

    @property
    def database_key(self) -> bytes:
        """The key of the database, for copies under the same key."""
        return bytes(self._open.me.secrets.database)

    def append(self, inspection: str, kind: str, body: Mapping[str, object]) -> SealedRecord:
        """Seal the body, link it to its predecessor and keep it durably before returning. Raises EnvironmentFault.

        What an officer answers for also carries the officer's own signature.
        """
        key = self._open.me.key
        return self.reserve.keep(kind, lambda: self.journal.append(inspection, kind, body, self.officer, key))

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
        count = self.inspections.rebuild(self.journal.everything())
        with database_faults(self.folder), transaction(self.connection):
            self.heard.rebuild(self.journal.everything())
        return count

    @property
    def _open(self) -> Parts:
        if self._parts is None:
            raise EnvironmentFault("accounts.locked", officer=self.officer)
        return self._parts
