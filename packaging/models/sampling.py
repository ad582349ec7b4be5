"""Training pictures: drawn squares as a bad camera and a rough square finder hand them over."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from drawings import DESIGNS, LABELS, PICTOGRAMS, SIDE, Board, class_label, pictogram
from marks import mark
from others import other

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

INPUT = 64
_EDGE = SIDE // 4
_CANVAS = SIDE + 2 * _EDGE
_SHARE_OF_OTHERS = 0.28
_SHARE_OF_CUTS = 0.1
_SHARE_OF_TURNED = 0.16
_OWN_SYMBOLS = {
    "flame": "own_flame",
    "cylinder": "own_cylinder",
    "skull": "own_skull",
    "exclamation": "own_exclamation",
}
_STRIPE = np.linspace(-1, 1, INPUT, dtype=np.float32)
_ACROSS, _DOWN = np.meshgrid(_STRIPE, _STRIPE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One square of the bank and its name."""

    label: str
    square: NDArray[np.uint8]


def drawings(seed: int, count: int, symbols: Mapping[str, NDArray[np.float32]]) -> list[Drawing]:
    """This many labels and, a quarter more, squares that are none."""
    chance = random.Random(f"drawings {seed}")
    bank = []
    for place in range(count):
        label = LABELS[1 + place % (len(LABELS) - 1)]
        board = Board(chance, symbols, (128, 128, 128))
        if label in PICTOGRAMS:
            symbol = PICTOGRAMS[label]
            if chance.random() < 0.2:
                symbol = _OWN_SYMBOLS.get(symbol, symbol)
            bank.append(Drawing(label, pictogram(board, symbol)))
        elif label in DESIGNS:
            bank.append(Drawing(label, class_label(board, label)))
        else:
            bank.append(Drawing(label, mark(board, label)))
    bank += [Drawing("none", other(Board(chance, symbols, (128, 128, 128)))) for _ in range(count // 4)]
    return bank


def sample(
    chance: random.Random, noise: np.random.Generator, labels: Sequence[Drawing], others: Sequence[Drawing]
) -> tuple[NDArray[np.uint8], int]:
    """One picture of 64 x 64, BGR, and the place of its name in ``LABELS``."""
    kind = chance.random()
    canvas = ground(chance, noise)
    drawing = chance.choice(others if kind < _SHARE_OF_OTHERS else labels)
    square, label = drawing.square, drawing.label
    size, shift, turn = _by_finder(chance, drawing.label), (0.0, 0.0), chance.gauss(0, 5)
    if chance.random() < 0.3:
        _add_neighbours(chance, canvas, labels)
    if label != "none" and kind < _SHARE_OF_OTHERS + _SHARE_OF_CUTS:
        label, size, shift, turn = _cut(chance)
    elif label != "none" and kind < _SHARE_OF_OTHERS + _SHARE_OF_CUTS + _SHARE_OF_TURNED:
        quarters = chance.randint(1, 3)
        square = np.rot90(square, quarters)
        if not (label == "limited_quantity" and quarters == 2):
            label = "none"
    elif label == "none":
        square = np.rot90(square, chance.randint(0, 3))
        size = chance.uniform(0.6, 1.5)
    canvas[_EDGE : _EDGE + SIDE, _EDGE : _EDGE + SIDE] = square
    picture = _seen(chance, noise, canvas, size, shift, turn)
    return _worn(chance, noise, picture), LABELS.index(label)


def _by_finder(chance: random.Random, label: str) -> float:
    """The side of the found square over that of the label: the inner line, the rim, or ground beside it."""
    inner = 0.76 if label in PICTOGRAMS else 0.85  # of a pictogram it may be the white within the frame
    return chance.choice((chance.uniform(inner, 1.0), chance.uniform(0.96, 1.12), chance.uniform(1.05, 1.3)))


def _add_neighbours(chance: random.Random, canvas: NDArray[np.uint8], labels: Sequence[Drawing]) -> None:
    """Labels that touch this one: along a side, as in a row of diamonds, or at a corner."""
    for _ in range(chance.randint(1, 3)):
        far = round(SIDE * chance.uniform(0.93, 1.05))
        x, y = chance.choice(
            ((far, 0), (0, far), (-far, 0), (0, -far), (far, far), (-far, -far), (far, -far), (-far, far))
        )
        square = chance.choice(labels).square
        top, left = max(0, _EDGE + y), max(0, _EDGE + x)
        bottom, right = min(_CANVAS, _EDGE + y + SIDE), min(_CANVAS, _EDGE + x + SIDE)
        canvas[top:bottom, left:right] = square[
            top - _EDGE - y : bottom - _EDGE - y, left - _EDGE - x : right - _EDGE - x
        ]


def _cut(chance: random.Random) -> tuple[str, float, tuple[float, float], float]:
    """A part of a label, or a label lost in a large square: neither may be named."""
    kind = chance.random()
    if kind < 0.4:
        return "none", chance.uniform(0.2, 0.5), (chance.uniform(-0.3, 0.3), chance.uniform(-0.3, 0.3)), 0
    if kind < 0.8:
        far = chance.choice((-1, 1)) * chance.uniform(0.48, 0.8), chance.uniform(-0.7, 0.7)
        return "none", chance.uniform(0.7, 1.2), far if chance.random() < 0.5 else (far[1], far[0]), 0
    return "none", chance.uniform(1.75, 2.1), (chance.uniform(-0.2, 0.2), chance.uniform(-0.2, 0.2)), 0


def ground(chance: random.Random, noise: np.random.Generator) -> NDArray[np.uint8]:
    """What lies under a label: a colour, mostly rough, half a label wider and higher than the label."""
    ground = np.empty((_CANVAS, _CANVAS, 3), np.float32)
    ground[:] = [chance.uniform(0, 255) for _ in range(3)] if chance.random() < 0.5 else chance.uniform(60, 250)
    if chance.random() < 0.7:
        rough = noise.normal(0, chance.uniform(5, 60), (chance.randint(2, 40), chance.randint(2, 40), 3))
        method = chance.choice((cv2.INTER_NEAREST, cv2.INTER_LINEAR))
        ground += cv2.resize(rough.astype(np.float32), (_CANVAS, _CANVAS), interpolation=method)
    return np.clip(ground, 0, 255).astype(np.uint8)


def _seen(
    chance: random.Random,
    noise: np.random.Generator,
    canvas: NDArray[np.uint8],
    size: float,
    shift: tuple[float, float],
    turn: float,
) -> NDArray[np.float32]:
    """The square as found: corners beside their places, a bent surface, few pixels."""
    angle = np.radians(turn)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) * size
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    corners += noise.normal(0, chance.uniform(0.01, 0.07), (4, 2)) + np.array(shift) * 2
    source = (corners * SIDE / 2 + _CANVAS / 2).astype(np.float32)
    unit = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32)
    matrix = cv2.getPerspectiveTransform(unit, source)
    u, v = _bent(chance) if chance.random() < 0.5 else (_ACROSS, _DOWN)
    depth = matrix[2, 0] * u + matrix[2, 1] * v + matrix[2, 2]
    x = (matrix[0, 0] * u + matrix[0, 1] * v + matrix[0, 2]) / depth
    y = (matrix[1, 0] * u + matrix[1, 1] * v + matrix[1, 2]) / depth
    pixels = chance.choice((64, 64, chance.uniform(36, 64), chance.uniform(20, 44)))
    shrink = min(1.0, pixels / (size * SIDE))  # the camera's pixels, averaged before the squares are cut out
    soft = cv2.resize(canvas, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 0.9 else canvas
    ratio = soft.shape[0] / _CANVAS
    if chance.random() < 0.35:
        soft = cv2.GaussianBlur(soft, (0, 0), chance.uniform(0.4, 3.5) * size * ratio)
    x, y = ((each * ratio).astype(np.float32) for each in (x, y))
    picture = cv2.remap(soft, x, y, chance.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC)), borderMode=cv2.BORDER_REFLECT)
    if chance.random() < 0.15:
        picture = smeared(chance, picture)
    return picture.astype(np.float32)


