"""Draws ends and sides of containers with their markings, as cameras at gates and in hands see them.

Every picture is a function of its number only. Fonts are those of the system that resemble stencils, else ours.
"""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from inspection.identifiers.container import check_digit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Colour = tuple[int, int, int]

WALL = (1300, 1000)
"""Pixels of the drawn wall, before the camera."""
_FONTS = (
    "NimbusSansNarrow-Bold.otf",
    "NimbusSans-Bold.otf",
    "DejaVuSansCondensed-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "LiberationSansNarrow-Bold.ttf",
    "LiberationSans-Bold.ttf",
)
_OURS = Path(__file__).resolve().parent.parent / "packaging" / "fonts" / "NotoSans-Bold.ttf"
_FONT_SIZE = 100
_OWNERS = (
    "MSKU",
    "MSCU",
    "TGBU",
    "CMAU",
    "GLDU",
    "DFSU",
    "EISU",
    "TTNU",
    "CAIU",
    "HLXU",
    "TCLU",
    "FSCU",
    "TRHU",
    "OOLU",
)
_SIZES = ("22G1", "42G1", "45G1", "45R1", "22T6", "L5G1", "22U1")
_LINES = ("MAERSK", "TRITON", "tex", "GOLD", "EVERGREEN", "HAMBURG SUD", "CMA CGM", "MSC", "seaco")
_PAINTS: tuple[Colour, ...] = (
    (120, 45, 40),
    (30, 60, 110),
    (30, 90, 60),
    (140, 140, 138),
    (200, 90, 30),
    (60, 40, 40),
    (210, 205, 195),
    (20, 110, 150),
    (185, 30, 35),
    (90, 95, 60),
)
_WEIGHTS = (
    ("MAX. GROSS", "30.480 KGS", "67.200 LBS"),
    ("TARE", "2.250 KGS", "4.960 LBS"),
    ("NET", "28.230 KGS", "62.240 LBS"),
    ("CU. CAP.", "33.2 CU.M", "1.172 CU.FT"),
)


@dataclass(frozen=True, slots=True)
class DrawnContainer:
    """A picture and the number that is painted in it; ``cap`` is the height of its figures in pixels."""

    number: str
    down: bool
    cap: float
    pixels: NDArray[np.uint8]


