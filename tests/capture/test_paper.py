"""Papers that lie flat: told from other pictures, levelled, read row by row."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture import PaperReader, RapidReader, TesseractReader, looks_like_paper
from capture.text.paper import levelled, rows_of, without_rules
from inspection.frame import Region
from inspection.message import message
from inspection.reading import TextReading

CELLS = (
    ("Description", "UN number", "Net weight"),
    ("Chlorodifluoromethane", "UN 1018", "1250.5"),
    ("Methyl bromide", "UN 1062", "300.0"),
)


def page(degrees: float = 0) -> np.ndarray:
    picture = Image.new("RGB", (1000, 1300), (250, 250, 248))
    pen = ImageDraw.Draw(picture)
    for number, head in enumerate(("Goods declaration", "Exporter: Adriatic Cooling", "Vessel: Ocean Lark")):
        pen.text((80, 80 + 50 * number), head, fill="black", font=ImageFont.load_default(26))
    for number, row in enumerate(CELLS):
        top = 300 + 50 * number
        for cell, left, right in zip(row, (80, 460, 680), (460, 680, 900), strict=True):
            pen.rectangle((left, top, right, top + 50), outline="black", width=2)
            pen.text((left + 10, top + 10), cell, fill="black", font=ImageFont.load_default(24))
    matrix = cv2.getRotationMatrix2D((500, 650), degrees, 1)
    level = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
    return np.asarray(cv2.warpAffine(level, matrix, (1000, 1300), borderValue=(250, 250, 248)))


def compact(texts: list[str]) -> list[str]:
    return [text.replace(" ", "").lower() for text in texts]


def test_a_paper_is_told_from_other_pictures() -> None:
    wall = cv2.resize(np.random.default_rng(1).integers(40, 220, (30, 40, 3), np.uint8), (800, 600))

    assert looks_like_paper(page())
    assert looks_like_paper(page(2))
    assert not looks_like_paper(np.full((600, 800, 3), 250, np.uint8))
    assert not looks_like_paper(wall)
    assert not looks_like_paper(np.zeros((2, 900, 3), np.uint8))


@pytest.mark.parametrize("degrees", [-3, 0, 2.25])
def test_a_page_is_levelled_and_leads_back(degrees: float) -> None:
    level = levelled(page(degrees))

    across, down = np.subtract(level.back @ (900, 300, 1), level.back @ (80, 300, 1))
    assert np.degrees(np.arctan2(down, across)) == pytest.approx(-degrees, abs=0.3)
    assert level.in_picture(Region.from_bounds(499, 649, 2, 2)).centre == pytest.approx((500, 650), abs=1)


def test_a_table_is_read_row_by_row() -> None:
    paper = PaperReader(RapidReader(), TesseractReader()).read(page(1.5))

    rows = [compact([cell.text for cell in row]) for row in paper.rows]
    for row in CELLS:
        assert compact(list(row)) in rows
    if TesseractReader().missing() is None:
        assert ("rapidocr", "tesseract") in {line.engines for line in paper.lines}
    left, top, _, _ = paper.rows[0][0].region.bounds
    assert np.hypot(left - 80, top - 80) < 40


def test_tesseract_reads_alone_where_the_first_engine_is_missing() -> None:
    class Missing:
        name = "missing"

        def missing(self) -> object:
            return message("capture.no_rapidocr")

        def read(self, pixels: np.ndarray, longest_side: int = 0) -> tuple[TextReading, ...]:
            raise AssertionError

    class Second(Missing):
        def missing(self) -> None:
            return None

        def read(self, pixels: np.ndarray, longest_side: int = 0) -> tuple[TextReading, ...]:
            assert pixels.ndim == 2
            return (TextReading("UN 1018", 0.9, Region.from_bounds(1, 1, 9, 9), ("second",)),)

    reader = PaperReader(Missing(), Second())  # type: ignore[arg-type]

    assert reader.missing() is None
    assert [line.text for line in reader.read(page()).lines] == ["UN 1018"]
    nobody = PaperReader(Missing(), Missing())  # type: ignore[arg-type]
    assert nobody.missing() is not None
    assert nobody.read(page()).rows == ()


def test_cells_on_one_level_are_one_row_from_left_to_right() -> None:
    def cell(text: str, left: float, top: float) -> TextReading:
        return TextReading(text, 0.9, Region.from_bounds(left, top, 80, 20), ("rapidocr",))

    rows = rows_of([cell("b", 200, 103), cell("c", 10, 130), cell("a", 10, 100)])

    assert [[each.text for each in row] for row in rows] == [["a", "b"], ["c"]]


def test_rules_are_taken_out_and_print_is_left() -> None:
    plain = without_rules(page())

    assert plain[325, 80:82].min() > 200
    assert plain[310:340, 90:350].min() < 60
