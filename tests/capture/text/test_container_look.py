"""The look on purpose for container numbers: the boxed digit, and numbers that run down."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture.confirm import ConfirmationWindow
from capture.text.check_digit import CheckDigitLook
from capture.text.columns import columns_of, laid_across
from capture.text.container_look import ContainerLook
from capture.text.figures import FigureNetwork
from capture.text.row_look import RowLook
from capture.text.sign_columns import columns_seen
from inspection.claim import Confirmation, Scheme
from inspection.frame import Region
from inspection.identifiers import Vocabulary, identify
from inspection.reading import FrameReading, Observation, TextReading

FONT = ImageFont.truetype(str(Path(__file__).parents[3] / "packaging/fonts/NotoSans-Bold.ttf"), 60)
BODY = "CSQU305438"  # its check digit is 3


def line(text: str, box: tuple[float, float, float, float], engine: str = "rapidocr") -> TextReading:
    left, top, right, bottom = box
    return TextReading(text, 0.98, Region.from_bounds(left, top, right - left, bottom - top), (engine,))


def across(digit: str, *, ink: str = "white", wall: str = "#254a7a") -> tuple[np.ndarray, tuple[TextReading, ...]]:
    """A wall with a boxed digit behind the number, and what a text engine reads of it: all but the digit."""
    picture = Image.new("RGB", (900, 220), wall)
    pen = ImageDraw.Draw(picture)
    lines = []
    for text, left in ((BODY[:4], 60), (BODY[4:], 290)):
        pen.text((left, 60), text, fill=ink, font=FONT)
        x, y, right, bottom = pen.textbbox((left, 60), text, font=FONT)
        lines.append(line(text, (x - 8, y - 8, right + 8, bottom + 8)))
    x, y, right, bottom = pen.textbbox((560, 60), digit, font=FONT)
    pen.text((560, 60), digit, fill=ink, font=FONT)
    pen.rectangle((x - 9, y - 8, right + 9, bottom + 8), outline=ink, width=4)
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]), tuple(lines)


def down(text: str) -> tuple[np.ndarray, tuple[TextReading, ...]]:
    """Signs below one another, read badly."""
    picture = Image.new("RGB", (260, 1000), "#7a2a25")
    pen = ImageDraw.Draw(picture)
    for place, sign in enumerate(text):
        pen.text((120, 60 + 76 * place), sign, fill="white", font=FONT, anchor="mt")
    x, y, right, bottom = pen.textbbox((120, 60 + 76 * 10), text[10], font=FONT, anchor="mt")
    pen.rectangle((x - 9, y - 8, right + 9, bottom + 8), outline="white", width=4)
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1]), (line("8Z69TTn7O0", (85, 50, 155, 60 + 76 * 10)),)


def containers(*lines: TextReading) -> list[tuple[str, Confirmation, bool]]:
    claims = identify(Observation(0, 0, texts=lines), Vocabulary())
    return [(c.value, c.confirmation, c.confidence >= 0.5) for c in claims if c.scheme is Scheme.CONTAINER]


@pytest.mark.parametrize(("ink", "wall"), [("white", "#254a7a"), ("black", "#b5b2a8")])
def test_a_boxed_digit_that_is_read_proves_the_number(ink, wall):
    pixels, lines = across("3", ink=ink, wall=wall)
    found = CheckDigitLook().read(pixels, lines)
    assert [(each.text, each.engines) for each in found] == [("CSQU 305438 3", ("digits",))]
    assert containers(*lines, *found) == [("CSQU3054383", Confirmation.CHECK_DIGIT, True)]


def test_a_row_seen_from_the_side_is_followed():
    pixels, lines = across("3")
    slant = np.array([[1, 0, 0], [0.2, 1, -40]], np.float32)
    seen = cv2.warpAffine(cv2.GaussianBlur(pixels, (0, 0), 2), slant, (900, 260), borderMode=cv2.BORDER_REPLICATE)
    moved = [
        TextReading(
            each.text, 0.9, Region.from_points([(x, y + 0.2 * x - 40) for x, y in each.region.corners]), ("rapidocr",)
        )
        for each in lines
    ]
    assert [each.text for each in CheckDigitLook().read(np.asarray(seen, np.uint8), moved)] == ["CSQU 305438 3"]


def test_a_row_seen_so_far_from_aside_that_its_figures_are_narrow_is_widened():
    pixels, lines = across("3")
    narrow = np.asarray(cv2.resize(pixels, (340, 220), interpolation=cv2.INTER_AREA), np.uint8)
    share = 340 / 900
    squeezed = [
        TextReading(each.text, 0.9, Region.from_points([(x * share, y) for x, y in each.region.corners]), ("rapidocr",))
        for each in lines
    ]
    assert [each.text for each in CheckDigitLook().read(narrow, squeezed)] == ["CSQU 305438 3"]


@pytest.mark.parametrize("digit", ["0", "4", "7", "8", " "])
def test_another_digit_or_none_proves_nothing(digit):
    pixels, lines = across(digit)
    found = CheckDigitLook().read(pixels, lines, live=True)
    assert not found
    assert containers(*lines) == [("CSQU3054383", Confirmation.NONE, False)]


def test_nothing_is_looked_for_where_the_number_is_proven(monkeypatch):
    pixels, _ = across("3")
    network = FigureNetwork()
    monkeypatch.setattr(network, "read", lambda windows: pytest.fail("looked"))
    look = ContainerLook(Rows(""), CheckDigitLook(network))
    assert look.read(pixels, (line("CSQU 305438 3", (60, 60, 600, 120)),)) == ()
    assert look.read(pixels, (line("MAX GROSS 30.480 KGS", (60, 60, 600, 120)),)) == ()


def test_without_the_network_nothing_is_added(tmp_path):
    pixels, lines = across("3")
    assert CheckDigitLook(FigureNetwork(tmp_path / "absent.onnx")).read(pixels, lines) == ()


class Rows:
    """A text engine that reads every row as the same."""

    def __init__(self, text: str) -> None:
        self._text = text

    def read_lines(self, pixels, places):
        return tuple(TextReading(self._text, 0.9, place, ("rapidocr",)) for place in places)


class Cuts:
    """A text engine that reads the first lines that it is shown as these texts, and nothing in others."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self.seen = []

    def read_lines(self, pixels, places):
        said = self._texts if not self.seen else ()
        self.seen.append(pixels)
        texts = (*said, *[""] * len(places))
        return tuple(TextReading(text, 0.9, each, ("rapidocr",)) for text, each in zip(texts, places, strict=False))


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("CSQU305438 3", "CSQU305438 3"), ["CSQU 305438 3"]),
        (("CSQU305438 3", "CSQU305438 8", "CSQU305438"), ["CSQU 305438"]),
        (("CSQU305438 3", "CSQU305438 3", "G5QU305438", "CSOU305438"), ["CSQU 305438 3"]),
        (("CSQU305438 3", "C5QU305438 3", "0SQU305438 3", "QU305438 3"), []),  # no two alike
        (("CSQU305438 3", "305438 3", "305438 3", "305438 3"), []),
        (("CSQ305438 3", "CSQ305438 3"), ["CSQ 305438 3"]),
    ],
)
def test_the_row_of_a_serial_number_over_a_size_code_is_read_again_and_counts_where_cuts_agree(texts, said):
    pixels, (_, serial) = across("3")
    size = line("22G1", (290, 140, 420, 190))
    engine = Cuts(*texts)
    assert [each.text for each in RowLook(engine).read(pixels, (serial, size))] == said
    assert 1 <= len(engine.seen) <= 2


