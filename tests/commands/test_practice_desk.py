"""The practice cases, asked of the real law."""

from commands.practice_desk import practice_desk
from inspection.practice.cases import CASES
from inspection.verdict import Verdict


def test_the_cases_are_varied_and_each_is_explained(reference):
    desk = practice_desk(lambda: reference)
    rounds = [desk.round(number) for number in range(len(CASES))]

    assert {each.judgement.verdict for each in rounds} >= {
        Verdict.PROHIBITED,
        Verdict.PERMIT_REQUIRED,
        Verdict.CANNOT_TELL,
    }
    for each in rounds:
        asked_for = {paper for finding in each.findings for paper in finding.documents}
        assert each.findings, each.case.lines
        assert tuple(label.code for label in each.labels) == each.case.labels
        assert all(choice.right == (choice.paper in asked_for) for choice in each.choices)
