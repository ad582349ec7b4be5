"""Squares in a picture, however they stand: where a hazard label or a mark could be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cv2.typing import MatLike
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Corners = NDArray[np.float32]

_LONGER_SIDE = 960
_MOST_ENLARGED = 1.5
_SHORTEST_SIDE = 20
_LARGEST_SHARE = 0.97
_MOST_ASKEW = 2.0
_MOST_SQUARES = 160
_SAME_PLACE = 0.1
_SAME_AREA = 1.25
_MOST_VOTES = 24
_STRAIGHT = 4.0  # pixels by which a side may bend
_MOST_POINTS = 60
_SHORTEST_ARM = 12
_SAME_WAY = 0.94  # cosine
_MOST_NEIGHBOURS = 24
_MOST_UNEQUAL = 1.5
_MOST_SLANT = 0.6  # cosine of the angle at a corner, which perspective opens or closes
_CORNERS = 4
_SHIFT = 0.09
_SIZES = (0.88, 1.13, 1.28)
_FRAMES = (1.18, 1.34)
_STRETCHES = np.array([[1.0, 1.25, 1.0, 1.25], [1.25, 1.0, 1.25, 1.0]], np.float32)  # along each diagonal
_BESIDE = 2.0  # sides of a label within which its neighbour begins
_CORNER_STEPS = (0.92, 1.02, 1.12)  # of the diagonal: frames overlap, touch, or stand apart
_LEAST_FILLED, _MOST_FILLED = 0.75, 1.25  # the area of the square over that of the outline's hull
_RED_FROM, _RED_TO, _LEAST_SATURATION, _LEAST_VALUE = 163, 12, 55, 40  # of a red print in light and shade
_ROUNDINGS = (0.02, 0.035, 0.05, 0.07, 0.1)


@dataclass(frozen=True, slots=True, eq=False)
class Shapes:
    """What was found in a picture, in its pixels.

    ``squares``: four corners each, clockwise from the uppermost, the largest first. ``bends``: three points each,
    the corner of a red frame between two points on its sides; of a covered frame no more may be seen.
    """

    squares: list[Corners]
    bends: list[Corners]


def find_shapes(picture: Picture) -> Shapes:
    """The squares of a picture, and the corners of red frames."""
    height, width = picture.shape[:2]
    scale = min(_MOST_ENLARGED, _LONGER_SIDE / max(height, width))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=method)
    most = _LARGEST_SHARE * small.shape[0] * small.shape[1]
    found: list[Corners] = []
    bends: list[Corners] = []
    for mask, of_frames in _masks(small):
        outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for outline in outlines:
            _, _, across, down = cv2.boundingRect(outline)
            if min(across, down) < _SHORTEST_SIDE:
                continue
            corners = _as_square(outline, most)
            if corners is not None:
                found.append(corners)
            elif of_frames:
                bends += _bends(outline)
    squares = _distinct(found) + _distinct([square for bend in bends for square in _completed(bend)])
    return Shapes([corners / np.float32(scale) for corners in squares], [bend / np.float32(scale) for bend in bends])


def _masks(picture: MatLike) -> Iterator[tuple[MatLike, bool]]:
    """Black and white views in which the outline of a label may close, and whether they show red frames."""
    hue, saturation, value = cv2.split(cv2.cvtColor(picture, cv2.COLOR_BGR2HSV))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB)
    blue, green, red = cv2.split(picture)
    redness = cv2.subtract(red, cv2.max(blue, green))
    for channel in (grey, saturation, lab[:, :, 1], lab[:, :, 2]):
        _, mask = cv2.threshold(cv2.GaussianBlur(channel, (3, 3), 0), 0, 255, cv2.THRESH_OTSU)
        yield mask, False
    reddish = ((hue < _RED_TO) | (hue > _RED_FROM)) & (saturation > _LEAST_SATURATION) & (value > _LEAST_VALUE)
    ring = reddish.astype(np.uint8) * 255
    yield ring, True
    yield cv2.morphologyEx(ring, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)), True
    for least in (12, 25, 45, 80):
        _, mask = cv2.threshold(redness, least, 255, cv2.THRESH_BINARY)
        yield mask, True
    smooth = cv2.GaussianBlur(grey, (5, 5), 0)
    for window in (31, 101):
        yield cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, 5), False
    for low in (40, 90):
        yield cv2.dilate(cv2.Canny(grey, low, low * 2.5), np.ones((3, 3), np.uint8)), False


def _as_square(outline: MatLike, most: float) -> Corners | None:
    """The four corners of an outline that is about a square seen askew."""
    hull = cv2.convexHull(outline)
    area = cv2.contourArea(hull)
    if not _SHORTEST_SIDE**2 <= area <= most or cv2.contourArea(outline) < 0.5 * area:
        return None
    length = cv2.arcLength(hull, closed=True)
    found: MatLike | None = None
    for rounding in _ROUNDINGS:
        fewer = cv2.approxPolyDP(hull, rounding * length, closed=True)
        if len(fewer) <= _CORNERS:
            found = fewer.reshape(-1, 2) if len(fewer) == _CORNERS else None
            break
    corners: Corners = np.asarray(cv2.boxPoints(cv2.minAreaRect(hull)) if found is None else found, np.float32)
    if not _LEAST_FILLED < cv2.contourArea(corners) / area < _MOST_FILLED:
        return None
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    across, down = np.linalg.norm(corners[0] - corners[2]), np.linalg.norm(corners[1] - corners[3])
    if sides.min() < _SHORTEST_SIDE or sides.max() > _MOST_ASKEW * sides.min():
        return None
    return None if max(across, down) > _MOST_ASKEW * min(across, down) else _clockwise(corners)


def _bends(outline: MatLike) -> list[Corners]:
    """The corners of an outline that could be those of a square seen askew, with the ends of their sides."""
    points = cv2.approxPolyDP(outline, _STRAIGHT, closed=True).reshape(-1, 2).astype(np.float32)
    if not _CORNERS <= len(points) <= _MOST_POINTS:
        return []
    bends = []
    for before, at, after in zip(np.roll(points, 1, axis=0), points, np.roll(points, -1, axis=0), strict=True):
        one, other = before - at, after - at
        lengths = float(np.hypot(*one)), float(np.hypot(*other))
        if min(lengths) >= _SHORTEST_ARM and abs(float(one @ other)) < _MOST_SLANT * lengths[0] * lengths[1]:
            bends.append(np.stack([before, at, after]))
    return bends


def _completed(bend: Corners) -> list[Corners]:
    """The square whose sides the arms of a bend are, if they can be: one that something covers, or touches."""
    before, at, after = bend
    short, long = sorted((float(np.hypot(*(before - at))), float(np.hypot(*(after - at)))))
    if short < _SHORTEST_SIDE or long > _MOST_UNEQUAL * short:
        return []
    return [_clockwise(np.stack([before, at, after, before + after - at]))]


def _clockwise(corners: Corners) -> Corners:
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered[:, 1])), axis=0)


def _distinct(found: list[Corners]) -> list[Corners]:
    """One square a place and size, from the largest down: that which the most of the outlines there agree with."""
    groups: list[tuple[float, Corners, list[Corners]]] = []
    for area, corners in sorted(((cv2.contourArea(each), each) for each in found), key=lambda pair: -pair[0]):
        middle = corners.mean(axis=0)
        near = _SAME_PLACE * area**0.5
        for largest, at, group in groups:
            if largest < _SAME_AREA * area and abs(at[0] - middle[0]) < near and abs(at[1] - middle[1]) < near:
                group.append(corners)
                break
        else:
            if len(groups) < _MOST_SQUARES:
                groups.append((area, middle, [corners]))
    return [_most_agreed(group) for _, _, group in groups]


def _most_agreed(group: list[Corners]) -> Corners:
    """Of squares in one place that whose corners lie nearest to those of the others."""
    every = np.stack(group[:_MOST_VOTES])
    apart = np.linalg.norm(every[:, None, :, None] - every[None, :, None, :], axis=-1).min(axis=-1).sum(axis=-1)
    return group[int(np.minimum(apart, np.median(apart) * 2).sum(axis=1).argmin())]


def neighbours(corners: Corners, bends: list[Corners]) -> list[Corners]:
    """Where labels of the same print could stand.

    They touch this one at its corners or along its sides, or have a corner at a bend that is like one of its own.
    """
    first, second, third, fourth = corners
    steps = [second - first, third - second]
    steps += [(third - first) * np.float32(far) for far in _CORNER_STEPS]
    steps += [(second - fourth) * np.float32(far) for far in _CORNER_STEPS]
    steps += [-step for step in steps]
    near = _BESIDE * cv2.contourArea(corners) ** 0.5
    for bend in bends:
        for place in range(_CORNERS):
            step = bend[1] - corners[place]
            if 0.3 * near < float(np.hypot(*step)) < near and _alike(bend, np.roll(corners, 1 - place, axis=0)[:3]):
                steps.append(step)
    return [(corners + step).astype(np.float32) for step in steps[:_MOST_NEIGHBOURS]]


def variants(corners: Corners) -> list[Corners]:
    """The square a little larger, smaller, shifted or drawn out, as the outline that gave it may have been off."""
    middle = corners.mean(axis=0)
    along, down = (corners[1] - corners[0]) * np.float32(_SHIFT), (corners[3] - corners[0]) * np.float32(_SHIFT)
    sized = [middle + (corners - middle) * np.float32(size) for size in _SIZES]
    drawn_out = [middle + (corners - middle) * stretch[:, None] for stretch in _STRETCHES]
    shifted = [corners + step for step in (along, -along, down, -down, along + down, -along - down)]
    return sized + drawn_out + shifted


def enlarged(corners: Corners) -> list[Corners]:
    """The frame about a square that was found at the frame's inner edge, narrow or wide."""
    middle = corners.mean(axis=0)
    return [middle + (corners - middle) * np.float32(size) for size in _FRAMES]


