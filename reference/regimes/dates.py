"""The date asked against the edition's own: when the answer is firm, when it is old, when it cannot be given."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.consignment import ClockDoubt
from inspection.finding import Severity
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .statements import messages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.consignment import AskedDate
    from inspection.finding import Finding
    from inspection.reference_hit import EditionIdentity

YEARS_OF_WARNING = 1
YEARS_OF_SILENCE = 5
_DOUBTS: Mapping[ClockDoubt, FindingCode] = MappingProxyType(
    {
        ClockDoubt.BEFORE_RECORDS: FindingCode.DATE_BEFORE_RECORDS,
        ClockDoubt.SET_BACK: FindingCode.DATE_CLOCK_SET_BACK,
    }
)
_NOTHING_FOUND = frozenset(code for code in FindingCode if code.value.endswith(".not_listed"))
"""Nothing in any annex on any day; whatever else is "not listed" (not yet, no longer) hangs on the day."""


def settle_dates(findings: Sequence[Finding], on: AskedDate, edition: EditionIdentity) -> tuple[Finding, ...]:
    """Turn dated findings into open questions where the date asked cannot be answered for.

    That is so for an unstated date before the edition's own (a clock that is wrong, most likely), for one that
    the journal contradicts, and for any date more than five years after the edition's. What no annex lists does
    not hang on a clock that runs late: it stays.
    """
    if not on.stated and (on.doubt is not None or on.day < edition.day):
        code = FindingCode.DATE_NOT_STATED if on.doubt is None else _DOUBTS[on.doubt]
        return tuple(each if each.code in _NOTHING_FOUND else _unsettled(each, code, on, edition) for each in findings)
    if on.day > _years_after(edition.day, YEARS_OF_SILENCE):
        return tuple(_unsettled(each, FindingCode.EDITION_TOO_OLD, on, edition) for each in findings)
    return tuple(findings)


def _unsettled(finding: Finding, code: FindingCode, on: AskedDate, edition: EditionIdentity) -> Finding:
    """The same finding, its citation kept, its verdict withheld until the date is settled."""
    return replace(
        finding,
        code=code,
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
        reason=message(
            code.value,
            date=on.day,
            newest_record=on.newest_record or "",
            edition=edition.name,
            edition_date=edition.day,
            provision=finding.citation.provision,
            entry=finding.citation.entry,
        ),
        exceptions=(),
        documents=messages("document.newer_edition" if code is FindingCode.EDITION_TOO_OLD else "document.state_date"),
    )


def date_findings(findings: Sequence[Finding], on: AskedDate, edition: EditionIdentity) -> tuple[Finding, ...]:
    """A warning a regime when the edition is more than a year older than the date asked; it changes no verdict."""
    old = _years_after(edition.day, YEARS_OF_WARNING) < on.day <= _years_after(edition.day, YEARS_OF_SILENCE)
    if not (findings and old):
        return ()
    by_falling_seriousness = sorted(findings, key=lambda each: -each.verdict.seriousness)
    mildest = {each.regime: each for each in by_falling_seriousness}
    return tuple(
        replace(
            finding,
            code=FindingCode.EDITION_OLD,
            severity=Severity.WARNING,
            reason=message(FindingCode.EDITION_OLD.value, date=on.day, edition=edition.name, edition_date=edition.day),
            exceptions=(),
            documents=messages("document.newer_edition"),
        )
        for finding in mildest.values()
    )


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