def test_figures_that_no_size_code_and_no_letters_go_with_are_not_read_again():
    pixels, (_, serial) = across("3")
    engine = Cuts("CSQU305438 3")
    lines = (serial, line("TRANSPORT", (60, 60, 200, 120)), line("22G1", (290, 700, 420, 760)))
    assert RowLook(engine).read(pixels, lines) == ()
    assert not engine.seen


def test_a_column_is_laid_out_sign_by_sign():
    pixels, lines = down(f"{BODY}3")
    [column] = columns_of(lines)
    row = laid_across(pixels, column)
    assert row.picture.shape[1] == 11 * row.cell
    assert row.until(4).picture.shape[1] == 4 * row.cell


def test_the_boxed_digit_of_a_column_is_read_in_its_row():
    pixels, lines = down(f"{BODY}3")
    found = ContainerLook(Rows("C S Q U 3 0 5 4 3 8 回")).read(pixels, lines)
    assert [(each.text, each.engines) for each in found] == [
        ("CSQU 305438", ("columns",)),
        ("CSQU 305438 3", ("digits",)),
    ]
    assert containers(*found) == [("CSQU3054383", Confirmation.CHECK_DIGIT, True)]


@pytest.mark.parametrize("turned", [0, 1])
def test_the_boxed_digit_of_a_column_is_read_where_the_size_code_follows_it(turned):
    pixels, _ = down(f"{BODY}3")
    picture = Image.fromarray(pixels)
    ImageDraw.Draw(picture).text((120, 60 + 76 * 11.4), "2", fill="white", font=FONT, anchor="mt")
    corners = Region.from_bounds(88, 54, 64, 76 * 10).corners  # as found, and as text engines turn a tall line
    column = TextReading(BODY, 0.98, Region((*corners[turned:], *corners[:turned])), ("rapidocr",))
    assert [each.text for each in CheckDigitLook().read(np.asarray(picture), [column])] == ["CSQU 305438 3"]


def test_a_size_code_below_a_column_lends_no_digit():
    pixels, lines = down(f"{BODY}3")
    found = ContainerLook(Rows("CSQU30543822G1"), CheckDigitLook(FigureNetwork(Path("absent")))).read(pixels, lines)
    assert [each.text for each in found] == ["CSQU 305438"]


def test_one_frame_s_digit_is_no_proof_and_two_agreeing_are():
    _, lines = across("3")
    whole = line("CSQU 305438 3", (60, 60, 600, 120), "digits")
    window = ConfirmationWindow()
    for at in (0, 300):  # the digit is seen in the later frame only
        seen = (*lines, whole) if at else lines
        standing = window.observe(FrameReading(900, 220, texts=seen), at)
    assert containers(*standing.texts) == [("CSQU3054383", Confirmation.NONE, False)]
    standing = window.observe(FrameReading(900, 220, texts=(*lines, whole)), 600)
    assert ("CSQU3054383", Confirmation.CHECK_DIGIT, True) in containers(*standing.texts)


def test_a_column_that_the_text_engine_does_not_see_is_found_by_its_shape() -> None:
    picture, _ = down(BODY + "3")
    places = columns_seen(picture)
    assert len(places) == 1
    left, top, width, height = places[0].bounds
    assert left < 105
    assert left + width > 135
    assert top < 70
    assert top + height > 60 + 76 * 10


def test_the_letters_of_a_paragraph_are_no_column() -> None:
    page = Image.new("RGB", (900, 700), "white")
    words = "HANDLE WITH CARE AND KEEP AWAY FROM HEAT SPARKS OPEN FLAMES WEAR GLOVES STORE UPRIGHT IN COOL DRY PLACES"
    for row, start in enumerate(range(0, len(words), 14)):
        ImageDraw.Draw(page).text((60, 30 + 70 * row), words[start : start + 14], fill="black", font=FONT)
    assert columns_seen(np.ascontiguousarray(np.asarray(page)[:, :, ::-1])) == []
