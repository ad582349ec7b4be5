from __future__ import annotations

import numpy as np
import pytest

from capture.text.statement_look import StatementLook
from inspection.frame import Region
from inspection.identifiers.signal_words import unanswered
from inspection.reading import TextReading


def line(text: str, x: float, y: float, size: float = 20, lean: float = 0.0, confidence: float = 0.99) -> TextReading:
    along = np.array((1.0, lean)) / np.hypot(1, lean)
    down = np.array((-along[1], along[0])) * size
    start, far = np.array((x, y)), along * size * len(text) / 2
    return TextReading(
        text, confidence, Region.from_points([start, start + far, start + far + down, start + down]), ("rapid",)
    )


class Reader:
    def __init__(self) -> None:
        self.seen: list[tuple[int, ...]] = []

    def read_found(self, pixels: np.ndarray, shown: np.ndarray) -> tuple[TextReading, ...]:
        assert shown.shape == pixels.shape
        self.seen.append(pixels.shape)
        return (TextReading("H280", 0.9, Region.from_bounds(10, 10, 100, 30), ("rapid",)),)


@pytest.mark.parametrize("beside", ["H225 Flammable", "May cause drowsiness or dizziness"])
def test_a_signal_word_is_answered_by_a_statement_only(beside: str) -> None:
    signal = line("DANGER", 300, 200)
    assert unanswered([line("ACETONE", 300, 100), signal]) is signal
    assert unanswered([signal, line("H0 Contains gas under presure", 300, 240, confidence=0.6)]) is signal
    assert unanswered([signal, line(beside, 300, 240)]) is None
    assert unanswered([line("WARNING: CONTENTS UNDER PRESSURE", 300, 200)]) is None


@pytest.mark.parametrize("lean", [0.0, 0.3])
def test_the_print_below_is_read_level_and_stands_where_it_is(lean: float) -> None:
    reader = Reader()
    lines = (line("COLDSTAR", 300, 100, 40, lean), line("DANGER", 300, 200, 20, lean))
    (read,) = StatementLook(reader).read(np.zeros((720, 1280, 3), np.uint8), lines)

    ((height, width, _),) = reader.seen
    assert width > height
    (ax, ay), (bx, by), _, (_, dy) = read.region.corners
    assert by - ay == pytest.approx(lean * (bx - ax), abs=1)
    assert 250 < ax < 320
    assert 200 < ay < 260 < dy + 40


def test_nothing_is_looked_for_on_live_frames_or_where_it_fills_the_picture() -> None:
    reader = Reader()
    picture = np.zeros((720, 1280, 3), np.uint8)
    assert StatementLook(reader).read(picture, (line("DANGER", 300, 200),), live=True) == ()
    wide = (line("HAZARDOUS WASTE OF EVERY KIND", 20, 100, 80), line("DANGER", 30, 300))
    assert StatementLook(reader).read(picture, wide) == ()
    assert not reader.seen
