"""Taking known blur out of a profile or a small picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_ROUNDS = 40
_STEP = 1.5
_DAMPING = 0.01


@dataclass(frozen=True, slots=True)
class Blur:
    """Out of focus (``spread``: standard deviation) or moved (``length``), both in pixels."""

    spread: float = 0.0
    length: float = 0.0

    def response(self, frequencies: NDArray[np.floating[Any]]) -> Floats:
        """What is left of each frequency (in cycles a pixel)."""
        bell = np.exp(-2 * (np.pi * self.spread * frequencies) ** 2)
        return np.asarray(bell * np.sinc(self.length * frequencies))


NO_BLUR = Blur()


def sharpened(profile: Floats, blur: Blur, scale: float) -> Floats:
    """The profile (``scale`` samples a pixel) as it was before the blur.

    Ink and paper bound the brightness; that knowledge brings back frequencies which the blur
    has taken away altogether (projected gradient descent with momentum).
    """
    if blur == NO_BLUR:
        return profile
    low, high = np.percentile(profile, (3, 97))
    length = len(profile)
    normal = (profile - low) / (high - low + 1e-6)
    response = blur.response(np.fft.rfftfreq(2 * length) * scale)
    wanted = np.fft.rfft(np.concatenate([normal, normal[::-1]]))
    sharp = np.fft.irfft(wanted * response / (response**2 + _DAMPING), 2 * length)
    ahead, momentum = sharp, 1.0
    for _ in range(_ROUNDS):
        slope = np.fft.irfft(response * (np.fft.rfft(ahead) * response - wanted), 2 * length)
        better = np.clip(ahead - _STEP * slope, -0.05, 1.05)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = better + (momentum - 1) / faster * (better - sharp)
        sharp, momentum = better, faster
    return np.asarray(sharp[:length] * (high - low) + low)


def focused(picture: NDArray[np.uint8], spread: float, noise: float) -> NDArray[np.uint8]:
    """A small grey picture with blur of that standard deviation (pixels) taken out (Wiener's filter)."""
    height, width = picture.shape
    y, x = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    response = Blur(spread=spread).response(np.hypot(x, y))
    sharp = np.fft.irfft2(np.fft.rfft2(picture) * response / (response**2 + noise), s=(height, width))
    return np.clip(sharp, 0, 255).astype(np.uint8)
