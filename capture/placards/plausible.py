"""What speaks against a square being a label, whatever the network sees in it: votes beside the network's.

A label is printed in ink that stands off its ground, is seen nearly whole, and is no more askew than a camera in
front of it sees it; in a square of a few pixels any blot looks like a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from .squares import cut_square

if TYPE_CHECKING:
    from .squares import Corners, Picture

_LEAST_LEGIBLE = 32.0
"""The side in pixels from which the figure in the corner of a class label is four pixels high."""
_TOO_SMALL = 0.5
_LEAST_IN_SIGHT, _OUT_OF_SIGHT = 0.78, 0.5  # of the area of the square
_MOST_ASKEW, _ASKEW = 1.6, 0.75  # one diagonal over the other
_SIDE, _MARGIN = 48, 9  # of the cut, and what is left off at its edges: the frame
_PALEST_BLACK, _NO_BLACK = 0.36, 0.5
"""The symbol of a pictogram over its ground, in brightness; what one is worth that is not black on white."""
_DARK, _BRIGHT = 2, 95  # of a hundred pixels


def plausibility(pixels: Picture, corners: Corners, label: str) -> float:
    """What is left of the confidence in a label of this name at these corners, 0 to 1."""
    worth = 1.0 if _in_sight(pixels, corners) >= _LEAST_IN_SIGHT else _OUT_OF_SIGHT
    if label.startswith("GHS"):
        return worth * (_NO_BLACK if _blackest(pixels, corners) > _PALEST_BLACK else 1.0)
    if cv2.contourArea(corners) < _LEAST_LEGIBLE**2:
        worth *= _TOO_SMALL
    across, down = (float(np.linalg.norm(corners[place] - corners[place + 2])) for place in (0, 1))
    return worth * (_ASKEW if max(across, down) > _MOST_ASKEW * min(across, down) else 1.0)


def _in_sight(pixels: Picture, corners: Corners) -> float:
    """The share of the square that lies within the picture."""
    height, width = pixels.shape[:2]
    frame = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float32)
    shared, _ = cv2.intersectConvexConvex(cv2.convexHull(corners), frame)
    return float(shared) / max(1.0, float(cv2.contourArea(corners)))


def _blackest(pixels: Picture, corners: Corners) -> float:
    """How bright the darkest print within the frame is, beside its ground."""
    within = cut_square(pixels, corners, _SIDE, 0.0)[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN]
    dark, bright = np.percentile(cv2.cvtColor(within, cv2.COLOR_BGR2GRAY), (_DARK, _BRIGHT))
    return float(dark / max(1.0, bright))
