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
_NEARLY_WHITE = 250
_GLARE_SHARE = 0.04
_BRIGHT_SHARE = 0.4
_TOO_BRIGHT = 235.0
_TOO_DARK = 40.0
_BLURRED = 25.0


@dataclass(frozen=True, slots=True)
class Quality:
    """``sharpness``: variance of the Laplacian; ``brightness``: mean, 0 to 255; ``glare``: share of white pixels.

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
    glare = float(np.count_nonzero(small >= _NEARLY_WHITE)) / small.size
    sharpness = float(cv2.Laplacian(small, cv2.CV_16S).var())
    return Quality(sharpness, brightness, glare, _hint(sharpness, brightness, glare))


def _hint(sharpness: float, brightness: float, glare: float) -> Message | None:
    if brightness < _TOO_DARK:
        return message("capture.hint.dark")
    if brightness > _TOO_BRIGHT or (glare > _BRIGHT_SHARE and sharpness < _BLURRED):
        return message("capture.hint.bright")
    if sharpness < _BLURRED:
        return message("capture.hint.blurred")
    if _GLARE_SHARE < glare < _BRIGHT_SHARE:
        return message("capture.hint.glare")
    return None
