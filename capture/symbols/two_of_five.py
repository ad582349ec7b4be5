"""Industrial 2 of 5, which no engine reads: two wide bars of five make a figure, the spaces say nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FIGURES = {
    "00110": "0",
    "10001": "1",
    "01001": "2",
    "11000": "3",
    "00101": "4",
    "10100": "5",
    "01100": "6",
    "00011": "7",
    "10010": "8",
    "01010": "9",
}
_START, _STOP = "110", "101"
_FEWEST_FIGURES = 4
_LEAST_RATIO = 1.7
_UNEVEN = 1.6
_QUIET = 5.0


def industrial_2_of_5(profile: Floats) -> str:
    """The figures of a profile of an Industrial 2 of 5, in either direction; nothing when anything is amiss."""
    return _figures(profile) or _figures(profile[::-1])


def _figures(profile: Floats) -> str:
    bars, spaces = _widths(profile)
    count, rest = divmod(len(bars) - len(_START) - len(_STOP), 5)
    if rest or count < _FEWEST_FIGURES or not _is_even(spaces):
        return ""
    shape = _shape(bars)
    if not shape.startswith(_START) or not shape.endswith(_STOP):
        return ""
    middle = shape[len(_START) : -len(_STOP)]
    figures = [_FIGURES.get(middle[5 * place : 5 * place + 5], "") for place in range(count)]
    return "".join(figures) if all(figures) else ""


def _widths(profile: Floats) -> tuple[Floats, Floats]:
    """The widths of the bars and of the spaces between them, for the longest run without a quiet zone."""
    around = max(9, len(profile) // 10) | 1
    row = profile[None].astype(np.float32)
    bright = cv2.blur(cv2.dilate(row, np.ones((1, around))), (around, 1))
    dark = cv2.blur(cv2.erode(row, np.ones((1, around))), (around, 1))
    ink = np.concatenate([[0], (row < (bright + dark) / 2)[0].astype(np.int8), [0]])
    starts, ends = np.flatnonzero(np.diff(ink) == 1), np.flatnonzero(np.diff(ink) == -1)
    if len(starts) < 2:  # noqa: PLR2004 - no space between bars
        return np.zeros(0), np.zeros(0)
    spaces = (starts[1:] - ends[:-1]).astype(np.float64)
    breaks = [-1, *np.flatnonzero(spaces > _QUIET * np.median(spaces)), len(starts) - 1]
    first, last = max(((a + 1, b) for a, b in pairwise(breaks)), key=lambda run: run[1] - run[0])
    return (ends - starts)[first : last + 1].astype(np.float64), spaces[first:last]


def _is_even(spaces: Floats) -> bool:
    middle = float(np.median(spaces))
    return bool(spaces.max() < _UNEVEN * middle and spaces.min() * _UNEVEN > middle)


def _shape(bars: Floats) -> str:
    """Give "1" for wide and "0" for narrow bars; nothing when they do not fall into two groups."""
    ordered = np.sort(bars)
    gaps = ordered[1:] / np.maximum(ordered[:-1], 1e-6)
    split = int(gaps.argmax())
    narrow, wide = ordered[: split + 1], ordered[split + 1 :]
    if not wide.size or np.median(wide) < _LEAST_RATIO * np.median(narrow):
        return ""
    limit = (ordered[split] + ordered[split + 1]) / 2
    return "".join("1" if width > limit else "0" for width in bars)
