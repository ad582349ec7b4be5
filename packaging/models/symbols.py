"""The symbols of hazard labels as masks of ink: cut out of the official artwork, or drawn here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

Mask = "NDArray[np.float32]"
SIDE = 96
# Symbol: the file of the artwork that shows it upright, and the box (left, top, right, bottom) of it in the diamond.
_ARTWORK = {
    "bomb": ("GHS01__23", (0.2, 0.2, 0.8, 0.8)),
    "flame": ("GHS02__45", (0.2, 0.15, 0.8, 0.85)),
    "oxidiser": ("GHS03__01", (0.2, 0.1, 0.8, 0.85)),
    "cylinder": ("GHS04__68", (0.15, 0.2, 0.85, 0.8)),
    "corrosion": ("GHS05__70", (0.1, 0.2, 0.9, 0.8)),
    "skull": ("GHS06__02", (0.15, 0.15, 0.85, 0.85)),
    "exclamation": ("GHS07__84", (0.2, 0.1, 0.8, 0.9)),
    "health": ("GHS08__73", (0.2, 0.1, 0.8, 0.9)),
    "environment": ("GHS09__75", (0.15, 0.2, 0.85, 0.8)),
    "biohazard": ("6.2__53", (0.3, 0.14, 0.7, 0.48)),
    "transport_flame": ("3__17", (0.3, 0.1, 0.7, 0.46)),
    "transport_bomb": ("1__04", (0.2, 0.1, 0.8, 0.5)),
}
_DIAMOND_REACH = 0.40  # of the diamond's width: what lies further out is frame, not symbol


def upright(path: Path, side: int) -> NDArray[np.uint8]:
    """The label of an artwork file (on black ground) as an upright diamond that fills a square picture."""
    picture = cv2.imread(str(path))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    outlines, _ = cv2.findContours((grey > 60).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    large = [outline for outline in outlines if cv2.contourArea(outline) > 2000]
    points = cv2.convexHull(np.vstack(large or list(outlines))).reshape(-1, 2).astype(np.float32)
    corners = points[[points[:, 1].argmin(), points[:, 0].argmax(), points[:, 1].argmax(), points[:, 0].argmin()]]
    target = np.array([[side / 2, 0], [side, side / 2], [side / 2, side], [0, side / 2]], np.float32)
    return cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, target), (side, side))


def cut_out(folder: Path) -> dict[str, NDArray[np.float32]]:
    """All symbols by name, each a mask of 0 to 1 that touches all sides of its box."""
    masks = {}
    for name, (stem, box) in _ARTWORK.items():
        side = 512
        label = upright(folder / f"{stem}.jpg", side)
        ink = 1 - label.max(axis=2).astype(np.float32) / 255
        across, down = np.meshgrid(np.arange(side), np.arange(side))
        ink[np.abs(across - side / 2) + np.abs(down - side / 2) > _DIAMOND_REACH * side] = 0
        left, top, right, bottom = (round(each * side) for each in box)
        masks[name] = _trim(np.clip((ink[top:bottom, left:right] - 0.25) * 2, 0, 1))
    return masks | drawn_by_us()


def drawn_by_us() -> dict[str, NDArray[np.float32]]:
    """The symbols that need no artwork."""
    return {
        "own_flame": _own_flame(),
        "own_cylinder": _own_cylinder(),
        "own_skull": _own_skull(),
        "battery": _battery(),
        "own_trefoil": _own_trefoil(),
        "gasping": _gasping(),
        "disc": _own_disc(),
        "own_exclamation": _own_exclamation(),
    }


def _trim(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    rows, columns = np.where(ink > 0.5)
    return ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _blank() -> NDArray[np.float32]:
    return np.zeros((4 * SIDE, 4 * SIDE), np.float32)


def _polygon(mask: NDArray[np.float32], points: list[tuple[float, float]], ink: float = 1) -> None:
    cv2.fillPoly(mask, [np.round(np.array(points) * 4 * SIDE).astype(np.int32)], ink, cv2.LINE_AA)


def _disc(mask: NDArray[np.float32], x: float, y: float, radius: float, ink: float = 1, width: float = -1) -> None:
    scale = 4 * SIDE
    thickness = -1 if width < 0 else max(1, round(width * scale))
    cv2.circle(mask, (round(x * scale), round(y * scale)), round(radius * scale), ink, thickness, cv2.LINE_AA)


def _own_flame() -> NDArray[np.float32]:
    mask = _blank()
    tongues = ((0.2, 0.4, 0.13), (0.38, 0.05, 0.16), (0.58, 0.2, 0.15), (0.8, 0.45, 0.13))
    for x, tip, half in tongues:
        _polygon(mask, [(x, tip), (x + half, 0.6), (x + half * 0.8, 0.85), (x - half * 0.8, 0.85), (x - half, 0.6)])
    for x, tip in ((0.35, 0.55), (0.6, 0.6)):
        _polygon(mask, [(x, tip), (x + 0.06, 0.86), (x - 0.06, 0.86)], 0)
    _polygon(mask, [(0.1, 0.92), (0.9, 0.92), (0.9, 0.99), (0.1, 0.99)])
    return _trim(mask)


def _own_cylinder() -> NDArray[np.float32]:
    mask = _blank()
    cv2.line(mask, (60, 250), (250, 150), 1, 80, cv2.LINE_AA)
    cv2.line(mask, (250, 150), (320, 112), 1, 30, cv2.LINE_AA)
    return _trim(mask)


def _own_skull() -> NDArray[np.float32]:
    mask = _blank()
    for one, other in (((30, 250), (350, 365)), ((350, 250), (30, 365))):
        cv2.line(mask, one, other, 1, 22, cv2.LINE_AA)
        for x, y in (one, other):
            cv2.circle(mask, (x, y - 12), 18, 1, -1)
            cv2.circle(mask, (x, y + 12), 18, 1, -1)
    _disc(mask, 0.5, 0.33, 0.28)
    _polygon(mask, [(0.35, 0.5), (0.65, 0.5), (0.62, 0.72), (0.38, 0.72)])
    for x in (0.39, 0.61):
        _disc(mask, x, 0.36, 0.08, 0)
    _polygon(mask, [(0.5, 0.44), (0.55, 0.54), (0.45, 0.54)], 0)
    return _trim(mask)


def _battery() -> NDArray[np.float32]:
    mask = _blank()
    for left in (0.05, 0.36, 0.67):
        _polygon(mask, [(left, 0.35), (left + 0.25, 0.35), (left + 0.25, 0.95), (left, 0.95)])
        _polygon(mask, [(left + 0.08, 0.24), (left + 0.17, 0.24), (left + 0.17, 0.35), (left + 0.08, 0.35)])
    _polygon(mask, [(0.75, 0.5), (0.9, 0.6), (0.8, 0.7), (0.92, 0.9), (0.72, 0.75), (0.8, 0.65)], 0)
    return _trim(mask)


def _own_trefoil() -> NDArray[np.float32]:
    mask = _blank()
    for middle in (90, 210, 330):
        arc = [math.radians(middle + step) for step in range(-30, 31, 5)]
        _polygon(mask, [(0.5, 0.5), *((0.5 + 0.48 * math.cos(a), 0.5 - 0.48 * math.sin(a + math.pi)) for a in arc)])
    _disc(mask, 0.5, 0.5, 0.14, 0)
    _disc(mask, 0.5, 0.5, 0.09)
    return _trim(mask)


def _own_disc() -> NDArray[np.float32]:
    mask = _blank()
    _disc(mask, 0.5, 0.5, 0.48)
    return _trim(mask)


def _own_exclamation() -> NDArray[np.float32]:
    mask = _blank()
    _polygon(mask, [(0.41, 0.05), (0.59, 0.05), (0.55, 0.64), (0.45, 0.64)])
    _disc(mask, 0.5, 0.83, 0.09)
    return _trim(mask)


def _gasping() -> NDArray[np.float32]:
    """A figure that has fallen under a gas, as on the mark for asphyxiants."""
    mask = _blank()
    _disc(mask, 0.2, 0.7, 0.1)
    _polygon(mask, [(0.28, 0.75), (0.6, 0.62), (0.95, 0.9), (0.85, 0.95), (0.6, 0.78), (0.3, 0.95)])
    for x in (0.3, 0.5, 0.7):
        _disc(mask, x, 0.3, 0.12, 1, 0.04)
    return _trim(mask)
