"""Orange plates drawn flat: new, weathered, on a wagon's board, and without figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.label_drawings import BLACK, Sheet
from benchmarks.label_facts import PLATES

if TYPE_CHECKING:
    import random

_ORANGE = (250, 125, 10)
_BLANK_SHARE, _WAGON_SHARE, _WEATHERED_SHARE = 0.1, 0.3, 0.3


def plate(rng: random.Random) -> Sheet:
    """A plate of 40 by 30 centimetres (ADR 5.3.2.2) on the wall of a tank."""
    hazard, number, name = rng.choice(PLATES)
    kind = rng.random()
    wall = rng.choice(((150, 155, 160), (215, 215, 215), (60, 65, 70), (110, 80, 60), (30, 60, 90)))
    wagon = kind < _WAGON_SHARE
    sheet = Sheet(rng, 1100 if wagon else 700, 560, wall)
    left, top, wide = (60, 250, 360) if wagon else (50, 55, 600)
    blank = not wagon and kind > 1 - _BLANK_SHARE
    _draw(sheet, left, top, wide, ("", "") if blank else (hazard, number))
    if wagon:
        sheet.ink = BLACK if sum(wall) > 300 else (230, 230, 225)
        if name.startswith("R "):
            sheet.states("refrigerant", name.replace(" ", "-"))
        serial = f"33 80 {rng.randint(100, 999)} {rng.randint(1000, 9999)}-{rng.randint(0, 9)}"
        for row, line in enumerate(
            (serial, f"{name}   CAPACITY {rng.randint(30, 90)} 000 L", "23.5 t  A 41.0t  B 48.5t")
        ):
            sheet.write(line, 60, 50 + 62 * row, 42, kind="bold")
    if rng.random() < _WEATHERED_SHARE:
        _weather(sheet, left, top, wide)
    if not blank:
        sheet.states("hin", hazard)
        sheet.states("un", number)
    return sheet


def _draw(sheet: Sheet, left: int, top: int, wide: int, figures: tuple[str, str]) -> None:
    high, rim = int(wide * 0.75), max(4, wide // 45)
    colour = tuple(max(0, min(255, part + sheet.rng.randint(-20, 20))) for part in _ORANGE)
    sheet.pen.rectangle([left, top, left + wide, top + high], fill=BLACK)
    sheet.pen.rectangle([left + rim, top + rim, left + wide - rim, top + high - rim], fill=colour)
    kind = sheet.rng.choice(("bold", "bold", "mono"))
    if any(figures):
        middle = top + high // 2
        sheet.pen.rectangle([left, middle - rim // 2, left + wide, middle + rim // 2], fill=BLACK)
        for text, y in zip(figures, (0.26, 0.75), strict=True):
            sheet.write(text, left + wide / 2, top + high * y, high * 0.42, kind=kind, anchor="mm", room=wide * 0.86)


def _weather(sheet: Sheet, left: int, top: int, wide: int) -> None:
    """Flaked paint and rust over the plate, each patch smaller than a stroke of a figure."""
    for _ in range(sheet.rng.randint(20, 90)):
        x, y = left + sheet.rng.randint(0, wide), top + sheet.rng.randint(0, int(wide * 0.75))
        radius = sheet.rng.randint(1, max(2, wide // 70))
        colour = sheet.rng.choice(((110, 70, 40), (170, 120, 80), (200, 190, 175)))
        sheet.pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)
