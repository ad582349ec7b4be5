"""The date asked against the edition's: what is told, what is told with a warning, and what is not told."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from inspection.claim import Scheme
from inspection.consignment import AskedDate, ClockDoubt
from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.reference_hit import EditionIdentity
from inspection.verdict import Verdict
from inspection.wording import say
from reference.regimes.dates import date_findings, settle_dates

DAY = date(2026, 11, 22)
EDITION = EditionIdentity("2026.11", DAY, "ab" * 32, signed=False)
GRAVE, MILD = Verdict.PROHIBITED, Verdict.DOCUMENTS_REQUIRED


def finding(
    verdict: Verdict = GRAVE,
    regime: Regime = Regime.MONTREAL,
    code: FindingCode = FindingCode.MONTREAL_PHASED_OUT,
    entry: str = "HCFC-22",
) -> Finding:
    return Finding(
        code,
        regime,
        verdict,
        Severity.ERROR,
        Citation("Montreal Protocol", "Article 2F", entry, "2026.11"),
        Subject(Scheme.REFRIGERANT, "R-22"),
        message("verdict.prohibited"),
        exceptions=(message("montreal.exception.feedstock"),),
        documents=(message("document.import_licence"),),
        basis=Basis.READ,
    )


def settled(day: date, *, stated: bool = False, doubt: ClockDoubt | None = None, of: Finding | None = None) -> Finding:
    asked = AskedDate(day, stated, doubt, date(2027, 5, 10) if doubt else None)
    (answer,) = settle_dates([of or finding()], asked, EDITION)
    return answer


@pytest.mark.parametrize("stated", [True, False])
@pytest.mark.parametrize("day", [DAY, date(2027, 11, 22), date(2031, 11, 22)])
def test_from_the_edition_s_day_on_the_law_is_told(day, stated):
    assert settled(day, stated=stated) == finding()


def test_a_stated_date_before_the_edition_is_the_officer_s_word():
    assert settled(date(2015, 1, 1), stated=True) == finding()
    assert settled(DAY, stated=True, doubt=ClockDoubt.SET_BACK) == finding()


@pytest.mark.parametrize(
    ("day", "stated", "doubt", "code", "document"),
    [
        (date(2026, 11, 21), False, None, FindingCode.DATE_NOT_STATED, "document.state_date"),
        (date(2015, 1, 1), False, None, FindingCode.DATE_NOT_STATED, "document.state_date"),
        (date(2027, 5, 9), False, ClockDoubt.BEFORE_RECORDS, FindingCode.DATE_BEFORE_RECORDS, "document.state_date"),
        (date(2027, 5, 9), False, ClockDoubt.SET_BACK, FindingCode.DATE_CLOCK_SET_BACK, "document.state_date"),
        (date(2031, 11, 23), False, None, FindingCode.EDITION_TOO_OLD, "document.newer_edition"),
        (date(2031, 11, 23), True, None, FindingCode.EDITION_TOO_OLD, "document.newer_edition"),
    ],
)
def test_a_date_that_cannot_be_answered_for_leaves_the_question_open(day, stated, doubt, code, document):
    answer = settled(day, stated=stated, doubt=doubt)
    assert (answer.verdict, answer.severity, answer.code) == (Verdict.CANNOT_TELL, Severity.WARNING, code)
    assert (answer.citation, answer.subject, answer.regime) == (
        finding().citation, finding().subject, finding().regime,
    )  # fmt: skip
    assert answer.exceptions == ()
    assert [each.code for each in answer.documents] == [document]
    assert answer.reason.code == code.value
    assert answer.reason.params == MappingProxyType(
        {
            "date": day.isoformat(),
            "newest_record": "2027-05-10" if doubt else "",
            "edition": "2026.11",
            "edition_date": "2026-11-22",
            "provision": "Article 2F",
            "entry": "HCFC-22",
        }
    )
    assert day.isoformat() in say(answer.reason)


def test_what_no_annex_lists_does_not_hang_on_a_late_clock():
    unlisted = finding(Verdict.NOT_LISTED, code=FindingCode.MONTREAL_NOT_LISTED)
    assert settled(date(2015, 1, 1), of=unlisted) == unlisted
    assert settled(DAY, doubt=ClockDoubt.BEFORE_RECORDS, of=unlisted) == unlisted
    assert settled(date(2031, 11, 23), of=unlisted).verdict is Verdict.CANNOT_TELL
    for code in (FindingCode.ROTTERDAM_NOT_YET, FindingCode.CITES_NO_LONGER):
        not_yet = finding(Verdict.NOT_LISTED, code=code)
        assert settled(date(2015, 1, 1), of=not_yet).verdict is Verdict.CANNOT_TELL
        assert settled(date(2015, 1, 1), of=not_yet, stated=True) == not_yet


def warned(day: date, *of: Finding, edition: EditionIdentity = EDITION) -> tuple[Finding, ...]:
    return date_findings(of, AskedDate(day, stated=True), edition)


@pytest.mark.parametrize(
    ("day", "old"),
    [(DAY, False), (date(2027, 11, 22), False), (date(2027, 11, 23), True), (date(2031, 11, 22), True),
     (date(2031, 11, 23), False), (date(2020, 1, 1), False)],
)  # fmt: skip
def test_more_than_a_year_after_the_edition_there_is_a_warning(day, old):
    assert bool(warned(day, finding())) is old
    assert warned(day) == ()


def test_there_is_one_warning_a_regime_as_grave_as_its_mildest_finding():
    found = warned(
        date(2028, 1, 1), finding(MILD, entry="mild"), finding(GRAVE), finding(GRAVE, Regime.BASEL), finding(GRAVE)
    )
    assert {(each.regime, each.verdict) for each in found} == {(Regime.MONTREAL, MILD), (Regime.BASEL, GRAVE)}
    assert len(found) == 2
    for each in found:
        assert (each.code, each.severity, each.exceptions) == (FindingCode.EDITION_OLD, Severity.WARNING, ())
        assert [document.code for document in each.documents] == ["document.newer_edition"]
        assert each.reason == message("dated.edition_old", date="2028-01-01", edition="2026.11", edition_date=DAY)
        assert each.reason.params["edition_date"] == "2026-11-22"


def test_a_year_after_a_leap_day_is_its_eve():
    leap = EditionIdentity("leap", date(2028, 2, 29), "ab" * 32, signed=False)
    assert warned(date(2029, 2, 28), finding(), edition=leap) == ()
    assert warned(date(2029, 3, 1), finding(), edition=leap)
