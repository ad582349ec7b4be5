"""What the practice page calls: the real law asked about drawn cases. No store is opened for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection.consignment import AskedDate, Consignment, Item
from inspection.practice.cases import CASES
from inspection.practice.score import Choice
from inspection.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.page_services import PracticeDesk, PracticeRound
    from inspection.claim import Claim
    from inspection.finding import Finding
    from inspection.message import Message
    from inspection.practice.cases import PracticeCase
    from reference.reference_data import EditionReference

MOST_RIGHT, MOST_WRONG = 3, 3  # papers that are proposed
OTHERS = (3, 7)  # the cases after this one whose papers are proposed beside the right ones


def practice_desk(opened: Callable[[], EditionReference]) -> PracticeDesk:
    """The desk over an edition."""
    from gui.page_services import PracticeDesk

    return PracticeDesk(round=lambda number: _round(opened(), number), cases=len(CASES))


def _round(reference: EditionReference, number: int) -> PracticeRound:
    from gui.page_services import PracticeRound
    from reference.things import hazard_labels

    case = CASES[number % len(CASES)]
    claims, findings = _solved(reference, case)
    right = _papers(findings)
    others = (CASES[(number + step) % len(CASES)] for step in OTHERS)
    wrong = dict.fromkeys(paper for each in others for paper in _papers(_solved(reference, each)[1]))
    choices = [Choice(paper, right=True) for paper in right[:MOST_RIGHT]]
    choices += [Choice(paper, right=False) for paper in wrong if paper not in right][:MOST_WRONG]
    mixed = tuple(sorted(choices, key=lambda each: each.paper.code[::-1]))  # told apart by nothing but knowledge
    return PracticeRound(case, claims, findings, judge(findings), mixed, hazard_labels(reference.law, case.labels))


def _solved(reference: EditionReference, case: PracticeCase) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    from inspection.identifiers import parse

    known = reference.vocabulary()
    claims = reference.confirm([parse(scheme, text, known) for scheme, text in case.stated])
    today = AskedDate(datetime.now(UTC).astimezone().date(), stated=False)
    item = Item(tuple(claims), case.kg, case.circumstances)
    return tuple(claims), tuple(reference.assess((item,), Consignment(case.route), today))


def _papers(findings: tuple[Finding, ...]) -> list[Message]:
    serious = sorted(findings, key=lambda each: -each.verdict.seriousness)
    return list(dict.fromkeys(paper for each in serious for paper in each.documents))
