"""Taking records in: what follows is kept, what has a gap before it waits, what does not fit is set aside unchanged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from inspection.canonical import canonical, header_bytes, signature_holds
from inspection.exchange import carried
from inspection.record import ALGORITHM, OLDEST_VERSION, VERSION, photos_named

from .once import insert_once
from .projection import project
from .schema import photo_named, quarantine, record, station, waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from inspection.exchange import CarriedRecord
    from inspection.record import SealedRecord

AT_ONCE = 500  # records of those that waited, read at a time
FAR_AHEAD = 100_000  # records after the last one held that may wait; more are refused


class Fate(StrEnum):
    """What became of a record."""

    HELD = "held"
    WAITING = "waiting"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of record ``seq``; ``reason`` is the code of why it was set aside."""

    seq: int
    fate: Fate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a batch, and how far the chain of its station is held now."""

    outcomes: tuple[Outcome, ...]
    through: int
    head: str


def own_fault(sealed: SealedRecord, fingerprint: str, public_key: bytes, content: bytes | None = None) -> str | None:
    """What is wrong with a record by itself: its form, its key, its signature. None when nothing is.

    ``content`` are the canonical bytes of its header where they are known.
    """
    header = sealed.header
    if not OLDEST_VERSION <= header.v <= VERSION or header.alg != ALGORITHM:
        return "hq.record_version"
    if header.key != fingerprint:
        return "hq.record_key"
    if not signature_holds(public_key, sealed.signature, content or header_bytes(header)):
        return "hq.record_signature"
    return None


def take(
    connection: Connection,
    fingerprint: str,
    records: Sequence[CarriedRecord],
    faults: Sequence[str | None],
    now: datetime,
) -> Intake:
    """Keep what came, within the caller's transaction; ``faults`` are the :func:`own_fault` of each record.

    The station's row is locked first, so that two workers never extend one chain at the same time. Sending the
    same again changes nothing.
    """
    held = connection.execute(
        select(station.c.through, station.c.head, station.c.name)
        .where(station.c.fingerprint == fingerprint)
        .with_for_update()
    ).one()
    taking = _Taking(connection, fingerprint, name=held.name, through=held.through, head=held.head, now=now)
    outcomes = [
        taking.set_aside(came, fault) if fault else taking.one(came)
        for came, fault in sorted(zip(records, faults, strict=True), key=lambda pair: pair[0].record.header.seq)
    ]
    taking.follow_up()
    taking.write()
    return Intake(tuple(outcomes), taking.through, taking.head)


class _Taking:
    """One transaction's work on the chain of one station."""

    def __init__(
        self, connection: Connection, fingerprint: str, *, name: str, through: int, head: str, now: datetime
    ) -> None:
        self._connection = connection
        self._fingerprint = fingerprint
        self._name = name
        self.through = through
        self.head = head
        self._now = now
        self._fresh: list[CarriedRecord] = []

    def one(self, came: CarriedRecord) -> Outcome:
        """Keep a record that is right by itself where it belongs."""
        header = came.record.header
        if header.station != self._name:
            return self.set_aside(came, "hq.record_station")
        if header.seq <= self.through:
            return self._known(came)
        if header.seq == self.through + 1:
            if header.previous != self.head:
                return self.set_aside(came, "hq.record_fork")
            self._extend(came)
            return Outcome(header.seq, Fate.HELD)
        if header.seq > self.through + FAR_AHEAD:
            return self.set_aside(came, "hq.record_far_ahead")
        self._wait(came)
        return Outcome(header.seq, Fate.WAITING)

    def set_aside(self, came: CarriedRecord, reason: str) -> Outcome:
        """Keep a record that does not fit, as it came; once."""
        seq = came.record.header.seq
        said = {
            "header": came.header.decode(),
            "signature": came.record.signature,
            "body": None if came.body is None else came.body.decode(),
        }
        row = {
            "station": self._fingerprint,
            "seq": seq,
            "sha256": came.record.sha256,
            "reason": reason,
            "received_at": self._now,
            "content": canonical(said),
        }
        insert_once(self._connection, quarantine, [row])
        return Outcome(seq, Fate.QUARANTINED, reason)

    def follow_up(self) -> None:
        """Take in what has waited for the records that came now, and what was overtaken by the same record."""
        while self._fresh:
            rows = self._connection.execute(
                select(waiting).where(waiting.c.station == self._fingerprint).order_by(waiting.c.seq).limit(AT_ONCE)
            ).all()
            settled = []
            for row in rows:
                if row.seq > self.through + 1:
                    break
                self.one(carried(bytes(row.header), row.signature, None if row.body is None else bytes(row.body)))
                settled.append({"number": row.seq, "name": row.sha256})
            if settled:
                self._connection.execute(
                    delete(waiting).where(
                        waiting.c.station == self._fingerprint,
                        waiting.c.seq == bindparam("number"),
                        waiting.c.sha256 == bindparam("name"),
                    ),
                    settled,
                )
            if len(settled) < AT_ONCE:
                return

    def write(self) -> None:
        """Put the new records and what follows from them in place."""
        if not self._fresh:
            return
        fresh = [came.record for came in self._fresh]
        self._connection.execute(insert(record), [self._row(came) for came in self._fresh])
        named = sorted({(each.header.inspection, name) for each in fresh for name in photos_named(each.body)})
        rows = [{"station": self._fingerprint, "inspection": about, "sha256": name} for about, name in named]
        insert_once(self._connection, photo_named, rows)
        project(self._connection, self._fingerprint, fresh, self._now)
        self._connection.execute(
            update(station)
            .where(station.c.fingerprint == self._fingerprint)
            .values(through=self.through, head=self.head)
        )

    def _known(self, came: CarriedRecord) -> Outcome:
        seq = came.record.header.seq
        first_new = self.through - len(self._fresh) + 1
        if seq >= first_new:
            name = self._fresh[seq - first_new].record.sha256
        else:
            name = self._connection.execute(
                select(record.c.sha256).where(record.c.station == self._fingerprint, record.c.seq == seq)
            ).scalar_one()
        return Outcome(seq, Fate.HELD) if name == came.record.sha256 else self.set_aside(came, "hq.record_fork")

    def _extend(self, came: CarriedRecord) -> None:
        self._fresh.append(came)
        self.through, self.head = came.record.header.seq, came.record.sha256

    def _wait(self, came: CarriedRecord) -> None:
        row = self._kept(came) | {"station": self._fingerprint, "seq": came.record.header.seq}
        insert_once(self._connection, waiting, [row])

    def _kept(self, came: CarriedRecord) -> dict[str, object]:
        return {
            "sha256": came.record.sha256,
            "received_at": self._now,
            "header": came.header,
            "signature": came.record.signature,
            "body": came.body,
        }

    def _row(self, came: CarriedRecord) -> dict[str, object]:
        header = came.record.header
        return self._kept(came) | {
            "station": self._fingerprint,
            "seq": header.seq,
            "inspection": header.inspection,
            "kind": header.kind,
            "wall": datetime.fromisoformat(header.wall),
        }