def _bent(chance: random.Random) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Where on a flat label each point lies that is seen of it round a bottle, between the outermost points seen."""
    kind = chance.random()
    if kind < 0.15:
        bend, lean = chance.gauss(0, 0.06), chance.gauss(0, 0.06)
        u = _ACROSS + bend * (1 - _DOWN**2) + lean * (1 - (_ACROSS + _DOWN) ** 2 / 2)
        return u, _DOWN + bend * (1 - _ACROSS**2) * chance.choice((-1, 1))
    # The axis runs from the upper corner to the lower one, or from side to side, or anyhow.
    axis = np.radians(45 if kind < 0.7 else 135 if kind < 0.85 else chance.uniform(0, 180))
    along, beside = np.cos(axis) * _ACROSS + np.sin(axis) * _DOWN, np.sin(axis) * _ACROSS - np.cos(axis) * _DOWN
    radius, middle, reach = chance.uniform(1.3, 4.5), chance.uniform(-0.65, 0.65), 2**0.5
    first, last = (max(-1.4, min(1.4, middle + side * reach / radius)) for side in (-1, 1))
    seen = np.sin(first) + (beside + reach) / (2 * reach) * (np.sin(last) - np.sin(first))
    angle = np.arcsin(np.clip(seen, -0.995, 0.995))
    bow = chance.gauss(0, 0.25) * radius * (np.cos(angle) - np.cos(middle))
    level, sideways = along + bow, radius * (angle - middle)
    u = np.cos(axis) * level + np.sin(axis) * sideways
    return u.astype(np.float32), (np.sin(axis) * level - np.cos(axis) * sideways).astype(np.float32)


def smeared(chance: random.Random, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture with the camera moved while it was taken."""
    length, angle = chance.randint(1, 4), chance.uniform(0, np.pi)
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    across, down = length * np.cos(angle), length * np.sin(angle)
    start = (round(length - across), round(length - down))
    cv2.line(kernel, start, (round(length + across), round(length + down)), 1, 1)
    return cv2.filter2D(picture, -1, kernel / kernel.sum())


