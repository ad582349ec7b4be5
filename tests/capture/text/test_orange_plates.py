"""Orange plates found by colour and shape, and read closely where the look at the whole did not read their number."""

import cv2
import numpy as np
import pytest

from capture.text.orange_plates import PlateLook, orange_places
from inspection.frame import Region
from inspection.reading import TextReading

ORANGE, BLACK = (10, 125, 250), (15, 15, 15)
PLACE = (600, 400, 56, 42)


def line(text, left, top, width, height):
    return TextReading(text, 0.9, Region.from_bounds(left, top, width, height), ("drawn",))


class Reader:
    def __init__(self):
        self.parts = []

    def read_part(self, pixels, part):
        self.parts.append(part)
        return (line("33", 610, 402, 36, 16), line("1203", 604, 422, 48, 16))


@pytest.fixture
def wagon():
    picture = np.full((960, 1280, 3), (110, 112, 115), np.uint8)
    left, top, width, height = PLACE
    cv2.rectangle(picture, (left, top), (left + width - 1, top + height - 1), ORANGE, -1)
    cv2.line(picture, (left, top + height // 2), (left + width, top + height // 2), BLACK, 2)
    cv2.putText(picture, "1203", (left + 5, top + height - 5), cv2.FONT_HERSHEY_SIMPLEX, 0.6, BLACK, 2)
    cv2.rectangle(picture, (100, 700), (500, 712), ORANGE, -1)  # a stripe
    cv2.rectangle(picture, (900, 0), (1279, 959), ORANGE, -1)  # a wall
    return picture


def test_a_plate_is_told_from_stripes_and_walls_of_its_colour(wagon):
    (found,) = orange_places(wagon)
    assert found == pytest.approx(PLACE, abs=4)


def test_a_plate_is_read_enlarged(wagon):
    reader = Reader()
    more = PlateLook(reader).read(wagon, (line("33", 610, 402, 36, 16),))
    assert [each.text for each in more] == ["1203"]
    assert reader.parts[0].times > 4


def test_a_plate_that_was_read_is_not_read_again(wagon):
    reader = Reader()
    assert PlateLook(reader).read(wagon, (line("33", 610, 402, 36, 16), line("1203", 604, 422, 48, 16))) == ()
    assert reader.parts == []


def test_nothing_orange_costs_no_reading():
    reader = Reader()
    assert PlateLook(reader).read(np.full((600, 800, 3), 120, np.uint8), ()) == ()
    assert PlateLook(reader).read(np.full((600, 800), 120, np.uint8), ()) == ()
    assert reader.parts == []


@pytest.mark.parametrize("size", [(2, 4000), (4000, 2), (1, 1)])
def test_a_picture_too_thin_for_anything_holds_no_plate(size):
    assert orange_places(np.zeros((*size, 3), np.uint8)) == []
