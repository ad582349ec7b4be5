"""Orange plates (ADR 5.3.2.2) in a picture, found by their colour, and their figures read closely.

On a tank wagon seen whole a plate is a fiftieth of the picture: its figures leave no trace in the look at the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from .parts import Part
from .same_lines import overlapping, same_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from inspection.reading import TextReading

    from .strategy import PartTextReader

    Picture = NDArray[np.uint8]
    Bounds = tuple[int, int, int, int]

_SEARCHED = 960  # pixels of the longer side
_ORANGE = ((3, 100, 60), (21, 255, 255))
"""Hue (of 180), saturation and value of the orange of plates, weathered and in shadow too."""
_STROKES = 0.012  # of the longer side: the figures and the line between them part the orange
_SMALLEST, _LARGEST_SHARE = 14, 0.1
_BROAD = (0.85, 2.4)
_FILLED = 0.6
_INKED = 0.9
_MOST_PLATES = 3
_AROUND = 0.2
_READ_AT, _MOST_TIMES = 192, 5.0
"""Pixels to which the height of a plate is brought, and how many times it is enlarged at most."""
_FIGURES = 4


class PlateLook:
    """Adds the lines of plates of which the look at the whole did not read both."""

    def __init__(self, reader: PartTextReader) -> None:
        self._reader = reader

    def read(self, pixels: Picture, lines: Sequence[TextReading], *, live: bool = False) -> tuple[TextReading, ...]:
        """The further lines; of a live frame those of the largest plate only."""
        waiting = [place for place in orange_places(pixels) if not _is_read(place, lines)]
        found = (
            line
            for place in waiting[: 1 if live else _MOST_PLATES]
            for line in self._reader.read_part(pixels, _part(pixels, place))
        )
        return tuple(line for line in found if not any(_is_same(line, other) for other in lines))


def orange_places(pixels: Picture) -> list[Bounds]:
    """Left, top, width and height of what has colour and shape of a plate, the largest first."""
    if pixels.ndim == 2:  # noqa: PLR2004 - a grey picture has no orange
        return []
    times = min(1.0, _SEARCHED / max(pixels.shape[:2]))
    size = max(1, round(pixels.shape[1] * times)), max(1, round(pixels.shape[0] * times))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    mask = cv2.inRange(cv2.cvtColor(small, cv2.COLOR_BGR2HSV), *(np.array(each) for each in _ORANGE))
    reach = max(3, round(_STROKES * max(small.shape[:2])))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    places = [place for place in _plates(stats[1:count].tolist(), mask.size) if _is_inked(mask, place)]
    places.sort(key=lambda place: place[2] * place[3], reverse=True)
    return [_larger(place, 1 / times) for place in places]


def _plates(components: Sequence[Sequence[int]], whole: int) -> Iterator[Bounds]:
    for left, top, width, height, area in components:
        narrow, broad = _BROAD
        large_enough = height >= _SMALLEST and width * height <= _LARGEST_SHARE * whole
        if large_enough and narrow * height <= width <= broad * height and area >= _FILLED * width * height:
            yield left, top, width, height


def _is_inked(mask: NDArray[Any], place: Bounds) -> bool:
    """Whether something that is not orange stands on it: a board without figures is none to read."""
    left, top, width, height = place
    inside = mask[top : top + height, left : left + width]
    return bool(np.count_nonzero(inside) < _INKED * inside.size)


def _is_same(line: TextReading, other: TextReading) -> bool:
    return same_words(line, other) and overlapping(line.region, other.region)


def _is_read(place: Bounds, lines: Sequence[TextReading]) -> bool:
    """Whether two lines were read on the plate, one of them with four figures."""
    left, top, width, height = place
    figures = [
        sum(sign.isdigit() for sign in line.text)
        for line in lines
        if left <= line.region.centre[0] <= left + width and top <= line.region.centre[1] <= top + height
    ]
    return len(figures) > 1 and max(figures) >= _FIGURES


def _part(pixels: Picture, place: Bounds) -> Part:
    left, top, width, height = place
    more = round(_AROUND * height)
    start = (max(0, left - more), max(0, top - more))
    end = (min(pixels.shape[1], left + width + more), min(pixels.shape[0], top + height + more))
    return Part((*start, end[0] - start[0], end[1] - start[1]), min(_MOST_TIMES, _READ_AT / height))


def _larger(place: Bounds, times: float) -> Bounds:
    left, top, width, height = (round(each * times) for each in place)
    return left, top, width, height
