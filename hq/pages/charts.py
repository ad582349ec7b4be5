"""Charts as geometry: what is drawn as SVG on the server, in units of its own viewBox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 720, 200  # of the columns' drawing, without the labels below
GAP = 0.25  # of a column's place
LABELS = 8  # at most, below the columns
TICKS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a column; ``kind`` is the number of the series."""

    kind: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Stacked columns: rectangles, labels below at (x, text), and lines across at (y, value)."""

    parts: tuple[Part, ...]
    labels: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of ``percent`` of the longest one."""

    name: str
    count: int
    percent: float


def columns(days: Sequence[tuple[str, Sequence[int]]]) -> Columns:
    """One column a day, its parts stacked in the order given, the first at the foot."""
    top = _rounded_up(max((sum(counts) for _, counts in days), default=0))
    place = WIDTH / max(len(days), 1)
    parts = []
    for number, (_, counts) in enumerate(days):
        foot = float(HEIGHT)
        for kind, count in enumerate(counts):
            height = HEIGHT * count / top
            if count:
                foot -= height
                left = number * place + place * GAP / 2
                parts.append(Part(kind, round(left, 2), round(foot, 2), round(place * (1 - GAP), 2), round(height, 2)))
    every = -(-len(days) // LABELS)
    labels = [(round((n + 0.5) * place, 2), day) for n, (day, _) in enumerate(days) if n % every == 0]
    steps = range(0, top + 1, max(top // TICKS, 1))
    return Columns(tuple(parts), tuple(labels), tuple((HEIGHT - HEIGHT * step / top, step) for step in steps))


def bars(counted: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """One bar a name, in the order given."""
    longest = max((count for _, count in counted), default=0) or 1
    return tuple(Bar(name, count, round(100 * count / longest, 2)) for name, count in counted)


def _rounded_up(most: int) -> int:
    """The next number that divides well by the ticks."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if factor * step * TICKS >= most:
                return factor * step * TICKS
        step *= 10
