"""Where lines of print run, from the map that the finding network draws; and the lines cut out level.

Print round a drum or a can runs along a bow. It is followed, and straightened before it is read: a rectangle round a
bow holds mostly what is above and below the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Corners = NDArray[np.float32]

HEIGHT = 48
"""To which the reading network takes a line, in pixels."""
_LIKELY, _SURE = 0.3, 0.5  # of a pixel to belong to a line; of a line on the whole
_GROWTH = 1.6  # the finder marks the core of a line only
_SMALLEST = 3
_MOST_LINES = 1000
_UPRIGHT_COLUMN = 1.5
_SLENDER, _FILLED = 4.0, 0.8
"""Length over breadth from which a line is followed; share of its rectangle that a straight one fills."""
_BOWED = 0.25  # of the thickness of the line
_MOST_BOWED = 6.0
_MOSTLY = 90  # of a hundred places that stray little from the bow: else two lines touch, or it is a scrawl


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A line: four corners clockwise from its top left, in pixels.

    ``bend`` says by how many pixels its ends lie lower than its middle (higher when negative), along its left side;
    the corners take that in.
    """

    corners: Corners
    bend: float = 0.0

    def in_larger(self, times: float, origin: tuple[float, float] = (0, 0)) -> Outline:
        """The same in a picture that is so many times larger and begins so far left of and above this one."""
        return Outline(self.corners * np.float32(times) + np.array(origin, np.float32), self.bend * times)


def is_upright(line: Outline) -> bool:
    """Whether a line is so much taller than wide that it is laid down to be read."""
    width, height = _sides(line.corners)
    return not line.bend and height >= _UPRIGHT_COLUMN * width


def outlines(likely: NDArray[np.float32], size: tuple[int, int]) -> list[Outline]:
    """The lines on a map of what is likely text, in a picture of this width and height, in reading order."""
    scale = np.array((size[0] / likely.shape[1], size[1] / likely.shape[0]), np.float32)
    edge = np.array((size[0] - 1, size[1] - 1), np.float32)
    found = (Outline(np.clip(line.corners * scale, 0, edge), line.bend * float(scale[1])) for line in _on_map(likely))
    return _in_reading_order([line for line in found if min(_sides(line.corners)) > _SMALLEST])


