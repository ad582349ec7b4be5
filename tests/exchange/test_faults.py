"""A hundred exchanges over a line that fails in every way, with what happens besides."""

from __future__ import annotations

import pytest

from benchmarks.fault_run import EVENTS, KILLED
from benchmarks.sync_faults import run


@pytest.mark.timeout(1800)
def test_nothing_is_lost_doubled_or_receipted_too_early():
    results = run(100, seed=11, events=(*EVENTS, *EVENTS, *EVENTS, *KILLED), sizes=(1, 60_000))
    assert [problem for each in results for problem in each.problems] == []
    assert sum(each.again for each in results) < 0.05 * sum(each.sent for each in results)
    assert sum(each.kills for each in results) > 0
    assert sum(each.receipts for each in results) >= len(results)
