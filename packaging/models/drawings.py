"""Drawings of hazard labels, marks and of what is easily taken for them, as squares of 128 pixels.

A label that stands on its corner is stored turned by 45 degrees, its upper corner at the top left:
so it fills the square. Marks that stand on an edge are stored as they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Colour = tuple[int, int, int]

SIDE = 128
_DRAWN = 384
WHITE, BLACK, RED, ORANGE = (250, 250, 248), (18, 18, 18), (218, 25, 32), (240, 125, 25)
GREEN, BLUE, YELLOW = (15, 150, 75), (10, 90, 185), (252, 205, 15)
_OURS = Path(__file__).resolve().parent.parent / "fonts"
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")  # the package fonts-dejavu-core
_FONTS = (_OURS / "NotoSans-Bold.ttf", *(_DEJAVU / f"DejaVuSans{width}-Bold.ttf" for width in ("", "Condensed")))


@dataclass(frozen=True, slots=True)
class Design:
    """How a class looks: the colours of the upper and lower half, symbol, words of the plain label, figure."""

    upper: Colour
    lower: Colour
    symbols: tuple[str, ...]
    words: tuple[str, ...]
    figure: str
    white_ink: bool = False


_FLAMES = ("transport_flame", "flame", "own_flame", "transport_flame")
_SKULLS = ("skull", "skull", "own_skull")
DESIGNS: Mapping[str, Design] = {
    "1": Design(ORANGE, ORANGE, ("transport_bomb", "bomb"), ("EXPLOSIVES", "EXPLOSIVE", ""), "1"),
    "1.4": Design(ORANGE, ORANGE, (), ("EXPLOSIVES", ""), "1"),
    "1.5": Design(ORANGE, ORANGE, (), ("BLASTING AGENTS", "BLASTING AGENTS", ""), "1"),
    "1.6": Design(ORANGE, ORANGE, (), ("EXPLOSIVES", ""), "1"),
    "2.1": Design(RED, RED, _FLAMES, ("FLAMMABLE GAS", "FLAMMABLE GAS", "BUTANE", "PROPANE"), "2", white_ink=True),
    "2.2": Design(GREEN, GREEN, ("cylinder", "own_cylinder"), ("NON-FLAMMABLE GAS", "ARGON"), "2", white_ink=True),
    "2.3": Design(WHITE, WHITE, _SKULLS, ("TOXIC GAS", "POISON GAS", "INHALATION HAZARD"), "2"),
    "3": Design(
        RED, RED, _FLAMES, ("FLAMMABLE LIQUID", "FLAMMABLE", "GASOLINE", "COMBUSTIBLE", "FUEL OIL"), "3", white_ink=True
    ),
    "4.1": Design(WHITE, WHITE, _FLAMES, ("FLAMMABLE SOLID", ""), "4"),
    "4.2": Design(WHITE, RED, _FLAMES, ("SPONTANEOUSLY COMBUSTIBLE", ""), "4"),
    "4.3": Design(BLUE, BLUE, _FLAMES, ("DANGEROUS WHEN WET", "DANGEROUS WHEN WET", ""), "4", white_ink=True),
    "5.1": Design(YELLOW, YELLOW, ("oxidiser",), ("OXIDIZER", "OXIDIZER", "OXIDIZING AGENT"), "5.1"),
    "5.2": Design(RED, YELLOW, _FLAMES, ("ORGANIC PEROXIDE", ""), "5.2"),
    "6.1": Design(WHITE, WHITE, _SKULLS, ("TOXIC", "POISON", "INHALATION HAZARD"), "6"),
    "6.2": Design(WHITE, WHITE, ("biohazard",), ("INFECTIOUS SUBSTANCE", ""), "6"),
    "7": Design(YELLOW, WHITE, ("own_trefoil",), ("RADIOACTIVE", "RADIOACTIVE II", "RADIOACTIVE III"), "7"),
    "8": Design(WHITE, BLACK, ("corrosion",), ("CORROSIVE", "CORROSIVE", ""), "8"),
    "9": Design(WHITE, WHITE, (), ("",), "9"),
}
PICTOGRAMS: Mapping[str, str] = {
    "GHS01": "bomb",
    "GHS02": "flame",
    "GHS03": "oxidiser",
    "GHS04": "cylinder",
    "GHS05": "corrosion",
    "GHS06": "skull",
    "GHS07": "exclamation",
    "GHS08": "health",
    "GHS09": "environment",
}
LABELS = (
    "none",
    *PICTOGRAMS,
    *DESIGNS,
    "marine_pollutant",
    "limited_quantity",
    "lithium_battery",
    "fumigation",
    "asphyxiation",
    "elevated_temperature",
)
_OTHER_INKS: Mapping[str, tuple[Colour, ...]] = {  # as other printers have them
    "1": ((225, 75, 45), (255, 160, 60), (250, 115, 90), (205, 70, 55)),  # fluorescent orange, red to cameras
    "2.1": ((238, 64, 54), (165, 25, 40)),
    "2.2": ((75, 175, 55), (0, 180, 95), (15, 100, 60)),
    "3": ((238, 64, 54), (165, 25, 40)),
    "4.3": ((0, 145, 220), (30, 60, 140)),
    "5.1": ((240, 240, 30), (235, 170, 20)),
}


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), max(8, size))


class Board:
    """A square picture in units of its side, drawn on with shapes, words and symbols."""

    def __init__(self, chance: random.Random, symbols: Mapping[str, NDArray[np.float32]], ground: Colour) -> None:
        self.chance = chance
        self.symbols = symbols
        self.face = chance.choice(_FONTS)
        self.picture = Image.new("RGB", (_DRAWN, _DRAWN), ground)
        self.draw = ImageDraw.Draw(self.picture)

    def tint(self, colour: Colour, by: int = 22) -> Colour:
        """The colour as another printer has it."""
        red, green, blue = (max(0, min(255, each + self.chance.randint(-by, by))) for each in colour)
        return red, green, blue

    def polygon(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self.draw.polygon([(x * _DRAWN, y * _DRAWN) for x, y in points], fill=fill)

    def diamond(self, reach: float, fill: Colour) -> None:
        self.polygon([(0.5, 0.5 - reach), (0.5 + reach, 0.5), (0.5, 0.5 + reach), (0.5 - reach, 0.5)], fill)

    def outline(self, reach: float, colour: Colour, width: float) -> None:
        points = [(0.5, 0.5 - reach), (0.5 + reach, 0.5), (0.5, 0.5 + reach), (0.5 - reach, 0.5), (0.5, 0.5 - reach)]
        self.draw.line([(x * _DRAWN, y * _DRAWN) for x, y in points], fill=colour, width=max(1, round(width * _DRAWN)))

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.draw.rectangle([left * _DRAWN, top * _DRAWN, right * _DRAWN, bottom * _DRAWN], fill=fill)

    def words(self, text: str, x: float, y: float, width: float, height: float, ink: Colour) -> None:
        """The text as large as the box of this width and height around the point allows."""
        if not text:
            return
        size = round(height * _DRAWN * 1.35)
        wide = _font(self.face, size).getlength(text)
        size = min(size, round(size * width * _DRAWN / max(1.0, wide)))
        self.draw.text((x * _DRAWN, y * _DRAWN), text, font=_font(self.face, size), fill=ink, anchor="mm")

    def symbol(self, name: str, x: float, y: float, width: float, height: float, ink: Colour) -> None:
        """The symbol within the box of this width and height around the point."""
        mask = self.symbols[name]
        if self.chance.random() < 0.3:  # ink that ran, or that was spared
            change = cv2.dilate if self.chance.random() < 0.5 else cv2.erode
            mask = change(mask, np.ones((max(2, mask.shape[0] // 60),) * 2, np.uint8))
        scale = min(width * _DRAWN / mask.shape[1], height * _DRAWN / mask.shape[0])
        size = (max(2, round(mask.shape[1] * scale)), max(2, round(mask.shape[0] * scale)))
        small = Image.fromarray((cv2.resize(mask, size, interpolation=cv2.INTER_AREA) * 255).astype(np.uint8))
        self.picture.paste(ink, (round(x * _DRAWN - size[0] / 2), round(y * _DRAWN - size[1] / 2)), small)

    def turned(self) -> NDArray[np.uint8]:
        """The diamond of this board as a square with its upper corner at the top left, BGR."""
        corners = np.array([[0.5, 0], [1, 0.5], [0.5, 1], [0, 0.5]], np.float32) * _DRAWN
        return self._warped(corners)

    def level(self) -> NDArray[np.uint8]:
        """The board as it stands, BGR."""
        return self._warped(np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * _DRAWN)

    def _warped(self, corners: NDArray[np.float32]) -> NDArray[np.uint8]:
        double = 2 * SIDE
        target = np.array([[0, 0], [double, 0], [double, double], [0, double]], np.float32)
        matrix = cv2.getPerspectiveTransform(corners, target)
        picture = cv2.warpPerspective(np.array(self.picture)[:, :, ::-1], matrix, (double, double))
        return cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def pictogram(board: Board, name: str) -> NDArray[np.uint8]:
    """A GHS pictogram: black on white in a red frame; ``name`` may be a symbol that is none (a wrong one)."""
    chance = board.chance
    board.diamond(0.5, board.tint(chance.choice((RED, (235, 15, 25), (200, 40, 40), (225, 70, 45))), 25))
    board.diamond(0.5 - chance.uniform(0.045, 0.09), board.tint(WHITE, 8))
    size = chance.uniform(0.5, 0.66) if name == "health" else chance.uniform(0.44, 0.66)
    wide = size * (0.98 if name in {"bomb", "corrosion", "environment", "cylinder"} else 0.8)
    x, y = 0.5 + chance.uniform(-0.02, 0.02), 0.5 + chance.uniform(-0.04, 0.03)
    if name:
        ink = BLACK if chance.random() < 0.85 else (70, 60, 60)  # worn print
        board.symbol(name, x, y, wide, size, board.tint(ink, 15))
    return board.turned()


def class_label(board: Board, name: str, figure: str | None = None) -> NDArray[np.uint8]:
    """A transport label or placard: plain after the Model Regulations, or with words as in the United States.

    ``figure`` stands in the lower corner in place of the design's own, which now and then is left out.
    """
    chance, design = board.chance, DESIGNS[name]
    inks = _OTHER_INKS.get("1" if name[0] == "1" else name)
    upper = board.tint(chance.choice(inks) if inks and chance.random() < 0.35 else design.upper)
    lower = upper if design.lower == design.upper else board.tint(design.lower)
    if name == "7" and chance.random() < 0.3:
        upper = lower
    fissile = name == "7" and chance.random() < 0.1
    if fissile:
        upper = lower = board.tint(WHITE)
    if name == "2.2" and figure is None and chance.random() < 0.25:
        return _oxygen(board)
    board.diamond(0.5, upper)
    ink = WHITE if design.white_ink and chance.random() < 0.7 else BLACK
    _ground(board, name, upper, lower)
    line = chance.uniform(0.006, 0.014)
    _rim(board, upper, ink if name != "8" else BLACK, line)
    text = chance.choice(design.words) if chance.random() < 0.6 else ""
    upper_ink = chance.choice((WHITE, BLACK)) if name == "5.2" else ink
    if not fissile:
        _upper_half(board, name, text, upper_ink)
    lower_ink = WHITE if name == "8" else ink
    middle_ink = lower_ink if name != "8" or chance.random() < 0.8 else BLACK
    if chance.random() < 0.12 and name[0] not in "17":
        board.box(0.26, 0.46, 0.74, 0.62, WHITE)
        board.words(str(chance.randint(1001, 3500)), 0.5, 0.54, 0.44, 0.13, BLACK)
    else:
        _middle(board, name, "FISSILE" if fissile else text, middle_ink)
    y = chance.uniform(0.79, 0.84)
    if name.startswith("1"):
        divided = name == "1" and chance.random() < 0.6
        if divided:
            board.words(chance.choice(("1.1", "1.2", "1.3")) + chance.choice(" ABCDG"), 0.5, 0.68, 0.25, 0.11, BLACK)
        elif chance.random() < 0.7:
            board.words(chance.choice("ABCDEFGHJKLNS*"), 0.5, y - 0.12, 0.1, 0.08, BLACK)
    height = chance.uniform(0.085, 0.13)
    shown = design.figure if figure is None else figure
    if figure is not None or chance.random() < 0.93:
        board.words(shown, 0.5, y, 0.22, height, lower_ink)
        if shown == "9":
            board.box(0.46, y + 0.6 * height, 0.54, y + 0.6 * height + 0.008, BLACK)
    return board.turned()


def _ground(board: Board, name: str, upper: Colour, lower: Colour) -> None:
    if upper != lower:
        split = board.chance.uniform(0.42, 0.54) if name == "8" else board.chance.uniform(0.48, 0.52)
        board.box(0, split, 1, 1, lower)
    if name == "4.1":
        for stripe in range(7):
            left = (2 * stripe + 0.5) / 14
            board.box(left, 0, left + 1 / 14, 1, board.tint(RED, 6))
    if name == "9":
        for stripe in range(7):
            left = (2 * stripe + 0.5) / 14
            board.box(left, 0, left + 1 / 14, 0.5, BLACK)


def _rim(board: Board, upper: Colour, ink: Colour, line: float) -> None:
    style = board.chance.random()
    if style < 0.45:
        board.outline(0.5, WHITE if board.chance.random() < 0.6 else upper, 0.035)
    if style < 0.9:
        board.outline(0.445, ink, line)
    if board.chance.random() < 0.15:  # a dashed edge, as on labels for any ground
        dash = board.chance.choice((BLACK, (128, 128, 128), WHITE))
        for step in np.arange(0.0, 0.5, 0.05):
            for x, y in ((step, 0.5 - step), (0.5 + step, step), (1 - step, 0.5 + step), (0.5 - step, 1 - step)):
                board.box(x - 0.012, y - 0.012, x + 0.012, y + 0.012, dash)


def _upper_half(board: Board, name: str, text: str, ink: Colour) -> None:
    chance, design = board.chance, DESIGNS[name]
    if text == "INHALATION HAZARD":
        board.polygon([(0.5, 0.04), (0.68, 0.22), (0.5, 0.4), (0.32, 0.22)], BLACK)
        board.symbol(chance.choice(design.symbols), 0.5, 0.23, 0.19, 0.19, WHITE)
    elif design.symbols:
        size = chance.uniform(0.24, 0.4 if name == "1" else 0.33)
        wide = {"8": 0.46, "1": 0.46, "2.2": 0.36}.get(name, size * 1.15)
        symbol = chance.choice(design.symbols)
        y = chance.uniform(0.2 if name == "1" else 0.23, 0.29)
        board.symbol(symbol, 0.5, y, wide, size, ink)
    elif name.startswith("1."):
        board.words(name, 0.5, chance.uniform(0.26, 0.34), 0.42, chance.uniform(0.17, 0.24), BLACK)


def _middle(board: Board, name: str, text: str, ink: Colour) -> None:
    chance = board.chance
    if name == "7":
        board.words(text or "RADIOACTIVE", 0.5, 0.56, 0.62, 0.09, BLACK)
        return
    if name == "9" and chance.random() < 0.3:
        board.symbol("battery", 0.5, 0.64, 0.26, 0.2, BLACK)
        return
    words = text.split(" ")
    big = chance.uniform(0.09, 0.17)
    if len(words) == 1 or chance.random() < 0.4:
        board.words(text, 0.5, 0.53, chance.uniform(0.7, 0.84), big, ink)
    else:
        board.words(words[0], 0.5, 0.49, 0.74, big * 0.8, ink)
        board.words(" ".join(words[1:]), 0.5, 0.6, 0.62, big * 0.8, ink)


def _oxygen(board: Board) -> NDArray[np.uint8]:
    board.diamond(0.5, board.tint(YELLOW))
    board.outline(0.445, BLACK, 0.01)
    board.symbol("oxidiser", 0.5, 0.26, 0.3, 0.3, BLACK)
    board.words("OXYGEN", 0.5, 0.54, 0.7, 0.15, BLACK)
    board.words("2", 0.5, 0.81, 0.2, 0.11, BLACK)
    return board.turned()