class _Wall:
    """A wall being painted; ``at`` places are in its own pixels."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.paint = chance.choice(_PAINTS)
        bright = sum(self.paint) > 380
        shade = chance.randint(10, 45) if bright else chance.randint(200, 245)
        self.ink: Colour = (shade, shade, max(0, shade - chance.randint(0, 25)))
        self.font = chance.choice(_fonts())
        self.squeeze = chance.uniform(0.72, 1.0)
        self.picture = Image.fromarray(_corrugated(chance, self.paint))

    def write(self, text: str, x: float, y: float, cap: float) -> tuple[float, float]:
        """Write a text whose figures are ``cap`` high with its top left at a place; give its right and bottom."""
        font = _sized(self.font)
        _, top, _, bottom = font.getbbox("8")
        left, _, right, _ = font.getbbox(text)
        scale = cap / (bottom - top)
        ink = Image.new("L", (round(right - left) + 4, 2 * _FONT_SIZE))
        ImageDraw.Draw(ink).text((2 - left, 0), text, font=font, fill=255)
        size = max(1, round(ink.width * scale * self.squeeze)), max(1, round(ink.height * scale))
        mask = ink.resize(size, Image.Resampling.LANCZOS)
        self.picture.paste(self.ink, (round(x), round(y - top * scale)), mask)
        return x + size[0], y + cap

    def box(self, left: float, top: float, right: float, bottom: float, line: float) -> None:
        """A frame round a figure."""
        ends = [round(left), round(top), round(right), round(bottom)]
        ImageDraw.Draw(self.picture).rectangle(ends, outline=self.ink, width=max(1, round(line)))


def draw(number: int, *, down: bool) -> DrawnContainer:
    """Draw the container with this number in the series across or down."""
    chance = random.Random(f"container {number} {down}")
    noise = np.random.default_rng(chance.getrandbits(32))
    body = chance.choice(_OWNERS) + f"{chance.randint(0, 999_999):06d}"
    text = f"{body}{check_digit(body)}"
    wall = _Wall(chance)
    cap, middle = (_paint_down if down else _paint_across)(wall, text)
    surface = _weathered(chance, noise, np.asarray(wall.picture)[:, :, ::-1].astype(np.float32))
    pixels, scale = _photographed(chance, noise, surface, middle, cap, down=down)
    return DrawnContainer(text, down, cap * scale, pixels)


def _paint_across(wall: _Wall, text: str) -> tuple[float, tuple[float, float]]:
    chance = wall.chance
    cap = chance.uniform(44, 64)
    left, top = chance.uniform(150, 420), chance.uniform(120, 260)
    owner_right, owner_bottom = wall.write(text[:4], left, top, cap)
    before_serial = owner_right + 0.12 * cap
    if chance.random() < 0.3:  # in two lines
        before_serial = left - 0.6 * cap
        left, top = left + chance.choice((0.0, 0.3 * cap)), owner_bottom + cap * chance.uniform(0.3, 0.6)
    else:
        left = owner_right + cap * chance.uniform(0.25, 1.5)
    if chance.random() < 0.2:
        half, _ = wall.write(text[4:7], left, top, cap)
        right, bottom = wall.write(text[7:10], half + 0.25 * cap, top, cap)
    else:
        right, bottom = wall.write(text[4:10], left, top, cap)
    place = right + cap * chance.choice((chance.uniform(0.12, 0.35), chance.uniform(0.2, 1.2)))
    end = _boxed(wall, text[10], place, top, cap)
    wall.write(chance.choice(_SIZES), left + cap * chance.uniform(0, 1.5), bottom + cap * 0.45, cap)
    start, y = left - cap * chance.uniform(0.5, 4), bottom + cap * 2.6
    for name, metric, imperial in _WEIGHTS[: chance.randint(2, 4)]:
        wall.write(name, start, y, cap * 0.55)
        wall.write(metric, start + 6 * cap, y, cap * 0.4)
        wall.write(imperial, start + 6 * cap, y + cap * 0.55, cap * 0.4)
        y += cap * 1.2
    wall.write(chance.choice(_LINES), chance.uniform(20, 200), chance.uniform(550, 850), cap * chance.uniform(1, 2.5))
    if chance.random() < 0.4:
        _plate(wall, chance.uniform(60, 200), chance.uniform(350, 500))
    if chance.random() < 0.6:  # the rods of the doors; painted to stand between the signs
        for x in (before_serial, end + cap * chance.uniform(0.5, 2)):
            _rod(wall, x, cap * chance.uniform(0.15, 0.35))
    return cap, (left, top)


def _paint_down(wall: _Wall, text: str) -> tuple[float, tuple[float, float]]:
    chance = wall.chance
    cap = chance.uniform(38, 48)
    x, y = chance.uniform(200, 1000), chance.uniform(60, 110)
    middle = x, y + 6 * cap
    step = cap * chance.uniform(1.14, 1.35)
    for place, sign in enumerate(text[:10]):
        y += step * chance.choice((0.0, 0.3, 0.5)) if place == 4 else 0
        _middle(wall, sign, x, y, cap)
        y += step
    y += cap * chance.uniform(0.1, 0.4)
    _boxed(wall, text[10], x - _width(wall, text[10], cap) / 2, y, cap)
    y += step * chance.uniform(1.4, 2)
    size, beside = chance.choice(_SIZES), chance.random() < 0.5
    for place, sign in enumerate(size):
        if beside:
            _middle(wall, sign, x + 1.8 * cap, 200 + place * step, cap)
        else:
            _middle(wall, sign, x, y + place * step, cap)
    wall.write(
        chance.choice(_LINES),
        -120 if x > 600 else x + 5 * cap,
        chance.uniform(300, 700),
        cap * chance.uniform(1.2, 2.2),
    )
    return cap, middle


def _width(wall: _Wall, sign: str, cap: float) -> float:
    font = _sized(wall.font)
    left, _, right, _ = font.getbbox(sign)
    _, top, _, bottom = font.getbbox("8")
    return float(right - left + 4) * cap / (bottom - top) * wall.squeeze


def _middle(wall: _Wall, sign: str, x: float, y: float, cap: float) -> None:
    wall.write(sign, x - _width(wall, sign, cap) / 2, y, cap)


def _boxed(wall: _Wall, figure: str, x: float, y: float, cap: float) -> float:
    chance = wall.chance
    y += cap * chance.uniform(-0.06, 0.06)
    right, bottom = wall.write(figure, x, y, cap)
    beside, above = cap * chance.uniform(0.06, 0.26), cap * chance.uniform(0.08, 0.24)
    line = cap * chance.choice((chance.uniform(0.03, 0.06), chance.uniform(0.06, 0.13)))
    wall.box(x - beside, y - above, right + beside, bottom + above, line)
    return right + beside


def _plate(wall: _Wall, x: float, y: float) -> None:
    """A safety approval plate."""
    pen = ImageDraw.Draw(wall.picture)
    pen.rectangle([x, y, x + 170, y + 120], fill=(205, 205, 200), outline=(40, 40, 40), width=3)
    font = ImageFont.truetype(wall.font, 15)
    for row, line in enumerate(("CSC SAFETY APPROVAL", "F/BV/4711/22", "DATE 03-2019", "GROSS 30480 KG")):
        pen.text((x + 8, y + 8 + 26 * row), line, font=font, fill=(30, 30, 30))


def _rod(wall: _Wall, x: float, width: float) -> None:
    shade = wall.chance.uniform(0.5, 1.6)
    colour = tuple(min(255, int(part * shade) + 20) for part in wall.paint)
    pen = ImageDraw.Draw(wall.picture)
    pen.rectangle([x, 0, x + width, WALL[1]], fill=colour)
    pen.line([x + width, 0, x + width, WALL[1]], fill=tuple(part // 3 for part in wall.paint), width=4)


def _corrugated(chance: random.Random, paint: Colour) -> NDArray[np.uint8]:
    pitch, start = chance.uniform(70, 190), chance.random()
    deep = chance.uniform(0.04, 0.3)
    phase = (np.arange(WALL[0]) / pitch + start) % 1
    shade = np.interp(phase, (0, 0.38, 0.5, 0.88, 1), (1, 1, 1 - deep, 1 - 0.5 * deep, 1))
    wall = np.array(paint, np.float32) * shade[None, :, None]
    fall = np.linspace(chance.uniform(0.85, 1.1), chance.uniform(0.75, 1.05), WALL[1])
    return np.clip(wall * fall[:, None, None], 0, 255).astype(np.uint8)


def _weathered(chance: random.Random, noise: np.random.Generator, wall: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rust, dirt and flaked paint."""
    height, width = wall.shape[:2]
    for _ in range(chance.choice((0, 1, 3, 6))):
        patch = np.zeros((height // 4, width // 4), np.float32)
        centre = chance.randint(0, width // 4), chance.randint(0, height // 4)
        axes = chance.randint(3, 40), chance.randint(2, 16)
        cv2.ellipse(patch, centre, axes, chance.uniform(0, 180), 0, 360, 1, -1)
        soft = cv2.GaussianBlur(patch, (0, 0), chance.uniform(1, 6)) * chance.uniform(0.1, 0.5)
        cover = np.asarray(cv2.resize(soft, (width, height)), np.float32)[..., None]
        rust = np.array([40, 60, chance.uniform(60, 120)], np.float32)
        wall = np.asarray(wall * (1 - cover) + rust * cover, np.float32)
    if chance.random() < 0.3:
        grain = cv2.resize(noise.random((height // 5, width // 5)).astype(np.float32), (width, height))
        gone = np.clip((grain - chance.uniform(0.85, 0.97)) * 12, 0, 1)[..., None]
        wall = np.asarray(wall * (1 - gone) + wall.mean(axis=(0, 1)) * gone, np.float32)
    return wall


def _photographed(
    chance: random.Random,
    noise: np.random.Generator,
    wall: NDArray[np.float32],
    middle: tuple[float, float],
    cap: float,
    *,
    down: bool,
) -> tuple[NDArray[np.uint8], float]:
    """From aside and above, small, soft, in poor light, packed as JPEG; and the scale of the middle."""
    size = chance.choice(((960, 540), (1280, 720), (1280, 720), (1920, 1080)))
    scale = chance.choice((chance.uniform(15, 24), chance.uniform(20, 40), chance.uniform(30, 48))) / cap
    if down:
        scale = min(scale, size[1] / (20 * cap))  # the whole column is to be in the picture
    else:
        scale = max(scale, 0.55 * size[0] / WALL[0] * chance.uniform(0.7, 1.1))
    kind = chance.random()
    slant, lean, narrow = 0.0, chance.gauss(0, 0.02), 1.0
    if kind < 0.55:  # a gate camera, from aside
        slant, lean = chance.uniform(-0.32, 0.32), chance.gauss(0, 0.06)
        narrow = chance.uniform(0.75, 1)
    turn = np.radians(chance.gauss(0, 2.5))
    spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shape = scale * spin @ np.array([[narrow, lean], [slant, 1.0]])
    aim = np.array([size[0] * chance.uniform(0.35, 0.6), size[1] * (0.5 if down else chance.uniform(0.3, 0.6))])
    matrix = np.eye(3)
    matrix[:2, :2] = shape
    matrix[:2, 2] = aim - shape @ np.array(middle)
    tip = np.eye(3)
    tip[2, :2] = chance.uniform(-1, 1) * 1.5e-4, chance.uniform(-1, 1) * 1.5e-4
    centre, back = np.eye(3), np.eye(3)
    centre[:2, 2], back[:2, 2] = -aim, aim
    soft = cv2.GaussianBlur(wall, (0, 0), 0.35 / scale) if scale < 0.8 else wall
    ground = [chance.uniform(30, 150)] * 3
    seen = cv2.warpPerspective(soft, back @ tip @ centre @ matrix, size, flags=cv2.INTER_LINEAR, borderValue=ground)
    if chance.random() < 0.6:
        seen = cv2.GaussianBlur(seen, (0, 0), chance.uniform(0.02, 0.06) * cap * scale)
    light = chance.uniform(0.22, 0.6) if chance.random() < 0.4 else chance.uniform(0.6, 1.1)
    cast = np.array([chance.uniform(0.9, 1.1), 1.0, chance.uniform(0.9, 1.1)])
    lit = seen * light * cast + noise.normal(0, chance.uniform(0.5, 6), seen.shape)
    _, packed = cv2.imencode(
        ".jpg", np.clip(lit, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, chance.randint(55, 94)]
    )
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8), scale


@functools.cache
def _fonts() -> tuple[str, ...]:
    there = {path.name: str(path) for path in Path("/usr/share/fonts").rglob("*.[ot]tf")}
    return tuple(there[name] for name in _FONTS if name in there) or (str(_OURS),)


@functools.cache
def _sized(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, _FONT_SIZE)
