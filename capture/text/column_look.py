"""Container numbers that run down, read as rows: once, and where figures were seen in further widths as well."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.identifiers.container import BODY, PREFIX, is_valid
from inspection.identifiers.container_body import written_in

from .columns import laid_across, widened
from .number_votes import agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.reading import TextReading

    from .check_digit import CheckDigitLook
    from .columns import Row
    from .row_look import LineReader

ENGINE = "columns"
_LEAST_FIGURES = 5
_WIDTHS, _SPREADS = (1.0, 1.3), (1.0, 1.25)


class ColumnLook:
    """Reads columns of signs sign by sign, and looks for the boxed digit at their ends."""

    def __init__(self, reader: LineReader, digits: CheckDigitLook) -> None:
        self._reader = reader
        self._digits = digits

    def read(
        self, pixels: NDArray[np.uint8], columns: Iterable[Region], *, live: bool = False
    ) -> Iterator[TextReading]:
        """The numbers of the columns, each with its check digit where that was read."""
        for column in columns:
            row = laid_across(pixels, column)
            if row is None:
                continue
            line = self._line(row)
            number = written_in(line.text)
            if number is not None and is_valid(number.body + number.raw[BODY:]):
                yield replace(line, text=_spaced(number.raw), engines=(ENGINE,), region=column)
            elif sum(sign.isdigit() for sign in line.text) >= _LEAST_FIGURES:
                for found in self._closely(pixels, column, row, line, live=live):
                    yield replace(found, region=column)

    def _closely(
        self, pixels: NDArray[np.uint8], column: Region, row: Row, line: TextReading, *, live: bool
    ) -> Iterator[TextReading]:
        """What the column says in several widths, as far as they agree; and what its boxed digit says."""
        cut = [(row, line)]
        for width in _WIDTHS:
            other = row if width == 1 else laid_across(pixels, widened(column, width))
            if other is not None:
                further = (other.spread(spread) for spread in _SPREADS if (width, spread) != (1, 1))
                cut += [(each, self._line(each)) for each in further]
        first = written_in(line.text)
        text = agreed(said.text for _, said in cut) or (_spaced(first.body) if first else "")
        if not text:
            return
        yield replace(line, text=text, engines=(ENGINE,))
        for each, said in cut:
            number = written_in(said.text)
            if number is None or not text.startswith(_spaced(number.body)):
                continue
            end = number.start + BODY
            known = replace(said, text=_spaced(number.body), engines=(ENGINE,), region=each.line(end))
            whole = self._digits.read(each.until(end + 1).picture, [known], live=live)
            yield from whole
            if whole:
                return

    def _line(self, row: Row) -> TextReading:
        return self._reader.read_lines(row.picture, [row.region])[0]


def _spaced(raw: str) -> str:
    return f"{raw[:PREFIX]} {raw[PREFIX:BODY]} {raw[BODY:]}".rstrip()
