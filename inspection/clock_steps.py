"""Where a station's wall clock jumped, as its records tell: against the clock that no one can set, or backwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .record import RecordHeader

USUAL_CORRECTION = timedelta(minutes=2)  # what a time service sets right in one step without anyone noticing


@dataclass(frozen=True, slots=True)
class ClockStep:
    """Between record ``seq`` and the one before, the wall clock went ``by`` further than time did; negative is back.

    ``same_start`` says that the machine ran on in between, so that ``by`` was measured; after a new start only a step
    back is certain, and ``by`` is how far back at the least.
    """

    seq: int
    by: timedelta
    same_start: bool


class ClockWatch:
    """Follows the headers of a chain, and puts its ``steps`` aside in their order."""

    def __init__(self, last: RecordHeader | None = None) -> None:
        """Begin after that header, or at the first."""
        self.last = last
        self.steps: list[ClockStep] = []

    def follow(self, header: RecordHeader) -> None:
        """Take the next header."""
        step = None if self.last is None else _step(self.last, header)
        if step is not None:
            self.steps.append(step)
        self.last = header


def clock_steps(headers: Iterable[RecordHeader]) -> Sequence[ClockStep]:
    """The steps between successive records, in the order of the chain."""
    watch = ClockWatch()
    for header in headers:
        watch.follow(header)
    return watch.steps


def _step(before: RecordHeader, header: RecordHeader) -> ClockStep | None:
    try:
        gone = datetime.fromisoformat(header.wall) - datetime.fromisoformat(before.wall)
        if header.boot_id == before.boot_id:
            by = gone - timedelta(milliseconds=header.monotonic_ms - before.monotonic_ms)
            return ClockStep(header.seq, by, same_start=True) if abs(by) > USUAL_CORRECTION else None
    except (ValueError, TypeError, OverflowError):
        return None  # a stranger's record may say anything for a time
    return ClockStep(header.seq, gone, same_start=False) if gone < -USUAL_CORRECTION else None
