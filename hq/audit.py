"""Who looked at what and did what: written in the transaction that does it, and only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from .database import at
from .schema import audit

if TYPE_CHECKING:
    from sqlalchemy import Connection

LONGEST_SUBJECT = 2_000
PAGE = 100


class Action(StrEnum):
    """What is noted."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    SECOND_FACTOR = "second_factor"
    VIEWED = "viewed"
    VIEWED_PHOTO = "viewed_photo"
    SEARCHED = "searched"
    EXPORTED = "exported"
    RAW = "raw"  # the bytes of something that was set aside
    REMARKED = "remarked"
    HELD = "held"
    RELEASED = "released"
    ALERTED = "alerted"
    WITHDREW = "withdrew"
    CODE = "code"
    REVOKED = "revoked"
    PORT = "port"
    POLICY = "policy"
    EDITION = "edition"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line."""

    id: int
    at: datetime
    account: str
    action: str
    subject: str
    address: str


def note(
    connection: Connection, now: datetime, account: str, action: Action, subject: str, *, address: str = ""
) -> None:
    """Add a line, within the caller's transaction."""
    connection.execute(
        insert(audit).values(
            at=now, account=account[:128], action=str(action), subject=subject[:LONGEST_SUBJECT], address=address[:64]
        )
    )


def entries(connection: Connection, before: int | None, account: str = "", action: str = "") -> list[Entry]:
    """The newest lines before that one, newest first; one more than :data:`PAGE` when there are more."""
    chosen = select(audit).order_by(audit.c.id.desc()).limit(PAGE + 1)
    if before is not None:
        chosen = chosen.where(audit.c.id < before)
    if account:
        chosen = chosen.where(audit.c.account == account)
    if action:
        chosen = chosen.where(audit.c.action == action)
    return [
        Entry(row.id, at(row.at) or row.at, row.account, row.action, row.subject, row.address)
        for row in connection.execute(chosen)
    ]
