"""Runs the flags: every indicator of the edition that has a function here, on the evidence; the others are a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..finding import Severity, Subject
from ..message import message, table_text
from .checklist import Applicability
from .flag import ChecklistItem, RedFlag
from .table import FLAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .evidence import Evidence
    from .flag import Indicator
    from .sighting import Seen

_LOUDEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def raise_flags(evidence: Evidence, indicators: Sequence[Indicator]) -> tuple[RedFlag, ...]:
    """The flags that show, loudest first; one that has no row in the edition does not run."""
    raised = [
        _flag(indicator, seen)
        for indicator in indicators
        if indicator.code in FLAGS
        for seen in FLAGS[indicator.code](evidence)
    ]
    # The same thing in two pictures or on two lines is one flag.
    once = {(flag.code, flag.claims, tuple(flag.reason.params.items())): flag for flag in raised}
    return tuple(sorted(once.values(), key=lambda flag: _LOUDEST_FIRST.index(flag.severity)))


def checklist(evidence: Evidence, indicators: Sequence[Indicator]) -> tuple[ChecklistItem, ...]:
    """The indicators for the officer to look at, loudest first: those that apply and that nothing here can tell."""
    applicability = Applicability(evidence)
    items = [
        ChecklistItem(
            indicator.code,
            indicator.regime,
            indicator.severity,
            table_text(indicator.text),
            table_text(indicator.confirm),
        )
        for indicator in indicators
        if indicator.code not in FLAGS and applicability.applies(indicator)
    ]
    return tuple(sorted(items, key=lambda item: _LOUDEST_FIRST.index(item.severity)))


def _flag(indicator: Indicator, seen: Seen) -> RedFlag:
    subjects = dict.fromkeys(Subject(claim.scheme, claim.value) for claim in seen.claims)
    return RedFlag(
        code=indicator.code,
        regime=indicator.regime,
        severity=indicator.severity,
        reason=message(f"red_flag.{indicator.code}", **seen.params),
        how_to_confirm=table_text(indicator.confirm),
        claims=tuple(subjects),
    )
