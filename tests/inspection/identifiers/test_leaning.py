"""Labels that lean in the picture are read row by row as they stand on the label."""

from __future__ import annotations

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
