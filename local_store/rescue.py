"""What can still be read of a damaged journal, written out in the clear, record by record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.record import photos_named
from inspection.seal import canonical, header_bytes

from .database import connect, database_faults
from .durable import disk_faults, make_folder, write_durably
from .journal import Journal
from .new_store import JOURNAL
from .system_clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection.record import SealedRecord

    from .store import Store

RECORDS, PHOTOS = "records.jsonl", "photos"
# Where the number of the last record is looked for: any of these pages may be the damaged one.
_LAST = ("SELECT max(seq) FROM record", "SELECT max(seq) FROM body", "SELECT max(seq) FROM inspection")


@dataclass(frozen=True, slots=True)
class RescueReport:
    """How many records and photos were written out, and how many are there that could not be read."""

    records: int
    lost_records: int
    photos: int
    lost_photos: int


def rescue(store: Store, out: Path) -> RescueReport:
    """Write the readable records and their photos into a new folder; the store is not changed.

    Each line of ``records.jsonl`` has header and body in their canonical form and the signature, so that what was
    rescued can be proved later. Raises BadInput when the folder exists, EnvironmentFault when it cannot be written.
    """
    with disk_faults(out.parent):
        if out.exists():
            raise BadInput("rescue.exists", folder=out)
        make_folder(out)
        make_folder(out / PHOTOS)
    read: list[int] = []
    photos: dict[str, bool] = {}
    reader = _Reader(store)
    last = max(reader.number(query) for query in _LAST)

    def lines() -> Iterator[bytes]:
        for seq in range(1, last + 1):
            record = reader.record(seq)
            if record is not None:
                read.append(seq)
                photos.update(dict.fromkeys(photos_named(record.body), False))
                yield _line(record)

    with disk_faults(out):
        try:
            write_durably(out / RECORDS, lines())
        finally:
            reader.close()
        for photo in photos:
            content = _photo(store, photo)
            if content is not None:
                write_durably(out / PHOTOS / photo, [content])
                photos[photo] = True
    saved = sum(photos.values())
    return RescueReport(len(read), last - len(read), saved, len(photos) - saved)


class _Reader:
    """Reads single records; after a damaged page SQLCipher reads nothing more, so that each time is a new beginning."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = connect(store.folder / JOURNAL, store.database_key)

    def close(self) -> None:
        self._connection.close()

    def number(self, query: str) -> int:
        try:
            with database_faults(self._store.folder):
                return self._connection.execute(query).fetchone()[0] or 0
        except EnvironmentFault:
            self._again()
            return 0  # its page is a damaged one; the others may know

    def record(self, seq: int) -> SealedRecord | None:
        store = self._store
        journal = Journal(self._connection, store.folder, store.station, SystemClock(), _nothing)
        try:
            return journal.numbered(seq)
        except VerificationFailed:
            return None  # counted as lost
        except EnvironmentFault:
            self._again()
            return None

    def _again(self) -> None:
        self.close()
        self._connection = connect(self._store.folder / JOURNAL, self._store.database_key)


def _nothing(_record: SealedRecord) -> None:
    """Project nothing: nothing is kept."""


def _photo(store: Store, photo: str) -> bytes | None:
    try:
        return store.photo(photo)
    except (EnvironmentFault, VerificationFailed):
        return None  # counted as lost


def _line(record: SealedRecord) -> bytes:
    body = None if record.body is None else canonical(record.body).decode()
    said = {"header": header_bytes(record.header).decode(), "signature": record.signature, "body": body}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"
