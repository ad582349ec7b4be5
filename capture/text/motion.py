"""How a live picture moved since an earlier one, and where it has changed besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Matrix = NDArray[np.float64]  # 3 x 3

_SIDE = 640  # of the views that are compared, in pixels
_POINTS = 500
_FAINT = 8  # grey levels by which a corner stands out
_FEWEST_POINTS = 12
_CLEARLY = 1.25
_WITHIN = 2.0  # pixels of a view by which a point may miss
_LEAST_OVERLAP = 0.4
_SAME = 1.5  # grey levels, on average, by which a still picture of the same thing differs
_COARSE = 4
_STRIP = 6  # coarse pixels: about 36 of the 960 at which lines are looked for
_FILLED = 0.5
_SMALL = 12
_FLAT = 40.0  # grey levels squared: what noise alone amounts to
_LIKE = 0.5  # correlation of surroundings that look the same
_LINE_LIKE = 0.6  # and of the worst part of a line
_SEARCH = 4  # pixels by which a line may lie beside its place


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A picture in grey and reduced in size; ``scale`` leads from the picture's pixels to the view's.

    ``unread`` is not 0 where nobody has looked for text yet.
    """

    grey: Grey
    scale: float
    unread: Grey

    @classmethod
    def of(cls, pixels: NDArray[np.uint8]) -> View:
        """Reduce a BGR or grey picture."""
        scale = min(1.0, _SIDE / max(pixels.shape[:2]))
        small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else pixels
        plain = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY) if small.ndim > 2 else small  # noqa: PLR2004 - colours are the third
        grey = np.asarray(plain, np.uint8)
        return cls(grey, scale, np.zeros_like(grey))


