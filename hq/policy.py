"""The policy that stations follow: how long they keep, when they lock, what they may export, in which languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from inspection.errors import BadInput
from inspection.exchange import StatementKind
from inspection.settings import limits_of

from .schema import statement
from .statements import issue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from inspection.exchange import Statement
    from inspection.ports import Signer

EXPORTS = ("case", "packet", "report", "json", "csv", "basel", "cen", "ecomessage")


@dataclass(frozen=True, slots=True)
class Policy:
    """Years that closed inspections are kept, minutes to the lock, exports that are allowed, languages offered."""

    retention_years: int
    lock_minutes: int
    exports: tuple[str, ...]
    languages: tuple[str, ...]


def make(
    connection: Connection, policy: Policy, known_languages: Sequence[str], *, now: datetime, signer: Signer
) -> Statement:
    """Sign a policy for all stations; it takes the place of the one before. Raises BadInput outside the limits."""
    for name, value in (("retention_years", policy.retention_years), ("lock_minutes", policy.lock_minutes)):
        limits = limits_of(name)
        if not (limits.low or 0) <= value <= (limits.high or value):
            raise BadInput("hq.policy_limits", name=name, low=limits.low, high=limits.high)
    if not set(policy.exports) <= set(EXPORTS) or not set(policy.languages) <= set(known_languages):
        raise BadInput("hq.policy_choice")
    if not policy.languages:
        raise BadInput("hq.policy_choice")
    content = {
        "retention_years": policy.retention_years,
        "lock_minutes": policy.lock_minutes,
        "exports": list(policy.exports),
        "languages": list(policy.languages),
    }
    return issue(connection, StatementKind.POLICY, content, now=now, signer=signer)


def in_force(connection: Connection) -> tuple[int, datetime, Policy] | None:
    """The newest policy with the number and time of its statement; None before there is one."""
    row = connection.execute(
        select(statement.c.number, statement.c.at, statement.c.content)
        .where(statement.c.kind == str(StatementKind.POLICY))
        .order_by(statement.c.number.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    said = json.loads(row.content)["content"]
    years, minutes = said["retention_years"], said["lock_minutes"]
    return row.number, row.at, Policy(years, minutes, tuple(said["exports"]), tuple(said["languages"]))
