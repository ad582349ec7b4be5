"""The look at the print of a can or cylinder, unrolled and enlarged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.reading import letters_and_figures

from .cylinder import bow_of, cylinder_in, unrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.ports import TextReader
    from inspection.reading import TextReading

_AT_THE_EDGE, _CUT_OFF = 0.97, 0.5
"""Of the breadth that is laid out. What goes on round the edge is evidence and no identifier: R-134a becomes R-13,
R-404A becomes R-40."""


def lines_round_a_can(
    reader: TextReader, pixels: NDArray[np.uint8], lines: Sequence[TextReading]
) -> tuple[TextReading, ...]:
    """What the reader finds on the can that ``lines`` stand on, at its place in the picture; nothing without a can."""
    can = cylinder_in(pixels, lines) if lines else None  # print that left no trace is not legible in this way either
    if can is None:
        return ()
    flat = unrolled(pixels, can, bow_of(can, lines))
    edge = flat.picture.shape[1] * _AT_THE_EDGE
    read = (
        replace(
            line,
            confidence=min(line.confidence, _CUT_OFF) if _right_end(line) > edge else line.confidence,
            region=flat.in_picture(line.region),
            bend=0.0,
        )
        for line in reader.read(flat.picture)
    )
    return tuple(line for line in read if not any(_is_less_than(line, other) for other in lines))


def _right_end(line: TextReading) -> float:
    return max(x for x, _ in line.region.corners)


def _is_less_than(line: TextReading, other: TextReading) -> bool:
    """Whether another line says all that this one says, and more, in its place."""
    x, y = line.region.centre
    left, top, width, height = other.region.bounds
    words, others = letters_and_figures(line.text), letters_and_figures(other.text)
    return words != others and words in others and left <= x <= left + width and top <= y <= top + height
