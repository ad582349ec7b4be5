"""A row or column of painted signs, cut out of a picture so that its figures stand upright at one height."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

from .figures import CAP, SIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_ACROSS_CAPS = (0.66, 0.8)
"""The height of figures over that of the box which the detector draws round a line."""
_DOWN_CAPS = (0.62, 0.78)
"""The height of a figure over the step to the next one in a column."""
_BEFORE, _BEHIND = 0.6, 5.5
_HALF = 24
_SLANT = 0.06
_PITCH = 0.74
"""The step from figure to figure over their height, as the network has learnt them."""
_NARROW, _WIDEST = 0.85, 1.7
"""Of that step, below which a row is seen from aside and is widened; and by how much at most."""
_OF_THE_CHANGE = 0.4
"""Of how much the grey changes amid the signs: less of it is above or below them."""
_LEAST_HEIGHT, _MOST_HEIGHT = 0.4, 1.2  # of the height that the box of the line suggests


@dataclass(frozen=True, slots=True)
class Strip:
    """Grey pixels in which figures are 20 pixels high; signs follow from left to right, or downwards.

    ``end`` is where the detector's box ends, along the strip; ``to_picture`` leads from its pixels to the picture's.
    """

    grey: NDArray[np.float32]
    down: bool
    end: float
    to_picture: NDArray[np.float64]

    @property
    def length(self) -> int:
        """Pixels along the signs."""
        return int(self.grey.shape[0 if self.down else 1])


def is_column(region: Region, signs: int) -> bool:
    """Whether signs in a region stand below one another."""
    across, down = _axes(region)
    return signs > 1 and np.hypot(*down) > 1.3 * np.hypot(*across)


def strips(pixels: NDArray[np.uint8], region: Region, signs: int) -> Iterator[Strip]:
    """The region of a line of text and what follows it, in the ways in which its figures may stand.

    The height of figures is not known exactly, and strokes may stand upright in the picture
    where the row runs aslant: seen from the side. A line that runs down the picture may be a column
    of upright signs, or a row that was turned by a quarter.
    """
    upright = _upright(region)
    yield from _strips(pixels, upright, signs)
    if upright != region:
        yield from _strips(pixels, region, signs)


def _upright(region: Region) -> Region:
    """The region with its corners clockwise from the upper left one in the picture."""
    corners = np.array(region.corners)
    sides = np.roll(corners, -1, axis=0) - corners
    rightward = int((sides[:, 0] / np.maximum(np.hypot(*sides.T), 1)).argmax())
    return Region.from_points(np.roll(corners, -rightward, axis=0).tolist()) if rightward else region


def _strips(pixels: NDArray[np.uint8], region: Region, signs: int) -> Iterator[Strip]:
    across, down = _axes(region)
    column = is_column(region, signs)
    length = float(np.hypot(*(down if column else across)))
    breadth = float(np.hypot(*(across if column else down)))
    if min(length, breadth) < 3:  # noqa: PLR2004 - nothing can be read in three pixels
        return
    along = (down if column else across) / length
    square = np.array([along[1], -along[0]]) if column else np.array([-along[1], along[0]])
    upright = np.array([1.0, 0.0]) if column else np.array([0.0, 1.0])
    sides = [square] if abs(float(along @ upright)) < _SLANT else [upright, square]
    for side in sides:
        row = SignRow(pixels, np.array(region.centre), along, side, length, column)
        if column:
            yield from (row.cut(length / max(1, signs) * share) for share in _DOWN_CAPS)
            continue
        for cap in (breadth * share for share in _ACROSS_CAPS):
            yield from row.narrow_and_wide(cap, signs)
        centred, cap = row.measured(breadth)
        if cap:
            yield from centred.narrow_and_wide(cap, signs)


def row_in(pixels: NDArray[np.uint8], region: Region) -> tuple[SignRow, float]:
    """The row of signs in the region of a line, whose strokes are taken to stand upright, and how high they are."""
    across, down = _axes(region)
    length, breadth = max(1.0, float(np.hypot(*across))), float(np.hypot(*down))
    row = SignRow(pixels, np.array(region.centre), across / length, np.array([0.0, 1.0]), length, column=False)
    centred, cap = row.measured(breadth)
    return (centred, cap) if cap else (row, breadth * _ACROSS_CAPS[0])


def _axes(region: Region) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    corners = np.array(region.corners, np.float64)
    across = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    return across, down


@dataclass(frozen=True, slots=True, eq=False)
class SignRow:
    """Where signs stand in a picture: their middle, the ways along them and beside them, and how far they reach."""

    pixels: NDArray[np.uint8]
    centre: NDArray[np.float64]
    along: NDArray[np.float64]
    side: NDArray[np.float64]
    length: float
    column: bool

    def measured(self, breadth: float) -> tuple[SignRow, float]:
        """The row with its signs amid it, in a line so broad, and how high they are; 0 where that is unclear."""
        tallest = breadth * _ACROSS_CAPS[-1]
        if tallest < 1:  # a line without height
            return self, 0.0
        cap, aside = _painted_height(self.cut(tallest))
        return replace(self, centre=self.centre + self.side * aside * tallest / CAP), cap * tallest / CAP

    def wider(self, cap: float, signs: int) -> float:
        """How many times wider so many signs of that height were painted than they are seen from aside."""
        return min(_WIDEST, _PITCH * cap * signs / max(1.0, self.length))

    def narrow_and_wide(self, cap: float, signs: int) -> Iterator[Strip]:
        """The strip as it is, and widened where its signs are narrower than painted ones are."""
        yield self.cut(cap)
        wider = self.wider(cap, signs)
        if wider * _NARROW > 1:
            yield self.cut(cap, wider)

    def cut(self, cap: float, wider: float = 1.0) -> Strip:
        """The signs, taken to be so many pixels high, and what follows them."""
        scale = cap / CAP
        before, behind = _BEFORE * cap, _BEHIND * cap / wider
        pixels_long = round((self.length + before + behind) / scale * wider)
        start = self.centre - self.along * (self.length / 2 + before) - self.side * _HALF * scale
        first, second = (self.side, self.along) if self.column else (self.along / wider, self.side)
        to_picture = np.column_stack((first * scale, second * scale, start))
        size = (2 * _HALF, pixels_long) if self.column else (pixels_long, 2 * _HALF)
        grey = _sampled(self.pixels, to_picture, size, scale)
        return Strip(grey, self.column, (before + self.length) / scale * wider, to_picture)


def _painted_height(strip: Strip) -> tuple[float, float]:
    """How high the signs of a row are, and how far beside the middle of the strip they stand, in its pixels.

    Where signs are, the grey changes along the row; above and below them it hardly does.
    """
    signs = strip.grey[:, round(_BEFORE * CAP) : round(strip.end)]
    if signs.shape[1] < 2:  # noqa: PLR2004 - nothing to compare
        return 0.0, 0.0
    change = np.abs(np.diff(signs, axis=1)).mean(axis=1)
    change = cv2.GaussianBlur(change.astype(np.float32)[:, None], (1, 5), 0.8).ravel()
    middle = change[_HALF - SIDE // 4 : _HALF + SIDE // 4]
    least = float(change.min()) + _OF_THE_CHANGE * float(middle.max() - change.min())
    top = bottom = _HALF - SIDE // 4 + int(middle.argmax())
    while top > 0 and change[top - 1] > least:
        top -= 1
    while bottom + 1 < len(change) and change[bottom + 1] > least:
        bottom += 1
    height = bottom + 1 - top
    if not _LEAST_HEIGHT < height / CAP < _MOST_HEIGHT:
        return 0.0, 0.0
    return float(height), (top + bottom + 1) / 2 - _HALF


def _sampled(
    pixels: NDArray[np.uint8], matrix: NDArray[np.float64], size: tuple[int, int], scale: float
) -> NDArray[np.float32]:
    """The strip in grey; only the part of the picture that it covers is touched."""
    corners = np.array([[0, 0, 1], [size[0], 0, 1], [0, size[1], 1], [size[0], size[1], 1]]) @ matrix.T
    low = np.maximum(np.floor(corners.min(axis=0)).astype(int) - 3, 0)
    high = np.minimum(np.ceil(corners.max(axis=0)).astype(int) + 3, pixels.shape[1::-1])
    if (high - low).min() < 1:
        return np.zeros(size[::-1], np.float32)
    part = pixels[low[1] : high[1], low[0] : high[0]]
    grey = cv2.cvtColor(part, cv2.COLOR_BGR2GRAY) if part.ndim > 2 else part  # noqa: PLR2004 - colours are the third
    soft = np.asarray(grey, np.float32)
    if scale > 1.4:  # noqa: PLR2004 - below that bilinear sampling leaves nothing out
        soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), 0.4 * scale), np.float32)
    shifted = matrix.copy()
    shifted[:, 2] -= low
    inverse = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(soft, shifted, size, flags=inverse, borderMode=cv2.BORDER_REPLICATE), np.float32)


def slices(strip: Strip, step: int, offsets: tuple[int, ...]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Windows along the strip, for each offset beside its middle; and the places of their middles."""
    grey = strip.grey.T if strip.down else strip.grey
    half = SIDE // 2
    places = np.arange(half, max(half + 1, strip.length - half), step)
    cut = [grey[_HALF + off - half : _HALF + off + half, at - half : at + half] for off in offsets for at in places]
    windows = np.stack([window.T if strip.down else window for window in cut if window.shape == (SIDE, SIDE)])
    return windows, places
