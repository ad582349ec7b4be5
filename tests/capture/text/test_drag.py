import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from capture.text.drag import FAINT, busiest, drag_of, undone

LINES = ("UN 1017 CHLORINE", "NET WEIGHT 12.5 kg", "CAS 7782-50-5", "BATCH 8XK20TP", "KEEP AWAY FROM HEAT")


def _printed(softness: float = 0.7) -> np.ndarray:
    page = Image.new("L", (640, 400), 225)
    for place, line in enumerate(LINES):
        where = (60 + 9 * place, 50 + 55 * place)
        ImageDraw.Draw(page).text(where, line, fill=30, font=ImageFont.load_default(34 - 3 * place))
    drawn = cv2.GaussianBlur(np.asarray(page), (0, 0), softness)
    noise = np.random.default_rng(4).normal(0, 2, drawn.shape)
    return np.clip(drawn + noise, 0, 255).astype(np.uint8)


def _dragged(picture: np.ndarray, across: int, down: int) -> np.ndarray:
    stroke = np.zeros((41, 41), np.float32)
    half = np.array((across, down)) / 2
    cv2.line(stroke, *(np.round(20 + sign * half).astype(int).tolist() for sign in (-1, 1)), 1.0)
    return cv2.filter2D(picture, -1, stroke / stroke.sum())


@pytest.mark.parametrize("way", [(12, 8), (14, 0), (-6, 14)])
def test_a_drag_is_found_and_undone(way: tuple[int, int]) -> None:
    sharp = _printed()
    blurred = _dragged(sharp, *way)
    found = drag_of(blurred)
    assert found is not None
    assert min(np.hypot(found[0] - s * way[0], found[1] - s * way[1]) for s in (-1, 1)) < 3
    clear = undone(blurred, found)
    inside = np.s_[40:-40, 40:-40]
    assert _likeness(clear[inside], sharp[inside]) > 0.85
    assert _likeness(blurred[inside], sharp[inside]) < 0.75


def test_a_picture_held_still_was_not_dragged() -> None:
    assert drag_of(_printed()) is None
    assert drag_of(_printed(2)) is None
    assert drag_of(np.zeros((400, 640), np.uint8)) is None
    assert drag_of(np.zeros((40, 40), np.uint8)) is None


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def test_a_small_label_that_was_dragged_is_found_and_its_drag_told() -> None:
    wall = np.full((900, 1300), 120, np.uint8)
    wall[300:562, 700:1120] = cv2.resize(_printed(), (420, 262), interpolation=cv2.INTER_AREA)
    grain = np.random.default_rng(5).normal(0, 3, wall.shape)
    picture = np.clip(_dragged(wall, 10, 7) + grain, 0, 255).astype(np.uint8)

    left, top, width, height = busiest(picture)
    assert 600 < left < 780
    assert 200 < top < 380
    assert left + width < 1220
    assert top + height < 660

    found = drag_of(picture[top : top + height, left : left + width], FAINT)
    assert found is not None
    assert min(np.hypot(found[0] - s * 10, found[1] - s * 7) for s in (-1, 1)) < 3
    assert busiest(np.zeros((400, 640), np.uint8)) == (0, 0, 640, 400)


def test_stripes_are_no_drag() -> None:
    across = np.arange(640)[None, :] + np.arange(400)[:, None]
    striped = np.where(across % 24 < 12, 230, 30).astype(np.float32)
    grain = np.random.default_rng(6).normal(0, 3, striped.shape)
    picture = np.clip(cv2.GaussianBlur(striped, (0, 0), 0.7) + grain, 0, 255).astype(np.uint8)
    assert drag_of(picture, FAINT) is None
