import cv2
import numpy as np
import pytest

from capture.text.outlines import cut_line, outlines

WIDTH, HEIGHT = 480, 160


def _bow(bend: float, lean: float, thickness: int) -> np.ndarray:
    """A map of ones along a parabola whose ends lie ``bend`` lower than its middle."""
    drawn = np.zeros((HEIGHT, WIDTH), np.uint8)
    x = np.arange(40, WIDTH - 40)
    place = (x - WIDTH / 2) / (WIDTH / 2 - 40)
    y = HEIGHT / 2 + bend * (place**2 - 0.5) + lean * place
    cv2.polylines(drawn, [np.column_stack((x, y)).astype(np.int32)], isClosed=False, color=1, thickness=thickness)
    return drawn.astype(np.float32)


@pytest.mark.parametrize("bend", [-24, 24])
@pytest.mark.parametrize("lean", [0, 20])
def test_a_bowed_line_is_found_and_cut_out_straight(bend: float, lean: float) -> None:
    drawn = _bow(bend, lean, 9)
    (line,) = outlines(drawn, (WIDTH, HEIGHT))
    straight = cut_line(np.dstack([(255 * drawn).astype(np.uint8)] * 3), line)[:, :, 0]
    middles = [float(np.mean(np.nonzero(column)[0])) for column in straight.T if column.any()]
    assert line.bend == pytest.approx(bend, abs=2)
    assert len(straight) < 36
    assert max(middles) - min(middles) < 6


def test_a_straight_line_has_no_bend() -> None:
    (line,) = outlines(_bow(0, 20, 9), (WIDTH, HEIGHT))
    assert line.bend == 0


def test_lines_are_given_in_the_size_of_the_picture() -> None:
    (line,) = outlines(_bow(24, 0, 9), (2 * WIDTH, 2 * HEIGHT))
    assert line.bend == pytest.approx(48, abs=4)
    assert line.corners[1, 0] > 2 * (WIDTH - 60)


def test_two_strokes_that_touch_are_no_bow() -> None:
    drawn = np.zeros((HEIGHT, WIDTH), np.float32)
    drawn[70:79, 40:440] = 1
    drawn[79:120, 400:409] = 1
    assert all(line.bend == 0 for line in outlines(drawn, (WIDTH, HEIGHT)))