class Motion:
    """The way from an earlier view to a present one."""

    def __init__(self, before: View, now: View, matrix: Matrix) -> None:
        self._before = before
        self._now = now
        self._matrix = matrix
        height, width = now.grey.shape
        self._expected = np.asarray(cv2.warpPerspective(before.grey, matrix, (width, height)), np.uint8)
        left_over = cv2.warpPerspective(before.unread, matrix, (width, height), borderValue=255)
        self._unread = np.asarray(left_over, np.uint8)

    @property
    def overlap(self) -> float:
        """How much of the present picture was looked at before, 0 to 1."""
        return float((self._unread == 0).mean())

    def with_read(self, parts: Iterable[tuple[int, int, int, int]]) -> View:
        """The present view, its new parts read: left, top, width and height in pixels of the picture."""
        unread = self._unread.copy()
        for part in parts:
            left, top, width, height = (int(value * self._now.scale) for value in part)
            unread[top : top + height + 1, left : left + width + 1] = 0
        return replace(self._now, unread=unread)

    def moved(self, region: Region) -> Region:
        """Where a region of the earlier picture lies now."""
        points = np.array([region.corners], np.float64) * self._before.scale
        return Region.from_points((cv2.perspectiveTransform(points, self._matrix)[0] / self._now.scale).tolist())

    def found_again(self, region: Region) -> Region | None:
        """Where a line of the earlier picture is now, when it looks in each of its parts as it did; else None."""
        place = self.moved(region)
        left, top, width, height = (value * self._now.scale for value in place.bounds)
        x, y, right, bottom = int(left), int(top), int(left + width) + 1, int(top + height) + 1
        edge_y, edge_x = self._now.grey.shape
        if x < 0 or y < 0 or right > edge_x or bottom > edge_y or self._unread[y:bottom, x:right].any():
            return None
        pattern = self._expected[y:bottom, x:right]
        if min(pattern.shape) < 3 or pattern.std() < 2:  # noqa: PLR2004 - nothing to compare
            return None
        x0, y0 = max(0, x - _SEARCH), max(0, y - _SEARCH)
        around = self._now.grey[y0 : bottom + _SEARCH, x0 : right + _SEARCH]
        _, _, _, (left, top) = cv2.minMaxLoc(cv2.matchTemplate(around, pattern, cv2.TM_CCOEFF_NORMED))
        there = around[top : top + pattern.shape[0], left : left + pattern.shape[1]]
        if _likeness(pattern, there, max(3, min(pattern.shape))).min() < _LINE_LIKE:
            return None
        across, down = (x0 + left - x) / self._now.scale, (y0 + top - y) / self._now.scale
        return Region.from_points((px + across, py + down) for px, py in place.corners)

    def changed(self) -> Iterator[Region]:
        """Upright rectangles, in pixels of the present picture, that hold all that is new or looks different."""
        size = (self._now.grey.shape[1] // _COARSE, self._now.grey.shape[0] // _COARSE)
        now, expected = (
            np.asarray(cv2.resize(each, size, interpolation=cv2.INTER_AREA), np.uint8)
            for each in (self._now.grey, self._expected)
        )
        unread = cv2.resize(self._unread, size, interpolation=cv2.INTER_NEAREST) > 0
        # Single windows differ by noise or a highlight; a narrow strip at the edge waits until a line has room in it.
        different = cv2.morphologyEx(_mask((_likeness(expected, now, 7) < _LIKE) & ~unread), cv2.MORPH_OPEN, _block(3))
        new = cv2.morphologyEx(_mask(unread), cv2.MORPH_OPEN, _block(_STRIP))
        kept = cv2.dilate(np.maximum(different, new), _block(5))
        factor = _COARSE / self._now.scale
        for left, top, width, height in _covering(np.asarray(kept, np.uint8)):
            yield Region.from_bounds(left * factor, top * factor, width * factor, height * factor)


def _covering(mask: Grey, left: int = 0, top: int = 0) -> Iterator[tuple[int, int, int, int]]:
    """Rectangles that hold all of a mask and little else: halved until half of each is filled."""
    x, y, width, height = cv2.boundingRect(mask)
    if not width:
        return
    part = mask[y : y + height, x : x + width]
    if part.mean() >= _FILLED or max(width, height) <= _SMALL:
        yield left + x, top + y, width, height
    elif width >= height:
        yield from _covering(part[:, : width // 2], left + x, top + y)
        yield from _covering(part[:, width // 2 :], left + x + width // 2, top + y)
    else:
        yield from _covering(part[: height // 2], left + x, top + y)
        yield from _covering(part[height // 2 :], left + x, top + y + height // 2)


def _mask(truths: NDArray[np.bool_]) -> Grey:
    return truths.astype(np.uint8)


def _block(side: int) -> Grey:
    return np.ones((side, side), np.uint8)


def find_motion(before: View, now: View) -> Motion | None:
    """How the scene moved; None where too little of it is to be found again."""
    if before.grey.shape == now.grey.shape and _barely_differ(before.grey, now.grey):
        return Motion(before, now, np.eye(3))
    finder = cv2.ORB.create(_POINTS, fastThreshold=_FAINT)
    (points, marks), (new_points, new_marks) = (finder.detectAndCompute(each.grey, None) for each in (before, now))
    if marks is None or new_marks is None:
        return None
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(marks, new_marks)
    if len(pairs) < _FEWEST_POINTS:
        return None
    here = np.array([points[pair.queryIdx].pt for pair in pairs], np.float64)
    there = np.array([new_points[pair.trainIdx].pt for pair in pairs], np.float64)
    matrix = _way(here, there)
    motion = Motion(before, now, matrix) if matrix is not None else None
    return motion if motion is not None and motion.overlap >= _LEAST_OVERLAP else None


def _way(here: NDArray[np.float64], there: NDArray[np.float64]) -> Matrix | None:
    """Shift, turn and size; a change of perspective only where that is borne out by clearly more points.

    Points crowd on print, and what they say of perspective goes astray elsewhere.
    """
    few = max(_FEWEST_POINTS, len(here) // 4)
    plain, agreeing = cv2.estimateAffinePartial2D(here, there, method=cv2.RANSAC, ransacReprojThreshold=_WITHIN)
    bent, agreeing_bent = cv2.findHomography(here, there, cv2.RANSAC, _WITHIN)
    votes = 0 if plain is None else int(agreeing.sum())
    votes_bent = 0 if bent is None else int(agreeing_bent.sum())
    if max(votes, votes_bent) < few:
        return None
    if votes_bent > _CLEARLY * votes:
        return np.asarray(bent, np.float64)
    return np.vstack((np.asarray(plain, np.float64), (0.0, 0.0, 1.0)))


def _barely_differ(one: Grey, other: Grey) -> bool:
    soft = [cv2.GaussianBlur(each, (0, 0), 2).astype(np.float32) for each in (one, other)]
    return bool(np.abs(soft[0] - soft[1]).mean() < _SAME)


def _likeness(one: Grey, other: Grey, window: int) -> NDArray[np.float32]:
    """The correlation of the surroundings of each pixel, 1 where both are flat; brightness does not matter."""
    a, b = (cv2.GaussianBlur(each, (0, 0), 0.8).astype(np.float32) for each in (one, other))
    size = (window | 1, window | 1)

    def mean(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(cv2.blur(values, size), np.float32)

    mean_a, mean_b = mean(a), mean(b)
    together = mean(a * b) - mean_a * mean_b
    apart = mean(a * a) - mean_a * mean_a, mean(b * b) - mean_b * mean_b
    return np.asarray(
        (together + _FLAT) / (np.sqrt(np.maximum(apart[0], 0) * np.maximum(apart[1], 0)) + _FLAT), np.float32
    )
