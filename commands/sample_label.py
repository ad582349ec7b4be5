"""Draws the label of a refrigerant cylinder: the sample of ``make run``, all of it our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

SIZE = (1600, 1100)
PAPER, INK, GREEN = "#f7f7f2", "#151515", "#00804a"
LINES = (
    (70, 60, 110, "REFRIGERANT R-22"),
    (70, 200, 60, "CHLORODIFLUOROMETHANE"),
    (70, 300, 80, "UN 1018"),
    (70, 410, 60, "CAS 75-45-6"),
    (70, 500, 60, "H280  H420"),
    (70, 590, 50, "NET 13.6 kg"),
    (70, 900, 80, "CSQU 305438 3"),
)


def draw_label(path: Path) -> None:
    """Write the label as PNG: R-22, UN 1018, a class 2.2 diamond, a container number and a GS1-128 symbol."""
    from capture.symbols.drawing import draw_symbol

    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    for x, y, height, text in LINES:
        pen.text((x, y), text, fill=INK, font=ImageFont.load_default(height))
    _diamond(pen, centre=(1300, 320), half=230)
    code = Image.fromarray(draw_symbol("(01)09501101530003(3103)013600(10)R22-0417", "GS1-128", scale=3))
    picture.paste(code.convert("RGB"), (70, 680))
    picture.save(path)


def _diamond(pen: ImageDraw.ImageDraw, *, centre: tuple[int, int], half: int) -> None:
    x, y = centre
    corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    pen.polygon(corners, fill=GREEN, outline=INK)
    for text, height, below in (("NON-FLAMMABLE", 36, -20), ("GAS", 36, 24), ("2", 60, 120)):
        font = ImageFont.load_default(height)
        width = pen.textlength(text, font=font)
        pen.text((x - width / 2, y + below), text, fill="white", font=font)
