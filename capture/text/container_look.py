"""The look on purpose for container numbers: rows laid straight, columns as rows, the boxed digit by itself.

It costs nothing where no number is without its proof and no column of signs stands in the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.identifiers.container_body import is_proven

from .check_digit import CheckDigitLook
from .column_look import ColumnLook
from .columns import columns_of
from .row_look import RowLook
from .sign_columns import SIDES, columns_seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.reading import TextReading

    from .row_look import LineReader

_MOST_LINES = 24
"""More lines stand on labels with running text, and on no wall of a container."""
_LARGE = 1.5
"""Times the side of the smaller look: in a picture that is smaller itself both looks would see the same."""


class ContainerLook:
    """Adds container numbers, whole where their check digit could be read, to the lines of a text engine."""

    def __init__(self, reader: LineReader, digits: CheckDigitLook | None = None) -> None:
        self._digits = digits or CheckDigitLook()
        self._rows = RowLook(reader)
        self._columns = ColumnLook(reader, self._digits)

    def read(
        self, pixels: NDArray[np.uint8], lines: Sequence[TextReading], *, live: bool = False
    ) -> tuple[TextReading, ...]:
        """The further lines; none where the numbers in ``lines`` are proven already."""
        if is_proven(lines):
            return ()
        found = self._digits.read(pixels, lines, live=live)
        if not is_proven(found):
            found += self._rows.read(pixels, lines, live=live)
        found += tuple(self._columns.read(pixels, columns_of(lines), live=live))
        if len(lines) > _MOST_LINES or is_proven(found):
            return found
        large = max(pixels.shape[:2]) > _LARGE * SIDES[0]
        for side in SIDES if large and not live else SIDES[-1:]:
            said = {line.text for line in found}
            seen = self._columns.read(pixels, columns_seen(pixels, side), live=live)
            found += tuple(line for line in seen if line.text not in said)
            if is_proven(found):
                break
        return found
