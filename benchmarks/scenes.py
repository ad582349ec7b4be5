"""Scenes drawn for measuring: a cluttered background, codes in it, and what a camera does to them."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from capture.symbols.drawing import draw_symbol
from capture.symbols.names import check_digit_holds

if TYPE_CHECKING:
    import random

    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

KINDS = ("Code 128", "Code 39", "ITF", "EAN-13", "QR Code", "Data Matrix", "PDF417")
MORE_KINDS = (*KINDS, "Aztec", "Code 93", "Codabar", "UPC-A", "EAN-8", "Micro QR", "rMQR")
_LINEAR = frozenset({*KINDS[:4], "Code 93", "Codabar", "UPC-A", "EAN-8"})
_DIGITS = {"EAN-13": 13, "UPC-A": 12, "EAN-8": 8}
_LENGTHS = {
    "Code 128": 14,
    "Code 39": 9,
    "Code 93": 10,
    "QR Code": 24,
    "Data Matrix": 20,
    "PDF417": 24,
    "Aztec": 24,
    "Micro QR": 8,
    "rMQR": 14,
}
_DRAWN_SCALE = 8
_TRIES = 50


@dataclass(frozen=True, slots=True)
class Condition:
    """What the camera does: pixels a module, turn and tilt in degrees, blurs and noise in pixels and grey levels."""

    module: float = 3.0
    turn: float = 8.0
    tilt: float = 0.0
    soft: float = 0.6
    motion: int = 0
    light: float = 1.0
    noise: float = 3.0
    jpeg: int = 0


def random_text(kind: str, rng: random.Random) -> str:
    """A text that the kind can hold."""
    if kind == "ITF":
        return "".join(rng.choices(string.digits, k=14))
    if kind == "Codabar":
        return "A" + "".join(rng.choices(string.digits, k=10)) + "B"
    if kind in _DIGITS:
        body = rng.choice("123456789") + "".join(rng.choices(string.digits, k=_DIGITS[kind] - 2))
        return next(body + last for last in string.digits if check_digit_holds(body + last))
    return "".join(rng.choices(string.ascii_uppercase + string.digits, k=_LENGTHS[kind]))


def clutter(width: int, height: int, rng: random.Random) -> Picture:
    """Grey texture, boxes, lines of text and stripes."""
    numbers = np.random.default_rng(rng.randrange(1 << 30))
    coarse = numbers.integers(60, 200, (height // 90 + 2, width // 90 + 2)).astype(np.uint8)
    picture = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    for _ in range(width * height // 12_000):
        x, y, shade = rng.randrange(width), rng.randrange(height), rng.randrange(256)
        match rng.randrange(4):
            case 0:
                cv2.rectangle(picture, (x, y), (x + rng.randrange(10, 90), y + rng.randrange(10, 60)), shade, -1)
            case 1:
                text = "".join(rng.choices(string.ascii_letters + " ", k=12))
                cv2.putText(picture, text, (x, y), rng.randrange(4), rng.uniform(0.3, 1.2), shade, 1 + rng.randrange(2))
            case 2:
                for step in range(0, 40, rng.randrange(3, 9)):
                    cv2.line(picture, (x + step, y), (x + step + 9, y + 40), shade, 1)
            case _:
                cv2.circle(picture, (x, y), rng.randrange(3, 30), shade, 1 + rng.randrange(3))
    return picture


def place(picture: Picture, kind: str, text: str, condition: Condition, rng: random.Random) -> None:
    """Draw a code somewhere into the picture, turned and tilted out of its plane."""
    symbol = draw_symbol(text, kind, 1)
    if kind in _LINEAR:
        symbol = np.repeat(symbol[len(symbol) // 3][None], 48, axis=0)
        symbol[:4] = symbol[-4:] = 255
    high, wide = symbol.shape
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float64) - (wide / 2, high / 2)
    tilt = np.deg2rad(condition.tilt) * rng.choice((-1, 1))
    distance = 2.5 * max(wide, high)
    nearer = distance / (distance + corners[:, 0] * np.sin(tilt))
    flat = np.stack([corners[:, 0] * np.cos(tilt) * nearer, corners[:, 1] * nearer]) * condition.module
    height, width = picture.shape
    for _ in range(_TRIES):  # a long code stands upright only where the picture is high enough
        turn = np.deg2rad(rng.uniform(-1, 1) * condition.turn)
        x = np.cos(turn) * flat[0] - np.sin(turn) * flat[1]
        y = np.sin(turn) * flat[0] + np.cos(turn) * flat[1]
        if np.ptp(x) < width - 8 and np.ptp(y) < height - 8:
            break
    x += rng.uniform(-x.min() + 4, max(-x.min() + 5, width - x.max() - 4))
    y += rng.uniform(-y.min() + 4, max(-y.min() + 5, height - y.max() - 4))
    left, top, over = int(x.min()) - 2, int(y.min()) - 2, 4
    size = (int(x.max() - left + 4) * over, int(y.max() - top + 4) * over)
    large = np.kron(symbol, np.ones((_DRAWN_SCALE, _DRAWN_SCALE), np.uint8))
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32) * _DRAWN_SCALE
    target = np.stack([(x - left) * over, (y - top) * over], 1).astype(np.float32)
    there = cv2.getPerspectiveTransform(source, target)
    shown, mask = (
        cv2.resize(cv2.warpPerspective(each, there, size), None, fx=1 / over, fy=1 / over, interpolation=cv2.INTER_AREA)
        for each in (large, np.full_like(large, 255))
    )
    share = mask.astype(np.float64) / 255
    part = picture[max(0, top) : top + len(mask), max(0, left) : left + len(mask[0])]
    share, shown = share[-len(part) :, -len(part[0]) :], shown[-len(part) :, -len(part[0]) :]
    part[:] = (part * (1 - share) + share * (25 + shown * (200 / 255))).astype(np.uint8)


def taken(picture: Picture, condition: Condition, rng: random.Random) -> Picture:
    """The scene as a camera gives it: blurred, dark, noisy, compressed; BGR."""
    numbers = np.random.default_rng(rng.randrange(1 << 30))
    seen: NDArray[np.floating[Any]] = picture.astype(np.float32)
    if condition.motion:
        seen = np.asarray(cv2.filter2D(seen, -1, _smear(condition.motion, rng.uniform(0, 180))), np.float32)
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), condition.soft), np.float32) * condition.light
    grainy = seen + numbers.standard_normal(seen.shape, np.float32) * np.sqrt(condition.noise**2 * 0.5 + 0.02 * seen)
    grey = np.clip(grainy, 0, 255).astype(np.uint8)
    if condition.jpeg:
        packet = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, condition.jpeg])[1]
        grey = np.asarray(cv2.imdecode(packet, cv2.IMREAD_GRAYSCALE), np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def _smear(length: int, degrees: float) -> NDArray[np.float32]:
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    half = (length - 1) / 2 * np.array((np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))))
    start, end = (np.round((length + sign * half) * 16).astype(int) for sign in (-1, 1))
    cv2.line(kernel, tuple(map(int, start)), tuple(map(int, end)), 1.0, 1, cv2.LINE_AA, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)