def _worn(chance: random.Random, noise: np.random.Generator, picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Light, colour cast, fading, glare, shadow, something in the way, noise, JPEG."""
    cast = np.array([chance.uniform(0.72, 1.2), chance.uniform(0.86, 1.1), chance.uniform(0.78, 1.2)], np.float32)
    fade = chance.uniform(0, 0.35) if chance.random() < 0.3 else 0.0
    grey = picture.mean(axis=2, keepdims=True)
    picture = picture * (1 - fade) + (grey * 0.6 + 70) * fade
    picture = picture * chance.uniform(0.35, 1.15) * cast + chance.uniform(-12, 35)
    if chance.random() < 0.2:
        spot = np.zeros((INPUT, INPUT), np.float32)
        cv2.circle(spot, (chance.randint(0, INPUT), chance.randint(0, INPUT)), chance.randint(4, 24), 1, -1)
        picture = picture + cv2.GaussianBlur(spot, (0, 0), chance.uniform(2, 10))[..., None] * chance.uniform(40, 190)
    if chance.random() < 0.2:
        part = chance.randint(0, INPUT)
        dark = np.ones((INPUT, INPUT), np.float32)
        dark[:, :part] = chance.uniform(0.3, 0.8)
        picture = picture * (dark if chance.random() < 0.5 else dark.T)[..., None]
    if chance.random() < 0.18:  # a sticker over part of it
        reach = chance.randint(8, 27)
        cover = np.zeros((INPUT, INPUT), np.uint8)
        start = chance.choice((-10, INPUT - reach))
        cv2.rectangle(cover, (start, -10), (start + reach + 10, 80), 1, -1)
        turn = cv2.getRotationMatrix2D((INPUT / 2, INPUT / 2), chance.uniform(0, 360), 1)
        cover = cv2.warpAffine(cover, turn, (INPUT, INPUT), borderMode=cv2.BORDER_REPLICATE)
        picture = np.where(cover[..., None] > 0, chance.choice((picture.max(), chance.uniform(0, 255))), picture)
        picture = np.ascontiguousarray(picture, np.float32)
    if chance.random() < 0.12:  # torn, dirty, or behind something
        start = chance.randint(0, INPUT), chance.randint(0, INPUT)
        end = chance.randint(0, INPUT), chance.randint(0, INPUT)
        cv2.line(picture, start, end, [chance.uniform(0, 255)] * 3, chance.randint(1, 7))
    picture = picture + noise.normal(0, chance.uniform(0, 11), picture.shape)
    worn = np.clip(picture, 0, 255).astype(np.uint8)
    if chance.random() < 0.35:
        _, packed = cv2.imencode(".jpg", worn, [cv2.IMWRITE_JPEG_QUALITY, chance.randint(18, 90)])
        worn = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    return worn
