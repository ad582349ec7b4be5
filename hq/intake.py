"""Taking records in: what follows is kept, what has a gap before it waits, what does not fit is set aside unchanged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from inspection.canonical import canonical, header_bytes, parse_body, parse_header, signature_holds
from inspection.record import ALGORITHM, OLDEST_VERSION, VERSION, SealedRecord, photos_named

from .projection import project
from .schema import photo_named, quarantine, record, station, waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Row

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


def own_fault(sealed: SealedRecord, fingerprint: str, public_key: bytes) -> str | None:
    """What is wrong with a record by itself: its form, its key, its signature. None when nothing is."""
    header = sealed.header
    if not OLDEST_VERSION <= header.v <= VERSION or header.alg != ALGORITHM:
        return "hq.record_version"
    if header.key != fingerprint:
        return "hq.record_key"
    if not signature_holds(public_key, sealed.signature, header_bytes(header)):
        return "hq.record_signature"
    return None


def take(
    connection: Connection,
    fingerprint: str,
    records: Sequence[SealedRecord],
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
        taking.set_aside(sealed, fault) if fault else taking.one(sealed)
        for sealed, fault in sorted(zip(records, faults, strict=True), key=lambda pair: pair[0].header.seq)
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
        self._fresh: list[SealedRecord] = []
        self._waits = False

    def one(self, sealed: SealedRecord) -> Outcome:
        seq = sealed.header.seq
        if sealed.header.station != self._name:
            return self.set_aside(sealed, "hq.record_station")
        if seq <= self.through:
            return self._known(sealed)
        if seq == self.through + 1:
            if sealed.header.previous != self.head:
                return self.set_aside(sealed, "hq.record_fork")
            self._extend(sealed)
            return Outcome(seq, Fate.HELD)
        if seq > self.through + FAR_AHEAD:
            return self.set_aside(sealed, "hq.record_far_ahead")
        self._wait(sealed)
        return Outcome(seq, Fate.WAITING)

    def set_aside(self, sealed: SealedRecord, reason: str) -> Outcome:
        """Keep a record that does not fit, as it came; once."""
        seq, name = sealed.header.seq, sealed.sha256
        known = select(quarantine.c.id).where(
            quarantine.c.station == self._fingerprint, quarantine.c.sha256 == name, quarantine.c.reason == reason
        )
        if self._connection.execute(known).first() is None:
            self._connection.execute(
                insert(quarantine).values(
                    station=self._fingerprint,
                    seq=seq,
                    sha256=name,
                    reason=reason,
                    received_at=self._now,
                    content=canonical(_carried(sealed)),
                )
            )
        return Outcome(seq, Fate.QUARANTINED, reason)

    def follow_up(self) -> None:
        """Take in what has waited for the records that came now."""
        while True:
            rows = self._connection.execute(
                select(waiting).where(waiting.c.station == self._fingerprint, waiting.c.seq == self.through + 1)
            ).all()
            if not rows:
                return
            fits = [row for row in rows if parse_header(bytes(row.header)).previous == self.head]
            for row in rows:
                if row not in fits:
                    self.set_aside(_sealed(row), "hq.record_fork")
            if fits:
                self._extend(_sealed(fits[0]))
            self._connection.execute(
                delete(waiting).where(waiting.c.station == self._fingerprint, waiting.c.seq == rows[0].seq)
            )
            if not fits:
                return

    def write(self) -> None:
        """Put the new records and what follows from them in place."""
        if not self._fresh:
            return
        self._connection.execute(insert(record), [self._row(sealed) for sealed in self._fresh])
        named = {(each.header.inspection, name) for each in self._fresh for name in photos_named(each.body)}
        _insert_new(self._connection, self._fingerprint, named)
        project(self._connection, self._fingerprint, self._fresh, self._now)
        self._connection.execute(
            update(station)
            .where(station.c.fingerprint == self._fingerprint)
            .values(through=self.through, head=self.head)
        )

    def _known(self, sealed: SealedRecord) -> Outcome:
        seq = sealed.header.seq
        first_new = self.through - len(self._fresh) + 1
        if seq >= first_new:
            name = self._fresh[seq - first_new].sha256
        else:
            name = self._connection.execute(
                select(record.c.sha256).where(record.c.station == self._fingerprint, record.c.seq == seq)
            ).scalar_one()
        return Outcome(seq, Fate.HELD) if name == sealed.sha256 else self.set_aside(sealed, "hq.record_fork")

    def _extend(self, sealed: SealedRecord) -> None:
        self._fresh.append(sealed)
        self.through, self.head = sealed.header.seq, sealed.sha256

    def _wait(self, sealed: SealedRecord) -> None:
        here = (
            waiting.c.station == self._fingerprint,
            waiting.c.seq == sealed.header.seq,
            waiting.c.sha256 == sealed.sha256,
        )
        if self._connection.execute(select(waiting.c.seq).where(*here)).first() is None:
            self._connection.execute(
                insert(waiting).values(
                    station=self._fingerprint,
                    seq=sealed.header.seq,
                    sha256=sealed.sha256,
                    received_at=self._now,
                    header=header_bytes(sealed.header),
                    signature=sealed.signature,
                    body=_body(sealed),
                )
            )

    def _row(self, sealed: SealedRecord) -> dict[str, object]:
        header = sealed.header
        return {
            "station": self._fingerprint,
            "seq": header.seq,
            "sha256": sealed.sha256,
            "inspection": header.inspection,
            "kind": header.kind,
            "wall": datetime.fromisoformat(header.wall),
            "received_at": self._now,
            "header": header_bytes(header),
            "signature": sealed.signature,
            "body": _body(sealed),
        }


def _insert_new(connection: Connection, fingerprint: str, named: Iterable[tuple[str, str]]) -> None:
    for about, name in sorted(named):
        here = (photo_named.c.station == fingerprint, photo_named.c.inspection == about, photo_named.c.sha256 == name)
        if connection.execute(select(photo_named.c.sha256).where(*here)).first() is None:
            connection.execute(insert(photo_named).values(station=fingerprint, inspection=about, sha256=name))


def _body(sealed: SealedRecord) -> bytes | None:
    return None if sealed.body is None else canonical(sealed.body)


def _carried(sealed: SealedRecord) -> dict[str, object]:
    body = _body(sealed)
    return {
        "header": header_bytes(sealed.header).decode(),
        "signature": sealed.signature,
        "body": None if body is None else body.decode(),
    }


def _sealed(row: Row) -> SealedRecord:  # type: ignore[type-arg]
    content = bytes(row.header)
    body = None if row.body is None else parse_body(bytes(row.body))
    return SealedRecord(parse_header(content), row.signature, body, hashlib.sha256(content).hexdigest())