def _alike(one: Corners, other: Corners) -> bool:
    """Whether two bends open the same way."""
    ways = [(bend[[0, 2]] - bend[1]) / np.linalg.norm(bend[[0, 2]] - bend[1], axis=1)[:, None] for bend in (one, other)]
    straight, crossed = (ways[0] * ways[1]).sum(axis=1).min(), (ways[0] * ways[1][::-1]).sum(axis=1).min()
    return bool(max(straight, crossed) > _SAME_WAY)


def cut_square(picture: Picture, corners: Corners, side: int, margin: float) -> Picture:
    """The square seen from the front, its first corner at the top left, with a margin (0.04: 4 % of its size)."""
    middle = corners.mean(axis=0)
    wider = (middle + (corners - middle) * np.float32(1 + margin)).astype(np.float32)
    longest = float(np.linalg.norm(wider - np.roll(wider, -1, axis=0), axis=1).max())
    times = max(1, min(8, round(longest / side)))  # cut at the size of the source, then averaged down
    full = side * times
    target = np.array([[0, 0], [full, 0], [full, full], [0, full]], np.float32)
    matrix = cv2.getPerspectiveTransform(wider, target)
    cut = cv2.warpPerspective(picture, matrix, (full, full), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    averaged = cut if times == 1 else cv2.resize(cut, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(averaged, np.uint8)
