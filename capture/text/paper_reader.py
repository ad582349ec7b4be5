"""Reads a paper row by row, so that a declaration's table can be followed; one engine reads, the other bears it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from inspection.ports import TextReader
from inspection.reading import letters_and_figures

from .paper import levelled, rows_of, without_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.message import Message
    from inspection.reading import TextReading

    Picture = NDArray[np.uint8]

LONGEST_SIDE = 1600  # at which single figures in narrow cells are found; at 960 a third of the rows lose one
_SHORTEST_WORD = 4  # shorter ones agree by chance


class SizedTextReader(TextReader, Protocol):
    """A text engine that is told how large to look at a picture."""

    def read(self, pixels: Picture, longest_side: int = ...) -> tuple[TextReading, ...]:
        """Read the lines, found with the longer side reduced to ``longest_side``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a page: rows from top to bottom, each its cells from left to right, in pixels of the picture."""

    rows: tuple[tuple[TextReading, ...], ...]

    @property
    def lines(self) -> tuple[TextReading, ...]:
        """Every cell and line in reading order."""
        return tuple(line for row in self.rows for line in row)


class PaperReader:
    """Reads declarations, permits and bills of lading that lie flat; used by one thread at a time.

    RapidOCR reads papers without fault where Tesseract misses much (docs/measurements.md). Tesseract costs a fifth of
    it: it is asked besides, and a line that both read alike counts two engines. By itself it reads only
    where RapidOCR is missing.
    """

    def __init__(self, first: SizedTextReader, second: TextReader) -> None:
        self._first = first
        self._second = second
        self._has_first = first.missing() is None
        self._has_second = second.missing() is None

    def missing(self) -> Message | None:
        """What the first engine misses, when the second is missing too."""
        return None if self._has_first or self._has_second else self._first.missing()

    def read(self, pixels: Picture) -> Paper:
        """The rows of a page; none when no engine is there. Raises EnvironmentFault when Tesseract fails."""
        page = levelled(pixels)
        second = self._second.read(without_rules(page.pixels)) if self._has_second else ()
        lines = _borne_out(self._first.read(page.pixels, LONGEST_SIDE), second) if self._has_first else second
        rows = rows_of(lines)
        return Paper(tuple(tuple(replace(line, region=page.in_picture(line.region)) for line in row) for row in rows))


def _borne_out(lines: Sequence[TextReading], others: Sequence[TextReading]) -> tuple[TextReading, ...]:
    """The lines, with the other engine added where it has the same words at the same height of the page."""
    borne_out = []
    for line in lines:
        words, (_, top, _, height) = letters_and_figures(line.text), line.region.bounds
        same = (
            other
            for other in others
            if words in letters_and_figures(other.text) and abs(other.region.centre[1] - top - height / 2) < height
        )
        other = next(same, None) if len(words) >= _SHORTEST_WORD else None
        agreed = other is not None
        engines = line.engines + other.engines if other is not None else line.engines
        borne_out.append(replace(line, engines=engines, looks=line.looks + agreed))
    return tuple(borne_out)
