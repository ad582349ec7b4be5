"""How much of a picture is glare: spots so bright that print drowns in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CLIPPED = 253
_PRINT_WIDTH = 13
_LEAST_SPOT = 0.005
_RIM = 170.0


def glare_share(small: NDArray[np.uint8]) -> float:
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
