"""One inspection as headquarters holds it: its records checked as they are shown, receipts, photos and reviews."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from inspection.accounts import ACCOUNT
from inspection.canonical import header_bytes, parse_body, parse_header
from inspection.exchange import StatementKind
from inspection.history import dossier_of
from inspection.message import Message, message
from inspection.officer_signature import Officers
from inspection.record import NO_RECORD, SealedRecord

from .inspections import Found
from .intake import own_fault
from .projection import listed_of
from .schema import alert_hit, inspection, photo, photo_named, record, statement, station

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from inspection.dossier import Dossier

MOST_RECORDS = 20_000  # of one inspection on one page


@dataclass(frozen=True, slots=True)
class Step:
    """A record: as it was signed, when it came, and what is wrong with it now, None when nothing is."""

    sealed: SealedRecord
    received_at: datetime
    fault: Message | None


@dataclass(frozen=True, slots=True)
class HeldPhoto:
    """A photo that a record names: its size and receipt where it is here, None where it is not (yet)."""

    sha256: str
    size: int | None
    receipt: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a supervisor said of the inspection."""

    number: int
    at: datetime
    decision: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold put on or lifted."""

    number: int
    at: datetime
    on: bool
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything of one inspection. ``dossier`` is None where its records do not add up to one.

    ``receipt`` is the number of the first receipt that covers all its records, None as long as none does.
    """

    found: Found
    steps: tuple[Step, ...]
    dossier: Dossier | None
    photos: Mapping[str, HeldPhoto]
    receipt: int | None
    remarks: tuple[Remark, ...]
    holds: tuple[Hold, ...]
    hits: tuple[tuple[int, str], ...]
    officers_signed: int

    @property
    def on_hold(self) -> bool:
        """Whether a legal hold is in force."""
        return bool(self.holds) and self.holds[-1].on

    @property
    def fault(self) -> Message | None:
        """The first thing that is wrong with its records."""
        return next((step.fault for step in self.steps if step.fault is not None), None)


def find(connection: Connection, fingerprint: str, seq: int) -> Found | None:
    """The inspection of that station that its record ``seq`` has opened."""
    row = connection.execute(
        select(inspection, station.c.name.label("station_name"), station.c.port)
        .join(station, station.c.fingerprint == inspection.c.station)
        .join(
            record, and_(record.c.station == inspection.c.station, record.c.inspection == inspection.c.inspection)
        )
        .where(record.c.station == fingerprint, record.c.seq == seq, inspection.c.seq == seq)
    ).first()  # fmt: skip
    return None if row is None else Found(row.station, row.station_name, row.port, listed_of(row))


def case_view(connection: Connection, found: Found) -> CaseView:
    """Read an inspection and check what is read."""
    about = found.listed.row.inspection
    steps, signed = _steps(connection, found.station, about)
    try:
        dossier = dossier_of([each.sealed for each in steps])
    except (ValueError, TypeError, KeyError, AttributeError):
        dossier = None
    remarks, holds = _said(connection, found.station, about)
    last = steps[-1].sealed.header.seq if steps else found.listed.row.seq
    receipt = connection.execute(
        select(statement.c.number)
        .where(statement.c.station == found.station, statement.c.last >= last)
        .order_by(statement.c.last, statement.c.number)
        .limit(1)
    ).scalar_one_or_none()
    hits = connection.execute(
        select(alert_hit.c.number, alert_hit.c.value)
        .where(alert_hit.c.station == found.station, alert_hit.c.inspection == about)
        .order_by(alert_hit.c.number)
    )
    return CaseView(
        found=found,
        steps=steps,
        dossier=dossier,
        photos=_photos(connection, found.station, about),
        receipt=receipt,
        remarks=remarks,
        holds=holds,
        hits=tuple((row.number, row.value) for row in hits),
        officers_signed=signed,
    )


