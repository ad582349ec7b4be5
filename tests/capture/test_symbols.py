"""Bar codes: what the engines give, and what of it is believed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.read_frame import live_symbols, standard_symbols
from capture.symbols.drawing import draw_symbol
from capture.symbols.lines import LineReader
from capture.symbols.live_look import LiveLook
from capture.symbols.names import check_digit_holds, retail_text
from capture.symbols.pieces import without_pieces
from capture.symbols.strategy import SymbolStrategy
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader
from inspection.frame import Region
from inspection.reading import SymbolReading

HERE = Region.from_bounds(10, 10, 80, 30)
ELSEWHERE = Region.from_bounds(400, 400, 80, 30)
BLANK = np.full((500, 500, 3), 255, np.uint8)


def reading(symbology: str, text: str, engine: str = "zxing", region: Region = HERE) -> SymbolReading:
    return SymbolReading(symbology, text, text.encode(), "", region, (engine,))


class Fake:
    """An engine that reads what it is told, whatever the picture."""

    def __init__(self, name: str, *readings: SymbolReading) -> None:
        self.name = name
        self._readings = readings
        self.asked = 0

    def missing(self) -> None:
        return None

    def read(self, pixels: np.ndarray) -> tuple[SymbolReading, ...]:
        self.asked += 1
        return self._readings


@pytest.mark.parametrize(
    ("symbology", "text", "aim"),
    [
        ("QR Code", "R-22 UN 1018", "]Q1"),
        ("Code 128", "CSQU3054383", "]C0"),
        ("Data Matrix", "LOT22-0417", "]d1"),
        ("EAN-13", "9501101530003", "]E0"),
        ("ITF", "09501101530003", "]I1"),
    ],
)
def test_a_drawn_symbol_is_read_in_full(symbology: str, text: str, aim: str) -> None:
    page = np.full((400, 700), 255, np.uint8)
    drawn = draw_symbol(text, symbology)
    page[60 : 60 + drawn.shape[0], 90 : 90 + drawn.shape[1]] = drawn

    (found,) = standard_symbols().read(np.asarray(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), np.uint8))

    assert (found.symbology, found.text, found.payload, found.aim) == (symbology, text, text.encode(), aim)
    x, y = found.region.centre
    assert abs(x - (90 + drawn.shape[1] / 2)) < 15
    assert 60 < y < 60 + drawn.shape[0]


@pytest.mark.parametrize(
    ("symbology", "text", "read"),
    [
        ("Aztec", "R-22 UN 1018", "R-22 UN 1018"),
        ("PDF417", "R-22 UN 1018", "R-22 UN 1018"),
        ("MicroPDF417", "UN1018", "UN1018"),
        ("MaxiCode", "R-22 UN 1018", "R-22 UN 1018"),
        ("Micro QR", "UN1018", "UN1018"),
        ("rMQR", "R-22 UN 1018", "R-22 UN 1018"),
        ("Code 93", "LOT22-0417", "LOT22-0417"),
        ("Codabar", "A0123456789B", "A0123456789B"),
        ("Telepen", "UN1018", "UN1018"),
        ("DX Film Edge", "115-10/11A", "115-10/11A"),
        ("DataBar", "0950110153000", "0109501101530003"),
        ("DataBar Limited", "0950110153000", "0109501101530003"),
        ("DataBar Expanded", "(01)09501101530003", "0109501101530003"),
    ],
)
def test_every_kind_that_the_engine_knows_is_asked_for(symbology: str, text: str, read: str) -> None:
    for reader in (standard_symbols(), live_symbols()):
        (found,) = reader.read(draw_symbol(text, symbology, 4))
        assert (found.symbology, found.text) == (symbology, read)


def test_the_separators_of_a_shipping_label_survive() -> None:
    text = "[)>\x1e06\x1d1PR-22\x1dQ12\x1e\x04"

    (found,) = standard_symbols().read(draw_symbol(text, "Data Matrix"))

    assert (found.text, found.payload) == (text, text.encode())


def test_group_separators_stay_in_bytes_and_text() -> None:
    drawn = draw_symbol("(01)09501101530003(10)R22-0417(3103)013600", "GS1-128")

    (found,) = standard_symbols().read(drawn)

    assert found.text == "010950110153000310R22-0417\x1d3103013600"
    assert found.payload == found.text.encode()
    assert found.aim == "]C1"


def test_a_turned_symbol_is_found_where_it_stands() -> None:
    drawn = draw_symbol("CSQU3054383", "Code 128", scale=2)
    height, width = drawn.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 45, 1)
    matrix[:, 2] += (300 - width / 2, 250 - height / 2)
    page = np.asarray(cv2.warpAffine(drawn, matrix, (600, 500), borderValue=255), np.uint8)

    (found,) = standard_symbols().read(page)

    assert found.text == "CSQU3054383"
    assert np.allclose(found.region.centre, (300, 250), atol=30)


def test_both_readers_agree_on_retail_codes() -> None:
    drawn = draw_symbol("036000291452", "UPC-A")

    for reader in (ZxingReader(), ZbarReader()):
        (found,) = reader.read(drawn)
        assert (found.symbology, found.text) == ("UPC-A", "036000291452")


def test_a_reader_whose_library_is_missing_says_how_to_install_it() -> None:
    reader = ZbarReader("no_such_module")

    missing = reader.missing()

    assert missing is not None
    assert missing.code == "capture.no_zbar"
    assert reader.read(BLANK) == ()
    assert ZbarReader().missing() is None


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 1, 3), (3, 2000, 3), (2000, 1)])
def test_odd_pictures_hold_nothing(shape: tuple[int, ...]) -> None:
    assert standard_symbols().read(np.zeros(shape, np.uint8)) == ()


def strategy_of(first: Fake, second: Fake) -> SymbolStrategy:
    return SymbolStrategy(first, first, second, Fake("zxing"), lines=LineReader(Fake("zxing")), patches=Fake("zxing"))


def believed(first: tuple[SymbolReading, ...], second: tuple[SymbolReading, ...]) -> list[tuple[str, int]]:
    strategy = strategy_of(Fake("zxing", *first), Fake("zbar", *second))
    return [(each.text, each.looks) for each in strategy.read(BLANK)]


def test_agreement_counts_two_looks_and_contradiction_leaves_nothing() -> None:
    upc = reading("UPC-A", "036000291452")

    assert believed((upc,), (reading("EAN-13", "0036000291452", "zbar"),)) == [("036000291452", 2)]
    assert believed((upc,), (reading("EAN-13", "9501101530003", "zbar"),)) == []
    assert believed((upc,), (reading("EAN-13", "9501101530003", "zbar", ELSEWHERE),)) == [("036000291452", 1)]
    assert believed((upc,), ()) == [("036000291452", 1)]


def test_a_piece_gives_way_to_the_whole_code() -> None:
    piece, whole = reading("ITF", "1334"), reading("ITF", "2167361334", "zbar")

    assert believed((piece,), (whole,)) == [("2167361334", 2)]
    assert believed((piece,), ()) == []
    assert [each.text for each in without_pieces((piece, whole))] == ["2167361334"]


def test_the_second_engine_alone_needs_plausibility() -> None:
    for alone, text in (
        (reading("EAN-13", "9501101530003", "zbar"), ["9501101530003"]),
        (reading("ITF", "0829220876", "zbar"), []),
        (reading("ITF", "09501101530003", "zbar"), ["09501101530003"]),
        (reading("Codabar", "A12A", "zbar"), []),
    ):
        assert [each for each, _ in believed((), (alone,))] == text
    assert believed((), (reading("EAN-13", "9501101530003", "zbar"), reading("EAN-13", "4006381333931", "zbar"))) == []


def test_the_second_engine_is_not_asked_about_codes_that_correct_errors() -> None:
    second = Fake("zbar")

    strategy_of(Fake("zxing", reading("QR Code", "x")), second).read(BLANK)

    assert second.asked == 0


def test_a_glance_leaves_out_short_unchecked_codes() -> None:
    quick = Fake("zxing", reading("ITF", "1334"), reading("Code 39", "LOT22-0417"))

    found = LiveLook(quick, Fake("zxing"), Fake("zxing"), LineReader(Fake("zxing")), Fake("zxing")).read(BLANK)

    assert [each.text for each in found] == ["LOT22-0417"]


@pytest.mark.parametrize("last", range(10))
def test_upc_e_expands_to_a_gtin_that_a_drawn_symbol_confirms(last: int) -> None:
    body = f"0{12345}{last}"
    eight = next(
        body + str(digit) for digit in range(10) if check_digit_holds(retail_text("UPC-E", body + str(digit))[1])
    )

    (found,) = ZxingReader().read(draw_symbol(eight, "UPC-E"))

    assert (found.symbology, found.text) == retail_text("UPC-E", eight)


@given(st.text(alphabet="0123456789", min_size=11, max_size=11))
def test_a_check_digit_holds_for_one_figure_only(digits: str) -> None:
    assert sum(check_digit_holds(digits + figure) for figure in "0123456789") == 1
