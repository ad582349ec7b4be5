"""The overall verdict: the most serious one, and how many questions are open under it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import pytest

from inspection.verdict import Judgement, Verdict, judge

FROM_GRAVE_TO_MILD = (
    Verdict.PROHIBITED,
    Verdict.PERMIT_REQUIRED,
    Verdict.CANNOT_TELL,
    Verdict.DOCUMENTS_REQUIRED,
    Verdict.NOT_LISTED,
)


@dataclass(frozen=True)
class Said:
    """As much of a finding as a judgement looks at."""

    verdict: Verdict


def test_the_order_is_that_of_the_design():
    assert tuple(Verdict) == FROM_GRAVE_TO_MILD
    assert [each.seriousness for each in FROM_GRAVE_TO_MILD] == [5, 4, 3, 2, 1]


def test_without_a_finding_nothing_can_be_told():
    assert judge(()) == Judgement(Verdict.CANNOT_TELL, 0)


@pytest.mark.parametrize("said", list(combinations_with_replacement(FROM_GRAVE_TO_MILD, 3)))
def test_the_gravest_stands_and_open_questions_are_counted(said):
    for order in (said, said[::-1]):
        judged = judge(Said(verdict) for verdict in order)  # type: ignore[arg-type]
        assert judged == Judgement(said[0], said.count(Verdict.CANNOT_TELL))
