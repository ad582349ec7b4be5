"""Signed statements: numbered, kept, and handed down to the stations that they are for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, or_, select

from inspection.exchange import Receipt, Statement, StatementKind, receipt_content, state, statement_bytes

from .schema import photo, statement, station

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from inspection.ports import Signer

MOST = 200  # statements handed down at once
NUMBERING = 0x51554159  # the lock that statements are numbered under
MOST_PHOTOS = 5_000  # of one receipt


def issue(
    connection: Connection,
    kind: StatementKind,
    content: Mapping[str, Any],
    *,
    now: datetime,
    signer: Signer,
    to: str = "",
    inspection: str = "",
) -> Statement:
    """Sign a statement and keep it, within the caller's transaction; ``to`` is a station, or empty for all.

    Statements become visible in the order of their numbers: whoever has heard number n misses none before it.
    """
    made = state(kind, content, number=_next_number(connection), at=now, station=to, signer=signer)
    connection.execute(
        insert(statement).values(
            number=made.number,
            kind=str(kind),
            station=to,
            inspection=inspection,
            at=now,
            last=content.get("last"),
            content=statement_bytes(made),
        )
    )
    return made


def receipt_for(connection: Connection, fingerprint: str, *, now: datetime, signer: Signer) -> Statement | None:
    """A receipt over what is held of a station and not yet receipted; None when that is nothing.

    What it names was committed before this transaction began: a receipt never runs ahead of what is durable.
    """
    row = connection.execute(
        select(station.c.through, station.c.head).where(station.c.fingerprint == fingerprint).with_for_update()
    ).one()
    last = connection.execute(
        select(statement.c.content)
        .where(statement.c.station == fingerprint, statement.c.kind == str(StatementKind.RECEIPT))
        .order_by(statement.c.number.desc())
        .limit(1)
    ).scalar_one_or_none()
    photos = connection.execute(
        select(photo.c.sha256)
        .where(photo.c.station == fingerprint, photo.c.receipt.is_(None))
        .order_by(photo.c.sha256)
        .limit(MOST_PHOTOS)
    ).scalars().all()  # fmt: skip
    if row.through == 0 or (not photos and last is not None and _covers(last, row.through)):
        return None
    content = receipt_content(Receipt(1, row.through, row.head, tuple(photos)))
    made = issue(connection, StatementKind.RECEIPT, content, now=now, signer=signer, to=fingerprint)
    if photos:
        connection.execute(
            photo.update().where(photo.c.station == fingerprint, photo.c.sha256.in_(photos)).values(receipt=made.number)
        )
    return made


def handed_down(connection: Connection, fingerprint: str, after: int) -> list[tuple[int, bytes]]:
    """The statements for a station with a higher number than ``after``, in order, as they were signed."""
    rows = connection.execute(
        select(statement.c.number, statement.c.content)
        .where(or_(statement.c.station == fingerprint, statement.c.station == ""), statement.c.number > after)
        .order_by(statement.c.number)
        .limit(MOST)
    )
    return [(row.number, bytes(row.content)) for row in rows]


def _covers(content: bytes, through: int) -> bool:
    return bool(json.loads(content)["content"]["last"] == through)


def _next_number(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(NUMBERING)))  # until the transaction ends
        return int(connection.execute(select(func.nextval("statement_number"))).scalar_one())
    return int(connection.execute(select(func.coalesce(func.max(statement.c.number), 0))).scalar_one()) + 1
