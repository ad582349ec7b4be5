"""Matrix codes that no engine reads where they stand: found by their density of edges, enlarged, brought into focus."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

from ..enhance import stretched, turned
from .deblur import focused
from .motion import guess_motion, unmoved
from .spots import gradients

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Matrix = NDArray[np.float64]
    Look = Callable[[Picture], tuple[Picture, Matrix]]

_CELL = 8
_SMOOTHING = 1.0
_FAINTEST = 3.0
# Of the energy that only 3 % of the cells exceed; two levels, as a code may touch something else at one of them.
_LEVELS = (0.35, 0.6)
_FEWEST_CELLS = 4
_LONGEST_SHAPE = 6
_LARGEST_SHARE = 0.5
_SAME = 12
_LEVEL = 0.07  # radians that an engine does not mind
_LARGEST_MOVED = 120_000  # pixels
_LARGEST_ENLARGED = 60_000


def find_patches(picture: Picture, most: int = 8) -> tuple[Region, ...]:
    """Upright rectangles of a grey picture that are full of strong edges, the strongest first."""
    height, width = picture.shape
    if min(height, width) < 2 * _CELL:
        return ()
    columns, rows = width // _CELL, height // _CELL
    smooth = np.asarray(cv2.GaussianBlur(picture, (0, 0), _SMOOTHING), np.uint8)
    xx, yy, _ = gradients(smooth)
    energy = np.sqrt(cv2.blur(cv2.resize(xx + yy, (columns, rows), interpolation=cv2.INTER_AREA), (3, 3)))
    found: list[tuple[float, Region]] = []
    for level in _LEVELS:
        strong = energy > max(_FAINTEST, level * float(np.percentile(energy, 97)))
        count, labels, stats, _ = cv2.connectedComponentsWithStats(strong.astype(np.uint8), connectivity=4)
        for label in range(1, count):
            x, y, w, h, area = (int(value) for value in stats[label])
            if (
                area < _FEWEST_CELLS
                or max(w, h) > _LONGEST_SHAPE * min(w, h)
                or w * h > _LARGEST_SHARE * rows * columns
            ):
                continue
            score = float(energy[labels == label].mean()) * area / (w * h) * min(area, 60) ** 0.5
            across, down = width / columns, height / rows
            region = Region.from_bounds((x - 1) * across, (y - 1) * down, (w + 2) * across, (h + 2) * down)
            found.append((score, region))
    kept: list[Region] = []
    for _, region in sorted(found, key=lambda each: -each[0]):
        if len(kept) < most and not any(_alike(region, other) for other in kept):
            kept.append(region)
    return tuple(kept)


def _alike(one: Region, other: Region) -> bool:
    (x, y), (a, b) = one.centre, other.centre
    return abs(x - a) < _SAME and abs(y - b) < _SAME and abs(one.bounds[2] - other.bounds[2]) < 2 * _SAME


def _enlarged(across: float, down: float) -> Look:
    return lambda patch: _resized(patch, across, down)


def _focused(spread: float, noise: float, factor: float) -> Look:
    return lambda patch: _resized(focused(patch, spread, noise), factor, factor)


def _calmed(patch: Picture) -> tuple[Picture, Matrix]:
    return np.asarray(cv2.GaussianBlur(stretched(patch), (0, 0), 1.2), np.uint8), np.eye(3)


def _levelled(patch: Picture) -> tuple[Picture, Matrix]:
    """Turned by the angle that most edges have to the sides of the picture; nothing when it is none."""
    xx, yy, xy = gradients(np.asarray(cv2.GaussianBlur(patch, (0, 0), _SMOOTHING), np.uint8))
    # Four times the angle is the same for both directions of edges that a matrix code has.
    across, along = xx - yy, 2 * xy
    power = np.hypot(across, along) + 1e-3
    turn = np.arctan2((2 * across * along / power).sum(), ((across**2 - along**2) / power).sum()) / 4
    if abs(turn) < _LEVEL:
        return patch[:0], np.eye(3)
    level, back = turned(patch, float(np.degrees(turn)))
    factor = 2 if patch.size <= _LARGEST_ENLARGED else 1
    enlarged, smaller = _resized(level, factor, factor)
    return enlarged, np.vstack([back, (0, 0, 1)]) @ smaller


def _unmoved(guess: int, noise: float) -> Look:
    def look(patch: Picture) -> tuple[Picture, Matrix]:
        motions = guess_motion(patch) if patch.size <= _LARGEST_MOVED else ()
        changed = unmoved(patch, motions[guess], noise) if guess < len(motions) else patch[:0]
        return _resized(changed, 2, 2)

    return look


def _resized(patch: Picture, across: float, down: float) -> tuple[Picture, Matrix]:
    back = np.diag((1 / across, 1 / down, 1.0))
    if across == down == 1 or not patch.size:
        return patch, back
    return np.asarray(cv2.resize(patch, None, fx=across, fy=down, interpolation=cv2.INTER_CUBIC), np.uint8), back


# Each gives the changed patch (empty when it has nothing to change) and the matrix that leads back; the most
# telling first.
LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "twice the size": _enlarged(2, 2),
        "calmed": _calmed,
        "turned level": _levelled,
        "sharpened a little": _focused(0.7, 5e-3, 3),
        "into focus": _focused(2.5, 5e-4, 1),
        "four times as wide": _enlarged(4, 2),
        "halfway into focus": _focused(1.5, 2e-3, 2),
        "more into focus": _focused(2.0, 1e-3, 2),
        "far into focus": _focused(2.9, 5e-4, 2),
        "unmoved": _unmoved(0, 1e-3),
        "unmoved, the other way": _unmoved(1, 1e-3),
        "unmoved, calmed": _unmoved(0, 1e-2),
        "unmoved the other way, calmed": _unmoved(1, 1e-2),
    }
)
