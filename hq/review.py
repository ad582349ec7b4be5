"""The supervisor's review and legal holds: signed statements that go down to the station and are records there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.exchange import StatementKind
from inspection.supervision import Review

from .statements import issue

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from inspection.exchange import Statement
    from inspection.ports import Signer

    from .inspections import Found

LONGEST = 4_000  # letters of a remark or a reason


def remark(
    connection: Connection, found: Found, decision: Review, text: str, by: str, *, now: datetime, signer: Signer
) -> Statement:
    """Approve an inspection or return it. Raises BadInput for a return without a word why."""
    if len(text) > LONGEST or (decision is Review.RETURNED and not text):
        raise BadInput("hq.remark")
    about = found.listed.row.inspection
    content = {"inspection": about, "decision": str(decision), "text": text, "by": by}
    return issue(connection, StatementKind.REMARK, content, now=now, signer=signer, to=found.station, inspection=about)


def hold(
    connection: Connection, found: Found, reason: str, by: str, *, on: bool, now: datetime, signer: Signer
) -> Statement:
    """Put an inspection under legal hold, or lift it. Raises BadInput without a reason."""
    if not reason or len(reason) > LONGEST:
        raise BadInput("hq.hold_reason")
    about = found.listed.row.inspection
    content = {"inspection": about, "on": on, "reason": reason, "by": by}
    return issue(connection, StatementKind.HOLD, content, now=now, signer=signer, to=found.station, inspection=about)
