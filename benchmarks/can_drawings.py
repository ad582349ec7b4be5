"""The print of refrigerant cans and disposable cylinders, unrolled: all 360 degrees, in the manner of real ones.

Every print is a function of its number only, given the fonts of the machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import count
from math import pi
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from benchmarks.label_facts import GASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.label_facts import Gas

    Colour = tuple[int, int, int]

SEED = 20261123
RADIUS = 620
"""Pixels of the print to one radius of the can."""
_FOLDERS = tuple(
    Path(folder)
    for folder in (
        "/usr/share/fonts/opentype/urw-base35",
        "/usr/share/fonts/truetype/dejavu",
        "/usr/share/fonts/truetype/liberation",
        "C:/Windows/Fonts",
    )
)
_OURS = Path(__file__).resolve().parent.parent / "packaging" / "fonts" / "NotoSans-Bold.ttf"
_LOUD = (
    "NimbusSans-Bold.otf", "NimbusSansNarrow-Bold.otf", "URWGothic-Demi.otf", "DejaVuSans-Bold.ttf",
    "DejaVuSansCondensed-Bold.ttf", "NimbusRoman-Bold.otf", "NimbusSans-BoldItalic.otf", "LiberationSans-Bold.ttf",
    "arialbd.ttf",
)  # fmt: skip
_SMALL = ("NimbusSans-Regular.otf", "NimbusSansNarrow-Regular.otf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf",
          "arial.ttf")  # fmt: skip
_COLOURS: tuple[tuple[Colour, Colour, Colour], ...] = (  # ground, band, ink
    ((245, 245, 242), (20, 60, 140), (15, 30, 90)),
    ((236, 238, 240), (180, 25, 30), (20, 20, 20)),
    ((150, 205, 235), (245, 245, 245), (10, 30, 80)),
    ((190, 215, 150), (40, 110, 60), (20, 20, 20)),
    ((200, 203, 206), (30, 30, 35), (20, 20, 20)),
    ((25, 70, 150), (235, 235, 235), (245, 245, 245)),
    ((245, 215, 60), (20, 20, 20), (20, 20, 20)),
)
_BRANDS = {
    "R-12": ("FREON", "GENETRON", "FORANE", "ISOTRON", "UCON", "ARCTON", "FRIGEN"),
    "R-22": ("FREON", "GENETRON", "FORANE", "ARCTON"),
    "R-134a": ("SUVA", "GENETRON", "FORANE", "KLEA"),
    "R-404A": ("FORANE", "SUVA", "GENETRON"),
    "R-502": ("FREON", "GENETRON"),
}
_SOLD = ("R-12", "R-12", "R-12", "R-12", "R-22", "R-134a", "R-404A")
_MAKERS = ("POLAR AUTO", "COLDSTAR", "NORTHWIND", "ARCTIC SUPPLY CO.", "GLACIA")
_AMOUNTS = ("NET WT. 12 OZ. (340 g)", "NET 14 OZ. AV.", "NET CONTENTS 15 OZ", "NET WT 30 LBS (13.6 kg)")
_WARNINGS = (
    "WARNING: CONTENTS UNDER PRESSURE. Do not puncture or incinerate.",
    "Do not expose to heat or store at temperatures above 120 F (49 C).",
    "Read carefully other cautions on back panel. Keep out of reach of children.",
    "Use only with an approved dispensing valve. Wear goggles and gloves.",
    "Avoid contact of liquid with eyes or skin: frostbite may result.",
    "Vapors decompose in flame into harmful gases. Use in ventilated areas.",
    "This container is not refillable. Federal law forbids transportation if refilled.",
    "Charge on the low side only, engine idling, container upright.",
)
_WHOLE, _ENOUGH_OF_A_WORD = 0.95, 0.6
_BACK, _TEXT_ROOM = 150.0, 118.0  # degrees: from the middle of the front to that of the back; of running text


@dataclass(frozen=True, slots=True)
class Sign:
    """An identifier ("scheme:value") in one line or two, its smaller capitals this share of the height of the can.

    ``spans`` are where its lines begin and end, in degrees, and which share of each has to be seen to read it.
    """

    value: str
    capital: float
    spans: tuple[tuple[float, float, float], ...]


@dataclass(slots=True)
class Print:
    """A print in the making; x runs in degrees round the can, y and sizes are shares of its height."""

    rng: random.Random
    tall: float  # radii
    ground: Colour
    ink: Colour
    truth: set[str] = field(default_factory=set)
    signs: list[Sign] = field(default_factory=list)
    picture: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the empty sheet."""
        self.picture = Image.new("RGB", (round(2 * pi * RADIUS), round(self.tall * RADIUS)), self.ground)
        self.pen = ImageDraw.Draw(self.picture)

    @property
    def height(self) -> int:
        """Pixels."""
        return self.picture.height

    def write(
        self, text: str, angle: float, y: float, size: float, *, face: str, room: float = 140, states: str = ""
    ) -> tuple[float, float, float]:
        """A line centred at an angle, made smaller until it fits into ``room`` degrees; gives span and capital."""
        degree = self.picture.width / 360
        font = _font(face, size * self.height)
        wide = self.pen.textlength(text, font=font)
        if wide > room * degree:
            font = _font(face, size * self.height * room * degree / wide)
            wide = self.pen.textlength(text, font=font)
        self.pen.text(((angle % 360) * degree, y * self.height), text, font=font, fill=self.ink, anchor="mm")
        high = self.pen.textbbox((0, 0), "H", font=font)
        half, capital = wide / degree / 2, (high[3] - high[1]) / self.height
        if states:
            self.signs.append(Sign(states, capital, ((angle - half, angle + half, _WHOLE),)))
        return angle - half, angle + half, capital

    def write_apart(self, states: str, word: tuple[str, float, float], number: tuple[str, float, float], angle: float,
                    face: str) -> None:  # fmt: skip
        """A word and its number below: text, height at which it stands and size of each."""
        start, end, capital = self.write(word[0], angle, word[1], word[2], face=face, room=112)
        first, last, _ = self.write(number[0], angle, number[1], number[2], face=face, room=80)
        self.signs.append(Sign(states, capital, ((start, end, _ENOUGH_OF_A_WORD), (first, last, _WHOLE))))

    def band(self, top: float, bottom: float, colour: Colour) -> None:
        """A stripe all round."""
        self.pen.rectangle([0, top * self.height, self.picture.width, bottom * self.height], fill=colour)


