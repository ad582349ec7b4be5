"""Hints to the person who holds the camera: what they name, and that they are steady."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import cv2
import numpy as np
import pytest

from capture import Guide, judge_quality
from capture.symbols.drawing import draw_symbol
from inspection.frame import Frame, Pace

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def label(module: int = 4) -> np.ndarray:
    """Three codes on a grey table."""
    picture = np.full((1080, 1920), 120, np.uint8)
    for number, kind in enumerate(("Data Matrix", "QR Code", "Code 128")):
        drawn = draw_symbol("R-22 UN 1018", kind, module)
        top, left = 80 + 320 * number, 150 + 400 * number
        picture[top : top + drawn.shape[0], left : left + drawn.shape[1]] = drawn // 2 + 60
    return picture


def tilted(picture: np.ndarray) -> np.ndarray:
    sheet = np.maximum(np.uint8(230), picture[:, ::2])
    sheet[200:500, 300:600] = picture[400:700, 500:800]
    height, width = sheet.shape
    there = np.array([[500, 100], [1200, 400], [1200, 700], [500, 1000]], np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    table = np.full((1080, 1920), 60, np.uint8)
    return cv2.warpPerspective(
        sheet, cv2.getPerspectiveTransform(flat, there), (1920, 1080), table, borderMode=cv2.BORDER_TRANSPARENT
    )


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (label(), ""),
        (label(1), "closer"),
        (cv2.GaussianBlur(label(), (0, 0), 8), "blurred"),
        (tilted(label()), "tilt"),
        (np.full((1080, 1920), 120, np.uint8), ""),
        (np.zeros((3, 3, 3), np.uint8), "dark"),
    ],
)
def test_the_worst_trouble_is_named(picture: np.ndarray, code: str) -> None:
    hint = judge_quality(picture).hint

    assert (hint.code if hint else "") == (f"capture.hint.{code}" if code else "")


def codes(pictures: list[np.ndarray], guide: Guide | None = None, pace: Pace = Pace.LIVE) -> list[str]:
    guide = guide or Guide()
    found = []
    for number, picture in enumerate(pictures):
        at = NOW + timedelta(milliseconds=33 * number)
        hint = guide.hint(Frame(picture, "camera", f"camera#{number}", number, at, pace))
        found.append(hint.code.rpartition(".")[2] if hint else "")
    return found


def test_a_live_hint_waits_for_most_of_the_frames_and_a_still_one_does_not() -> None:
    good, dark = label(), label() // 8

    assert codes([good] * 5 + [dark] + [good] * 3) == [""] * 9
    assert codes([good] * 4 + [dark] * 6)[-3:] == ["dark"] * 3
    assert codes([dark], pace=Pace.PULLED) == ["dark"]


def test_a_picture_that_runs_through_the_view_says_hold_still() -> None:
    running = [np.roll(label(), 40 * number, axis=1) for number in range(8)]

    assert codes(running)[-1] == "motion"
    assert codes([label()] * 8)[-1] == ""
