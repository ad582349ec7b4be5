"""What headquarters has said of one inspection: a supervisor's review with its remark, and a legal hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from .exchange import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Review(StrEnum):
    """What a supervisor decides."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Remark:
    """A review with its text, who made it, and when by headquarters' clock."""

    review: Review
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold: nothing of the inspection is purged until it is lifted."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Supervision:
    """``remarks`` in the order in which they were made: the last one counts. ``hold`` is the one in force."""

    remarks: tuple[Remark, ...] = ()
    hold: Hold | None = None

    @property
    def last(self) -> Remark | None:
        """The review that counts."""
        return self.remarks[-1] if self.remarks else None

    @property
    def returned(self) -> bool:
        """Whether something is to be done about it here."""
        return self.last is not None and self.last.review is Review.RETURNED


def supervision_of(statements: Iterable[Mapping[str, Any]]) -> Supervision:
    """What statements about one inspection come to, oldest first; others than remarks and holds say nothing of it.

    Raises KeyError or ValueError when one has not the form of its kind.
    """
    remarks: list[Remark] = []
    hold: Hold | None = None
    for said in statements:
        content, at = said["content"], datetime.fromisoformat(said["at"])
        by = str(content.get("by", ""))
        if said["kind"] == StatementKind.REMARK:
            remarks.append(Remark(_review(content["decision"]), str(content.get("text", "")), by, at))
        elif said["kind"] == StatementKind.HOLD:
            hold = Hold(str(content.get("reason", "")), by, at) if content.get("on") else None
    return Supervision(tuple(remarks), hold)


def supervision_json(said: Supervision) -> dict[str, Any]:
    """The review that counts and the hold in force, null where there is none."""
    review = hold = None
    if said.last is not None:
        last = said.last
        review = {"decision": last.review.value, "text": last.text, "by": last.by, "at": last.at.isoformat()}
    if said.hold is not None:
        hold = {"reason": said.hold.reason, "by": said.hold.by, "at": said.hold.at.isoformat()}
    return {"review": review, "hold": hold}


def _review(decision: str) -> Review:
    """A decision of a newer headquarters that is not known here is one to be looked at."""
    return Review.APPROVED if decision == Review.APPROVED else Review.RETURNED
