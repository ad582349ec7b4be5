"""Who is signed in: a random token in a strict cookie, of which only the hash is kept, with an idle and a last end."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, or_, select, update

from .accounts import Person, Role
from .database import at
from .schema import account, session

if TYPE_CHECKING:
    from sqlalchemy import Connection

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)  # how exactly the last use is kept: a page view need not write


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person, and the token that every form has to carry; ``complete`` with the second factor."""

    person: Person
    csrf: str
    complete: bool
    sha256: str


def begin(connection: Connection, person: Person, now: datetime, *, complete: bool) -> str:
    """Start a session; gives the token for the cookie."""
    connection.execute(delete(session).where(or_(session.c.seen_at < now - IDLE, session.c.begun_at < now - LONGEST)))
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(session).values(
            sha256=_hashed(token),
            account=person.name,
            csrf=secrets.token_urlsafe(32),
            complete=complete,
            begun_at=now,
            seen_at=now,
        )
    )
    return token


def of_token(connection: Connection, token: str | None, now: datetime) -> Session | None:
    """The session of a cookie; None when it has ended or never was."""
    if not token:
        return None
    row = connection.execute(
        select(session, account.c.role)
        .join(account, account.c.name == session.c.account)
        .where(session.c.sha256 == _hashed(token), ~account.c.disabled)
    ).first()
    if row is None or (at(row.seen_at) or now) < now - IDLE or (at(row.begun_at) or now) < now - LONGEST:
        return None
    if (at(row.seen_at) or now) < now - NOTED_EVERY:
        connection.execute(update(session).where(session.c.sha256 == row.sha256).values(seen_at=now))
    return Session(Person(row.account, Role(row.role)), row.csrf, row.complete, row.sha256)


def end(connection: Connection, known: Session) -> None:
    """Sign out."""
    connection.execute(delete(session).where(session.c.sha256 == known.sha256))


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
