import cv2
import numpy as np
import pytest

from capture.enhance import print_on_white


def lettered(ground: int, ink: int) -> np.ndarray:
    picture = np.full((120, 480, 3), ground, np.uint8)
    cv2.putText(picture, "H280 Contains gas", (20, 70), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (ink, ink, ink), 2, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize(("ground", "ink"), [(240, 20), (70, 40), (20, 240), (60, 110)])
def test_print_of_any_shade_stands_dark_on_white(ground: int, ink: int) -> None:
    picture = lettered(ground, ink)
    shown = print_on_white(picture)[:, :, 0]
    strokes = np.abs(picture[:, :, 0].astype(int) - ground) > abs(ink - ground) * 0.9
    assert np.median(shown[~strokes]) > 200
    assert np.median(shown[strokes]) < 80


@pytest.mark.parametrize("shade", [0, 30, 255])
def test_where_nothing_is_printed_nothing_is_seen(shade: int) -> None:
    rng = np.random.default_rng(1)
    grainy = np.clip(rng.normal(shade, 1, (90, 90, 3)), 0, 255).astype(np.uint8)
    assert print_on_white(grainy).mean() > 150
    assert print_on_white(np.full((1, 1, 3), shade, np.uint8)).min() > 200
