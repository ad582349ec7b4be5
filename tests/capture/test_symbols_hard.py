"""Codes that no engine reads as they stand: at odd angles, out of focus, dark, and of a kind that none knows."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from capture.read_frame import live_symbols, standard_symbols
from capture.symbols.deblur import Blur, sharpened
from capture.symbols.drawing import draw_symbol
from capture.symbols.motion import guess_motion
from capture.symbols.retail_fit import fit_retail
from capture.symbols.spots import find_spots
from capture.symbols.two_of_five import industrial_2_of_5
from capture.symbols.zxing import ZxingReader

EAN = "9501101530003"


def bars(text: str, symbology: str, module: int = 2, high: int = 120) -> np.ndarray:
    """A linear code without the text below it, with its quiet zone."""
    drawn = draw_symbol(text, symbology, module)
    return np.repeat(drawn[len(drawn) // 3][None], high, axis=0)


def on_a_table(symbol: np.ndarray, degrees: float = 0, size: tuple[int, int] = (500, 400)) -> np.ndarray:
    """The symbol in the middle of a grey picture with the noise of a camera."""
    height, width = symbol.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (size[0] / 2 - width / 2, size[1] / 2 - height / 2)
    table = cv2.warpAffine(symbol, matrix, size, borderValue=140)
    noise = np.random.default_rng(1).normal(0, 3, table.shape)
    return np.asarray(np.clip(0.8 * table + 20 + noise, 0, 255), np.uint8)


@pytest.mark.parametrize("degrees", [17, 40, 63, 90, 128])
def test_a_linear_code_is_found_and_read_at_any_angle(degrees: float) -> None:
    picture = on_a_table(bars("CSQU3054383", "Code 128"), degrees)

    assert find_spots(picture)[0].covers((250, 200))
    (found,) = standard_symbols().read(picture)
    assert (found.symbology, found.text) == ("Code 128", "CSQU3054383")
    assert np.allclose(found.region.centre, (250, 200), atol=40)


def test_a_code_out_of_focus_is_read() -> None:
    sharp = on_a_table(bars("CSQU3054383", "Code 128"), 5)

    (found,) = standard_symbols().read(np.asarray(cv2.GaussianBlur(sharp, (0, 0), 2.0), np.uint8))

    assert found.text == "CSQU3054383"


def test_a_code_in_the_dark_is_read() -> None:
    light = on_a_table(bars("LOT22-0417", "Code 39"), 5, (700, 400))
    dark = np.clip(0.1 * light + np.random.default_rng(2).normal(0, 4, light.shape), 0, 255).astype(np.uint8)

    (found,) = standard_symbols().read(dark)

    assert found.text == "LOT22-0417"
    assert found.looks > 1


def test_a_small_matrix_code_is_read() -> None:
    small = draw_symbol("R-22 UN 1018", "Data Matrix", 4)
    picture = on_a_table(cv2.resize(small, None, fx=0.35, fy=0.35, interpolation=cv2.INTER_AREA))

    (found,) = standard_symbols().read(picture)

    assert found.text == "R-22 UN 1018"


def test_clutter_holds_nothing() -> None:
    numbers = np.random.default_rng(3)
    stripes = np.repeat(numbers.integers(0, 255, (1, 500)), 200, axis=0).astype(np.uint8)
    texture = numbers.integers(0, 255, (200, 500)).astype(np.uint8)

    assert standard_symbols().read(np.vstack([stripes, texture])) == ()


def profile_of(text: str, spread: float) -> np.ndarray:
    row = bars(text, "EAN-13", 4)[0].astype(np.float64)
    return np.asarray(cv2.GaussianBlur(row[None], (0, 0), spread)[0], np.float64)


@pytest.mark.parametrize("spread", [2.0, 3.6])
def test_a_retail_code_is_fitted_through_its_blur_in_both_directions(spread: float) -> None:
    profile = profile_of(EAN, spread)

    for seen in (profile, profile[::-1]):
        fit = fit_retail(seen, 2.0)
        assert fit is not None
        assert fit.digits == EAN
        assert fit.unexplained < 0.2


def test_other_bars_fit_no_retail_code() -> None:
    row = bars("CSQU3054383", "Code 128", 4)[0].astype(np.float64)

    fit = fit_retail(cv2.GaussianBlur(row[None], (0, 0), 3.0)[0], 2.0)

    assert fit is None or fit.unexplained > 0.24


def test_blur_is_taken_out_again() -> None:
    sharp = bars(EAN, "EAN-13", 6)[0].astype(np.float64)
    soft = cv2.GaussianBlur(sharp[None], (0, 0), 4.0)[0]

    better = sharpened(soft, Blur(spread=4.0), 1.0)

    assert np.corrcoef(soft, sharp)[0, 1] < 0.8
    assert np.corrcoef(better, sharp)[0, 1] > 0.9


def industrial(figures: str) -> np.ndarray:
    shapes = ("00110", "10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010")
    wide = "110" + "".join(shapes[int(figure)] for figure in figures) + "101"
    row = [255] * 30
    for bar in wide:
        row += [0] * (9 if bar == "1" else 3) + [255] * 3
    return np.array(row + [255] * 27, np.float64)


def test_industrial_2_of_5_is_read_in_both_directions_and_only_whole() -> None:
    profile = industrial("0463381455")

    assert industrial_2_of_5(profile) == "0463381455"
    assert industrial_2_of_5(profile[::-1]) == "0463381455"
    assert industrial_2_of_5(profile[: len(profile) // 2]) == ""
    assert industrial_2_of_5(bars(EAN, "EAN-13")[0].astype(np.float64)) == ""


def test_industrial_2_of_5_in_a_picture() -> None:
    label = np.repeat(industrial("0463381455").astype(np.uint8)[None], 100, axis=0)

    (found,) = standard_symbols().read(on_a_table(label, 20, (700, 500)))

    assert (found.symbology, found.text) == ("Industrial 2 of 5", "0463381455")


def test_live_frames_lead_to_what_one_frame_does_not_give() -> None:
    frame = on_a_table(bars("CSQU3054383", "Code 128"), 50)
    live = live_symbols()

    read = [each.text for _ in range(10) for each in live.read(frame)]

    assert read
    assert set(read) == {"CSQU3054383"}


def test_a_large_live_frame_gives_places_of_the_whole() -> None:
    frame = on_a_table(bars("CSQU3054383", "Code 128", 4), 0, (2600, 1400))

    (found,) = live_symbols().read(frame)

    assert np.allclose(found.region.centre, (1300, 700), atol=60)


def test_a_matrix_code_that_was_moved_is_read() -> None:
    sharp = on_a_table(draw_symbol("R-22 UN 1018", "QR Code", 4), 8)
    smear = np.zeros((15, 15), np.float32)
    cv2.line(smear, (2, 4), (12, 10), 1, 1, cv2.LINE_AA)

    moved = np.asarray(cv2.filter2D(sharp, -1, smear / smear.sum()), np.uint8)

    assert ZxingReader().read(moved) == ()
    guesses = [(each.direction % np.pi, each.length) for each in guess_motion(moved[130:270, 180:320])]
    assert any(abs(np.degrees(turn) - 31) < 10 and abs(length - 12) < 2.5 for turn, length in guesses)
    (found,) = standard_symbols().read(moved)
    assert found.text == "R-22 UN 1018"


def test_a_large_picture_gives_the_code_that_is_hard_beside_the_easy_one() -> None:
    easy, hard = draw_symbol("R-22 UN 1018", "QR Code", 4), bars("CSQU3054383", "Code 128")
    table = np.full((1200, 1600), 140, np.uint8)
    table[700 : 700 + len(easy), 1000 : 1000 + len(easy[0])] = easy
    table[100:500, 100:600] = on_a_table(hard, 40)

    assert {each.text for each in standard_symbols().read(table)} == {"R-22 UN 1018", "CSQU3054383"}

    live = live_symbols()
    read = {each.text for _ in range(20) for each in live.read(table)}
    assert read == {"R-22 UN 1018", "CSQU3054383"}


def test_no_piece_of_an_itf_is_read_beside_the_whole() -> None:
    frame = on_a_table(bars("12345678901231", "ITF", 3), 25, (900, 700))
    live = live_symbols()

    assert {each.text for _ in range(15) for each in live.read(frame)} == {"12345678901231"}


def test_frames_too_dark_to_be_read_by_themselves_are_read_together() -> None:
    light = on_a_table(bars("CSQU3054383", "Code 128", 3), 5, (900, 500))
    numbers = np.random.default_rng(4)
    dark = [np.clip(0.02 * light + numbers.normal(0, 3.5, light.shape), 0, 255).astype(np.uint8) for _ in range(20)]
    live = live_symbols()

    assert standard_symbols().read(dark[0]) == ()
    # How many frames it takes hangs on what looks cost on this machine, as they are spread over the frames.
    seen = (each.text for frame in dark * 6 for each in live.read(frame))
    assert next(seen, None) == "CSQU3054383"
