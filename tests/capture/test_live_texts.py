"""Text of live frames: what looks the same is carried, what changed is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from capture import ConfirmationWindow
from capture.text.live_texts import LiveTexts
from inspection.frame import Region
from inspection.reading import FrameReading, TextReading

if TYPE_CHECKING:
    from capture.text.parts import Part

SIZE = (540, 960)
PLACES = {"UN 1018": (120, 120), "R-22": (560, 320)}


def scene(texts: dict[str, tuple[int, int]] = PLACES, seed: int = 0) -> np.ndarray:
    """A wall with texture on which texts are painted; ``seed`` changes the noise of the camera only."""
    wall = np.random.default_rng(7).integers(60, 200, (34, 60), np.uint8)
    picture = cv2.resize(wall, SIZE[::-1], interpolation=cv2.INTER_CUBIC)
    for text, (left, base) in texts.items():
        cv2.rectangle(picture, (left - 20, base - 50), (left + 36 * len(text), base + 20), 245, -1)
        cv2.putText(picture, text, (left, base), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 10, 4)
    noise = np.random.default_rng(seed).normal(0, 3, (*SIZE, 3))
    return np.clip(picture[..., None] + noise, 0, 255).astype(np.uint8)


def moved(picture: np.ndarray, across: float, down: float, degrees: float = 0) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((SIZE[1] / 2, SIZE[0] / 2), degrees, 1)
    matrix[:, 2] += across, down
    return np.asarray(cv2.warpAffine(picture, matrix, SIZE[::-1], borderMode=cv2.BORDER_REPLICATE))


class Painted:
    """An engine that knows what is painted, where it is asked to look, and counts the looks."""

    name = "painted"

    def __init__(self) -> None:
        self.texts = dict(PLACES)
        self.looks: list[str] = []

    def missing(self) -> None:
        return None

    def _line(self, text: str) -> TextReading:
        left, base = self.texts[text]
        return TextReading(text, 0.9, Region.from_bounds(left, base - 40, 30 * len(text), 44), (self.name,))

    def read(self, pixels: np.ndarray) -> tuple[TextReading, ...]:
        self.looks.append("whole")
        return tuple(self._line(text) for text in self.texts)

    def read_part(self, pixels: np.ndarray, part: Part) -> tuple[TextReading, ...]:
        self.looks.append("part")
        left, top, width, height = part.bounds
        lines = [self._line(text) for text in self.texts]
        return tuple(
            line
            for line in lines
            if left <= line.region.centre[0] <= left + width and top <= line.region.centre[1] <= top + height
        )

    def read_lines(self, pixels: np.ndarray, places: list[Region], bends: list[float]) -> tuple[TextReading, ...]:
        self.looks.append("lines")
        nearest = [min(self.texts, key=lambda text: self._distance(text, place)) for place in places]
        return tuple(replace(self._line(text), region=place) for text, place in zip(nearest, places, strict=True))

    def _distance(self, text: str, place: Region) -> float:
        return float(np.hypot(*np.subtract(place.centre, self._line(text).region.centre)))


@pytest.fixture
def engine() -> Painted:
    return Painted()


def test_a_label_that_stays_is_read_twice_and_then_carried(engine: Painted) -> None:
    live = LiveTexts(engine)

    read = [live.read(moved(scene(seed=seed), 2 * seed, -seed, 0.2 * seed)) for seed in range(4)]

    assert engine.looks == ["whole", "lines"]
    assert [{line.carried for line in lines} for lines in read] == [{False}, {False}, {True}, {True}]
    assert {line.text for line in read[-1]} == set(PLACES)
    (left, top, _, _) = next(line for line in read[-1] if line.text == "UN 1018").region.bounds
    turned = cv2.getRotationMatrix2D((SIZE[1] / 2, SIZE[0] / 2), 0.6, 1) @ (120, 80, 1) + (6, -3)
    assert np.hypot(left - turned[0], top - turned[1]) < 12


def test_long_lines_are_read_again_one_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Painted()

    def long_line(text: str) -> TextReading:
        return TextReading(text, 0.9, Region.from_bounds(20, engine.texts[text][1] - 40, 900, 20), ("painted",))

    monkeypatch.setattr(engine, "_line", long_line)
    live = LiveTexts(engine)

    read = [live.read(scene(seed=seed)) for seed in range(4)]

    assert engine.looks == ["whole", "lines", "lines"]
    assert [[line.carried for line in lines].count(False) for lines in read] == [2, 1, 1, 0]


def test_a_changed_text_is_read_where_it_changed(engine: Painted) -> None:
    live = LiveTexts(engine)
    for seed in range(3):
        live.read(scene(seed=seed))
    engine.looks.clear()
    engine.texts = {"UN 1013": PLACES["UN 1018"], "R-22": PLACES["R-22"]}

    lines = live.read(scene(engine.texts, seed=3))

    assert engine.looks == ["part"]
    assert {(line.text, line.carried) for line in lines} == {("UN 1013", False), ("R-22", True)}


def test_another_scene_or_source_is_read_as_a_whole(engine: Painted) -> None:
    live = LiveTexts(engine)
    live.read(scene())
    live.read(255 - scene()[::-1])
    live.forget()
    live.read(scene())

    assert engine.looks == ["whole"] * 3


def test_what_is_carried_stands_but_is_no_further_look() -> None:
    window = ConfirmationWindow(apart_ms=250, hold_ms=1000)
    line = TextReading("UN 1018", 0.9, Region.from_bounds(0, 0, 100, 20), ("rapidocr",))
    carried = replace(line, carried=True)

    def looks(each: TextReading, at_ms: int) -> list[int]:
        stands = window.observe(FrameReading(9, 9, texts=(each,)), at_ms).texts
        return [standing.looks for standing in stands]

    assert looks(line, 0) == []
    assert looks(carried, 500) == []
    assert looks(line, 900) == [2]
    assert looks(carried, 1800) == [2]
    assert looks(carried, 2700) == [2]
