"""One linear code as brightness along a line: turned upright, its bars set straight, its rows averaged.

Averaging along the bars takes away noise; the upper and the lower half of the code are kept
apart as well, so that a reading can be held against a second, independent look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

from .spots import gradients

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .spots import Spot

    Floats = NDArray[np.float64]

_MARGIN = 0.12
_LEAST_MARGIN = 8.0
_SCALE = 2.0
_LONGEST_ENLARGED = 900.0
_STRIP_ROWS = 24
# Of a code as high as this many pixels the rows are not enlarged: there are enough of them.
_TALL = 32.0
_LEAST_ROWS_FOR_HALVES = 8
# The slant of bars (pixels a row) that perspective leaves after the spot was turned level.
_STEEPEST = 0.48
# Of the best row's likeness to the mean, what a row needs to belong to the code.
_LIKE = 0.7


@dataclass(frozen=True, slots=True)
class Strip:
    """``profiles``: brightness along the code, of all its rows, of their upper and of their lower half.

    ``scale``: samples a pixel of the picture. ``back``: the matrix (2 x 3) from the upright crop to the
    picture. ``rows``: first and last row of the code in the crop. ``likeness``: how much its rows resemble
    each other, 0 to 1.
    """

    profiles: tuple[Floats, ...]
    scale: float
    back: Floats
    rows: tuple[int, int]
    likeness: float

    def region(self, left: float, right: float) -> Region:
        """The place in the picture of what stands between two samples."""
        top, bottom = self.rows
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return Region.from_points(self.back @ (x, y, 1.0) for x, y in corners)


def strip_of(picture: NDArray[np.uint8], spot: Spot) -> Strip:
    """Cut a spot out of a grey picture and average it along its bars."""
    tall = spot.across[1] - spot.across[0] >= _TALL
    crop, back, scale = upright(picture, spot, down=1.0 if tall else _SCALE)
    straight, weights = _straightened(crop, scale if tall else 1.0)
    top, bottom, likeness = _rows(straight, weights, scale)
    rows = straight[top : bottom + 1].astype(np.float64)
    profiles = [rows.mean(0)]
    if len(rows) >= _LEAST_ROWS_FOR_HALVES:
        half = len(rows) // 2
        profiles += [rows[:half].mean(0), rows[half:].mean(0)]
    return Strip(tuple(profiles), scale, back, (top, bottom), likeness)


def drawn(profile: Floats) -> NDArray[np.uint8]:
    """A profile as a picture that an engine can read: stretched to full contrast, the same in every row."""
    low, high = np.percentile(profile, (1, 99))
    row = np.clip((profile - low) * 235 / (high - low + 1e-6) + 10, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(row[None], _STRIP_ROWS, axis=0))


def levelled(profile: Floats) -> Floats:
    """A profile in which paper is as bright and ink as dark everywhere: shadow and glare fall unevenly on a code."""
    around = max(9, len(profile) // 8) | 1
    row = profile[None].astype(np.float32)
    bright = cv2.blur(cv2.dilate(row, np.ones((1, around))), (around, 1))[0]
    dark = cv2.blur(cv2.erode(row, np.ones((1, around))), (around, 1))[0]
    least = 0.15 * float(np.percentile(bright - dark, 90))
    return np.asarray((profile - dark) / np.maximum(bright - dark, least + 1e-6), np.float64).clip(-0.2, 1.2)


def upright(
    picture: NDArray[np.uint8], spot: Spot, above: float = 0.0, down: float = _SCALE
) -> tuple[NDArray[np.uint8], Floats, float]:
    """The spot turned level and enlarged, the matrix (2 x 3) back to the picture, and the scale.

    ``above``: how much is added above and below, in heights of the spot; ``down``: the most that it is
    enlarged in height.
    """
    higher = above * (spot.across[1] - spot.across[0])
    length = spot.along[1] - spot.along[0]
    scale = _SCALE if length < _LONGEST_ENLARGED else 1.0
    more = _MARGIN * length + _LEAST_MARGIN
    left, top = spot.along[0] - more, spot.across[0] - higher
    down = min(scale, down)
    size = (int((length + 2 * more) * scale), max(8, int((spot.across[1] + higher - top) * down)))
    c, s = np.cos(spot.angle), np.sin(spot.angle)
    back = np.array([[c / scale, -s / down, left * c - top * s], [s / scale, c / down, left * s + top * c]])
    crop = cv2.warpAffine(
        picture, back, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, np.uint8), back, scale


def _straightened(crop: NDArray[np.uint8], wider: float) -> tuple[NDArray[np.uint8], Floats]:
    """Set the bars upright where perspective slants them more from end to end; and how barred each column is.

    ``wider``: how much more the crop is enlarged along the code than across it.
    """
    height, width = crop.shape
    blocks = max(6, min(16, width // 40))
    smooth = np.asarray(cv2.GaussianBlur(crop, (0, 0), 1.5), np.uint8)
    xx, yy, xy = (cv2.resize(each, (blocks, 1), interpolation=cv2.INTER_AREA)[0] for each in gradients(smooth))
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    coherence = np.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-3)
    weight = np.sqrt(xx + yy) * np.clip(coherence - 0.3, 0, 1) * (np.abs(np.tan(angle)) < _STEEPEST * wider)
    middle = (np.arange(blocks) + 0.5) / blocks * width
    slant = _slant(-np.tan(angle), weight, middle - width / 2)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    from_x = (x + (y - height / 2) * (slant[0] + slant[1] * (x - width / 2))).astype(np.float32)
    straight = cv2.remap(crop, from_x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(straight, np.uint8), np.interp(np.arange(width), middle, weight)


def _slant(slopes: Floats, weights: Floats, places: Floats) -> Floats:
    """A line through the slopes that heeds outliers less from round to round."""
    terms = np.stack([np.ones_like(places), places], 1)
    line: Floats = np.zeros(2)
    if np.count_nonzero(weights) < 3:  # noqa: PLR2004
        return line
    trust = weights
    for _ in range(3):
        line = np.asarray(np.linalg.lstsq(terms * trust[:, None], slopes * trust, rcond=None)[0], np.float64)
        trust = weights / (1 + ((slopes - terms @ line) / 0.05) ** 2)
    return line


def _rows(straight: NDArray[np.uint8], weights: Floats, scale: float) -> tuple[int, int, float]:
    """The run of rows that resemble each other, round the one that is most like the others."""
    height = len(straight)
    around = int(30 * scale) | 1
    flat = straight.astype(np.float32)
    detail = flat - cv2.blur(flat, (around, 1))
    # The edge of a label is stronger than any bar: each neighbourhood counts alike.
    spread = np.sqrt(np.maximum(cv2.blur(detail * detail, (around, 1)).mean(0), 0)) + 2
    detail = detail / spread * np.minimum(weights / (np.median(weights) + 1e-6), 1.5)
    mean = detail[height // 4 : -(height // 4) or None].mean(0)
    lengths = np.linalg.norm(detail, axis=1)
    top, bottom, likeness = 0, height - 1, 0.0
    for _ in range(2):
        like = detail @ mean / (lengths * np.linalg.norm(mean) + 1e-3)
        smooth = cv2.blur(like[:, None], (1, 5))[:, 0]
        belongs = smooth > _LIKE * smooth.max()
        top = bottom = int(smooth.argmax())
        while top > 0 and belongs[top - 1]:
            top -= 1
        while bottom < height - 1 and belongs[bottom + 1]:
            bottom += 1
        mean = detail[top : bottom + 1].mean(0)
        likeness = float(like[top : bottom + 1].mean())
    return top, bottom, likeness
