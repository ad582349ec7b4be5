"""How good a picture is for reading, and one hint to the person who holds the camera.

All of it together takes less than 3 ms at 1920 x 1080: brightness, glare and outlines come from every
fourth pixel, sharpness and the fineness of print from the few tiles that have the strongest edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.message import Message, message

from .glare import glare_share

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Floats = NDArray[np.float64]

_SIDE = 480
_CLIPPED = 253
_GLARE_SHARE = 0.015
_BRIGHT_SHARE = 0.4
_TOO_BRIGHT = 235.0
_TOO_DARK = 40.0
_TILE = 64
_BORDER = 6
_PART = 16
_MOST_TILES = 8
_FINE, _COARSE = 0.8, 3.0
_FAINTEST = 1.0
# How much stronger fine detail is than coarse detail. A single sharp edge gives 3.2, print more, edges that are
# 4 pixels wide less than 2. What was moved lacks detail in one direction and has little in the other.
_BLURRED, _MOVED = 2.4, (2.2, 4.2)
_SMEARED = 1.5
# Mean distance between edges, in pixels: modules of 1 pixel give 1.9 to 2.7, of 2.5 pixels 2.7 to 3.9.
_TOO_FINE = 2.6
_PRINTED = 30.0  # standard deviation of a tile with ink on paper
_FEWEST_FINE = 3
_SLANTED = 1.4
_OUTLINE = (0.015, 0.8)  # least and greatest share of the picture


@dataclass(frozen=True, slots=True)
class Quality:
    """What a picture is like; ``hint`` names its worst trouble only.

    ``sharpness``: how much stronger fine detail is than coarse detail, in the direction where it is strongest (below
    2.4 is blurred; 0 where there are no edges). ``brightness``: mean, 0 to 255. ``glare``: share of
    the picture. ``fineness``: mean distance between edges of the finest print, pixels. ``slant``: of the outline
    of a label, its longer side over the one opposite. ``smear``: sharpness over that of the weakest direction.
    """

    sharpness: float
    brightness: float
    glare: float
    fineness: float
    slant: float
    smear: float
    hint: Message | None


def judge_quality(pixels: Picture) -> Quality:
    """Judge a picture (BGR or grey, not empty)."""
    green = pixels if pixels.ndim == 2 else pixels[:, :, 1]  # noqa: PLR2004 - the channel that is most like grey
    small = sampled(pixels)
    brightness = float(small.mean())
    clipped = float(np.count_nonzero(small >= _CLIPPED)) / small.size
    glare = glare_share(small) if _GLARE_SHARE < clipped < _BRIGHT_SHARE else 0.0
    weakest, strongest, fineness = _detail(green, small)
    slant = _slant(small)
    smear = strongest / weakest if weakest else 1.0
    blurred = 0 < strongest < _BLURRED or (0 < weakest < _MOVED[0] and strongest < _MOVED[1])
    if brightness < _TOO_DARK:
        hint = message("capture.hint.dark")
    elif brightness > _TOO_BRIGHT or (clipped > _BRIGHT_SHARE and not weakest):
        hint = message("capture.hint.bright")
    elif blurred:
        hint = message("capture.hint.motion" if smear > _SMEARED else "capture.hint.blurred")
    elif glare > _GLARE_SHARE:
        hint = message("capture.hint.glare")
    elif 0 < fineness < _TOO_FINE:
        hint = message("capture.hint.closer")
    elif slant > _SLANTED:
        hint = message("capture.hint.tilt")
    else:
        hint = None
    return Quality(strongest, brightness, glare, fineness, slant, smear, hint)


def sampled(pixels: Picture) -> Picture:
    """Every so-manieth pixel, at most 480 or so a side: it keeps the fine structure that averaging takes away."""
    step = max(1, max(pixels.shape[:2]) // _SIDE)
    one_channel = pixels if pixels.ndim == 2 else pixels[:, :, 1]  # noqa: PLR2004
    return np.ascontiguousarray(one_channel[::step, ::step])


def _detail(green: Picture, small: Picture) -> tuple[float, float, float]:
    """Sharpness in the weakest and in the strongest direction, and the distance between edges of fine print."""
    tiles = _strongest_tiles(green, small)
    if not len(tiles):
        return 0.0, 0.0, 0.0
    stack = np.concatenate(tuple(tiles), axis=0)
    fine, coarse = (_tensor(np.asarray(cv2.GaussianBlur(stack, (0, 0), each), np.uint8)) for each in (_FINE, _COARSE))
    if np.trace(coarse) < _FAINTEST:
        return 0.0, 0.0, 0.0
    steady = 0.03 * np.trace(coarse) * np.eye(2)
    values = np.sort(np.linalg.eigvals(np.linalg.solve(coarse + steady, fine + steady)).real)
    return float(values[0]), float(values[1]), _fineness(stack)


def _strongest_tiles(green: Picture, small: Picture) -> NDArray[np.uint8]:
    rows, columns = green.shape[0] // _TILE, green.shape[1] // _TILE
    if not rows or not columns:
        return np.zeros((0, _TILE, _TILE), np.uint8)
    x, y = cv2.Sobel(small, cv2.CV_16S, 1, 0, ksize=1), cv2.Sobel(small, cv2.CV_16S, 0, 1, ksize=1)
    size = (columns, rows)
    energy = cv2.resize(cv2.add(cv2.convertScaleAbs(x), cv2.convertScaleAbs(y)), size, interpolation=cv2.INTER_AREA)
    best = np.argsort(-energy.ravel().astype(int))[:_MOST_TILES]
    at = [(int(place) // columns * _TILE, int(place) % columns * _TILE) for place in best]
    return np.array([green[top : top + _TILE, left : left + _TILE] for top, left in at])


def _tensor(stack: Picture) -> Floats:
    """The mean structure tensor of the tiles, without their borders."""
    x, y = (
        cv2.Sobel(stack, cv2.CV_32F, *axis, ksize=1).reshape(-1, _TILE, _TILE)[:, _BORDER:-_BORDER, _BORDER:-_BORDER]
        for axis in ((1, 0), (0, 1))
    )
    cross = float(np.vdot(x, y))
    return np.array([[float(np.vdot(x, x)), cross], [cross, float(np.vdot(y, y))]]) / x.size


def _fineness(stack: Picture) -> float:
    """The mean distance between edges in the parts of tiles that have the finest print; 0 where nothing is printed.

    A signal crosses its mean as often as its slope is strong against its spread (Rice's formula).
    """
    rows = stack.reshape(-1, _TILE // _PART, _PART, _TILE // _PART, _PART)
    tiles = rows.transpose(0, 1, 3, 2, 4).reshape(-1, _PART, _PART).astype(np.float32)
    spread = tiles.std(axis=(1, 2))
    slope_x, slope_y = (np.diff(tiles, axis=axis).std(axis=(1, 2)) for axis in (2, 1))
    distance = np.pi * spread / (np.maximum(slope_x, slope_y) + 1e-3)
    printed = np.sort(distance[spread > _PRINTED])
    return float(printed[_FEWEST_FINE - 1]) if len(printed) >= _FEWEST_FINE else 0.0


def _slant(small: Picture) -> float:
    """Of the largest bright or dark quadrangle, the most that one side is longer than the one opposite; 1 for none."""
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest, slant = 0.0, 1.0
    for outline in outlines:
        if len(outline) < 4:  # noqa: PLR2004
            continue
        area = cv2.contourArea(outline)
        if not _OUTLINE[0] < area / small.size < _OUTLINE[1] or area <= largest:
            continue
        corners = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, closed=True), closed=True)
        if len(corners) == 4 and cv2.isContourConvex(corners):  # noqa: PLR2004
            points = corners[:, 0].astype(float)
            sides = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
            largest = area
            slant = float(max(max(sides[i], sides[i + 2]) / (min(sides[i], sides[i + 2]) + 1e-6) for i in (0, 1)))
    return slant
