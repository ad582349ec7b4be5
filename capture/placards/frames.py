"""The red frame of a pictogram, looked for by its colour alone: a vote beside the network's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .squares import cut_square

if TYPE_CHECKING:
    from .squares import Corners, Picture

_SIDE = 48
_MARGIN = 0.4  # the square may have been found at the frame's inner edge, or wide of its outer one
_STRIPS = 14  # from the edge inwards, in pixels of the cut
_ENDS = 12  # of a side, left out: other frames touch at the corners
_LEAST_REDDER = 0.12  # than the palest strip inwards, as a share of the brightness: red boards are red within

_LEAST_RED = 0.04  # paper beside blue ink is redder, but not red


def red_sides(pixels: Picture, corners: Corners) -> int:
    """At how many of the four sides of a square runs a strip that is redder than what lies inwards of it."""
    cut = cut_square(pixels, corners, _SIDE, _MARGIN).astype(np.float32)
    brightness = float(cut.mean()) + 20
    redness = (cut[..., 2] - np.maximum(cut[..., 0], cut[..., 1])) / brightness
    sides = 0
    for turn in range(4):
        strips = np.median(np.rot90(redness, turn)[:_STRIPS, _ENDS:-_ENDS], axis=1)
        reddest = int(strips.argmax())
        redder = strips[reddest] - strips[reddest:].min() > _LEAST_REDDER
        sides += bool(redder and strips[reddest] > _LEAST_RED)
    return sides
