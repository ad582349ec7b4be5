"""From a flat label to a photo of it: dirt, curve, distance, tilt, glare, blur, darkness and compression, by level.

Level 0 is a clean photo, 3 a bad one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

LEVELS = (0, 1, 2, 3)
FRAME = (1280, 720)


@dataclass(frozen=True, slots=True)
class _Damage:
    spots: int
    degrees: float
    corner: float  # by how much of its size a corner may be off
    share: tuple[float, float]  # of the frame that the label fills
    softness: float
    drag: int
    light: tuple[float, float]
    noise: float
    quality: int


_BY_LEVEL = (
    _Damage(0, 2, 0.02, (0.8, 0.97), 0.3, 0, (0.9, 1.1), 2, 92),
    _Damage(4, 5, 0.05, (0.65, 0.95), 0.7, 0, (0.8, 1.1), 4, 80),
    _Damage(8, 8, 0.08, (0.55, 0.95), 1.1, 4, (0.45, 1.1), 7, 60),
    _Damage(12, 11, 0.11, (0.45, 0.9), 1.5, 7, (0.3, 1.1), 11, 40),
)


def photographed(label: Image, level: int, rng: np.random.Generator, *, round_a_cylinder: bool) -> NDArray[np.uint8]:
    """A frame of 1280 x 720, BGR, in which the label stands before a plain background."""
    damage = _BY_LEVEL[level]
    flat = np.asarray(label, np.float32)[:, :, ::-1]
    flat = _dirt(np.ascontiguousarray(flat), damage.spots, rng)
    if round_a_cylinder:
        flat = _curved(flat, rng.uniform(0.45, 0.7 + 0.15 * level))
    frame = _placed(flat, damage, rng)
    if level:
        frame = _glare(frame, level, rng)
    frame = np.asarray(cv2.GaussianBlur(frame, (0, 0), max(0.2, abs(rng.normal(0, damage.softness)))), np.float32)
    if damage.drag and rng.random() < 0.2 * level:
        frame = _dragged(frame, int(rng.integers(2, damage.drag + 1)), rng)
    lit = frame * rng.uniform(*damage.light) + rng.normal(0, damage.noise * rng.uniform(0.3, 1), frame.shape)
    sharp = np.clip(lit, 0, 255).astype(np.uint8)
    packed = cv2.imencode(".jpg", sharp, [cv2.IMWRITE_JPEG_QUALITY, damage.quality])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def _dirt(label: NDArray[np.float32], spots: int, rng: np.random.Generator) -> NDArray[np.float32]:
    height, width = label.shape[:2]
    for _ in range(int(rng.integers(0, spots + 1))):
        veil = np.zeros((height, width), np.float32)
        centre = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        axes = (int(rng.integers(8, width // 9)), int(rng.integers(5, height // 12)))
        cv2.ellipse(veil, centre, axes, rng.uniform(0, 180), 0, 360, 1.0, -1)
        veil = cv2.GaussianBlur(veil, (0, 0), rng.uniform(3, 16))[:, :, None] * rng.uniform(0.1, 0.5)
        label = label * (1 - veil) + rng.uniform(20, 90) * veil
    for _ in range(int(rng.integers(0, spots // 2 + 1))):
        start = rng.integers(0, (width, height))
        end = start + rng.integers(-width // 4, width // 4, 2)
        shade = rng.uniform(60, 220)
        cv2.line(label, start.tolist(), end.tolist(), (shade, shade, shade), int(rng.integers(1, 3)), cv2.LINE_AA)
    return label


def _curved(label: NDArray[np.float32], half_angle: float) -> NDArray[np.float32]:
    """The label round a cylinder that shows twice ``half_angle`` (radians) of it: its sides are squeezed and darker."""
    height, width = label.shape[:2]
    angles = np.arcsin(np.linspace(-1, 1, width) * np.sin(half_angle))
    across = ((angles / half_angle + 1) / 2 * (width - 1)).astype(np.float32)
    bow = (1 - np.cos(angles)) / (1 - np.cos(half_angle)) * 0.03 * height
    down = np.arange(height, dtype=np.float32)[:, None] - bow[None, :].astype(np.float32)
    seen = cv2.remap(
        label, np.repeat(across[None, :], height, 0), down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(seen * (0.5 + 0.5 * np.cos(angles))[None, :, None], np.float32)


def _placed(label: NDArray[np.float32], damage: _Damage, rng: np.random.Generator) -> NDArray[np.float32]:
    """In the frame: smaller, turned and tilted."""
    height, width = label.shape[:2]
    scale = min(FRAME[0] / width, FRAME[1] / height) * rng.uniform(*damage.share)
    turn = np.deg2rad(rng.normal(0, damage.degrees))
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64) * (width * scale / 2, height * scale / 2)
    corners *= 1 + rng.uniform(-damage.corner, damage.corner, corners.shape)
    turned = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    room = (np.array(FRAME) - np.array([width, height]) * scale) * 0.35
    turned += np.array(FRAME) / 2 + rng.uniform(-1, 1, 2) * np.maximum(room, 0)
    shrunk = cv2.resize(label, None, fx=min(1, scale * 1.1), fy=min(1, scale * 1.1), interpolation=cv2.INTER_AREA)
    high, wide = shrunk.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, turned.astype(np.float32))
    inside = cv2.warpPerspective(np.ones((high, wide), np.float32), matrix, FRAME)[:, :, None]
    coarse = rng.normal(rng.uniform(60, 190), 12, (12, 20, 3)).astype(np.float32)
    behind = cv2.resize(coarse, FRAME, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.warpPerspective(shrunk, matrix, FRAME) * inside + behind * (1 - inside), np.float32)


def _glare(frame: NDArray[np.float32], level: int, rng: np.random.Generator) -> NDArray[np.float32]:
    for _ in range(int(rng.integers(0, level + 1))):
        light = np.zeros(frame.shape[:2], np.float32)
        centre = (int(rng.integers(0, FRAME[0])), int(rng.integers(0, FRAME[1])))
        axes = (int(rng.integers(40, 200)), int(rng.integers(18, 70)))
        cv2.ellipse(light, centre, axes, rng.uniform(0, 180), 0, 360, 1.0, -1)
        frame = frame + cv2.GaussianBlur(light, (0, 0), rng.uniform(8, 40))[:, :, None] * (60 + 50 * level)
    return frame


def _dragged(frame: NDArray[np.float32], length: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Motion blur along a straight line."""
    angle = rng.uniform(0, np.pi)
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    reach = np.array([np.cos(angle), np.sin(angle)]) * length
    start, end = (length - reach).astype(int).tolist(), (length + reach).astype(int).tolist()
    cv2.line(kernel, start, end, 1.0, 1)
    return np.asarray(cv2.filter2D(frame, -1, kernel / kernel.sum()), np.float32)
