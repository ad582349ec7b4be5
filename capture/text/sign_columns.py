"""Columns of painted signs, found by their shape where a text engine sees no line: it knows rows, columns less.

Blots of one height that stand straight below one another at even steps, with nothing like them close beside: the
letters of a paragraph stand below one another as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

SIDES = (640, 1280)
"""Pixels of the longer side in which signs are looked for: large and noisy ones in the small picture."""
_SOFT, _AROUND, _COARSE = 1.2, 16.0, 4
_LEAST_CONTRAST, _OVER_NOISE = 6.0, 2.2
_OF_THE_PEAK, _REACH = 0.45, 25
"""Of the strongest contrast so many pixels around: blurred signs run into one another below that."""
_HEIGHTS, _SLIMNESS, _FILLED = (9, 90), (0.14, 1.5), 0.18
"""Of a sign: its height in pixels, its width over its height, and how much of its box it covers."""
_STEP, _ASIDE, _LIKE = (0.9, 3.8), 0.45, 1.6
"""To the next sign below, in heights (twice as far when one is not seen); sidewards of it; heights over each other."""
_LEAST_SIGNS, _MOST_SIGNS = 6, 18
_STRAY = 0.35
_BROAD, _CLOSE, _MOST_CROWDED = 0.3, 0.35, 0.35
"""Width over height of most signs; heights within which a sign of a row has its neighbour; share that may have one."""
_NEAR, _FAR, _MOST_BESIDE = 0.15, 0.6, 0.3
"""In heights beside a sign; and the share of that which may be painted."""
_MOST_BLOTS, _MOST_COLUMNS = 1500, 3
_FRAME = 1.25  # the width of the place over that of its widest signs
_SIGNS_AND_BOX = 2.2  # heights below the lowest sign found, where the boxed one may be


@dataclass(frozen=True, slots=True, eq=False)
class _Blots:
    """What may be signs: middles, widths and heights, from the top down."""

    middle: NDArray[np.float64]
    width: NDArray[np.float64]
    height: NDArray[np.float64]


def columns_seen(pixels: NDArray[np.uint8], longer_side: int = SIDES[-1]) -> list[Region]:
    """The places of columns of signs in a BGR picture, longest first, as far as a boxed sign may stand below.

    The picture is looked at with its longer side reduced to ``longer_side`` pixels.
    """
    times = max(1.0, max(pixels.shape[:2]) / longer_side)
    size = max(1, round(pixels.shape[1] / times)), max(1, round(pixels.shape[0] / times))
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA) if times > 1 else grey
    soft = cv2.GaussianBlur(np.asarray(small, np.float32), (0, 0), _SOFT)
    coarse = cv2.resize(soft, [max(1, side // _COARSE) for side in size], interpolation=cv2.INTER_AREA)
    around = cv2.resize(cv2.GaussianBlur(coarse, (0, 0), _AROUND / _COARSE), size, interpolation=cv2.INTER_LINEAR)
    standing_off = soft - around
    noise = 1.4826 * float(np.median(np.abs(standing_off[::_COARSE, ::_COARSE])))
    least = max(_LEAST_CONTRAST, _OVER_NOISE * noise)
    busy = _painted(np.abs(standing_off), least)
    found = [
        (blots, chain)
        for contrast in (standing_off, -standing_off)
        for blots in (_blots(contrast, least),)
        for chain in _chains(blots, busy)
    ]
    longest = sorted(found, key=lambda each: -len(each[1]))[:_MOST_COLUMNS]
    return [_place(blots, chain, times) for blots, chain in longest]


def _painted(contrast: NDArray[np.float32], least: float) -> NDArray[np.uint8]:
    """Where a contrast stands out of the noise and of what is around it."""
    peak = cv2.dilate(contrast, np.ones((_REACH, _REACH), np.uint8))
    return np.asarray(contrast > np.maximum(least, _OF_THE_PEAK * peak), np.uint8)


def _blots(contrast: NDArray[np.float32], least: float) -> _Blots:
    stats = cv2.connectedComponentsWithStats(_painted(contrast, least))[2]
    width, height, area = (stats[:, column].astype(float) for column in (2, 3, 4))
    slim = width / np.maximum(height, 1)
    kept = (height >= _HEIGHTS[0]) & (height <= _HEIGHTS[1]) & (slim > _SLIMNESS[0]) & (slim < _SLIMNESS[1])
    kept &= area > _FILLED * width * height
    chosen = np.flatnonzero(kept)[:_MOST_BLOTS]
    boxes = np.column_stack((stats[:, 0] + width / 2, stats[:, 1] + height / 2))
    order = chosen[np.argsort(boxes[chosen, 1], kind="stable")]
    return _Blots(boxes[order], width[order], height[order])


def _chains(blots: _Blots, busy: NDArray[np.uint8]) -> Iterator[list[int]]:
    """Signs that stand below one another, each in one chain only."""
    below = [_next_below(blots, place) for place in range(len(blots.height))]
    used: set[int] = set()
    for start in range(len(below)):
        chain: list[int] = []
        place = start
        while place >= 0 and place not in used and len(chain) < _MOST_SIGNS:
            chain.append(place)
            place = below[place]
        if len(chain) >= _LEAST_SIGNS and _is_straight(blots, chain) and _is_free(blots, chain, busy):
            used.update(chain)
            yield chain


def _next_below(blots: _Blots, place: int) -> int:
    """The nearest sign of about the same height below; -1 where there is none."""
    steps = blots.middle - blots.middle[place]
    tall = np.maximum(blots.height, blots.height[place])
    like = tall < _LIKE * np.minimum(blots.height, blots.height[place])
    far = (steps[:, 1] > _STEP[0] * tall) & (steps[:, 1] < _STEP[1] * tall)
    fits = np.flatnonzero(like & far & (np.abs(steps[:, 0]) < _ASIDE * steps[:, 1]))
    if not len(fits):
        return -1
    return int(fits[np.argmin(np.hypot(2 * steps[fits, 0], steps[fits, 1]))])


def _is_straight(blots: _Blots, chain: Sequence[int]) -> bool:
    middle, height = blots.middle[chain], float(np.median(blots.height[chain]))
    line = np.polyfit(middle[:, 1], middle[:, 0], 1)
    return bool(np.median(np.abs(np.polyval(line, middle[:, 1]) - middle[:, 0])) < _STRAY * height)


def _is_free(blots: _Blots, chain: Sequence[int], busy: NDArray[np.uint8]) -> bool:
    """Whether hardly anything is painted close to the left and right of the signs, as it is beside those of a row."""
    if np.median(blots.width[chain] / blots.height[chain]) < _BROAD:
        return False  # strokes: some figures are as slim, not most of them
    shares, crowded = [], 0
    for place in chain:
        (x, y), half, height = blots.middle[place], blots.width[place] / 2, blots.height[place]
        apart = np.abs(blots.middle - (x, y))
        level = (apart[:, 1] < height / 2) & (blots.height > height / _LIKE) & (blots.height < _LIKE * height)
        crowded += bool((level & (apart[:, 0] > 0) & (apart[:, 0] - half - blots.width / 2 < _CLOSE * height)).any())
        top, bottom = max(0, round(y - height / 2)), round(y + height / 2) + 1
        for near, far in (
            (half + _NEAR * height, half + _FAR * height),
            (-half - _FAR * height, -half - _NEAR * height),
        ):
            beside = busy[top:bottom, max(0, round(x + near)) : max(0, round(x + far) + 1)]
            shares.append(float(beside.mean()) if beside.size else 0.0)
    return float(np.mean(shares)) < _MOST_BESIDE and crowded <= _MOST_CROWDED * len(chain)


def _place(blots: _Blots, chain: Sequence[int], times: float) -> Region:
    middle, height = blots.middle[chain], float(np.median(blots.height[chain]))
    lean, aside = np.polyfit(middle[:, 1], middle[:, 0], 1)
    half = _FRAME * float(np.percentile(blots.width[chain], 80)) / 2
    top = float(middle[0, 1]) - height
    bottom = float(middle[-1, 1]) + (0.5 + _SIGNS_AND_BOX) * height
    left, right = (lean * y + aside for y in (top, bottom))
    corners = ((left - half, top), (left + half, top), (right + half, bottom), (right - half, bottom))
    return Region.from_points((float(x * times), float(y * times)) for x, y in corners)
