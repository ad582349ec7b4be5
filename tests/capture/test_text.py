"""Text: the two engines, and who reads how closely."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture.placards.reader import PlacardLooker
from capture.read_frame import missing_engines
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader
from capture.text.figures import FigureNetwork
from capture.text.parts import Part, parts_worth_a_look
from capture.text.rapid import RapidReader
from capture.text.strategy import TextStrategy, agreed, united
from capture.text.tesseract import TesseractReader
from inspection.frame import Region
from inspection.message import Message, message
from inspection.reading import PlacardReading, TextReading
from inspection.wording import say

BLANK = np.full((60, 60, 3), 255, np.uint8)
TOP, BOTTOM = Region.from_bounds(0, 0, 100, 20), Region.from_bounds(0, 40, 100, 20)


def line(text: str, confidence: float = 0.9, region: Region = TOP, engine: str = "rapidocr") -> TextReading:
    return TextReading(text, confidence, region, (engine,))


class Fake:
    """A text engine that reads what it is told."""

    name = "fake"

    def __init__(self, *lines: TextReading, closely: tuple[TextReading, ...] = (), missing: bool = False) -> None:
        self._lines = lines
        self._closely = closely
        self._missing = missing
        self.looks: list[str] = []

    def missing(self) -> Message | None:
        return message("capture.no_rapidocr") if self._missing else None

    def read(self, pixels: np.ndarray) -> tuple[TextReading, ...]:
        self.looks.append("quick")
        return self._lines

    def read_part(self, pixels: np.ndarray, part: Part) -> tuple[TextReading, ...]:
        self.looks.append("close")
        return self._closely


def label(*lines: str) -> np.ndarray:
    picture = Image.new("RGB", (700, 90 * len(lines) + 40), "white")
    pen = ImageDraw.Draw(picture)
    for number, text in enumerate(lines):
        pen.text((40, 30 + 90 * number), text, fill="black", font=ImageFont.load_default(56))
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


def test_the_first_engine_reads_a_label_where_it_stands(rapid: RapidReader) -> None:
    assert not rapid.warm
    rapid.warm_up()
    assert rapid.warm

    picture = label("UN 1018", "CAS 75-45-6")
    everything = Part((0, 0, picture.shape[1], picture.shape[0]), 1.5)
    for first, second in (rapid.read(picture), rapid.read_part(picture, everything)):
        assert first.text.replace(" ", "") == "UN1018"
        assert second.text.replace(" ", "") == "CAS75-45-6"
        assert first.confidence > 0.9
        left, top, _, height = first.region.bounds
        assert abs(left - 40) < 20
        assert 20 < top + height / 2 < 90


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 1, 3), (20, 4000, 3), (4000, 20, 3), (17, 17, 3)])
def test_odd_pictures_hold_no_text(rapid: RapidReader, shape: tuple[int, ...]) -> None:
    assert rapid.read(np.zeros(shape, np.uint8)) == ()
    assert rapid.read_part(np.zeros(shape, np.uint8), Part((0, 0, 10, 10), 1)) == ()


def test_the_second_engine_reads_clean_print() -> None:
    reader = TesseractReader()
    if reader.missing():
        pytest.skip("tesseract is not installed")

    texts = [each.text for each in reader.read(label("REFRIGERANT", "UN 1018"))]

    assert texts == ["REFRIGERANT", "UN 1018"]
    assert reader.read(np.zeros((0, 0, 3), np.uint8)) == ()


def test_a_missing_engine_says_how_to_install_it_and_what_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = Path("nowhere")
    absent = {
        "capture.no_zxing": ZxingReader(module="no_such_module").missing(),
        "capture.no_zbar": ZbarReader(module="no_such_module").missing(),
        "capture.no_tesseract": TesseractReader("no-such-program").missing(),
        "capture.no_placards": PlacardLooker(nowhere).missing(),
        "capture.no_figures": FigureNetwork(nowhere).missing(),
    }
    with monkeypatch.context() as patch:
        patch.setattr(importlib.util, "find_spec", lambda name: None)
        absent["capture.no_rapidocr"] = RapidReader().missing()

    for code, told in absent.items():
        assert told is not None
        assert told.code == code
        assert "ntil then" in say(told)
    assert {each.code for each in missing_engines()} <= {"capture.no_zbar", "capture.no_tesseract"}
    assert ZxingReader(module="no_such_module").read(BLANK) == ()


def test_lines_are_read_again_by_themselves(rapid: RapidReader) -> None:
    picture = label("UN 1018", "CAS 75-45-6")
    places = [line.region for line in rapid.read(picture)]

    again = rapid.read_lines(picture, [places[1], Region.from_bounds(0, 0, 30, 20), places[0]])

    assert [each.text.replace(" ", "") for each in again] == ["CAS75-45-6", "", "UN1018"]


def test_a_line_round_a_can_is_read_and_read_again_along_its_bow(rapid: RapidReader) -> None:
    flat = label("H280 Contains gas", "", "", "")
    x, y = np.meshgrid(*(np.arange(side, dtype=np.float32) for side in flat.shape[1::-1]))
    bowed = cv2.remap(flat, x, y - 100 * (2 * x / flat.shape[1] - 1) ** 2, cv2.INTER_LINEAR, borderValue=(255,) * 3)

    (line,) = rapid.read(bowed)
    (again,) = rapid.read_lines(bowed, [line.region], [line.bend])

    assert line.bend > 15
    assert [each.text.replace(" ", "") for each in (line, again)] == ["H280Containsgas"] * 2


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_turned_labels_are_read(rapid: RapidReader, turns: int) -> None:
    picture = np.ascontiguousarray(np.rot90(label("UN 1018", "CAS 75-45-6"), turns))

    assert {each.text.replace(" ", "") for each in rapid.read(picture)} == {"UN1018", "CAS75-45-6"}


def test_a_label_in_low_light_is_read(rapid: RapidReader) -> None:
    noise = np.random.default_rng(0).normal(0, 1, (220, 700, 3))
    dark = np.clip(label("UN 1018", "CAS 75-45-6") * 0.05 + noise, 0, 255).astype(np.uint8)

    assert {each.text.replace(" ", "") for each in rapid.read(dark)} == {"UN1018", "CAS75-45-6"}


def test_parts_are_read_closely_only_when_the_whole_tells_nothing() -> None:
    large = np.full((1500, 2000, 3), 255, np.uint8)
    told = Fake(line("UN 1018"))
    untold = Fake(line("GROSS"), closely=(line("CSQU3054383", region=BOTTOM), line("GROSS", 0.95)))
    states_a_number = lambda lines, placards: bool(placards) or any("UN" in each.text for each in lines)  # noqa: E731

    assert [each.text for each in TextStrategy(told, Fake(), enough=states_a_number).read(large)] == ["UN 1018"]
    assert told.looks == ["quick"]
    strategy = TextStrategy(untold, Fake(), enough=states_a_number)
    found = strategy.read(large)
    assert [(each.text, each.confidence) for each in found] == [("GROSS", 0.95), ("CSQU3054383", 0.9)]
    assert untold.looks == ["quick", "close"]
    assert strategy.glance(large) == (line("GROSS"),)
    pictogram = PlacardReading("GHS02", 0.9, TOP, ("placards",))
    assert strategy.read(large, (pictogram,)) == (line("GROSS"),)


def test_a_closer_look_adds_to_what_was_read() -> None:
    class CheckDigit:
        def read(self, pixels: np.ndarray, lines: object, *, live: bool = False) -> tuple[TextReading, ...]:
            return (line("CSQU3054383", region=BOTTOM),)

    strategy = TextStrategy(Fake(line("CSQU305438")), Fake(), closer_looks=(CheckDigit(),))

    for read in (strategy.read, strategy.glance):
        assert [each.text for each in read(BLANK)] == ["CSQU305438", "CSQU3054383"]


def test_what_is_small_on_a_large_picture_is_worth_a_closer_look() -> None:
    small = line("TINY", region=Region.from_bounds(900, 700, 60, 12))
    near = line("PRINT", region=Region.from_bounds(900, 715, 60, 12))
    far = line("BIG", region=Region.from_bounds(100, 100, 1700, 300))
    diamond = PlacardReading("2", 0.9, Region.from_bounds(300, 300, 200, 200), ("placards",))

    (together,) = parts_worth_a_look((2000, 1500), (small, near), ())
    left, top, width, height = together.bounds
    assert (left <= 900, left + width >= 960) == (True, True)
    assert (top <= 700, top + height >= 727) == (True, True)
    assert together.times == 2.5
    assert parts_worth_a_look((2000, 1500), (far,), ()) == ()
    assert parts_worth_a_look((640, 640), (line("A", region=Region.from_bounds(10, 10, 600, 300)),), ()) == ()
    (label_part,) = parts_worth_a_look((2000, 1500), (small,), (diamond,))
    assert label_part.bounds == (290, 290, 221, 221)


def test_the_fallback_reads_when_the_first_engine_is_missing() -> None:
    fallback = Fake(line("UN 1018", engine="tesseract"))

    strategy = TextStrategy(Fake(missing=True), fallback)

    assert strategy.missing() is None
    assert strategy.read(BLANK) == (line("UN 1018", engine="tesseract"),)
    nobody = TextStrategy(Fake(missing=True), Fake(missing=True))
    assert nobody.missing() is not None
    assert nobody.read(BLANK) == ()


def test_a_second_opinion_confirms_but_adds_nothing() -> None:
    first = Fake(line("UN 1018"), line("R-22", region=BOTTOM))
    second = Fake(line("UN1018", 0.5, engine="tesseract"), line("NOISE", region=BOTTOM, engine="tesseract"))

    found = TextStrategy(first, second, second_opinion=True).read(BLANK)

    assert [(each.text, each.looks) for each in found] == [("UN 1018", 2), ("R-22", 1)]
    assert found[0].engines == ("rapidocr", "tesseract")


def test_lines_are_matched_by_place() -> None:
    assert united((line("R-2"),), (line("R-22", 0.95),)) == (line("R-22", 0.95),)
    assert united((line("R-22"),), (line("R-2", 0.5),)) == (line("R-22"),)
    assert agreed((line("R-22"),), (line("R-22", region=BOTTOM),)) == (line("R-22"),)
