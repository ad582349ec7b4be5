"""A clock that was set is seen in the records; one that runs is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.clock_steps import ClockStep, clock_steps
from inspection.record import NO_RECORD, RecordHeader

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def header(seq, after_s, monotonic_s, boot="a"):
    wall = (NOON + timedelta(seconds=after_s)).isoformat(timespec="milliseconds")
    return RecordHeader(
        2, "ed25519", "Quay 7", "", seq, NO_RECORD, "A", "opened", "", wall, 0, boot, monotonic_s * 1000, ""
    )


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), min_size=1, max_size=8))
def test_a_clock_that_runs_steps_nowhere(steps):
    headers, now, boot = [], 0, 0
    for seq, (seconds, again) in enumerate(steps, start=1):
        now, boot = now + seconds, boot + again
        headers.append(header(seq, now, now, boot=str(boot)))
    assert list(clock_steps(headers)) == []


def test_set_forward_back_and_back_while_switched_off():
    headers = [
        header(1, 0, 0),
        header(2, 60 + 86400, 60),
        header(3, 120, 120),
        header(4, 30, 0, boot="b"),
        header(5, -3600, 5, boot="c"),
    ]
    day = timedelta(days=1)
    assert list(clock_steps(headers)) == [
        ClockStep(2, day, same_start=True),
        ClockStep(3, -day, same_start=True),
        ClockStep(5, timedelta(seconds=-3630), same_start=False),
    ]
