"""A print wrapped round a can and photographed: perspective, tilt, shading, ends, clutter, and light damage."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks.can_drawings import RADIUS, prints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from benchmarks.can_drawings import Print

    Picture = NDArray[np.uint8]
    Drawing = NDArray[np.float32]

TURNS = 12
SIZES = ((640, 480), (1280, 960), (1920, 1080), (1080, 1920), (3024, 4032), (4000, 3000))
_LIGHT_DAMAGE = ((0.3, 2, 92), (0.6, 4, 80), (1.0, 7, 60))
"""Softness in pixels of a picture 1280 wide, noise, JPEG quality: the first three levels of label_damage."""
_FRONT, _LEAST_CAPITAL = 60.0, 10.0
"""Degrees to either side, and pixels of a capital, within which an identifier is expected to be read."""
_WORDS = ("SHELF 4", "TOOLS", "OIL 10W-40", "GARAGE", "OPEN 8-17", "FRAGILE", "Workshop", "LOT 7731")


@dataclass(frozen=True, slots=True)
class CanPicture:
    """A photo of a can; what should be read of it, and what stands anywhere on it."""

    can: int
    turn: int
    share: float
    expected: frozenset[str]
    truth: frozenset[str]
    pixels: Picture


@dataclass(frozen=True, slots=True)
class _View:
    """Where the camera is: distance in radii, tilt and roll and turn in radians, focal length and middle in pixels."""

    distance: float
    tilt: float
    roll: float
    turn: float
    focal: float
    middle: tuple[float, float]

    def project(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where points (x, y, z in radii, z up, the camera at -y) appear."""
        x, y, z = points.T
        forward = self.distance + y * cos(self.tilt) - z * sin(self.tilt)
        across, down = x / forward, -(z * cos(self.tilt) + y * sin(self.tilt)) / forward
        u = across * cos(self.roll) - down * sin(self.roll)
        v = across * sin(self.roll) + down * cos(self.roll)
        return np.column_stack((u, v)) * self.focal + self.middle

    def rays(self, left: int, top: int, right: int, bottom: int) -> tuple[Drawing, Drawing, Drawing]:
        """Directions through the pixels of a part."""
        u, v = np.meshgrid(
            (np.arange(left, right, dtype=np.float32) - self.middle[0]) / self.focal,
            (np.arange(top, bottom, dtype=np.float32) - self.middle[1]) / self.focal,
        )
        across, down = u * cos(self.roll) + v * sin(self.roll), -u * sin(self.roll) + v * cos(self.roll)
        return across, cos(self.tilt) - down * sin(self.tilt), -sin(self.tilt) - down * cos(self.tilt)

    @property
    def eye(self) -> tuple[float, float]:
        """How far before the axis and how high the camera stands."""
        return -self.distance * cos(self.tilt), self.distance * sin(self.tilt)


def cans(number: int) -> Iterator[CanPicture]:
    """So many cans, each in twelve turns, in sizes, distances and damage that vary."""
    for place, printed in zip(range(number), prints(), strict=False):
        flat = np.ascontiguousarray(np.asarray(printed.picture, np.uint8)[:, :, ::-1])
        for turn in range(TURNS):
            yield _photographed(printed, flat, place, turn)


def _photographed(printed: Print, flat: Picture, can: int, turn: int) -> CanPicture:
    rng = np.random.default_rng((20261123, can, turn))
    width, height = SIZES[(can * 5 + turn) % len(SIZES)]
    share = float(rng.uniform(0.25, 0.9))
    facing = 360.0 * turn / TURNS + float(rng.uniform(-12, 12))
    distance = float(rng.uniform(6, 16))
    pixels_tall = share * height
    focal = pixels_tall / printed.tall * distance
    room = (width - 2.2 * pixels_tall / printed.tall, height - 1.04 * pixels_tall)
    middle = [
        side / 2 + rng.uniform(-0.4, 0.4) * max(0.0, free) for side, free in zip((width, height), room, strict=True)
    ]
    view = _View(
        distance,
        radians(rng.uniform(-4, 14)),
        radians(rng.normal(0, 2.5)),
        radians(facing),
        focal,
        (middle[0], middle[1]),
    )
    scene = _cluttered(width, height, rng)
    _wrap(scene, flat, printed, view, rng)
    expected = frozenset(
        sign.value
        for sign in printed.signs
        if sign.capital * pixels_tall >= _LEAST_CAPITAL
        and all(_shown(start, end, facing) >= enough for start, end, enough in sign.spans)
    )
    truth = frozenset(printed.truth)
    return CanPicture(can, turn, share, expected, truth, _damaged(scene, int(rng.integers(0, 3)), rng))


