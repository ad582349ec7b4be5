"""What speaks against a square being a label, whatever a network sees in it."""

from __future__ import annotations

import numpy as np
import pytest

from capture.placards.plausible import plausibility


def _square(x: float, y: float, across: float, down: float | None = None) -> np.ndarray:
    """Half the diagonals across and down about a middle."""
    high = across if down is None else down
    return np.array(((x, y - high), (x + across, y), (x, y + high), (x - across, y)), np.float32)


@pytest.fixture
def picture() -> np.ndarray:
    """A white wall with a black symbol on it, and beside it the same on dark blue."""
    drawn = np.full((400, 600, 3), 240, np.uint8)
    drawn[180:220, 130:170] = 15
    drawn[100:300, 350:550] = (110, 60, 50)
    drawn[180:220, 430:470] = 160
    return drawn


def test_a_whole_label_of_fair_size_keeps_its_confidence(picture: np.ndarray) -> None:
    assert plausibility(picture, _square(150, 200, 80), "GHS07") == 1.0
    assert plausibility(picture, _square(150, 200, 80), "2.2") == 1.0


@pytest.mark.parametrize(
    ("corners", "label"),
    [
        (_square(150, 200, 15), "6.1"),  # a few pixels
        (_square(5, 200, 120), "3"),  # mostly beyond the edge
        (_square(150, 200, 120, 60), "1.5"),  # flat as no label is seen
        (_square(450, 200, 90), "GHS06"),  # no black symbol
    ],
)
def test_what_a_label_does_not_look_like_is_believed_less(picture: np.ndarray, corners: np.ndarray, label: str) -> None:
    assert plausibility(picture, corners, label) < 0.8
