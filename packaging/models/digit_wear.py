"""What weather and camera make of a drawn marking: folds, flaked paint, rust, leaning strokes, few pixels, blur."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    import random

    from numpy.typing import NDArray

CAP = 32
"""Height of the figures in the drawing, in pixels, before it is worn and made small."""


def wall(chance: random.Random, noise: np.random.Generator, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """The shading of a corrugated, dented wall, round 1."""
    height, width = shape
    wall = np.ones((height, width), np.float32)
    kind = chance.random()
    if kind < 0.7:
        pitch, start, deep = chance.uniform(1.2, 5) * CAP, chance.uniform(0, 1), chance.uniform(0.05, 0.45)
        phase = (np.arange(width) / pitch + start) % 1
        steps = np.interp(phase, (0, 0.38, 0.5, 0.88, 1), (1, 1, 1 - deep, 1 - deep * chance.uniform(0, 0.8), 1))
        wall *= steps[None, :].astype(np.float32) if kind < 0.6 else 1
        if kind >= 0.6:
            phase = (np.arange(height) / pitch + start) % 1
            wall *= np.interp(phase, (0, 0.38, 0.5, 0.88, 1), (1, 1, 1 - deep, 1 - deep / 2, 1))[:, None]
    rough = noise.normal(0, chance.uniform(0, 0.12), (chance.randint(2, 8), chance.randint(2, 14)))
    dents = cv2.resize(rough.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return (wall + dents).astype(np.float32)


def weathered(
    chance: random.Random, noise: np.random.Generator, picture: NDArray[np.float32], base: float
) -> NDArray[np.float32]:
    height, width = picture.shape
    if chance.random() < 0.35:  # flaked paint
        coarse = noise.random((height // chance.randint(2, 8), width // chance.randint(2, 8)))
        grain = cv2.resize(coarse.astype(np.float32), (width, height))
        gone = np.clip((grain - chance.uniform(0.72, 0.97)) * 12, 0, 1)
        picture = picture * (1 - gone) + base * gone
    for _ in range(chance.choice((0, 0, 1, 3))):  # rust and dirt
        patch = np.zeros((height, width), np.float32)
        centre = chance.randint(0, width), chance.randint(0, height)
        axes = chance.randint(4, CAP * 2), chance.randint(4, CAP)
        cv2.ellipse(patch, centre, axes, chance.uniform(0, 180), 0, 360, 1, -1)
        patch = cv2.GaussianBlur(patch, (0, 0), chance.uniform(1, 6)) * chance.uniform(0.2, 0.75)
        picture = picture * (1 - patch) + chance.uniform(30, 200) * patch
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        start, end = ((chance.randint(0, width), chance.randint(0, height)) for _ in range(2))
        cv2.line(picture, start, end, chance.uniform(30, 230), chance.randint(1, 3), cv2.LINE_AA)
    return picture


def smeared(chance: random.Random, picture: NDArray[np.float32], cap: float) -> NDArray[np.float32]:
    length = max(1, round(cap * chance.uniform(0.03, 0.14)))
    angle = chance.uniform(0, np.pi)
    across, down = length * np.cos(angle), length * np.sin(angle)
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    ends = (round(length - across), round(length - down)), (round(length + across), round(length + down))
    cv2.line(kernel, *ends, 1, 1)
    return cv2.filter2D(picture, -1, kernel / kernel.sum())
