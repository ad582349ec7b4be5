"""The journal: append-only records in one chain, each durable before its append returns."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from inspection.accounts import OF_ACCOUNT
from inspection.clock_check import ClockReading, Moment
from inspection.errors import VerificationFailed
from inspection.history import RecordKind
from inspection.record import NO_RECORD, SealedRecord
from inspection.seal import canonical, header_bytes, parse_header, seal

from .database import database_faults, transaction
from .inspections import NO_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.ports import Clock, Signer

    from .station_key import Station

# Number, inspection, name, header, signature and body.
Row: TypeAlias = tuple[int, str, str, bytes, str, bytes | None]
_COLUMNS = "record.seq, record.inspection, record.sha256, record.header, record.signature"
_WHOLE = f"SELECT {_COLUMNS}, body.content FROM record LEFT JOIN body USING (seq)"  # noqa: S608
_BARE = f"SELECT {_COLUMNS}, NULL FROM record"  # noqa: S608
_INDEX = "SELECT seq, inspection FROM record INDEXED BY record_of_inspection ORDER BY inspection, seq"
_LATEST = """SELECT max(datetime(json_extract(CAST(header AS TEXT), '$.wall'))) FROM record
    WHERE json_valid(CAST(header AS TEXT))"""  # in UTC; a header that is no JSON is for the verification to find


class Journal:
    """The one chain of a station. ``project`` is called with each new record, within its transaction."""

    def __init__(
        self,
        connection: Connection,
        folder: Path,
        station: Station,
        clock: Clock,
        project: Callable[[SealedRecord], None],
    ) -> None:
        """Use an open database."""
        self._connection = connection
        self._folder = folder
        self._station = station
        self._clock = clock
        self._project = project

    @property
    def station(self) -> str:
        """The station's name."""
        return self._station.name

    def append(
        self, inspection: str, kind: str, body: Mapping[str, object], officer: str, signer: Signer | None = None
    ) -> SealedRecord:
        """Seal a body behind the newest record and keep it durably; ``signer`` is the officer's own key.

        Raises EnvironmentFault when it cannot be kept; the journal is then as it was before.
        """
        with database_faults(self._folder), transaction(self._connection):
            return self.append_within(inspection, kind, body, officer, signer)

    def append_within(
        self, inspection: str, kind: str, body: Mapping[str, object], officer: str, signer: Signer | None = None
    ) -> SealedRecord:
        """The same within the caller's transaction: durable when that ends."""
        seq, previous = self.head()
        record = seal(
            inspection,
            kind,
            body,
            station=self._station.name,
            officer=officer,
            seq=seq + 1,
            previous=previous,
            signer=self._station.key,
            clock=self._clock,
            officer_signer=signer,
        )
        self._connection.execute(
            "INSERT INTO record (seq, sha256, inspection, header, signature) VALUES (?, ?, ?, ?, ?)",
            (seq + 1, record.sha256, inspection, header_bytes(record.header), record.signature),
        )
        self._connection.execute("INSERT INTO body (seq, content) VALUES (?, ?)", (seq + 1, canonical(record.body)))
        self._project(record)
        return record

    def head(self) -> tuple[int, str]:
        """Number and name of the newest record; 0 and 64 zeros when there is none."""
        with database_faults(self._folder):
            row = self._connection.execute("SELECT seq, sha256 FROM record ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, NO_RECORD) if row is None else (int(row[0]), str(row[1]))

    def clock_reading(self) -> ClockReading:
        """The present moment beside what the records bear. Raises VerificationFailed for a damaged record."""
        now = Moment(self._clock.now(), self._clock.boot_id(), self._clock.monotonic_ms())
        newest = next(self._read(f"{_BARE} ORDER BY record.seq DESC LIMIT 1"), None)
        if newest is None:
            return ClockReading(None, now)
        header = newest.header
        last = Moment(datetime.fromisoformat(header.wall), header.boot_id, header.monotonic_ms)
        with database_faults(self._folder):
            (latest,) = self._connection.execute(_LATEST).fetchone()
        return ClockReading(last, now, None if latest is None else datetime.fromisoformat(f"{latest}+00:00"))

    def records(self, inspection: str) -> tuple[SealedRecord, ...]:
        """All records of one inspection, in order."""
        return tuple(self._read(f"{_WHOLE} WHERE record.inspection = ? ORDER BY record.seq", inspection))

    def of_accounts(self, first: int = 1, last: int = NO_LIMIT) -> Iterator[SealedRecord]:
        """The records about the officers' accounts, from that number on to that one, in order."""
        query = f"{_WHOLE} WHERE record.inspection GLOB ? AND record.seq BETWEEN ? AND ? ORDER BY record.seq"
        return self._read(query, f"{OF_ACCOUNT}*", first, last)

    def numbered(self, seq: int) -> SealedRecord | None:
        """The record of that number, None where the journal does not reach so far."""
        return next(self._read(f"{_WHOLE} WHERE record.seq = ?", seq), None)

    def range(self, first: int, most: int = -1) -> Iterator[SealedRecord]:
        """Records in order from that number on, at most so many where ``most`` is not negative."""
        return self._read(f"{_WHOLE} WHERE record.seq >= ? ORDER BY record.seq LIMIT ?", first, most)

    def purges(self) -> tuple[SealedRecord, ...]:
        """The records that say which bodies were let go."""
        return self._of_kind(RecordKind.PURGED)

    def closings(self) -> dict[str, int]:
        """The inspections that were closed, each with the number of the record that did it."""
        return {each.header.inspection: each.header.seq for each in self._of_kind(RecordKind.CLOSED)}

    def timestamped(self) -> frozenset[str]:
        """The inspections that have a time from outside."""
        return frozenset(each.header.inspection for each in self._of_kind(RecordKind.TIMESTAMPED))

    def _of_kind(self, kind: RecordKind) -> tuple[SealedRecord, ...]:
        # Looked for as bytes: a header that was changed may be no JSON, and its check is to say so.
        member = f'"kind":"{kind}"'
        found = self._read(f"{_WHOLE} WHERE instr(record.header, CAST(? AS BLOB)) ORDER BY record.seq", member)
        return tuple(record for record in found if record.header.kind == kind)

    def headers(self) -> Iterator[SealedRecord]:
        """All records in order, without their bodies."""
        return self._read(f"{_BARE} ORDER BY record.seq")

    def everything(self) -> Iterator[SealedRecord]:
        """All records in order, with the bodies that are there."""
        return self._read(f"{_WHOLE} ORDER BY record.seq")

    def bodies(self, inspection: str) -> Iterator[tuple[int, bytes]]:
        """Number and canonical bytes of each body of one inspection, in order."""
        with database_faults(self._folder):
            yield from self._connection.execute(
                "SELECT seq, body.content FROM record JOIN body USING (seq) WHERE inspection = ? ORDER BY seq",
                (inspection,),
            )

    def bare(self, seq: int) -> SealedRecord | None:
        """The record of that number without its body, None where there is none."""
        return next(self._read(f"{_BARE} WHERE record.seq = ?", seq), None)

    def indexed(self) -> dict[int, str]:
        """The inspection of each record as the index gives it, which the screens go by.

        Raises VerificationFailed when the index leaves records out by its own definition, or is not there.
        """
        with database_faults(self._folder):
            partial = {
                name: partial for _, name, _, _, partial in self._connection.execute("PRAGMA index_list(record)")
            }
            if partial.get("record_of_inspection") != 0:
                raise VerificationFailed("store.journal_index")
            return dict(self._connection.execute(_INDEX))

    def _read(self, query: str, *parameters: str | int) -> Iterator[SealedRecord]:
        with database_faults(self._folder):
            yield from map(record_of, self._connection.execute(query, parameters))


def rows_from(connection: Connection, folder: Path, first: int | None, most: int) -> Sequence[Row]:
    """Records with their bodies as they stand in the file, in order: so many from that number on.

    None is for the very first, whatever its number: what stands before number 1 is for the verification to find.
    """
    query, parameters = (_WHOLE, (most,)) if first is None else (f"{_WHOLE} WHERE record.seq >= ?", (first, most))
    with database_faults(folder):
        return connection.execute(f"{query} ORDER BY record.seq LIMIT ?", parameters).fetchall()


def record_of(row: Row) -> SealedRecord:
    """The record of a row. Raises VerificationFailed when the row says anything else than the record's own bytes."""
    seq, inspection, sha256, content, signature, body = row
    try:
        header = parse_header(content)
        if body is not None and hashlib.sha256(body).hexdigest() != header.body_sha256:
            raise VerificationFailed("store.record_body", seq=seq)
        parsed = None if body is None else json.loads(body.decode())
    except ValueError as error:
        raise VerificationFailed("store.record_form", seq=seq) from error
    if (header.seq, header.inspection) != (seq, inspection):
        raise VerificationFailed("store.record_index", seq=seq)
    return SealedRecord(header, signature, parsed, sha256)