def prints() -> Iterator[Print]:
    """One can after the other, for ever."""
    for number in count():
        yield can_print(number)


def can_print(number: int) -> Print:
    """The print of one can: a front, a back with running text, sometimes a second front opposite."""
    rng = random.Random(f"{SEED} can {number}")
    designation = _SOLD[number % len(_SOLD)]
    gas = next(gas for gas in GASES if gas.designation == designation)
    disposable = number % 4 == 3
    ground, band, ink = rng.choice(_COLOURS)
    sheet = Print(rng, rng.uniform(2.0, 2.6) if disposable else rng.uniform(3.2, 3.9), ground, ink)
    sheet.truth |= {f"refrigerant:{gas.designation}", f"un:{gas.un}", f"cas:{gas.cas}"}
    if rng.random() < 0.7:
        sheet.band(0, rng.uniform(0.05, 0.14), band)
    if rng.random() < 0.5:
        sheet.band(rng.uniform(0.86, 0.93), 1, band)
    loud, small = rng.choice(_present(_LOUD)), rng.choice(_present(_SMALL))
    _front(sheet, gas, 90, loud, small)
    twice = rng.random() < 0.5
    if twice:
        _front(sheet, gas, 270, loud, small)
    else:
        _back(sheet, gas, 90 + _BACK, loud, small)
    if disposable:
        sheet.write("DOT-39 NRC 260/325 M1002", 0.0 if twice else 350, 0.5, 0.018, face=small, room=50)
    return sheet


