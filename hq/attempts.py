"""Who has to wait: after failed sign-ins the wait grows, by name and by address, the same for names that nobody has."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from .database import at
from .schema import attempt

if TYPE_CHECKING:
    from sqlalchemy import Connection

FREE = {"name": 3, "address": 15}  # failures before there is any wait
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)


def wait(connection: Connection, name: str, address: str, now: datetime) -> timedelta | None:
    """How long whoever signs in with that name from that address has to wait; None when not at all."""
    until = connection.execute(
        select(attempt.c.wait_until)
        .where(attempt.c.sha256.in_([_key("name", name), _key("address", address)]))
        .order_by(attempt.c.wait_until.desc())
        .limit(1)
    ).scalar_one_or_none()
    left = (at(until) or now) - now
    return left if left > timedelta(0) else None


def failed(connection: Connection, name: str, address: str, now: datetime) -> None:
    """Count a failure for both; each one more doubles the wait."""
    connection.execute(delete(attempt).where(attempt.c.last_at < now - FORGOTTEN))
    for kind, value in (("name", name), ("address", address)):
        key = _key(kind, value)
        known = connection.execute(select(attempt.c.failures).where(attempt.c.sha256 == key).with_for_update()).first()
        failures = 1 if known is None else known.failures + 1
        over = failures - FREE[kind]
        until = now if over < 0 else now + min(LONGEST, timedelta(seconds=2 ** min(over, 12)))
        values = {"failures": failures, "last_at": now, "wait_until": until}
        if known is None:
            connection.execute(insert(attempt).values(sha256=key, **values))
        else:
            connection.execute(update(attempt).where(attempt.c.sha256 == key).values(values))


def succeeded(connection: Connection, name: str) -> None:
    """Forget the failures of a name; those of the address stay, for it may try many names."""
    connection.execute(delete(attempt).where(attempt.c.sha256 == _key("name", name)))


def _key(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind}:{value}".encode()).hexdigest()
