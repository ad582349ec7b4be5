"""Rows and columns of painted container markings, as a camera sees them, with where each sign stands.

They are drawn at a fixed height of the figures and then worn: from them the windows are cut that the network
for the check digit learns from.
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from digit_wear import CAP, smeared, wall, weathered
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FOLDERS = (Path("/usr/share/fonts"), Path(__file__).resolve().parent.parent / "fonts")
# Debian: fonts-dejavu-core, fonts-dejavu-extra and fonts-urw-base35; the last two lie in packaging/fonts.
_FONTS = (
    "NimbusSans-Bold.otf",
    "NimbusSans-Bold.otf",
    "NimbusSansNarrow-Bold.otf",
    "NimbusSansNarrow-Bold.otf",
    "NimbusSansNarrow-Regular.otf",
    "NimbusSans-Regular.otf",
    "NimbusMonoPS-Bold.otf",
    "URWGothic-Demi.otf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSans.ttf",
    "DejaVuSansCondensed-Bold.ttf",
    "DejaVuSansCondensed.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSansMono.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Regular.ttf",
)
_HERSHEY = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a drawing: what it is, the middle of it, its width over its height, and whether it is boxed."""

    text: str
    x: float
    y: float
    aspect: float
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Marking:
    """A worn drawing in grey; figures are ``cap`` pixels high."""

    picture: NDArray[np.float32]
    signs: tuple[Sign, ...]
    cap: float


@functools.cache
def _font_path(name: str) -> str:
    for folder in _FOLDERS:
        for path in folder.rglob(name):
            return str(path)
    raise SystemExit(f"font missing: {name}")


@functools.cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_font_path(name), 100)


@functools.cache
def _outline(name: str, text: str) -> NDArray[np.float32]:
    """The sign by a font: its ink cut out, its height that of the figures of this font."""
    font = _font(name)
    left, top, right, bottom = font.getbbox(text)
    zero_top, zero_bottom = font.getbbox("8")[1::2]
    scale = CAP / (zero_bottom - zero_top)
    ink = Image.new("L", (max(2, right - left), bottom - top))
    ImageDraw.Draw(ink).text((-left, -top), text, font=font, fill=255)
    size = max(3, round(ink.width * scale)), max(3, round(ink.height * scale))
    return np.asarray(ink.resize(size, Image.Resampling.LANCZOS), np.float32) / 255


