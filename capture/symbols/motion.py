"""Which way and how far a small picture was moved while it was taken, and the picture without it.

Motion smears every edge along one direction: the slope of the brightness is repeated, turned round,
as far off as the motion was long. In the autocorrelation of the slopes that is a deep hollow, at the
length and in the direction of the motion (Yitzhaky and Kopeika, "Identification of blur parameters
from motion blurred images", 1997).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from .deblur import Blur

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

_REACH = 24
_LENGTHS = np.arange(3, 22, 0.5)
_DIRECTIONS = np.deg2rad(np.arange(0, 180, 10))
_SMOOTHING = 0.7
_FINE, _COARSE = 0.8, 3.0
_BORDER = 6
_PAD = 16
_SOFTNESS = 0.6


@dataclass(frozen=True, slots=True)
class Motion:
    """``direction`` in radians (x to the right, y down), ``length`` in pixels."""

    direction: float
    length: float


def guess_motion(patch: Picture) -> tuple[Motion, ...]:
    """The likeliest motions of a grey patch, at most two; none when it is too small or has no slopes."""
    if min(patch.shape) < 2 * _REACH:
        return ()
    hollows = _Hollows(patch)
    faintest = hollows.deepest(_faintest_direction(patch))
    found = [each for each in (hollows.deepest(float(angle)) for angle in _DIRECTIONS) if each is not None]
    deepest = min(found, key=lambda each: each[0], default=None)
    return tuple(each[1] for each in (deepest, faintest) if each is not None)


def unmoved(patch: Picture, motion: Motion, noise: float) -> Picture:
    """The patch with a motion taken out (Wiener's filter); ``noise`` as a share of the signal's power."""
    height, width = patch.shape
    rows, columns = (-(-(side + 2 * _PAD) // _PAD) * _PAD for side in (height, width))
    around = (_PAD, rows - height - _PAD, _PAD, columns - width - _PAD)
    padded = cv2.copyMakeBorder(patch.astype(np.float32), *around, cv2.BORDER_REFLECT)
    y, x = np.fft.fftfreq(rows)[:, None], np.fft.rfftfreq(columns)[None]
    smear = np.sinc(motion.length * (x * np.cos(motion.direction) + y * np.sin(motion.direction)))
    response = (smear * Blur(spread=_SOFTNESS).response(np.hypot(x, y))).astype(np.float32)
    sharp = np.fft.irfft2(np.fft.rfft2(padded) * response / (response**2 + np.float32(noise)), s=(rows, columns))
    sharp = sharp[_PAD : _PAD + height, _PAD : _PAD + width]
    low, high = np.percentile(sharp[::2, ::2], (2, 98))
    return np.asarray(np.clip((sharp - low) * (235 / (high - low + 1e-3)) + 10, 0, 255), np.uint8)


class _Hollows:
    """The autocorrelation of the slopes of a patch, along any direction."""

    def __init__(self, patch: Picture) -> None:
        height, width = patch.shape
        smooth = cv2.GaussianBlur(patch.astype(np.float32), (0, 0), _SMOOTHING)
        window = np.outer(np.hanning(height), np.hanning(width)).astype(np.float32)
        size = tuple(-(-(side + _REACH) // _PAD) * _PAD for side in (height, width))
        x, y = (
            np.fft.rfft2(cv2.Sobel(smooth, cv2.CV_32F, *axis, ksize=1) * window, s=size) for axis in ((1, 0), (0, 1))
        )
        self._xx, self._yy, self._xy = (
            np.roll(np.fft.irfft2(power, s=size), (_REACH, _REACH), (0, 1))[: 2 * _REACH + 1, : 2 * _REACH + 1]
            for power in (np.abs(x) ** 2, np.abs(y) ** 2, (x * np.conj(y)).real)
        )

    def deepest(self, direction: float) -> tuple[float, Motion] | None:
        """The deepest hollow along a direction, relative to the middle; None when there is none."""
        c, s = np.cos(direction), np.sin(direction)
        power = (self._xx * c * c + self._yy * s * s + 2 * self._xy * c * s).astype(np.float32)
        middle = float(power[_REACH, _REACH])
        if middle <= 0:
            return None
        x, y = ((_LENGTHS * part + _REACH)[None].astype(np.float32) for part in (c, s))
        line = cv2.remap(power, x, y, cv2.INTER_LINEAR)[0]
        hollow = np.flatnonzero((line[1:-1] <= line[:-2]) & (line[1:-1] < line[2:])) + 1
        if not hollow.size:
            return None
        best = int(hollow[line[hollow].argmin()])
        return float(line[best]) / middle, Motion(direction, float(_LENGTHS[best]))


def _faintest_direction(patch: Picture) -> float:
    """The direction in which fine detail is weakest, compared with coarse detail."""
    fine, coarse = (_tensor(patch, softness) for softness in (_FINE, _COARSE))
    steady = 0.05 * np.trace(coarse) * np.eye(2) + 1e-6 * np.eye(2)
    values, vectors = np.linalg.eig(np.linalg.solve(coarse + steady, fine + steady))
    x, y = vectors[:, int(values.real.argmin())].real
    return float(np.arctan2(y, x))


def _tensor(patch: Picture, softness: float) -> NDArray[np.float64]:
    smooth = cv2.GaussianBlur(patch.astype(np.float32), (0, 0), softness)
    inner = (slice(_BORDER, -_BORDER), slice(_BORDER, -_BORDER))
    x, y = (cv2.Sobel(smooth, cv2.CV_32F, *axis, ksize=1)[inner] for axis in ((1, 0), (0, 1)))
    cross = (x * y).mean()
    return np.array([[(x * x).mean(), cross], [cross, (y * y).mean()]], np.float64)
