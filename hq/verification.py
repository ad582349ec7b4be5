"""The check of whole chains as headquarters holds them, from the first record on, in little memory."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from inspection.canonical import parse_body, parse_header
from inspection.chain import ChainCheck
from inspection.errors import BadInput
from inspection.message import message
from inspection.record import SealedRecord

from .schema import record, station

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Row

    from inspection.verification import ChainReport

    from .service import Service

AT_ONCE = 1_000


def verified(service: Service, named: str) -> Iterator[tuple[str, ChainReport]]:
    """The name of each station with what the check of its chain found. Raises BadInput when there is none so named."""
    chosen = select(station.c.fingerprint, station.c.name, station.c.public_key, station.c.through)
    if named:
        chosen = chosen.where(or_(station.c.name == named, station.c.fingerprint == named))
    with service.engine.begin() as connection:
        rows = connection.execute(chosen.order_by(station.c.name)).all()
    if named and not rows:
        raise BadInput("hq.no_station", station=named)
    for row in rows:
        yield row.name, _checked(service, row)


def _checked(service: Service, row: Row[Any, Any, Any, Any]) -> ChainReport:
    check, reached = ChainCheck([bytes(row.public_key)]), 0
    while True:
        with service.engine.begin() as connection:
            records = connection.execute(
                select(record)
                .where(record.c.station == row.fingerprint, record.c.seq > reached)
                .order_by(record.c.seq)
                .limit(AT_ONCE)
            ).all()
        for each in records:
            header, body = bytes(each.header), None if each.body is None else bytes(each.body)
            read = None if body is None else parse_body(body)
            sealed = SealedRecord(parse_header(header), each.signature, read, hashlib.sha256(header).hexdigest())
            fault = check.fault(sealed, (header, body))
            if fault is not None:
                return check.report(fault)
            reached = each.seq
        if len(records) < AT_ONCE:
            break
    # More may have come meanwhile; fewer than were held when it began must never be there.
    missing = reached < row.through
    return check.report(message("store.record_counter", seq=reached + 1, found="-") if missing else None)
