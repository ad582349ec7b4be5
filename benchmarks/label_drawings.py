"""Labels drawn flat, each with the identifiers that stand on it: cylinders, class labels, GHS labels, drums, cans."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from benchmarks.label_facts import CHEMICALS, CLASSES, GASES, PLATES, SIGNALS, STATEMENTS, WASTES

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Colour = tuple[int, int, int]
    Face = ImageFont.FreeTypeFont | ImageFont.ImageFont

BLACK, WHITE, RED = (15, 15, 15), (248, 248, 246), (200, 25, 30)
_FONT_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/truetype/liberation", "C:/Windows/Fonts")
_FONTS = {
    "bold": ("DejaVuSans-Bold.ttf", "DejaVuSansCondensed-Bold.ttf", "LiberationSans-Bold.ttf", "arialbd.ttf"),
    "text": ("DejaVuSans.ttf", "DejaVuSansCondensed.ttf", "LiberationSans-Regular.ttf", "arial.ttf"),
    "mono": ("DejaVuSansMono-Bold.ttf", "LiberationMono-Bold.ttf", "courbd.ttf"),
}


@dataclass(slots=True)
class Sheet:
    """A label in the making: its picture, a pen on it, and the identifiers ("scheme:value") written so far."""

    rng: random.Random
    width: int
    height: int
    ground: Colour = WHITE
    ink: Colour = BLACK
    round_a_cylinder: bool = False
    expected: set[str] = field(default_factory=set)
    picture: Image.Image = field(init=False)
    pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the empty sheet."""
        self.picture = Image.new("RGB", (self.width, self.height), self.ground)
        self.pen = ImageDraw.Draw(self.picture)

    def write(
        self, text: str, x: float, y: float, size: float, *, kind: str = "text", anchor: str = "lm", room: float = 0
    ) -> None:
        """Write a text, made smaller until it fits into ``room`` pixels across."""
        room = room or (self.width - x - 20 if anchor[0] == "l" else self.width * 0.92)
        face = font(self.rng, kind, size)
        wide = self.pen.textlength(text, font=face)
        if wide > room:
            face = face.font_variant(size=max(8, size * room / wide)) if hasattr(face, "font_variant") else face
        self.pen.text((x, y), text, font=face, fill=self.ink, anchor=anchor)

    def states(self, scheme: str, *values: str) -> None:
        """Note what stands on the label now."""
        self.expected |= {f"{scheme}:{value}" for value in values if value}


def font(rng: random.Random, kind: str, size: float) -> Face:
    """A face of the machine, else the one that Pillow carries."""
    found = [path for name in _FONTS[kind] for folder in _FONT_FOLDERS if (path := Path(folder) / name).exists()]
    if not found:
        return ImageFont.load_default(size)
    return ImageFont.truetype(str(rng.choice(found)), max(8, int(size)))


def cylinder(rng: random.Random) -> Sheet:
    """A gas cylinder's label: designation, name, UN number, CAS number, hazard statements."""
    gas = rng.choice(GASES)
    ground = rng.choice((WHITE, (235, 238, 240), (150, 215, 170), (185, 205, 235), (245, 190, 190)))
    sheet = Sheet(rng, 900, 960, ground, rng.choice((BLACK, BLACK, (15, 40, 110))), round_a_cylinder=True)
    sheet.write(rng.choice(("NORDKÜHL", "COLDSTAR", "GLACIA", "POLAR GAS")), 450, 60, 60, kind="bold", anchor="mm")
    sheet.write(_designation(rng, gas.designation), 450, 190, 130, kind="bold", anchor="mm")
    sheet.states("refrigerant", gas.designation)
    sheet.write(gas.name, 450, 310, 44, kind="bold", anchor="mm")
    if gas.un:
        sheet.write(rng.choice(("UN {}", "UN{}", "UN No. {}", "UN-{}")).format(gas.un), 60, 390, 42, kind="bold")
        sheet.states("un", gas.un)
    if gas.cas:
        sheet.write(rng.choice(("CAS {}", "CAS No. {}", "CAS: {}")).format(gas.cas), 500, 390, 34)
        sheet.states("cas", gas.cas)
    sheet.write(f"NET WEIGHT {rng.choice(('13.6', '11.3', '60.0'))} kg", 60, 450, 34, kind="bold")
    sheet.write(f"BATCH {rng.randint(10**6, 10**7)}", 560, 450, 30)
    sheet.write("DANGER" if gas.hazard in {"2.1", "2.3"} else "WARNING", 60, 520, 44, kind="bold")
    _statements(sheet, gas.h_codes, (60, 575), 27, room=780, coded=rng.random() < 0.7)
    return sheet