def _shown(start: float, end: float, facing: float) -> float:
    """Which share of what stands between two angles is in front."""
    half = (end - start) / 2
    off = abs(((start + end) / 2 - facing + 180) % 360 - 180)
    return (min(_FRONT, off + half) - max(-_FRONT, off - half)) / (end - start)


def _wrap(scene: Drawing, flat: Picture, printed: Print, view: _View, rng: np.random.Generator) -> None:
    """Draw the can into the scene."""
    half = printed.tall / 2
    rim = np.linspace(0, 2 * np.pi, 90)
    circle = np.column_stack((np.cos(rim), np.sin(rim)))
    ends = [np.column_stack((circle, np.full(len(rim), z))) for z in (-half, half)]
    seen = view.project(np.concatenate(ends))
    left, top = np.maximum(0, np.floor(seen.min(axis=0)).astype(int) - 2)
    right, bottom = np.minimum(scene.shape[1::-1], np.ceil(seen.max(axis=0)).astype(int) + 3)
    dx, dy, dz = view.rays(left, top, right, bottom)
    before, high = view.eye
    a, b, c = dx * dx + dy * dy, before * dy, before * before - 1
    under = b * b - a * c
    hit = under > 0
    far = (-b - np.sqrt(np.maximum(under, 0))) / a
    x, y, z = far * dx, before + far * dy, high + far * dz
    wall = hit & (np.abs(z) <= half)
    end = half if view.tilt > 0 else -half
    reach = (end - high) / np.where(np.abs(dz) < 1e-6, 1e-6, dz)
    lid = ~wall & (reach > 0) & (np.hypot(reach * dx, before + reach * dy) <= 1)
    angle = np.arctan2(x, -y)  # 0 towards the camera
    density = max(1.0, RADIUS * view.distance / view.focal)  # print pixels to one of the picture
    small = cv2.resize(flat, None, fx=1 / density, fy=1 / density, interpolation=cv2.INTER_AREA)
    small = np.hstack((small, small[:, :8]))
    around = ((angle + view.turn) % (2 * np.pi)).astype(np.float32) * np.float32((small.shape[1] - 8) / (2 * np.pi))
    down = ((half - z) / printed.tall).astype(np.float32) * np.float32(small.shape[0])
    painted = cv2.remap(small, around, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32)
    light = rng.uniform(-0.8, 0.8)
    shade = rng.uniform(0.35, 0.6) + 0.5 * np.cos(angle - light)
    shine = np.exp(-(((angle - rng.uniform(-0.9, 0.9)) / rng.uniform(0.05, 0.16)) ** 2)) * rng.uniform(0, 90)
    seam = np.abs(np.abs(z) - half) < 0.035
    painted[seam] = 165
    painted = np.asarray(painted * shade[:, :, None] + shine[:, :, None], np.float32)
    part = scene[top:bottom, left:right]
    part[wall] = painted[wall]
    part[lid] = rng.uniform(110, 190)
    part[lid & (np.hypot(reach * dx, before + reach * dy) > 0.88)] = rng.uniform(60, 120)


def _cluttered(width: int, height: int, rng: np.random.Generator) -> Drawing:
    """A wall, a table, and things that stand about."""
    coarse = rng.normal(rng.uniform(60, 190), 8, (8, 12, 1)).astype(np.float32)
    scene = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    scene = np.repeat(scene[:, :, None], 3, axis=2)
    table = int(height * rng.uniform(0.6, 0.9))
    scene[table:] = scene[table:] * 0.5 + rng.uniform(30, 200, 3) * 0.5
    scene = np.clip(scene, 0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(2, 9))):
        x, y = int(rng.uniform(-0.1, 0.9) * width), int(rng.uniform(0.1, 0.9) * height)
        end = (x + int(rng.uniform(0.03, 0.3) * width), y + int(rng.uniform(0.03, 0.4) * height))
        colour = tuple(rng.uniform(20, 235, 3).tolist())
        cv2.rectangle(scene, (x, y), end, colour, -1)
        if rng.random() < 0.4:
            word = _WORDS[int(rng.integers(len(_WORDS)))]
            size = rng.uniform(0.5, 1.6) * width / 1600
            at = (x + 5, min(end[1], y + int(40 * size)))
            cv2.putText(scene, word, at, cv2.FONT_HERSHEY_SIMPLEX, size, (20, 20, 20), max(1, round(2 * size)))
    return np.asarray(scene, np.float32)


def _damaged(scene: Drawing, level: int, rng: np.random.Generator) -> Picture:
    softness, noise, quality = _LIGHT_DAMAGE[level]
    blur = max(0.25, abs(rng.normal(0, softness)) * max(scene.shape[:2]) / 1280)
    soft = cv2.GaussianBlur(scene, (0, 0), blur)
    lit = soft * rng.uniform(0.7, 1.1) + rng.normal(0, noise, scene.shape[:2])[:, :, None]
    packed = cv2.imencode(".jpg", np.clip(lit, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
