"""The look on purpose for hazard statements: the small print below a signal word, turned level and enlarged.

It costs nothing where no signal word was read, or where a hazard statement was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import cv2
import numpy as np

from inspection.identifiers.signal_words import unanswered

from ..enhance import moved, print_on_white

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from inspection.reading import TextReading

    Picture = NDArray[np.uint8]

_BELOW, _ABOVE = 5.5, 0.3  # heights of the signal word
_BESIDE = 1.0
_SIDE, _LARGEST, _LEAST_GAIN = 960, 1.7, 1.2
_WHOLE_LOOK_SIDE = 960


class FoundTextReader(Protocol):
    """A text engine that finds lines in one picture and reads them in another."""

    def read_found(self, pixels: Picture, shown: Picture) -> tuple[TextReading, ...]:
        """What is found in ``shown`` and read in ``pixels``, which is of the same size."""


class StatementLook:
    """Adds the lines below a signal word, where none of them was read, to those of a text engine."""

    def __init__(self, reader: FoundTextReader) -> None:
        self._reader = reader

    def read(self, pixels: Picture, lines: Sequence[TextReading], *, live: bool = False) -> tuple[TextReading, ...]:
        """The further lines; none on a live frame, of which the next ones may show the print larger."""
        signal = None if live else unanswered(lines)
        back = _way_back(signal, lines, pixels.shape[:2]) if signal is not None else None
        if back is None:
            return ()
        matrix, size = back
        how = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        level = np.asarray(cv2.warpAffine(pixels, matrix, size, flags=how, borderMode=cv2.BORDER_REPLICATE), np.uint8)
        read = self._reader.read_found(level, print_on_white(level))
        scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
        return tuple(replace(line, region=moved(line.region, matrix), bend=line.bend * scale) for line in read)


def _way_back(
    signal: TextReading, lines: Sequence[TextReading], shape: tuple[int, ...]
) -> tuple[NDArray[np.float64], tuple[int, int]] | None:
    """The matrix (2 x 3) from the enlarged print below the signal word to the picture, and its width and height.

    None where nothing is gained against the look at the whole picture.
    """
    (ax, ay), (bx, by), _, (dx, dy) = signal.region.corners
    along = np.array((bx - ax, by - ay), float)
    along /= max(1.0, float(np.hypot(*along)))
    down = np.array((-along[1], along[0]))
    height = max(1.0, float(np.hypot(dx - ax, dy - ay)))
    corners = np.array([corner for line in lines for corner in line.region.corners])
    left, right = (float(edge) for edge in ((corners @ along).min(), (corners @ along).max()))
    left, right = left - _BESIDE * height, right + _BESIDE * height
    top = float(np.array((dx, dy)) @ down) - _ABOVE * height
    times = min(_LARGEST, _SIDE / max(1.0, right - left))
    if times / min(1.0, _WHOLE_LOOK_SIDE / max(shape)) < _LEAST_GAIN:
        return None
    origin = left * along + top * down
    matrix = np.column_stack((along / times, down / times, origin))
    return matrix, (round((right - left) * times), round((_BELOW + _ABOVE) * height * times))
