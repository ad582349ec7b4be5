"""Following a live picture from frame to frame, so that an outline stays on what it marks between two looks.

The scene is taken as one flat thing that shifts, turns and changes in size: points that stand out are followed, and
the motion that most of them share counts. On a 1080p frame this takes about 2 ms of processor time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from inspection.frame import Frame

    Grey = NDArray[np.uint8]
    Matrix = NDArray[np.float64]  # 3 x 3

Motion = tuple[float, float, float, float, float, float]
"""x becomes a·x + b·y + c, y becomes d·x + e·y + f, in pixels of the whole frame."""

_SIDE = 320
_POINTS, _FEW, _FEWEST = 60, 30, 8
_SHARE = 0.5  # of the points that must agree on the motion
_APART = 6  # pixels of the small view
_WITHIN = 1.5
_WINDOW = (15, 15)
_BLOCKS = (32, 18)
_NOISE = 4  # grey levels, on average over a block of ten pixels of the small view


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Where a frame stands in an unbroken run of frames."""

    run: int
    matrix: Matrix  # from the first frame of the run to this one
    still: bool = False  # nothing has changed for some frames but noise

    def to(self, other: Trace) -> Motion | None:
        """How what is in this frame moved until the other one; None where the run was lost between them."""
        if self.run != other.run:
            return None
        try:
            way = other.matrix @ np.linalg.inv(self.matrix)
        except np.linalg.LinAlgError:
            return None
        a, b, c, d, e, f = (float(each) for each in way[:2].ravel())
        return a, b, c, d, e, f


class Follower:
    """One for each live source, used by the thread that reads it."""

    def __init__(self) -> None:
        """Nothing was seen yet."""
        self._run = 0
        self._matrix: Matrix = np.eye(3)
        self._before: Grey | None = None
        self._points: NDArray[np.float32] | None = None
        self._rest: Grey | None = None  # the frame since which nothing has changed

    def add(self, frame: Frame) -> Trace:
        """Take the next frame of the source."""
        now, step = _small(frame.pixels)
        if self._rest is not None and _the_same(self._rest, now):
            return Trace(self._run, self._matrix, still=True)
        self._rest = now
        motion = self._moved(now)
        if motion is None:
            self._run += 1
            self._matrix = np.eye(3)
            self._points = None
        else:
            motion[:2, 2] *= step
            self._matrix = motion @ self._matrix
        self._before = now
        return Trace(self._run, self._matrix)

    def _moved(self, now: Grey) -> Matrix | None:
        before = self._before
        if before is None or before.shape != now.shape:
            return None
        if self._points is None or len(self._points) < _FEW:
            found = cv2.goodFeaturesToTrack(before, _POINTS, 0.02, _APART)
            self._points = None if found is None else np.asarray(found, np.float32)
        if self._points is None or len(self._points) < _FEWEST:
            return None
        found_again, tracked, _ = cv2.calcOpticalFlowPyrLK(
            before, now, self._points, self._points.copy(), winSize=_WINDOW, maxLevel=3
        )
        kept = np.asarray(tracked).ravel() == 1
        here, there = self._points[kept], np.asarray(found_again, np.float32)[kept]
        if len(here) < _FEWEST:
            return None
        matrix, agreeing = cv2.estimateAffinePartial2D(here, there, method=cv2.RANSAC, ransacReprojThreshold=_WITHIN)
        if matrix is None or agreeing.sum() < max(_FEWEST, _SHARE * len(self._points)):
            return None
        self._points = np.asarray(there[agreeing.ravel() == 1], np.float32)
        return np.vstack((np.asarray(matrix, np.float64), (0.0, 0.0, 1.0)))


def _the_same(before: Grey, now: Grey) -> bool:
    """Whether no part of the picture differs by more than noise does."""
    if before.shape != now.shape:
        return False
    blocks = cv2.resize(cv2.absdiff(before, now), _BLOCKS, interpolation=cv2.INTER_AREA)
    return int(np.asarray(blocks).max()) <= _NOISE


def _small(pixels: NDArray[np.uint8]) -> tuple[Grey, float]:
    """The picture in one channel at about 320 pixels, and how many pixels of the picture one of it is."""
    thin = max(1, max(pixels.shape[:2]) // (2 * _SIDE))
    channel = pixels[::thin, ::thin] if pixels.ndim == 2 else pixels[::thin, ::thin, 1]  # noqa: PLR2004
    height, width = channel.shape
    scale = _SIDE / max(height, width)
    if scale >= 1:
        return np.ascontiguousarray(channel), float(thin)
    size = (round(width * scale), round(height * scale))
    small = cv2.resize(np.ascontiguousarray(channel), size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), pixels.shape[1] / size[0]
