"""What headquarters has said to this station: a projection of the records that carry its signed statements."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from inspection.canonical import fingerprint
from inspection.errors import VerificationFailed
from inspection.exchange import Statement, StatementKind, read_statement, receipt_of, statement_bytes
from inspection.supervision import supervision_of
from inspection.watching import alerts_of

from ..database import database_faults

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.record import SealedRecord
    from inspection.supervision import Supervision
    from inspection.watching import Alert

ENROLLED = "enrolled"  # the kind of the record that names this station's headquarters
HEARD = "heard"  # the kind of a record that carries a statement
OF_HEADQUARTERS = "hq:"  # what stands before the key's fingerprint where other records name their inspection


class ItemState(StrEnum):
    """How far an inspection is on its way to headquarters."""

    WAITING = "waiting"
    SENT = "sent"  # in part, or not receipted yet
    HELD = "held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Headquarters:
    """Who is at the other end: the address, and the public key that it signs with."""

    address: str
    public_key: bytes

    @property
    def fingerprint(self) -> str:
        """The name of its key."""
        return fingerprint(self.public_key)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an inspection stands: with ``receipt`` the number of the receipt, ``reason`` why it was refused."""

    state: ItemState
    receipt: int | None = None
    reason: str = ""


class Heard:
    """The tables of what headquarters has said; they can be made anew from the journal."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        """Use an open database."""
        self._connection = connection
        self._folder = folder

    def project(self, record: SealedRecord) -> None:
        """Take one more record in, within the caller's transaction. Raises VerificationFailed for a forgery."""
        if record.body is None or not record.header.inspection.startswith(OF_HEADQUARTERS):
            return
        if record.header.kind == ENROLLED:
            self._connection.execute(
                "INSERT INTO headquarters VALUES (1, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET address = excluded.address, public_key = excluded.public_key",
                (record.body["address"], bytes.fromhex(record.body["public_key"])),
            )
        elif record.header.kind == HEARD:
            self._take(record)

    def rebuild(self, records: Iterable[SealedRecord]) -> None:
        """Make the tables anew from all records, within the caller's transaction. Raises VerificationFailed."""
        for table in ("headquarters", "statement", "receipted_photo"):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - one of three words
        for record in records:
            self.project(record)

    def headquarters(self) -> Headquarters | None:
        """Who this station reports to; None before it is enrolled."""
        row = self._one("SELECT address, public_key FROM headquarters")
        return None if row is None else Headquarters(row[0], row[1])

    def last_number(self) -> int:
        """The number of the newest statement; 0 when there is none."""
        row = self._one("SELECT max(number) FROM statement")
        return 0 if row is None or row[0] is None else int(row[0])

    def knows(self, number: int) -> bool:
        """Whether that statement was kept."""
        return self._one("SELECT 1 FROM statement WHERE number = ?", number) is not None

    def statements(self, kind: StatementKind) -> tuple[dict[str, Any], ...]:
        """All statements of a kind as they were signed, oldest first."""
        with database_faults(self._folder):
            rows = self._connection.execute(
                "SELECT content FROM statement WHERE kind = ? ORDER BY number", (str(kind),)
            ).fetchall()
        return tuple(json.loads(row[0]) for row in rows)

    def receipted(self) -> tuple[int, int]:
        """The last record that headquarters holds by a receipt, and that receipt's number; zeros without one."""
        row = self._one("SELECT content FROM statement WHERE kind = 'receipt' ORDER BY number DESC LIMIT 1")
        if row is None:
            return 0, 0
        said = json.loads(row[0])
        return int(said["content"]["last"]), int(said["number"])

    def own_after(self, seq: int, last: int | None = None) -> tuple[int, int]:
        """How many records after that one, and up to ``last``, are this station's own, and the newest; zeros for none.

        What headquarters itself has said does not count.
        """
        row = self._one(
            "SELECT count(*), coalesce(max(seq), 0) FROM record "
            "WHERE seq > ?1 AND (?2 < 0 OR seq <= ?2) AND inspection NOT GLOB ?3",
            seq,
            -1 if last is None else last,
            f"{OF_HEADQUARTERS}*",
        )
        return (0, 0) if row is None else (int(row[0]), int(row[1]))

    def photo_receipt(self, sha256: str) -> int | None:
        """The number of the receipt for a photo; None without one."""
        row = self._one("SELECT receipt FROM receipted_photo WHERE sha256 = ?", sha256)
        return None if row is None else int(row[0])

    def supervision(self, inspection: str) -> Supervision:
        """What headquarters has said of an inspection. Raises VerificationFailed when it has another form."""
        with database_faults(self._folder):
            rows = self._connection.execute(
                "SELECT content FROM statement WHERE inspection = ? ORDER BY number", (inspection,)
            ).fetchall()
        try:
            return supervision_of(json.loads(row[0]) for row in rows)
        except (KeyError, TypeError, ValueError) as error:
            raise VerificationFailed("sync.odd_statement", inspection=inspection) from error

    def returned(self) -> tuple[str, ...]:
        """The inspections that a supervisor returned and has not approved since, the last one first."""
        with database_faults(self._folder):
            rows = self._connection.execute(
                "SELECT inspection FROM statement AS last WHERE kind = 'remark' "
                "AND json_extract(CAST(content AS TEXT), '$.content.decision') <> 'approved' "
                "AND number = (SELECT max(number) FROM statement "
                "WHERE kind = 'remark' AND inspection = last.inspection) ORDER BY number DESC"
            ).fetchall()
        return tuple(str(row[0]) for row in rows)

    def alerts(self, day: date) -> tuple[Alert, ...]:
        """What to watch for on a day. Raises VerificationFailed when an alert has not the form of its kind."""
        try:
            return alerts_of(self.statements(StatementKind.ALERT), day)
        except (KeyError, TypeError, ValueError) as error:
            raise VerificationFailed("sync.odd_statement", inspection="-") from error

    def on_hold(self, inspection: str) -> bool:
        """Whether a legal hold keeps the inspection from being purged."""
        row = self._one(
            "SELECT content FROM statement WHERE kind = 'hold' AND inspection = ? ORDER BY number DESC LIMIT 1",
            inspection,
        )
        return row is not None and bool(json.loads(row[0])["content"].get("on"))

    def refuse(self, refused: dict[int, str]) -> None:
        """Note what headquarters set aside, within the caller's transaction."""
        self._connection.executemany(
            "INSERT INTO refused VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET reason = excluded.reason",
            refused.items(),
        )

    def standing(self, inspection: str, photos: Iterable[str]) -> Standing:
        """Where an inspection stands whose records name these photos."""
        row = self._one("SELECT min(seq), max(seq) FROM record WHERE inspection = ?", inspection)
        last, receipt = self.receipted()
        # What a receipt covers is held, whatever became of it at first: the receipt names our own chain.
        refused = self._one(
            "SELECT reason FROM refused JOIN record USING (seq) WHERE inspection = ? AND seq > ? ORDER BY seq LIMIT 1",
            inspection,
            last,
        )
        if refused is not None:
            return Standing(ItemState.REFUSED, reason=str(refused[0]))
        if row is None or row[0] is None or row[0] > last:
            return Standing(ItemState.WAITING)
        receipts = [self.photo_receipt(sha256) for sha256 in photos]
        if row[1] > last or None in receipts:
            return Standing(ItemState.SENT)
        return Standing(ItemState.HELD, max([receipt, *(each for each in receipts if each is not None)]))

    def _take(self, record: SealedRecord) -> None:
        hq = self.headquarters()
        assert record.body is not None  # noqa: S101 - told apart by the caller
        if hq is None or record.header.inspection != OF_HEADQUARTERS + fingerprint(hq.public_key):
            raise VerificationFailed("store.record_content", seq=record.header.seq)
        try:
            statement = read_statement(record.body["statement"], hq.public_key)
            about = statement.content.get("inspection", "")
            photos = receipt_of(statement).photos if statement.kind is StatementKind.RECEIPT else ()
        except (KeyError, TypeError, ValueError) as error:
            raise VerificationFailed("store.record_content", seq=record.header.seq) from error
        self._connection.execute(
            "INSERT INTO statement VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (statement.number, str(statement.kind), str(about), json.dumps(record.body["statement"]).encode()),
        )
        self._connection.executemany(
            "INSERT INTO receipted_photo VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((sha256, statement.number) for sha256 in photos),
        )

    def _one(self, query: str, *parameters: str | int) -> tuple[Any, ...] | None:
        with database_faults(self._folder):
            row: tuple[Any, ...] | None = self._connection.execute(query, parameters).fetchone()
        return row


def body_of(statement: Statement) -> dict[str, Any]:
    """What the record carries that keeps a statement: the statement as it was signed."""
    return {"statement": json.loads(statement_bytes(statement))}
