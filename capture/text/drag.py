"""Blur of a picture that was dragged straight along while it was taken: found in its spectrum, and undone.

A drag of n pixels leaves zeros in the spectrum that stand 1/n apart, and so a low at n in the cepstrum, the spectrum of
its logarithm (Rom, "On the cepstrum of two-dimensional functions", IEEE Trans. Information Theory 21, 1975).
The picture is then filtered after Wiener.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

LARGEST = 1600
"""Pixels of the longer side of a picture that is worth the time; larger ones are to be reduced."""
_SHORTEST, _FARTHEST = 5, 30
DISTINCT, FAINT = -12.0, -4.0
"""Depth of the low against the scatter around it. Photos of labels that were held still reach -11; in the part of a
picture with the print in it a low counts from -4 on."""
_NOISE = 0.02  # of the signal, in power
_GRAIN = 0.8  # pixels of softness, which takes out the noise of single pixels
_FLOOR = 0.1  # of the mean of the spectrum, which keeps the logarithm from the noise
_FINE = 4
_STEP, _STEEPEST, _BLUNT = 2.0, 99.8, 0.8
"""Pixels, the hundredth of the steps between pixels so far apart that counts, and how much smaller it is along a drag
than across: 0.34 to 0.65 on dragged labels, and 0.94 and more where a pattern merely looks like a drag."""
_BAND = (1.5, 5.0)
"""Pixels of softness between which the strokes of print lie, in a picture of 960 pixels."""
_NEIGHBOURHOOD, _LEAST_BUSY = 24.0, 0.12
_BAND_SIDE = 960


def busiest(picture: Picture) -> tuple[int, int, int, int]:
    """The part of a grey picture in which the most print is (left, top, width, height), or all of it."""
    height, width = picture.shape
    times = max(1.0, max(height, width) / _BAND_SIDE)
    soft = np.asarray(picture, np.float32)
    narrow, wide = (cv2.GaussianBlur(soft, (0, 0), share * times) for share in _BAND)
    busy = cv2.GaussianBlur((narrow - wide) ** 2, (0, 0), _NEIGHBOURHOOD * times)
    mask = (busy > _LEAST_BUSY * busy.max()).astype(np.uint8)
    count, marked, places, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:  # noqa: PLR2004 - the first is what is not marked
        return 0, 0, width, height
    most = 1 + int(np.argmax([busy[marked == place].sum() for place in range(1, count)]))
    left, top, across, down = (int(each) for each in places[most][:4])
    return left, top, across, down


def drag_of(picture: Picture, distinct: float = DISTINCT) -> tuple[float, float] | None:
    """How far a grey picture was dragged, in pixels across and down; None where no low is as ``distinct``."""
    height, width = picture.shape
    if min(height, width) < 4 * _FARTHEST:
        return None
    level = np.asarray(picture, np.float32) - np.float32(picture.mean())
    level *= cv2.createHanningWindow((width, height), cv2.CV_32F)
    spectrum = np.abs(np.fft.rfft2(level, s=(cv2.getOptimalDFTSize(height), cv2.getOptimalDFTSize(width))))
    logarithm = np.log(spectrum + _FLOOR * spectrum.mean() + 1e-6)
    cepstrum = np.fft.irfft2(logarithm - logarithm.mean())
    steps = np.arange(-_FARTHEST, _FARTHEST + 1)
    near = cv2.GaussianBlur(np.asarray(cepstrum[np.ix_(steps, steps)], np.float32), (0, 0), 0.7)
    down, across = np.meshgrid(steps, steps, indexing="ij")
    far = np.hypot(across, down) >= _SHORTEST
    scatter = 1.4826 * float(np.median(np.abs(near[far] - np.median(near[far]))))
    lowest = int(np.where(far, near, 0).argmin())
    x, y = int(across.flat[lowest]), int(down.flat[lowest])
    # Softness makes a ring of lows round the middle, a drag one to either side.
    beside = float(near[_FARTHEST + x, _FARTHEST - y])
    if not scatter or near.flat[lowest] / scatter > distinct or beside < near.flat[lowest] / 2:
        return None
    return (float(x), float(y)) if _is_blunt_along((x, y), picture) else None


def _is_blunt_along(drag: tuple[float, float], picture: Picture) -> bool:
    """Whether edges are softer along the drag than across, as they must be."""
    soft = cv2.GaussianBlur(np.asarray(picture, np.float32), (0, 0), 1.0)
    along = np.array(drag) * (_STEP / np.hypot(*drag))
    steps = []
    for across, down in (along, (-along[1], along[0])):
        there = np.array(((1, 0, -across), (0, 1, -down)))
        moved = cv2.warpAffine(soft, there, soft.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        steps.append(float(np.percentile(np.abs(moved - soft), _STEEPEST)))
    return steps[0] < _BLUNT * steps[1]


def undone(picture: Picture, drag: tuple[float, float]) -> Picture:
    """The grey picture as it would be without the drag.

    Colours would bring their noise threefold, and nothing to read.
    """
    height, width = picture.shape
    stroke = _stroke(drag)
    reach = len(stroke) // 2
    padded = np.zeros((height, width), np.float32)
    padded[: len(stroke), : len(stroke)] = stroke
    blur = np.fft.rfft2(np.roll(padded, (-reach, -reach), (0, 1)))
    wiener = (1 + _NOISE) * np.conj(blur) / (np.abs(blur) ** 2 + _NOISE)
    quiet = cv2.GaussianBlur(picture, (0, 0), _GRAIN)
    clear = np.fft.irfft2(np.fft.rfft2(quiet) * wiener, s=(height, width))
    return np.asarray(np.clip(clear, 0, 255), np.uint8)


def _stroke(drag: tuple[float, float]) -> NDArray[np.float32]:
    """What became of a point: a line of that length whose first and last pixel count, summing to one."""
    length = float(np.hypot(*drag))
    half = np.array(drag) * (length - 1) / length / 2
    side = 2 * int(np.ceil(np.abs(half).max()) + 1) + 1
    fine = np.zeros((side * _FINE, side * _FINE), np.float32)
    centre = np.full(2, (side * _FINE - 1) / 2)
    start, end = (np.round(centre + sign * half * _FINE).astype(int).tolist() for sign in (-1, 1))
    cv2.line(fine, start, end, 1.0, _FINE, cv2.LINE_AA)
    stroke = cv2.resize(fine, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(stroke / stroke.sum(), np.float32)
