"""Where a linear code may stand: places whose brightness changes strongly along one direction only.

The gradients of a linear code all point along the code. Their structure tensor, summed over
cells, tells the direction and how far they agree (coherence); neighbouring cells that agree
form a spot, at any angle, however blurred or dark the picture is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CELL = 8
# At one pixel a module an unsmoothed gradient misses the fine bars and turns the direction.
_SMOOTHING = 1.0
_COHERENT = 0.6
_FAINTEST = 4.0
_DIRECTIONS = 12
_FEWEST_CELLS = 6
_MOST_MEASURED = 40
_LEAST_LENGTH = 20.0
_LEAST_HEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A turned rectangle.

    ``angle`` (radians) is the direction across the bars, ``along`` and ``across`` the extent in
    pixels on that axis and on the one of the bars; ``score`` grows with size and contrast.
    """

    score: float
    angle: float
    along: tuple[float, float]
    across: tuple[float, float]

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, in pixels of the picture."""
        u, v = sum(self.along) / 2, sum(self.across) / 2
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        return float(u * cosine - v * sine), float(u * sine + v * cosine)

    def covers(self, point: tuple[float, float]) -> bool:
        """Whether a point of the picture lies within."""
        cosine, sine = np.cos(self.angle), np.sin(self.angle)
        u, v = point[0] * cosine + point[1] * sine, -point[0] * sine + point[1] * cosine
        return bool(self.along[0] < u < self.along[1] and self.across[0] < v < self.across[1])


def find_spots(picture: NDArray[np.uint8], most: int = 6) -> tuple[Spot, ...]:
    """The places in a grey picture that look most like a linear code, best first."""
    height, width = picture.shape
    if min(height, width) < 2 * _CELL:
        return ()
    found = sorted(_Tensor.of(picture).spots(width, height), key=lambda spot: -spot.score)
    kept: list[Spot] = []
    for spot in found:
        if len(kept) == most:
            break
        if not any(_turn(spot.angle - other.angle) < 0.35 and other.covers(spot.centre) for other in kept):  # noqa: PLR2004
            kept.append(spot)
    return tuple(kept)


def enlarged_spot(spot: Spot, times: float) -> Spot:
    """A spot of a smaller copy in the picture that is so many times larger."""
    (left, right), (top, bottom) = spot.along, spot.across
    return Spot(spot.score, spot.angle, (left * times, right * times), (top * times, bottom * times))


def gradients(picture: NDArray[np.uint8]) -> tuple[Floats, Floats, Floats]:
    """The products xx, yy and xy of the gradient at every pixel."""
    x, y = cv2.Sobel(picture, cv2.CV_16S, 1, 0, ksize=1), cv2.Sobel(picture, cv2.CV_16S, 0, 1, ksize=1)
    xx, yy, xy = (cv2.multiply(one, other, dtype=cv2.CV_32F) for one, other in ((x, x), (y, y), (x, y)))
    return np.asarray(xx), np.asarray(yy), np.asarray(xy)


class _Tensor:
    """The structure tensor of a picture, summed over cells of 8 x 8 pixels and their neighbours."""

    def __init__(self, xx: Floats, yy: Floats, xy: Floats) -> None:
        self._xx, self._yy, self._xy = xx, yy, xy
        self._energy = xx + yy
        self._strength = np.sqrt(self._energy)
        self._angle = 0.5 * np.arctan2(2 * xy, xx - yy)
        coherence = np.hypot(xx - yy, 2 * xy) / (self._energy + 1e-3)
        floor = max(_FAINTEST, float(np.percentile(self._energy, 30)))
        self._lined = (coherence > _COHERENT) & (self._energy > floor)

    @classmethod
    def of(cls, picture: NDArray[np.uint8]) -> _Tensor:
        height, width = picture.shape
        size = (max(1, width // _CELL), max(1, height // _CELL))
        smooth = np.asarray(cv2.GaussianBlur(picture, (0, 0), _SMOOTHING), np.uint8)
        cells = (cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in gradients(smooth))
        xx, yy, xy = (np.asarray(cv2.blur(each, (3, 3), borderType=cv2.BORDER_REPLICATE), np.float64) for each in cells)
        return cls(xx, yy, xy)

    def spots(self, width: int, height: int) -> Iterator[Spot]:
        """Connected cells of one direction each; directions overlap, so that none is cut at a border.

        Only those are measured whose energy and agreement would let them score high.
        """
        rows, columns = self._energy.shape
        groups = [group for number in range(_DIRECTIONS) for group in self._groups(number * np.pi / _DIRECTIONS)]
        for _, angle, coherence, cells in sorted(groups, key=lambda group: -group[0])[:_MOST_MEASURED]:
            spot = self._spot(cells, angle, coherence, (width / columns, height / rows))
            if spot is not None:
                yield spot

    def _groups(self, direction: float) -> Iterator[tuple[float, float, float, NDArray[np.intp]]]:
        """The most that each group of cells can score, its direction and coherence, and its cells (flat)."""
        step = np.pi / _DIRECTIONS
        agree = self._lined & (_turn(self._angle - direction) < 0.95 * step)
        count, labels = cv2.connectedComponents(agree.astype(np.uint8), connectivity=4)
        cells = np.flatnonzero(agree)
        numbers = labels.ravel()[cells]
        areas = np.bincount(numbers, minlength=count)
        xx, yy, xy, strength = (
            np.bincount(numbers, weights=each.ravel()[cells], minlength=count)
            for each in (self._xx, self._yy, self._xy, self._strength)
        )
        angle = 0.5 * np.arctan2(2 * xy, xx - yy)
        coherence = np.hypot(xx - yy, 2 * xy) / (xx + yy + 1e-9)
        meant = (areas >= _FEWEST_CELLS) & (_turn(angle - direction) <= 0.55 * step)
        meant[0] = False
        for label in np.flatnonzero(meant):
            most = float(strength[label] * coherence[label] ** 2)
            yield most, float(angle[label]), float(coherence[label]), cells[numbers == label]

    def _spot(self, cells: NDArray[np.intp], angle: float, coherence: float, size: tuple[float, float]) -> Spot | None:
        ys, xs = np.divmod(cells, self._energy.shape[1])
        x, y = (xs + 0.5) * size[0], (ys + 0.5) * size[1]
        u, v = x * np.cos(angle) + y * np.sin(angle), -x * np.sin(angle) + y * np.cos(angle)
        left, right = np.percentile(u, (1, 99)) + np.array((-_CELL, _CELL))
        top, bottom = np.percentile(v, (4, 96)) + np.array((-_CELL / 2, _CELL / 2))
        if right - left < _LEAST_LENGTH or bottom - top < _LEAST_HEIGHT:
            return None
        fill = min(1.0, len(cells) * size[0] * size[1] / ((right - left) * (bottom - top)))
        score = float(self._strength.ravel()[cells].sum() * coherence**2 * fill)
        return Spot(score, angle, (float(left), float(right)), (float(top), float(bottom)))


def _turn(angle: Floats | float) -> Floats:
    """How far two directions differ, in radians, from 0 to a right angle."""
    return np.asarray(np.abs((angle + np.pi / 2) % np.pi - np.pi / 2))
