"""The rows of a paper as rows of one table: a cell stands under the heading that it is nearest to, empty ones stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.reading import TextReading

    Cell = tuple[str, float]  # text, and how sure it was read


def as_table(rows: Sequence[Sequence[TextReading]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows from the heading on, all as wide as it; the heading is the first of the rows with the most cells."""
    widest = max((len(row) for row in rows), default=0)
    start = next((place for place, row in enumerate(rows) if len(row) == widest), None)
    if start is None:
        return ()
    heading = rows[start]
    return tuple(_under(heading, row) for row in rows[start:])


def _under(heading: Sequence[TextReading], row: Sequence[TextReading]) -> tuple[Cell, ...]:
    cells: list[Cell] = [("", 1.0)] * len(heading)
    for cell in row:
        place = min(range(len(heading)), key=lambda number: _apart(heading[number], cell))
        text, sure = cells[place]
        cells[place] = (f"{text} {cell.text}".strip(), min(sure, cell.confidence))
    return tuple(cells)


def _apart(heading: TextReading, cell: TextReading) -> float:
    """How far apart two cells stand across the page: columns are set flush left, flush right or centred."""
    left, _, width, _ = heading.region.bounds
    other, _, other_width, _ = cell.region.bounds
    right, other_right = left + width, other + other_width
    return min(abs(left - other), abs(right - other_right), abs(left + right - other - other_right) / 2)
