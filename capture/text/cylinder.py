"""Cans and cylinders in a picture, found by their two long edges; and their print, unrolled.

Towards its edges print round a can is squeezed until no network finds or reads it. What is seen between two nearly
parallel edges is therefore laid out flat, as large as the look for text takes it, and its lines are carried back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from inspection.frame import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from inspection.reading import TextReading

    Picture = NDArray[np.uint8]
    Edge = tuple[float, float, float, float]  # from its upper to its lower end

_SEARCHED = 512  # pixels of the longer side
_LONG = 0.16  # of the longer side
_STEEP = 3.0  # down to across
_SLENDER, _STOUT = 0.16, 1.15
"""Breadth of a can over the length of its edges."""
_PARALLEL = 0.12
_COMMON = 0.5  # of the longer edge that both run beside one another
_MOST_EDGES = 40
_WITHIN = 0.6  # of the lines, by signs
_SPARE = 0.06  # of the breadth by which the box round a line may reach beyond an edge
_STRENGTHS = (20, 60)
_BEYOND = 0.04  # of its length: edges are found a little short
_FARTHEST = 1.25  # radians to either side that are laid out
_SIDE, _LARGEST = 960, 4.0  # pixels, and times larger than in the picture
_TELLING, _MOST_BOWED = 0.4, 0.3  # half the length of a line over the radius; a bow over the breadth
_MIDDLE_OF_THE_BOW = 0.5


@dataclass(frozen=True, slots=True)
class Cylinder:
    """The straight part of a can: left and right edge, each from top to bottom, in pixels."""

    left: Edge
    right: Edge

    @property
    def breadth(self) -> float:
        """From edge to edge, half way down."""
        return (self.right[0] + self.right[2] - self.left[0] - self.left[2]) / 2

    @property
    def height(self) -> float:
        """The length of its edges."""
        return max(_length(self.left), _length(self.right))

    def holds(self, region: Region) -> bool:
        """Whether a line of text stands on it from end to end."""
        y, spare = region.centre[1], _SPARE * self.breadth
        left, _, width, _ = region.bounds
        begins, ends = left >= _across_at(self.left, y) - spare, left + width <= _across_at(self.right, y) + spare
        return begins and ends and min(self.left[1], self.right[1]) <= y <= max(self.left[3], self.right[3])


@dataclass(frozen=True, slots=True)
class Unrolled:
    """A can's print laid out flat; ``corners`` (left top, right top, right bottom, left bottom) lie in the picture."""

    picture: Picture
    corners: NDArray[np.float64]
    bow: float

    def in_picture(self, region: Region) -> Region:
        """The place on the can of a place on the flat print."""
        return Region.from_points(self._back(x, y) for x, y in region.corners)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        height, width = self.picture.shape[:2]
        across = np.array(np.sin((2 * x / width - 1) * _FARTHEST))
        place_x, place_y = _on_the_can(self.corners, self.bow, across, np.array(y / height))
        return float(place_x), float(place_y)