def names_photo(connection: Connection, found: Found, sha256: str) -> bool:
    """Whether records of the inspection name that photo."""
    here = (
        photo_named.c.station == found.station,
        photo_named.c.inspection == found.listed.row.inspection,
        photo_named.c.sha256 == sha256,
    )
    return connection.execute(select(photo_named.c.sha256).where(*here)).first() is not None


def _steps(connection: Connection, fingerprint: str, about: str) -> tuple[tuple[Step, ...], int]:
    """The records of an inspection, each held against its signature, its hash, its predecessor and its officer."""
    key = bytes(
        connection.execute(select(station.c.public_key).where(station.c.fingerprint == fingerprint)).scalar_one()
    )
    of_accounts = and_(record.c.kind == ACCOUNT, record.c.inspection != about)
    rows = connection.execute(
        select(record)
        .where(record.c.station == fingerprint, or_(record.c.inspection == about, of_accounts))
        .order_by(record.c.seq)
        .limit(MOST_RECORDS)
    ).all()
    before = _names(connection, fingerprint, [row.seq - 1 for row in rows if row.inspection == about])
    officers, steps = Officers(), []
    for row in rows:
        sealed = _sealed(row)
        if row.inspection != about:
            officers.fault(sealed)
            continue
        fault = _fault(row, sealed, before.get(row.seq - 1, NO_RECORD), fingerprint, key) or officers.fault(sealed)
        steps.append(Step(sealed, row.received_at, fault))
    return tuple(steps), officers.signed


def _sealed(row: Row[Any]) -> SealedRecord:
    content = bytes(row.header)
    body = None if row.body is None else parse_body(bytes(row.body))
    return SealedRecord(parse_header(content), row.signature, body, hashlib.sha256(content).hexdigest())


def _fault(row: Row[Any], sealed: SealedRecord, before: str, fingerprint: str, key: bytes) -> Message | None:
    header, own = sealed.header, own_fault(sealed, fingerprint, key)
    if own is not None:
        return message(own)
    if sealed.sha256 != row.sha256 or header.seq != row.seq or bytes(row.header) != header_bytes(header):
        return message("store.record_name", seq=row.seq)
    if header.previous != before:
        return message("store.record_link", seq=row.seq)
    if row.body is not None and hashlib.sha256(bytes(row.body)).hexdigest() != header.body_sha256:
        return message("store.record_body", seq=row.seq)
    return None


def _names(connection: Connection, fingerprint: str, numbers: Sequence[int]) -> dict[int, str]:
    rows = connection.execute(
        select(record.c.seq, record.c.sha256).where(record.c.station == fingerprint, record.c.seq.in_(numbers))
    )
    return {row.seq: row.sha256 for row in rows}


def _photos(connection: Connection, fingerprint: str, about: str) -> dict[str, HeldPhoto]:
    same = and_(photo.c.station == photo_named.c.station, photo.c.sha256 == photo_named.c.sha256)
    rows = connection.execute(
        select(photo_named.c.sha256, photo.c.size, photo.c.receipt)
        .select_from(photo_named.outerjoin(photo, same))
        .where(photo_named.c.station == fingerprint, photo_named.c.inspection == about)
    )
    return {row.sha256: HeldPhoto(row.sha256, row.size, row.receipt) for row in rows}


def _said(connection: Connection, fingerprint: str, about: str) -> tuple[tuple[Remark, ...], tuple[Hold, ...]]:
    rows = connection.execute(
        select(statement.c.number, statement.c.kind, statement.c.at, statement.c.content)
        .where(statement.c.inspection == about, statement.c.station.in_(["", fingerprint]))
        .order_by(statement.c.number)
    )
    remarks, holds = [], []
    for row in rows:
        said = json.loads(row.content)["content"]
        if row.kind == StatementKind.REMARK:
            remarks.append(Remark(row.number, row.at, said["decision"], said["text"], said["by"]))
        elif row.kind == StatementKind.HOLD:
            holds.append(Hold(row.number, row.at, said["on"], said["reason"], said.get("by", "")))
    return tuple(remarks), tuple(holds)
