"""Hazard labels by their picture: squares are found as they stand, named rightly, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from capture.placards.figures import MODEL as FIGURES
from capture.placards.figures import agrees, weigh
from capture.placards.frames import red_sides
from capture.placards.naming import MODEL
from capture.placards.reader import PlacardLooker
from capture.placards.squares import cut_square, find_shapes, neighbours

if TYPE_CHECKING:
    from pathlib import Path

RED, BLACK, WHITE, YELLOW = (32, 25, 215), (20, 20, 20), (250, 250, 250), (20, 205, 250)
LARGEST_MODEL = 2_000_000


@pytest.fixture(scope="module")
def looker() -> PlacardLooker:
    return PlacardLooker()


def diamond(picture: np.ndarray, x: int, y: int, reach: int, colour: tuple[int, int, int]) -> None:
    corners = np.array([[x, y - reach], [x + reach, y], [x, y + reach], [x - reach, y]], np.int32)
    cv2.fillPoly(picture, [corners], colour, cv2.LINE_AA)


def wall() -> np.ndarray:
    return np.full((480, 640, 3), (150, 165, 160), np.uint8)


def exclamation(picture: np.ndarray, x: int, y: int, reach: int) -> None:
    """The pictogram GHS07 with its middle at (x, y)."""
    diamond(picture, x, y, reach, RED)
    diamond(picture, x, y, round(reach * 0.86), WHITE)
    tops = [[-0.09, -0.44], [0.09, -0.44], [0.04, 0.16], [-0.04, 0.16]]
    cv2.fillPoly(picture, [np.array([[x + u * reach, y + v * reach] for u, v in tops], np.int32)], BLACK, cv2.LINE_AA)
    cv2.circle(picture, (x, round(y - 0.42 * reach)), round(0.09 * reach), BLACK, -1, cv2.LINE_AA)
    cv2.circle(picture, (x, round(y + 0.34 * reach)), round(0.09 * reach), BLACK, -1, cv2.LINE_AA)


def radioactive(picture: np.ndarray, x: int, y: int, reach: int) -> None:
    """The label of class 7 with its middle at (x, y)."""
    diamond(picture, x, y, reach, WHITE)
    upper = np.array([[x, y - reach], [x + reach, y], [x - reach, y]], np.int32)
    cv2.fillPoly(picture, [upper], YELLOW, cv2.LINE_AA)
    middle, size = (x, round(y - 0.45 * reach)), round(0.3 * reach)
    for start in (30, 150, 270):
        cv2.ellipse(picture, middle, (size, size), 0, start + 0, start + 60, BLACK, -1, cv2.LINE_AA)
    cv2.circle(picture, middle, round(0.09 * reach), YELLOW, -1, cv2.LINE_AA)
    cv2.circle(picture, middle, round(0.06 * reach), BLACK, -1, cv2.LINE_AA)
    scale = reach / 150
    place = (round(x - 0.62 * reach), round(y + 0.16 * reach))
    cv2.putText(picture, "RADIOACTIVE", place, cv2.FONT_HERSHEY_SIMPLEX, scale * 0.9, BLACK, max(1, round(3 * scale)))
    place = (round(x - 0.08 * reach), round(y + 0.75 * reach))
    cv2.putText(picture, "7", place, cv2.FONT_HERSHEY_SIMPLEX, scale * 1.3, BLACK, max(1, round(4 * scale)))


def flammable(picture: np.ndarray, x: int, y: int, reach: int, figure: str) -> None:
    """A red label with a flame and words, its middle at (x, y), and any figure in its lower corner."""
    diamond(picture, x, y, reach, WHITE)
    diamond(picture, x, y, round(reach * 0.96), (45, 35, 190))
    for left, top, wide in ((-0.16, -0.5, 0.12), (0.0, -0.74, 0.14), (0.15, -0.52, 0.12)):
        tongue = [[left, top], [left + wide, -0.3], [left + wide * 0.7, -0.16], [left - wide * 0.7, -0.16]]
        tongue.append([left - wide, -0.3])
        cv2.fillPoly(picture, [np.array([[x + u * reach, y + v * reach] for u, v in tongue], np.int32)], WHITE)
    bar = (x - round(0.25 * reach), y - round(0.12 * reach)), (x + round(0.25 * reach), y - round(0.07 * reach))
    cv2.rectangle(picture, *bar, WHITE, -1)
    place = (x - round(0.62 * reach), y + round(0.2 * reach))
    cv2.putText(picture, "FLAMMABLE", place, cv2.FONT_HERSHEY_SIMPLEX, reach / 130, WHITE, max(2, reach // 30))
    place = (x - round(0.1 * reach), y + round(0.75 * reach))
    cv2.putText(picture, figure, place, cv2.FONT_HERSHEY_SIMPLEX, reach / 105, WHITE, max(2, reach // 24))


def test_labels_are_named_where_they_stand(looker: PlacardLooker) -> None:
    picture = wall()
    exclamation(picture, 150, 200, 90)
    radioactive(picture, 440, 240, 150)

    sure = {each.label: each for each in looker.read(picture) if each.confidence >= 0.5}

    assert set(sure) == {"GHS07", "7"}
    for label, x, y in (("GHS07", 150, 200), ("7", 440, 240)):
        assert sure[label].region.centre == pytest.approx((x, y), abs=8)
        assert sure[label].engines == ("placards",)


@pytest.mark.parametrize("degrees", [90, 135, 180, 270])
def test_a_label_is_named_however_the_camera_is_held(looker: PlacardLooker, degrees: int) -> None:
    picture = wall()
    radioactive(picture, 320, 240, 140)
    turn = cv2.getRotationMatrix2D((320, 240), degrees, 1)
    turned = np.asarray(cv2.warpAffine(picture, turn, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8)

    sure = [each for each in looker.read(turned) if each.confidence >= 0.5]

    assert [each.label for each in sure] == ["7"]
    top = turn @ np.array([320, 100, 1])  # where the label's own upper corner went
    assert sure[0].region.corners[0] == pytest.approx(tuple(top), abs=20)


@pytest.mark.parametrize(("figure", "label"), [("2", "2.1"), ("3", "3")])
def test_the_figure_tells_labels_apart_that_look_alike(looker: PlacardLooker, figure: str, label: str) -> None:
    picture = wall()
    flammable(picture, 320, 240, 150, figure)

    assert [each.label for each in looker.read(picture) if each.confidence >= 0.5] == [label]


def test_a_figure_of_another_class_makes_a_label_less_sure(looker: PlacardLooker) -> None:
    right, wrong = wall(), wall()
    flammable(right, 320, 240, 150, "3")
    flammable(wrong, 320, 240, 150, "8")

    sure = [max((each.confidence for each in looker.read(picture)), default=0.0) for picture in (right, wrong)]

    assert sure[1] < 0.5 < sure[0]


def test_a_figure_moves_what_is_sure_between_classes_only() -> None:
    seen = {"2.1": 0.5, "3": 0.4, "1.4": 0.05, "GHS02": 0.05}
    three = {"none": 0.01, "2": 0.01, "3": 0.98}

    weighed = weigh(seen, three)

    assert weighed["3"] > 0.8
    assert weighed["2.1"] < 0.1
    assert sum(weighed.values()) == pytest.approx(1)
    assert weighed["GHS02"] == 0.05
    assert (agrees("3", three), agrees("2.1", three), agrees("3", {"none": 0.5, "3": 0.5})) == (True, False, None)
    assert agrees("5.1", {"none": 0, "5": 1.0})  # the division need not stand there
    assert agrees("1.6", {"none": 0, "1": 1.0}) is None  # every division of explosives has this figure


def test_a_pictogram_without_its_red_frame_is_less_sure(looker: PlacardLooker) -> None:
    framed, black = wall(), wall()
    exclamation(framed, 320, 240, 90)
    exclamation(black, 320, 240, 90)
    black[...] = black.mean(axis=2, keepdims=True).astype(np.uint8)
    corners = np.array([[320, 150], [410, 240], [320, 330], [230, 240]], np.float32)

    assert (red_sides(framed, corners), red_sides(black, corners)) == (4, 0)
    sure = [max((each.confidence for each in looker.read(picture)), default=0.0) for picture in (framed, black)]
    assert sure[1] < 0.5 < sure[0]


def test_a_red_board_has_no_red_frame() -> None:
    picture = wall()
    diamond(picture, 320, 240, 90, RED)
    cv2.circle(picture, (320, 240), 25, WHITE, -1)

    assert red_sides(picture, np.array([[320, 150], [410, 240], [320, 330], [230, 240]], np.float32)) == 0


def test_other_signs_are_not_named(looker: PlacardLooker) -> None:
    picture = wall()
    cv2.rectangle(picture, (40, 60), (200, 220), (70, 140, 20), -1)  # a way out, green
    cv2.rectangle(picture, (100, 80), (140, 200), WHITE, -1)
    diamond(picture, 330, 140, 90, YELLOW)  # a road sign
    cv2.putText(picture, "BUMP", (275, 150), cv2.FONT_HERSHEY_SIMPLEX, 1.3, BLACK, 4)
    diamond(picture, 520, 140, 90, RED)  # an empty frame
    diamond(picture, 520, 140, 76, WHITE)
    cv2.circle(picture, (140, 360), 80, RED, 18)
    cv2.rectangle(picture, (320, 300), (440, 420), BLACK, -1)

    assert [each for each in looker.read(picture) if each.confidence >= 0.5] == []


@pytest.mark.parametrize("shape", [(0, 0, 3), (1, 1, 3), (20, 4000, 3), (33, 33, 3)])
def test_odd_pictures_hold_no_labels(looker: PlacardLooker, shape: tuple[int, ...]) -> None:
    assert looker.read(np.zeros(shape, np.uint8)) == ()


def test_a_square_is_cut_from_its_first_corner() -> None:
    picture = wall()
    diamond(picture, 320, 240, 100, WHITE)
    cv2.circle(picture, (320, 160), 8, RED, -1)

    squares = [square for square in find_shapes(picture).squares if abs(cv2.contourArea(square) - 20_000) < 2500]

    assert len(squares) == 1
    assert squares[0][0] == pytest.approx([320, 140], abs=4)
    cut = cut_square(picture, squares[0], 64, 0.0)
    assert cut.shape == (64, 64, 3)
    assert tuple(cut[6, 6]) == pytest.approx(RED, abs=40)
    assert any(each.mean(axis=0) == pytest.approx([320, 444], abs=10) for each in neighbours(squares[0], []))


def test_a_missing_model_is_told_and_nothing_is_read(tmp_path: Path) -> None:
    without = PlacardLooker(tmp_path / "placards.onnx")

    missing = without.missing()

    assert missing is not None
    assert (missing.code, missing.params["name"]) == ("capture.no_placards", "placards.onnx")
    assert without.read(wall()) == ()
    assert PlacardLooker().missing() is None
    other = PlacardLooker(figures=tmp_path / "figures.onnx").missing()
    assert other is not None
    assert other.params["name"] == "figures.onnx"


def test_the_models_are_small() -> None:
    assert MODEL.stat().st_size + FIGURES.stat().st_size <= LARGEST_MODEL
