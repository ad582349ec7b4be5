"""Verdicts and their order: the most serious one stands over the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .finding import Finding


class Verdict(StrEnum):
    """What the conventions say of a thing, most serious first; the values stand on the wire."""

    PROHIBITED = "prohibited"
    PERMIT_REQUIRED = "permit_required"
    CANNOT_TELL = "cannot_tell"
    DOCUMENTS_REQUIRED = "documents_required"
    NOT_LISTED = "not_listed"

    @property
    def seriousness(self) -> int:
        """A number that grows with seriousness."""
        return len(Verdict) - list(Verdict).index(self)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The overall verdict, and how many questions stay open under it."""

    verdict: Verdict
    open_questions: int


def judge(findings: Iterable[Finding]) -> Judgement:
    """Take the most serious verdict of all findings and count those that cannot tell.

    Without any finding nothing was looked up, and nothing can be told.
    """
    verdicts = [finding.verdict for finding in findings]
    if not verdicts:
        return Judgement(Verdict.CANNOT_TELL, 0)
    return Judgement(
        max(verdicts, key=lambda verdict: verdict.seriousness),
        sum(verdict is Verdict.CANNOT_TELL for verdict in verdicts),
    )