def cut_line(picture: Picture, line: Outline) -> Picture:
    """The line made level and straight; one that is taller than wide is laid down, its top to the left.

    Print that is much larger than the networks take is made smaller by area first: thin strokes would break.
    """
    corners = line.corners
    low = np.maximum(0, np.floor(corners.min(axis=0)) - 1).astype(int)
    high = np.ceil(corners.max(axis=0)).astype(int) + 2
    part = picture[low[1] : high[1], low[0] : high[0]]
    if not part.size:
        return np.zeros((1, 1, 3), np.uint8)
    times = 2 ** max(0, int(np.log2(max(1.0, min(_sides(corners)) / HEIGHT))))
    if times > 1:
        part = np.asarray(cv2.resize(part, None, fx=1 / times, fy=1 / times, interpolation=cv2.INTER_AREA), np.uint8)
    placed = ((corners - low) / np.float32(times)).astype(np.float32)
    if line.bend:
        return _straightened(part, placed, line.bend / times)
    width, height = (max(1, round(side)) for side in _sides(placed))
    level = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float32)
    matrix = cv2.getPerspectiveTransform(placed, level)
    cut = cv2.warpPerspective(part, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    turned = np.rot90(cut) if height >= _UPRIGHT_COLUMN * width else cut
    return np.ascontiguousarray(turned, np.uint8)


def _straightened(picture: Picture, corners: Corners, bend: float) -> Picture:
    """What runs along the bow within the corners, as a straight line."""
    width, whole = (max(1, round(side)) for side in _sides(corners))
    height = max(1, round(whole - abs(bend)))
    across = (np.arange(width, dtype=np.float32) + 0.5) / width
    below = (np.arange(height, dtype=np.float32) + 0.5 - height / 2)[:, None]
    down = (below + bend * ((2 * across - 1) ** 2 - 0.5)[None, :]) / whole + np.float32(0.5)
    a, b, c, d = corners
    top = a + (b - a) * across[None, :, None]
    bottom = d + (c - d) * across[None, :, None]
    x, y = np.moveaxis(top + (bottom - top) * down[:, :, None] - 0.5, 2, 0).astype(np.float32)
    replicate = cv2.BORDER_REPLICATE
    cut = cv2.remap(picture, np.ascontiguousarray(x), np.ascontiguousarray(y), cv2.INTER_CUBIC, borderMode=replicate)
    return np.ascontiguousarray(cut, np.uint8)


def _on_map(likely: NDArray[np.float32]) -> Iterator[Outline]:
    """The lines grown from their core, which the network marks, to the whole."""
    mask = cv2.dilate((likely > _LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours[:_MOST_LINES]:
        centre, (width, height), angle = cv2.minAreaRect(contour)
        if min(width, height) < _SMALLEST:
            continue
        slender = max(width, height) > _SLENDER * min(width, height)
        if slender and cv2.contourArea(contour) < _FILLED * width * height:
            bowed = _along_its_bow(likely, np.asarray(contour, np.int32))
            if bowed is not None:
                yield bowed
                continue
        corners = np.asarray(cv2.boxPoints((centre, (width, height), angle)), np.float32)
        if _mean_within(likely, corners) < _SURE:
            continue
        more = _GROWTH * width * height / (width + height)  # on both sides together
        grown = (centre, (width + more, height + more), angle)
        yield Outline(_clockwise(np.asarray(cv2.boxPoints(grown), np.float32)))


def _along_its_bow(likely: NDArray[np.float32], contour: NDArray[np.int32]) -> Outline | None:
    """The line whose middle runs along a parabola; None where the contour is no bow, or is not surely a line."""
    left, top, across, down = cv2.boundingRect(contour)
    if down > across:
        return None
    mask = np.zeros((down, across), np.uint8)
    cv2.drawContours(mask, [contour - (left, top)], -1, 1, cv2.FILLED)
    if cv2.mean(likely[top : top + down, left : left + across], mask)[0] < _SURE:
        return None
    y, x = np.nonzero(mask)
    count = np.bincount(x, minlength=across)
    middle = np.bincount(x, weights=y, minlength=across) / np.maximum(count, 1)
    place = np.linspace(-1, 1, across)
    bow = np.polyfit(place, middle, 2)
    bend, lean, height = (float(each) for each in bow)
    # The bow was measured straight down; the line runs in a lean.
    slope = float(np.hypot(1, 2 * lean / across))
    thickness, bend, length = float(np.median(count)) / slope, bend / slope, across * slope
    strayed = float(np.percentile(np.abs(np.polyval(bow, place) - middle), _MOSTLY))
    if not _BOWED * thickness < abs(bend) < _MOST_BOWED * thickness or strayed > thickness / 2:
        return None
    more = _GROWTH * length * thickness / (length + thickness)
    along = np.array((1, 2 * lean / across)) / slope
    square = np.array((-along[1], along[0]))
    centre = np.array((left + (across - 1) / 2, top + height)) + square * bend / 2
    half, high = along * (length + more) / 2, square * (thickness + more + abs(bend)) / 2
    corners = np.array((centre - half - high, centre + half - high, centre + half + high, centre - half + high))
    return Outline(corners.astype(np.float32), bend)


def _mean_within(likely: NDArray[np.float32], corners: Corners) -> float:
    left, top = np.maximum(0, np.floor(corners.min(axis=0))).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    part = likely[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: Corners) -> Corners:
    """From the upper one of the two corners on the left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    top_left, bottom_left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    top_right, bottom_right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array((top_left, top_right, bottom_right, bottom_left), np.float32)


def _sides(corners: Corners) -> tuple[float, float]:
    """The longer of upper and lower side, and of left and right."""
    a, b, c, d = corners
    along = max(np.linalg.norm(a - b), np.linalg.norm(c - d))
    down = max(np.linalg.norm(a - d), np.linalg.norm(b - c))
    return float(along), float(down)


def _in_reading_order(found: Sequence[Outline]) -> list[Outline]:
    """Line by line, each from left to right; what begins within ten pixels of the one before is one line."""
    rows: list[list[Outline]] = []
    last = -np.inf
    for line in sorted(found, key=lambda each: float(each.corners[0, 1])):
        top = float(line.corners[0, 1])
        if top - last >= 10:  # noqa: PLR2004
            rows.append([])
        rows[-1].append(line)
        last = top
    return [line for row in rows for line in sorted(row, key=lambda each: float(each.corners[0, 0]))]
