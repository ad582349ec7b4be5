"""How a rule states what it found."""

from __future__ import annotations

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict
from reference.regimes.statements import Speaker, messages, subject_of, weakest

CLAIM = Claim(Scheme.CAS, "75-45-6", "75 45 6", 1.0, ClaimSource.TEXT)


class Law:
    """Only its edition's name is asked for."""

    class edition:  # noqa: N801 - stands for an attribute
        name = "2026.11"


@pytest.fixture
def speaker():
    return Speaker(Law(), Regime.BASEL, "Basel Convention")  # type: ignore[arg-type]


def test_a_finding_is_about_the_claim():
    assert subject_of(CLAIM) == Subject(Scheme.CAS, "75-45-6")


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ([], Basis.SECONDARY),
        (["read"], Basis.READ),
        (["read", "secondary"], Basis.SECONDARY),
        (["secondary", "read"], Basis.SECONDARY),
        (["unread", "read", "secondary"], Basis.UNREAD),
        (["secondary", "unread"], Basis.UNREAD),
    ],
)
def test_a_finding_is_known_as_well_as_the_weakest_row_it_rests_on(bases, expected):
    assert weakest({"basis": basis} for basis in bases) is expected


def test_messages_share_their_parameters():
    assert messages("a", "b", country="DE") == (message("a", country="DE"), message("b", country="DE"))
    assert messages("a")[0].params == {}
    assert messages("a", country="DE")[0].params == {"country": "DE"}


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [
        (Verdict.PROHIBITED, Severity.ERROR),
        (Verdict.PERMIT_REQUIRED, Severity.WARNING),
        (Verdict.CANNOT_TELL, Severity.WARNING),
        (Verdict.DOCUMENTS_REQUIRED, Severity.INFO),
        (Verdict.NOT_LISTED, Severity.INFO),
    ],
)
def test_a_finding_is_as_loud_as_its_verdict_unless_it_says_otherwise(speaker, verdict, severity):
    code, subject = FindingCode.BASEL_LISTED, subject_of(CLAIM)
    assert speaker.state(code, verdict, "Annex I", "Y1", subject) == Finding(
        code, Regime.BASEL, verdict, severity, Citation("Basel Convention", "Annex I", "Y1", "2026.11"), subject,
        message("basel.listed"),
    )  # fmt: skip
    assert speaker.state(code, verdict, "Annex I", "Y1", subject, severity=Severity.ERROR).severity is Severity.ERROR


def test_everything_that_a_rule_says_is_in_the_finding(speaker):
    said = speaker.state(
        FindingCode.BASEL_LISTED, Verdict.PERMIT_REQUIRED, "Annex VIII", "A1010", subject_of(CLAIM),
        exceptions=messages("e"), documents=messages("d"), basis=Basis.READ, reason="basel.other",
        instrument="Basel Convention, Ban Amendment", told={"a": 1}, b="two",
    )  # fmt: skip
    assert said.citation == Citation("Basel Convention, Ban Amendment", "Annex VIII", "A1010", "2026.11")
    assert (said.exceptions, said.documents, said.basis) == (messages("e"), messages("d"), Basis.READ)
    assert (said.reason.code, dict(said.reason.params)) == ("basel.other", {"a": "1", "b": "two"})
    assert said.national is False
