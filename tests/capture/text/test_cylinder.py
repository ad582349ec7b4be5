"""Cans found by their edges, their print laid out flat and its lines carried back: on cans drawn here."""

import cv2
import numpy as np
import pytest

from capture.text.cylinder import Cylinder, bow_of, cylinder_in, unrolled
from capture.text.cylinder_look import lines_round_a_can
from inspection.frame import Region
from inspection.reading import TextReading

LEFT, RIGHT, TOP, BOTTOM = 260, 460, 120, 480


def line(text, left, top, width, height, *, confidence=0.95, bend=0.0):
    return TextReading(text, confidence, Region.from_bounds(left, top, width, height), ("drawn",), bend=bend)


@pytest.fixture
def can():
    """A light can before a darker wall, a ring and four upright bars 30 degrees apart on it."""
    picture = np.full((600, 720, 3), 110, np.uint8)
    across = np.arange(LEFT, RIGHT)
    angle = np.arcsin((across + 0.5 - (LEFT + RIGHT) / 2) / ((RIGHT - LEFT) / 2))
    barred = (np.abs(np.degrees(angle) % 30 - 15) < 3) & (np.abs(angle) < 1)
    wall = 150 + 70 * np.cos(angle)
    picture[TOP:BOTTOM, LEFT:RIGHT] = wall[None, :, None].astype(np.uint8)
    picture[TOP + 150 : BOTTOM - 150, LEFT:RIGHT] = np.where(barred, 30.0, wall)[None, :, None].astype(np.uint8)
    return cv2.GaussianBlur(picture, (0, 0), 0.8)


def test_a_can_is_found_by_its_edges(can):
    found = cylinder_in(can, ())
    assert found is not None
    assert found.left[0] == pytest.approx(LEFT, abs=6)
    assert found.right[0] == pytest.approx(RIGHT, abs=6)


def test_a_wall_without_edges_holds_no_can():
    assert cylinder_in(np.full((600, 720, 3), 110, np.uint8), ()) is None


def test_a_can_on_which_the_print_does_not_stand_is_not_meant(can):
    assert cylinder_in(can, (line("FRAGILE THIS SIDE UP", 20, 40, 200, 30),)) is None


def test_what_is_squeezed_at_the_edge_is_as_broad_as_the_rest_when_laid_out(can):
    flat = unrolled(can, Cylinder((LEFT, TOP, LEFT, BOTTOM), (RIGHT, TOP, RIGHT, BOTTOM))).picture
    row = flat[flat.shape[0] // 2, :, 0].astype(int)
    dark = np.flatnonzero((row[1:] < 100) & (row[:-1] >= 100))
    steps = np.diff(dark)
    assert len(dark) >= 4
    assert steps.max() < 1.15 * steps.min()


def test_places_on_the_flat_print_lead_back_to_the_picture(can):
    flat = unrolled(can, Cylinder((LEFT, TOP, LEFT, BOTTOM), (RIGHT, TOP, RIGHT, BOTTOM)))
    height, width = flat.picture.shape[:2]
    back = flat.in_picture(Region.from_bounds(width / 2 - 10, height / 2 - 10, 20, 20))
    assert back.centre == pytest.approx(((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2), abs=2)


def test_lines_that_sag_tell_how_rings_run():
    can = Cylinder((0, 0, 0, 500), (200, 0, 200, 500))
    sagging = line("DICHLORODIFLUOROMETHANE", 20, 200, 160, 30, bend=-8.0)
    assert bow_of(can, (sagging,)) == pytest.approx(20, abs=0.1)
    assert bow_of(can, (line("12", 80, 200, 40, 30, bend=-1.0),)) == 0


def test_what_goes_on_round_the_right_edge_is_evidence_only(can):
    class Reader:
        def read(self, pixels):
            height, width = pixels.shape[:2]
            return (
                line("REFRIGERANT", width * 0.2, height * 0.2, width * 0.4, 40),
                line("R-13", width * 0.8, height * 0.4, width * 0.2, 40),
                line("FRIG", width * 0.3, height * 0.6, width * 0.2, 40),
            )

    standing = line("REFRIGERANTS", LEFT + 10, TOP + 190, 180, 60)
    whole, cut_off = lines_round_a_can(Reader(), can, (standing,))
    assert (whole.text, whole.confidence) == ("REFRIGERANT", 0.95)
    assert LEFT < whole.region.centre[0] < RIGHT
    assert (cut_off.text, cut_off.confidence) == ("R-13", 0.5)