def class_label(rng: random.Random) -> Sheet:
    """A diamond with its words or a UN number in the middle, and the figure in its lower corner."""
    hazard, words, upper, lower, ink = rng.choice(CLASSES)
    side = 560
    sheet = Sheet(rng, side, side, rng.choice(((200, 200, 198), (90, 60, 50), (40, 70, 110))), ink)
    middle, radius = side / 2, side * 0.48
    for colour, tip in ((upper, middle - radius), (lower, middle + radius)):
        sheet.pen.polygon([(middle - radius, middle), (middle, tip), (middle + radius, middle)], fill=colour)
    inner = radius * 0.92
    outline = [(middle, middle - inner), (middle + inner, middle), (middle, middle + inner), (middle - inner, middle)]
    sheet.pen.line([*outline, outline[0]], fill=ink if hazard != "8" else BLACK, width=4)
    if rng.random() < 0.3 and hazard not in {"1.4", "7"}:
        number = rng.choice(PLATES)[1]
        sheet.pen.rectangle([middle - 130, middle - 15, middle + 130, middle + 75], fill=WHITE, outline=BLACK, width=3)
        sheet.ink = BLACK
        sheet.write(number, middle, middle + 30, 74, kind="bold", anchor="mm", room=240)
        sheet.states("un", number)
        sheet.ink = ink
    else:
        head, _, rest = words.rpartition(" ") if len(words) > 12 else (words, "", "")
        for row, line in enumerate(part for part in (head, rest) if part):
            sheet.write(line, middle, middle + 35 + 45 * row, 42, kind="bold", anchor="mm", room=380 - 90 * row)
    figure = hazard if hazard.startswith(("1", "5")) else hazard[0]
    sheet.write(figure, middle, middle + radius * 0.72, 58, kind="bold", anchor="mm")
    sheet.states("class", hazard)
    return sheet


def ghs(rng: random.Random) -> Sheet:
    """A chemical's label in two languages: name, signal word, CAS number, H- and P-codes."""
    chemical = rng.choice(CHEMICALS)
    language = rng.randrange(1, 4)
    sheet = Sheet(rng, 1000, 780, rng.choice((WHITE, WHITE, (250, 245, 225))))
    sheet.write(f"{chemical.names[0]} / {chemical.names[language]}", 40, 60, 54, kind="bold", room=900)
    sheet.write(rng.choice(("CAS {}", "CAS-No. {}", "CAS Nr. {}", "CAS RN {}")).format(chemical.cas), 40, 125, 28)
    sheet.states("cas", chemical.cas)
    sheet.write(f"UN {chemical.un}", 460, 125, 32, kind="bold")
    sheet.states("un", chemical.un)
    sheet.ink = RED
    sheet.write(f"{chemical.signal} / {SIGNALS[chemical.signal][language]}", 40, 185, 44, kind="bold")
    sheet.ink = BLACK
    y = _statements(sheet, chemical.h_codes, (40, 240), 26, room=860, coded=rng.random() < 0.8)
    for line in (
        "P210 Keep away from heat. P280 Wear protective gloves and eye protection.",
        "P305+P351+P338 IF IN EYES: Rinse cautiously with water for several minutes.",
    ):
        sheet.write(line, 40, y + 10, 20)
        y += 28
    sheet.write(f"Lot {rng.randint(10000, 99999)}   Net 25 L   Example Chemicals, Dock Road 1", 40, 745, 20)
    sheet.round_a_cylinder = rng.random() < 0.4
    return sheet


