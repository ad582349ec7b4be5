"""The look on purpose for container numbers: rows laid straight, columns as rows, the boxed digit by itself.

It costs nothing where no number is without its proof and no column of signs stands in the picture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from inspection.identifiers.container import BODY, PREFIX
from inspection.identifiers.container_body import is_proven, written_in

from .check_digit import CheckDigitLook
from .columns import columns_of, laid_across
from .row_look import RowLook
from .sign_columns import columns_seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.reading import TextReading

ENGINE = "columns"
_MOST_LINES = 24
"""More lines stand on labels with running text, and on no wall of a container."""


class LineReader(Protocol):
    """A text engine that reads lines whose places are known."""

    def read_lines(self, pixels: NDArray[np.uint8], places: Sequence[Region]) -> tuple[TextReading, ...]:
        """One reading for each place."""


class ContainerLook:
    """Adds container numbers, whole where their check digit could be read, to the lines of a text engine."""

    def __init__(self, reader: LineReader, digits: CheckDigitLook | None = None) -> None:
        self._reader = reader
        self._digits = digits or CheckDigitLook()
        self._rows = RowLook(reader)

    def read(
        self, pixels: NDArray[np.uint8], lines: Sequence[TextReading], *, live: bool = False
    ) -> tuple[TextReading, ...]:
        """The further lines; none where the numbers in ``lines`` are proven already."""
        if is_proven(lines):
            return ()
        found = self._digits.read(pixels, lines, live=live)
        if not is_proven(found):
            found += self._rows.read(pixels, lines)
        found += tuple(self._down(pixels, columns_of(lines), live=live))
        if len(lines) > _MOST_LINES or is_proven(found):
            return found
        said = {line.text for line in found}
        seen = self._down(pixels, columns_seen(pixels), live=live)
        return found + tuple(line for line in seen if line.text not in said)

    def _down(self, pixels: NDArray[np.uint8], columns: Iterable[Region], *, live: bool) -> Iterator[TextReading]:
        for column in columns:
            row = laid_across(pixels, column)
            if row is None:
                continue
            for line in self._reader.read_lines(row.picture, [row.region]):
                number = written_in(line.text)
                if number is None:
                    continue
                raw = number.raw
                text = f"{raw[:PREFIX]} {raw[PREFIX:BODY]} {raw[BODY:]}".rstrip()
                yield replace(line, text=text, engines=(ENGINE,), region=column)
                end = number.start + BODY
                found = replace(line, text=text, engines=(ENGINE,), region=row.line(end))
                for whole in self._digits.read(row.until(end + 1).picture, [found], live=live):
                    yield replace(whole, region=column)
