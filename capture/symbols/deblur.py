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
# Lengths that a fast Fourier transform likes; a prime one takes ten times as long.
_STRIDE = 64


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
    padded = np.pad((profile - low) / (high - low + 1e-6), (0, -length % _STRIDE), "edge").astype(np.float32)
    mirrored = np.concatenate([padded, padded[::-1]])
    size = len(mirrored)
    response = blur.response(np.fft.rfftfreq(size) * scale).astype(np.float32)
    wanted = np.fft.rfft(mirrored)
    pull, kept = _STEP * response * wanted, 1 - _STEP * response**2
    sharp = np.fft.irfft(wanted * response / (response**2 + _DAMPING), size)
    ahead, momentum = sharp, 1.0
    for _ in range(_ROUNDS):
        better = np.clip(np.fft.irfft(np.fft.rfft(ahead) * kept + pull, size), -0.05, 1.05)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = better + np.float32((momentum - 1) / faster) * (better - sharp)
        sharp, momentum = better, faster
    return np.asarray(sharp[:length] * (high - low) + low, np.float64)


def focused(picture: NDArray[np.uint8], spread: float, noise: float) -> NDArray[np.uint8]:
    """A small grey picture with blur of that standard deviation (pixels) taken out (Wiener's filter)."""
    height, width = picture.shape
    y, x = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None]
    response = Blur(spread=spread).response(np.hypot(x, y))
    sharp = np.fft.irfft2(np.fft.rfft2(picture) * response / (response**2 + noise), s=(height, width))
    return np.clip(sharp, 0, 255).astype(np.uint8)