def _front(sheet: Print, gas: Gas, angle: float, loud: str, small: str) -> None:
    rng = sheet.rng
    number = gas.designation.removeprefix("R-")
    value = f"refrigerant:{gas.designation}"
    brand = rng.choice(_BRANDS[gas.designation])
    style = rng.randrange(6)
    sheet.write(rng.choice(_MAKERS), angle, 0.19, 0.045, face=loud, room=100)
    if style == 0:
        word = ("REFRIGERANT", 0.28, rng.uniform(0.035, 0.07))
        sheet.write_apart(value, word, (number, 0.40, rng.uniform(0.14, 0.2)), angle, loud)
    elif style == 1:
        sheet.write(f"{rng.choice((brand, brand.title()))}{rng.choice((' ', '-'))}{number}", angle, 0.34,
                    rng.uniform(0.06, 0.12), face=loud, room=rng.uniform(75, 125), states=value)  # fmt: skip
    elif style == 2:
        sheet.write(rng.choice((f"R-{number}", f"R{number}", f"R {number}")), angle, 0.35, rng.uniform(0.12, 0.2),
                    face=loud, room=100, states=value)  # fmt: skip
        sheet.write("REFRIGERANT", angle, 0.46, 0.04, face=loud, room=100)
    elif style == 3:
        word = (f"{brand.title()}\N{REGISTERED SIGN}", 0.28, 0.07)
        sheet.write_apart(value, word, (number, 0.39, 0.14), angle, loud)
    elif style == 4:
        sheet.write(
            f"REFRIGERANT {number}",
            angle,
            0.33,
            rng.uniform(0.05, 0.09),
            face=loud,
            room=rng.uniform(80, 125),
            states=value,
        )
    else:
        sheet.write(f"REFRIGERANT-{number}", angle, 0.30, 0.05, face=loud, room=rng.uniform(70, 110), states=value)
        sheet.write("AUTO AIR CONDITIONER", angle, 0.38, 0.04, face=loud, room=110)
    sheet.write(rng.choice((gas.name, gas.name.title())), angle, 0.52, rng.uniform(0.024, 0.036), face=loud, room=150)
    sheet.write(rng.choice(_AMOUNTS), angle, 0.575, 0.028, face=loud, room=100)
    if rng.random() < 0.6:
        sheet.write(f"UN {gas.un}", angle, 0.625, 0.024, face=loud, room=60, states=f"un:{gas.un}")
    sheet.write("FOR MOTOR VEHICLE AIR CONDITIONING", angle, 0.68, 0.022, face=small, room=110)
    for row, line in enumerate(rng.sample(_WARNINGS, 4)):
        sheet.write(line, angle, 0.73 + 0.032 * row, 0.017, face=small, room=_TEXT_ROOM)


def _back(sheet: Print, gas: Gas, angle: float, loud: str, small: str) -> None:
    number = gas.designation.removeprefix("R-")
    value = f"refrigerant:{gas.designation}"
    sheet.write("DIRECTIONS AND CAUTIONS", angle, 0.2, 0.03, face=loud, room=110)
    said = sheet.rng.choice(
        (f"CONTAINS REFRIGERANT {number} ONLY", f"R-{number} FOR USE IN SYSTEMS MARKED R-{number}",
         f"CONTENTS: {gas.name} (R-{number})")
    )  # fmt: skip
    sheet.write(
        said, angle, 0.26, sheet.rng.uniform(0.022, 0.04), face=loud, room=sheet.rng.uniform(80, 110), states=value
    )
    for row in range(15):
        sheet.write(_WARNINGS[row % len(_WARNINGS)], angle, 0.32 + 0.032 * row, 0.019, face=small, room=_TEXT_ROOM)
    if gas.cas:
        sheet.write(f"CAS {gas.cas}   UN {gas.un}", angle, 0.83, 0.02, face=small, room=80)


def _present(names: tuple[str, ...]) -> list[str]:
    found = [str(path) for name in names for folder in _FOLDERS if (path := folder / name).exists()]
    return found or [str(_OURS)]


def _font(face: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, max(6, int(size)))
