"""Labels that lean in the picture are read row by row as they stand on the label."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin

import pytest

from inspection.claim import Scheme
from inspection.frame import Region
from inspection.identifiers import identify
from inspection.reading import Observation, TextReading


def _leaning(degrees: float, *lines: tuple[str, tuple[int, int, int, int]]) -> Observation:
    across, down = cos(radians(degrees)), sin(radians(degrees))
    texts = []
    for text, place in lines:
        corners = Region.from_bounds(*place).corners
        region = Region.from_points((400 + x * across - y * down, 400 + x * down + y * across) for x, y in corners)
        texts.append(TextReading(text, 0.98, region, ("rapidocr",)))
    return Observation(2000, 2000, (), tuple(texts))


@pytest.mark.parametrize("degrees", [-30, -12, 0, 12, 30])
def test_a_row_is_a_row_at_any_lean(known, degrees: float) -> None:
    label = _leaning(
        degrees,
        ("AMMONIUM PICRATE WETTED", (0, 0, 460, 30)),
        ("UN No.", (0, 60, 110, 30)),
        ("0004", (430, 60, 80, 30)),
        ("NET WEIGHT 25 KG", (0, 120, 320, 30)),
    )

    (found,) = (claim for claim in identify(label, known) if claim.scheme is Scheme.UN)

    assert found.value == "0004"
    assert found.raw == "UN No. 0004"
    left, top, width, height = found.region.bounds
    corners = [corner for text in label.texts[1:3] for corner in text.region.corners]
    assert (left, top) == (min(x for x, _ in corners), min(y for _, y in corners))
    assert (left + width, top + height) == pytest.approx((max(x for x, _ in corners), max(y for _, y in corners)))


def _standing(quarters: int, *lines: tuple[str, tuple[int, int, int, int]]) -> Observation:
    """A label turned so often by a quarter; the corners of a line go round from its upper left one in the picture."""
    turned = _leaning(90 * quarters, *lines)
    upright = (
        replace(line, region=Region.from_bounds(*line.region.bounds), quarters=quarters) for line in turned.texts
    )
    return replace(turned, texts=tuple(upright))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_label_on_its_side_or_head_is_read_as_it_stands(known, quarters: int) -> None:
    label = _standing(
        quarters,
        ("AMMONIUM PICRATE WETTED", (0, 0, 460, 30)),
        ("UN No.", (0, 60, 110, 30)),
        ("0004", (430, 60, 80, 30)),
        ("KEEP AWAY FROM HEAT", (0, 120, 400, 30)),
        ("NET WEIGHT 25 KG", (0, 180, 320, 30)),
    )

    assert [claim.raw for claim in identify(label, known) if claim.scheme is Scheme.UN] == ["UN No. 0004"]


def test_one_line_on_its_side_turns_no_page(known) -> None:
    upright = _leaning(0, ("UN No.", (0, 60, 110, 30)), ("1017", (430, 60, 80, 30)))
    beside = _standing(1, ("CHLORINE, KEEP AWAY FROM HEAT AND OPEN FIRE", (0, 0, 700, 30)))

    found = identify(replace(upright, texts=(*upright.texts, *beside.texts)), known)

    assert [claim.value for claim in found if claim.scheme is Scheme.UN] == ["1017"]