def drum(rng: random.Random) -> Sheet:
    """A waste drum's label: waste, Basel codes, HS code, UN number."""
    name, y_code, entry, heading, number = rng.choice(WASTES)
    sheet = Sheet(rng, 900, 760, rng.choice(((245, 225, 60), WHITE, (250, 240, 150))), round_a_cylinder=True)
    sheet.pen.rectangle([15, 15, 885, 745], outline=BLACK, width=6)
    sheet.write("HAZARDOUS WASTE", 450, 85, 80, kind="bold", anchor="mm", room=780)
    sheet.write(f"CONTENTS: {name}", 50, 190, 40, kind="bold")
    sheet.write(f"{rng.choice(('BASEL CODE:', 'BASEL', 'Y-CODE'))} {y_code}  {entry}", 50, 265, 40, kind="bold")
    sheet.write(rng.choice(("HS {}", "HS CODE {}", "HS CODE: {}")).format(heading), 50, 335, 36)
    sheet.write(f"UN {number}", 560, 335, 40, kind="bold")
    sheet.states("basel", y_code, entry)
    sheet.states("hs", heading)
    sheet.states("un", number)
    for row, line in enumerate(
        (
            "GENERATOR: EXAMPLE WORKS LTD",
            f"ACCUM. DATE {rng.randint(1, 28):02}/{rng.randint(1, 12):02}/2026",
            f"NET {rng.randint(80, 240)} kg   DRUM {rng.randint(1, 60)} OF 60",
        )
    ):
        sheet.write(line, 50, 420 + 65 * row, 32)
    return sheet


def can(rng: random.Random) -> Sheet:
    """A refrigerant can in full view: what is printed on the half that is turned to the camera."""
    gas = rng.choice([gas for gas in GASES if gas.designation in {"R-12", "R-22", "R-134a", "R-152a", "R-404A"}])
    number = gas.designation.removeprefix("R-")
    sheet = Sheet(rng, 520, 900, rng.choice((WHITE, (225, 230, 235), (205, 225, 245))), (20, 40, 110))
    sheet.round_a_cylinder = True
    sheet.pen.rectangle([0, 0, 520, 90], fill=rng.choice(((120, 120, 125), (30, 60, 120))))
    sheet.pen.rectangle([0, 830, 520, 900], fill=(150, 150, 155))
    shift = rng.uniform(-40, 40)  # turned a little: the long lines go round the edge
    style = rng.randrange(3)
    middle = 260 + shift
    if style == 0:
        sheet.write(f"R-{number}", middle, 230, 110, kind="bold", anchor="mm", room=400)
    elif style == 1:
        sheet.write("REFRIGERANT", middle, 190, 52, kind="bold", anchor="mm", room=400)
        sheet.write(number, middle, 290, 120, kind="bold", anchor="mm", room=300)
    else:
        sheet.write(f"FREON {number}", middle, 230, 74, kind="bold", anchor="mm", room=400)
    sheet.states("refrigerant", gas.designation)
    sheet.write(gas.name.title(), middle, 400, 30, anchor="mm", room=700)
    for row, line in enumerate(
        ("NET WT. 12 OZ. (340 g)", "FOR MOTOR VEHICLE AIR CONDITIONING", "WARNING: CONTENTS UNDER PRESSURE",
         "Read carefully other cautions on back panel", "Non-refillable. Do not puncture or burn.")
    ):  # fmt: skip
        sheet.write(line, middle, 470 + 50 * row, 24, anchor="mm", room=440)
    return sheet


def _designation(rng: random.Random, designation: str) -> str:
    number = designation.removeprefix("R-")
    return rng.choice((f"R-{number}", f"R{number}", f"R {number}", f"REFRIGERANT {number}"))


def _statements(
    sheet: Sheet, codes: tuple[str, ...], start: tuple[int, int], size: int, *, room: int, coded: bool
) -> int:
    """Hazard statements, with their codes or without; gives the height below the last."""
    x, y = start
    face = font(sheet.rng, "text", size)
    for code in codes:
        line = ""
        for word in f"{code + ' ' if coded else ''}{STATEMENTS[code]}".split():
            if sheet.pen.textlength(f"{line} {word}", font=face) > room:
                sheet.pen.text((x, y), line, font=face, fill=sheet.ink, anchor="lm")
                line, y = "", y + int(size * 1.3)
            line = f"{line} {word}".strip()
        sheet.pen.text((x, y), line, font=face, fill=sheet.ink, anchor="lm")
        y += int(size * 1.3)
        if coded:
            sheet.states("h_code", *code.split("+"))
    return y


KINDS: dict[str, Callable[[random.Random], Sheet]] = {
    "cylinder": cylinder,
    "class label": class_label,
    "GHS label": ghs,
    "waste drum": drum,
    "refrigerant can": can,
}
"""How each kind of label is drawn; the orange plates have a module of their own."""
