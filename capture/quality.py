"""How good a picture is for reading, and one hint to the person who holds the camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.message import Message, message

from .enhance import grey

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIDE = 480
_CLIPPED = 253
_PRINT_WIDTH = 13
_GLARE_SHARE = 0.015
_LEAST_SPOT = 0.005
_RIM = 170.0
_BRIGHT_SHARE = 0.4
_TOO_BRIGHT = 235.0
_TOO_DARK = 40.0
_BLURRED = 25.0


@dataclass(frozen=True, slots=True)
class Quality:
    """``sharpness``: variance of the Laplacian; ``brightness``: mean, 0 to 255; ``glare``: share of the picture.

    All three are taken from a copy of at most 480 pixels, so they compare across cameras.
    """

    sharpness: float
    brightness: float
    glare: float
    hint: Message | None


def judge_quality(pixels: NDArray[np.uint8]) -> Quality:
    """Judge a picture (BGR or grey, not empty). The hint names the worst trouble only."""
    step = max(1, max(pixels.shape[:2]) // _SIDE)
    # Pieces of every step-th pixel keep the fine structure that averaging would take away.
    small = grey(np.ascontiguousarray(pixels[::step, ::step]))
    brightness = float(small.mean())
    clipped = float(np.count_nonzero(small >= _CLIPPED)) / small.size
    glare = _glare(small) if _GLARE_SHARE < clipped < _BRIGHT_SHARE else 0.0
    sharpness = float(cv2.Laplacian(small, cv2.CV_16S).var())
    return Quality(sharpness, brightness, glare, _hint(sharpness, brightness, glare, clipped))


def _glare(small: NDArray[np.uint8]) -> float:
    """The share of clipped spots that are wider than print, lie within the picture and fade at their rim.

    White paper and a white sky are clipped as well, but end at an edge or at the border.
    """
    spot = cv2.morphologyEx(
        np.asarray(small >= _CLIPPED, np.uint8), cv2.MORPH_OPEN, np.ones((_PRINT_WIDTH, _PRINT_WIDTH), np.uint8)
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(spot)
    height, width = small.shape
    share = 0.0
    for label in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[label])
        inside = x > 0 and y > 0 and x + w < width and y + h < height
        if inside and area > _LEAST_SPOT * small.size and _fades(small, np.asarray(labels == label, np.uint8)):
            share += area / small.size
    return share


def _fades(small: NDArray[np.uint8], spot: NDArray[np.uint8]) -> bool:
    rim = cv2.dilate(spot, np.ones((9, 9), np.uint8)) - spot
    return float(np.percentile(small[rim > 0], 10)) > _RIM


def _hint(sharpness: float, brightness: float, glare: float, clipped: float) -> Message | None:
    if brightness < _TOO_DARK:
        return message("capture.hint.dark")
    if brightness > _TOO_BRIGHT or (clipped > _BRIGHT_SHARE and sharpness < _BLURRED):
        return message("capture.hint.bright")
    if sharpness < _BLURRED:
        return message("capture.hint.blurred")
    if glare > _GLARE_SHARE:
        return message("capture.hint.glare")
    return None