def _stroked(chance: random.Random, text: str) -> NDArray[np.float32]:
    """The sign by strokes, as stencils and plotters write it."""
    face, width = chance.choice(_HERSHEY), chance.randint(3, 8)
    scale = CAP / cv2.getTextSize("8", face, 1, 1)[0][1]
    ink = np.zeros((CAP * 2, CAP * 2), np.uint8)
    cv2.putText(ink, text, (CAP // 2, CAP * 3 // 2), face, scale, 255, width, cv2.LINE_AA)
    x, y, w, h = cv2.boundingRect(ink)
    cut = ink[y : y + h, x : x + w]
    return cv2.resize(cut, (max(3, round(w * CAP / h)), CAP), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


class Hand:
    """One way of painting: a font, its width and weight, the gaps of a stencil."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._font = chance.choice(_FONTS)
        self._strokes = chance.random() < 0.12
        self._squeeze = chance.uniform(0.62, 1.05)
        self._weight = chance.choice((0, 0, 0, 0, -1, 1, 1))
        self._stencil = chance.random() < 0.12
        self._gap = chance.uniform(-0.15, 0.15)

    def sign(self, text: str) -> NDArray[np.float32]:
        """The ink of one sign, 0 to 1."""
        ink = _stroked(self._chance, text) if self._strokes else _outline(self._font, text)
        if self._weight:
            kernel = np.ones((2 * abs(self._weight) + 1,) * 2, np.uint8)
            padded = cv2.copyMakeBorder(ink, 2, 2, 2, 2, cv2.BORDER_CONSTANT)
            ink = cv2.dilate(padded, kernel) if self._weight > 0 else cv2.erode(padded, kernel)
        ink = cv2.resize(ink, None, fx=self._squeeze, fy=1, interpolation=cv2.INTER_AREA)
        if self._stencil:
            at = round(ink.shape[1] * (0.5 + self._gap))
            ink[:, max(0, at - 1) : at + 1] *= 0.1
        return ink


def marking(seed: str) -> Marking:
    """Draw one: across or down, with what stands round it, worn."""
    chance = random.Random(seed)
    noise = np.random.default_rng(chance.getrandbits(32))
    down = chance.random() < 0.35
    ink, ground, signs = _painted(chance, down=down)
    folds = wall(chance, noise, ink.shape)
    bright, dark = (235 - abs(chance.gauss(0, 30)), 60 + abs(chance.gauss(0, 35)))
    contrast = chance.uniform(0.3, 1.0)
    middle = (bright + dark) / 2
    light, deep = middle + (bright - middle) * contrast, middle - (middle - dark) * contrast
    paint, base = (light, deep) if chance.random() < 0.6 else (deep, light)
    picture = base * folds
    if ground is not None:  # a board or a patch of fresh paint behind the signs
        picture = picture * (1 - ground) + (base * chance.uniform(0.7, 1.4)) * ground
    picture = picture * (1 - ink) + paint * (0.25 * folds + 0.75) * ink
    picture = weathered(chance, noise, picture, base)
    return _seen(chance, noise, picture, signs)


def _painted(
    chance: random.Random, *, down: bool
) -> tuple[NDArray[np.float32], NDArray[np.float32] | None, list[Sign]]:
    hand = Hand(chance)
    text = _text(chance)
    long, wide = round(CAP * (len(text) * (1.45 if down else 1.1) + 6)), round(CAP * 4.6)
    ink = np.zeros((long, wide) if down else (wide, long), np.float32)
    signs: list[Sign] = []
    place = CAP * 1.5
    middle = wide / 2
    gap = CAP * (chance.uniform(0.12, 0.45) if down else chance.uniform(0.05, 0.3))
    last = len(text) - 1
    boxing = chance.random() < 0.9
    for at, letter in enumerate(text):
        if letter == " ":
            place += CAP * chance.uniform(0.2, 1.0)
            continue
        boxed = boxing and at == last
        if at == last:
            place += CAP * chance.choice((0.06, chance.uniform(0.0, 0.3), chance.uniform(0.2, 1.3)))
            if boxed and down:
                place += CAP * 0.15
        shape = hand.sign(letter)
        height, width = shape.shape
        x, y = (middle - width / 2, place) if down else (place, middle - height / 2)
        if boxed and chance.random() < 0.25:  # painted a little off the row
            off = CAP * chance.uniform(-0.12, 0.12)
            x, y = (x + off, y) if down else (x, y + off)
        _lay(ink, shape, x, y)
        signs.append(Sign(letter, x + width / 2, y + height / 2, width / CAP, boxed))
        if boxed:
            _box(chance, ink, x, y, width, height)
        place += (height if down else width) + gap
    _neighbours(chance, hand, ink, signs, down=down)
    ground = None
    if chance.random() < 0.12:
        ground = np.zeros_like(ink)
        xs, ys = [sign.x for sign in signs], [sign.y for sign in signs]
        margin = CAP * chance.uniform(0.55, 1.0)
        left, top, right, bottom = min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin
        cv2.rectangle(ground, (round(left), round(top)), (round(right), round(bottom)), 1, -1)
    return np.clip(ink, 0, 1), ground, signs


def _text(chance: random.Random) -> str:
    figures = "".join(chance.choice("0123456789") for _ in range(6))
    owner = "".join(chance.choice(_LETTERS) for _ in range(chance.randint(1, 3)))
    kind = chance.random()
    if kind < 0.3:
        figures = f"{figures[:3]} {figures[3:]}"
    return f"{owner}U {figures}{chance.choice('0123456789')}"


def _lay(ink: NDArray[np.float32], shape: NDArray[np.float32], x: float, y: float) -> None:
    left, top = round(x), round(y)
    height, width = shape.shape
    upper, lower = max(0, top), min(ink.shape[0], top + height)
    first, last = max(0, left), min(ink.shape[1], left + width)
    if upper < lower and first < last:
        part = shape[upper - top : lower - top, first - left : last - left]
        ink[upper:lower, first:last] = np.maximum(ink[upper:lower, first:last], part)


def _box(chance: random.Random, ink: NDArray[np.float32], x: float, y: float, width: int, height: int) -> None:
    beside, above = (CAP * chance.choice((chance.uniform(0.04, 0.2), chance.uniform(0.1, 0.3))) for _ in range(2))
    line = max(1, round(CAP * chance.choice((chance.uniform(0.03, 0.07), chance.uniform(0.05, 0.14)))))
    left, top = round(x - beside), round(y - above)
    right, bottom = round(x + width + beside), round(y + height + above)
    strength = chance.choice((1.0, 1.0, chance.uniform(0.4, 1.0)))
    box = np.zeros_like(ink)
    cv2.rectangle(box, (left, top), (right, bottom), strength, line)
    if chance.random() < 0.25:  # a side worn away
        side = chance.randint(0, 3)
        cut = ((left - 5, left + 5, top, bottom), (right - 5, right + 5, top, bottom))[side % 2]
        if side > 1:
            cut = (left, right, (top, bottom)[side % 2] - 5, (top, bottom)[side % 2] + 5)
        box[max(0, cut[2]) : cut[3], max(0, cut[0]) : cut[1]] *= chance.uniform(0, 0.5)
    np.maximum(ink, box, out=ink)


def _neighbours(chance: random.Random, hand: Hand, ink: NDArray[np.float32], signs: list[Sign], *, down: bool) -> None:
    """What else is painted near a number: the size and type code below or beside, bars, edges."""
    if chance.random() < 0.4:
        away = CAP * chance.uniform(1.35, 1.9) * chance.choice((-1, 1, 1))
        place = chance.uniform(0, ink.shape[0] if down else ink.shape[1])
        for letter in chance.choice(("22G1", "42G1", "45R1", "L5G1", "TARE", "30480", "2210")):
            shape = hand.sign(letter)
            height, width = shape.shape
            if down:
                _lay(ink, shape, ink.shape[1] / 2 + away - width / 2, place)
                place += height * 1.25
            else:
                _lay(ink, shape, place, ink.shape[0] / 2 + away - height / 2)
                place += width + CAP * 0.15
    for _ in range(chance.choice((0, 0, 1, 2))):  # bars of the door, the edge of the wall, a shadow
        at = chance.uniform(0, ink.shape[1])
        if all(abs(sign.x - at) > CAP * 0.75 for sign in signs):
            lean = chance.uniform(-0.1, 0.1) * ink.shape[0]
            ends = (round(at - lean), 0), (round(at + lean), ink.shape[0])
            cv2.line(ink, *ends, chance.uniform(0.2, 1), chance.randint(2, CAP // 2))


def _seen(
    chance: random.Random, noise: np.random.Generator, picture: NDArray[np.float32], signs: list[Sign]
) -> Marking:
    """Leaning strokes, few pixels, blur, light, noise, JPEG."""
    height, width = picture.shape
    lean = chance.choice((0.0, chance.gauss(0, 0.06), chance.uniform(-0.38, 0.38)))
    turn = chance.gauss(0, 0.03)
    slope = turn if chance.random() < 0.7 else 0.0
    matrix = np.array([[1, lean, -lean * height / 2], [slope, 1, -slope * width / 2]], np.float32)
    moved = cv2.warpAffine(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    signs = [
        Sign(
            sign.text,
            sign.x + lean * sign.y - lean * height / 2,
            sign.y + slope * sign.x - slope * width / 2,
            sign.aspect,
            sign.boxed,
        )
        for sign in signs
    ]
    cap = chance.choice((chance.uniform(8, 14), chance.uniform(11, 22), chance.uniform(16, 32)))
    ratio = cap / CAP
    small = cv2.resize(moved, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    if chance.random() < 0.6:
        small = cv2.GaussianBlur(small, (0, 0), chance.uniform(0.02, 0.085) * cap)
    if chance.random() < 0.18:
        small = smeared(chance, small, cap)
    if chance.random() < 0.15:  # a shadow or a reflection over part of it
        edge = chance.randint(0, small.shape[1])
        small[:, edge:] = small[:, edge:] * chance.uniform(0.5, 1.3)
    small = small * chance.uniform(0.25, 1.1) + noise.normal(0, chance.uniform(0, 6), small.shape)
    small = np.clip(small, 0, 255)
    if chance.random() < 0.4:
        _, packed = cv2.imencode(".jpg", small.astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, chance.randint(25, 90)])
        small = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    placed = tuple(Sign(s.text, s.x * ratio, s.y * ratio, s.aspect, s.boxed) for s in signs)
    return Marking(np.asarray(small, np.float32), placed, cap)