def cylinder_in(pixels: Picture, lines: Sequence[TextReading]) -> Cylinder | None:
    """The can with the clearest edges on which most of the lines stand; None where no two edges pair."""
    times = min(1.0, _SEARCHED / max(pixels.shape[:2]))
    small = np.asarray(cv2.resize(pixels, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8)
    signs = sum(len(line.text) for line in lines)
    best, most = None, 0.0
    for left, right in _pairs(_long_edges(small)):
        can = Cylinder(_scaled(left, 1 / times), _scaled(right, 1 / times))
        held = sum(len(line.text) for line in lines if can.holds(line.region))
        worth = _worth(can) if held >= _WITHIN * signs else 0.0
        if worth > most:
            best, most = can, worth
    return best


def bow_of(can: Cylinder, lines: Sequence[TextReading]) -> float:
    """By how many pixels the middle of a ring round the can lies lower than its ends, as its longer lines run."""
    found = []
    for line in lines:
        half = line.region.bounds[2] / can.breadth
        if line.bend and _TELLING < half < 1 and can.holds(line.region):
            found.append(-line.bend / (1 - np.sqrt(1 - half * half)) / can.breadth)
    return float(np.clip(np.median(found), -_MOST_BOWED, _MOST_BOWED) * can.breadth) if found else 0.0


def unrolled(pixels: Picture, can: Cylinder, bow: float = 0.0) -> Unrolled:
    """The print of a can between its edges; ``bow`` as ``bow_of`` has it."""
    top, bottom = min(can.left[1], can.right[1]), max(can.left[3], can.right[3])
    more = _BEYOND * (bottom - top)
    top, bottom = max(0.0, top - more), min(float(len(pixels)), bottom + more)
    corners = np.array(
        [
            (_across_at(edge, y), y)
            for edge, y in ((can.left, top), (can.right, top), (can.right, bottom), (can.left, bottom))
        ]
    )
    width, height = can.breadth * _FARTHEST, bottom - top
    times = min(_LARGEST, _SIDE / max(width, height))
    flat = _laid_out(pixels, corners, bow, (max(1, round(width * times)), max(1, round(height * times))), times)
    return Unrolled(flat, corners, bow)


def _laid_out(
    pixels: Picture, corners: NDArray[np.float64], bow: float, size: tuple[int, int], times: float
) -> Picture:
    low = np.maximum(0, np.floor(corners.min(axis=0) - abs(bow))).astype(int)
    high = np.ceil(corners.max(axis=0) + abs(bow)).astype(int) + 1
    part = pixels[low[1] : high[1], low[0] : high[0]]
    less = min(1.0, times)
    if less < 1:
        part = np.asarray(cv2.resize(part, None, fx=less, fy=less, interpolation=cv2.INTER_AREA), np.uint8)
    across = np.sin(((np.arange(size[0]) + 0.5) * 2 / size[0] - 1) * _FARTHEST)[None, :]
    down = ((np.arange(size[1]) + 0.5) / size[1])[:, None]
    x, y = _on_the_can(corners, bow, across, down)
    x, y = (((place - start) * less - 0.5).astype(np.float32) for place, start in zip((x, y), low, strict=True))
    return np.asarray(cv2.remap(part, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _on_the_can(
    corners: NDArray[np.float64], bow: float, across: NDArray[np.float64], down: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Pixels of the picture: ``across`` from -1 at the left edge to 1, ``down`` from 0 to 1."""
    share = (across + 1) / 2
    a, b, c, d = corners
    x = (a[0] + (b[0] - a[0]) * share) * (1 - down) + (d[0] + (c[0] - d[0]) * share) * down
    y = (a[1] + (b[1] - a[1]) * share) * (1 - down) + (d[1] + (c[1] - d[1]) * share) * down
    return x, y + bow * (np.sqrt(1 - across * across) - _MIDDLE_OF_THE_BOW)


def _long_edges(picture: Picture) -> list[Edge]:
    """Long, steep edges of a picture, the longest first."""
    least = _LONG * max(picture.shape[:2])
    soft = cv2.GaussianBlur(picture, (0, 0), 1.0)
    across, down = _steepest(cv2.Sobel(soft, cv2.CV_16S, 1, 0)), _steepest(cv2.Sobel(soft, cv2.CV_16S, 0, 1))
    marked = cv2.Canny(across, down, *_STRENGTHS)
    marked[np.abs(down) * 2 > np.abs(across)] = 0  # level edges only make false ones
    found = cv2.HoughLinesP(marked, 1, np.pi / 360, int(least / 2), minLineLength=least, maxLineGap=least / 3)
    edges = []
    for x, y, end_x, end_y in np.asarray([] if found is None else found, np.float64).reshape(-1, 4).tolist():
        edge = (x, y, end_x, end_y) if y < end_y else (end_x, end_y, x, y)
        if edge[3] - edge[1] > _STEEP * abs(edge[2] - edge[0]):
            edges.append(edge)
    return sorted(edges, key=_length, reverse=True)[:_MOST_EDGES]


def _steepest(slopes: NDArray[Any]) -> NDArray[np.int16]:
    """The slope in the colour in which it is steepest."""
    if slopes.ndim == 2:  # noqa: PLR2004 - a grey picture
        return np.asarray(slopes, np.int16)
    rising, falling = slopes.max(axis=2), slopes.min(axis=2)
    return np.asarray(np.where(rising > -falling, rising, falling), np.int16)


def _pairs(edges: Sequence[Edge]) -> Iterator[tuple[Edge, Edge]]:
    """Left and right edges that run beside one another as those of a can do."""
    for left in edges:
        for right in edges:
            longer = max(_length(left), _length(right))
            common = min(left[3], right[3]) - max(left[1], right[1])
            breadth = (right[0] + right[2] - left[0] - left[2]) / 2
            apart = abs(_lean(left) - _lean(right))
            if common > _COMMON * longer and _SLENDER * longer < breadth < _STOUT * longer and apart < _PARALLEL:
                yield left, right


def _worth(can: Cylinder) -> float:
    """Long edges that run beside one another from end to end."""
    common = min(can.left[3], can.right[3]) - max(can.left[1], can.right[1])
    return common * common / can.height


def _lean(edge: Edge) -> float:
    return (edge[2] - edge[0]) / (edge[3] - edge[1])


def _length(edge: Edge) -> float:
    return float(np.hypot(edge[2] - edge[0], edge[3] - edge[1]))


def _across_at(edge: Edge, y: float) -> float:
    return edge[0] + _lean(edge) * (y - edge[1])


def _scaled(edge: Edge, times: float) -> Edge:
    return edge[0] * times, edge[1] * times, edge[2] * times, edge[3] * times
