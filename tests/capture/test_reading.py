"""A frame's way from pixels to what stands: stages, agreement over time, hints, rates."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from capture import ConfirmationWindow, LivePace, RateCounter, ReadFrame, exhibit_bytes, judge_quality
from capture.text.strategy import TextStrategy
from inspection.frame import Frame, OriginalKind, Pace, Region
from inspection.reading import FrameReading, Observation, PlacardReading, SymbolReading, TextReading

NOW = datetime(2026, 11, 22, tzinfo=UTC)
TOP = Region.from_bounds(0, 0, 100, 20)


def symbol(text: str = "CSQU3054383", *engines: str) -> SymbolReading:
    return SymbolReading("Code 128", text, text.encode(), "]C0", TOP, engines or ("zxing",), max(1, len(engines)))


def text(content: str, confidence: float = 0.9) -> TextReading:
    return TextReading(content, confidence, TOP, ("rapidocr",))


def seen(*symbols: SymbolReading, texts: tuple[TextReading, ...] = ()) -> FrameReading:
    return FrameReading(640, 480, symbols, texts)


def frame(pace: Pace) -> Frame:
    return Frame(np.zeros((48, 64, 3), np.uint8), "test", "test#0", 0, NOW, pace)


class Engine:
    """Counts how often it is asked; reads one symbol or line."""

    name = "engine"

    def __init__(self, reading: SymbolReading | TextReading) -> None:
        self._reading = reading
        self.asked = 0

    def missing(self) -> None:
        return None

    def read(self, pixels: np.ndarray) -> tuple[SymbolReading | TextReading, ...]:
        self.asked += 1
        return (self._reading,)

    def read_part(self, pixels: np.ndarray, part: object) -> tuple[SymbolReading | TextReading, ...]:
        return self.read(pixels)


@pytest.fixture
def clock() -> list[float]:
    """The time in seconds, set by the test."""
    return [100.0]


@pytest.fixture
def engines(clock: list[float]) -> tuple[ReadFrame, Engine, Engine, Engine]:
    thorough, glance, rapid = Engine(symbol()), Engine(symbol()), Engine(text("UN 1018"))
    texts = TextStrategy(rapid, rapid)
    pace = LivePace(texts_every_ms=1500)
    return ReadFrame(thorough, glance, texts, live=pace, clock=lambda: clock[0]), thorough, glance, rapid


def test_a_still_is_read_thoroughly_with_the_time_of_each_stage(
    engines: tuple[ReadFrame, Engine, Engine, Engine],
) -> None:
    read_frame, thorough, glance, _ = engines

    reading = read_frame(frame(Pace.PULLED))

    assert (reading.width, reading.height) == (64, 48)
    assert reading.symbols == (symbol(),)
    assert [each.text for each in reading.texts] == ["UN 1018"]
    assert set(reading.seconds) == {"symbols", "texts"}
    assert (thorough.asked, glance.asked) == (1, 0)


def test_live_frames_are_read_at_their_pace(
    engines: tuple[ReadFrame, Engine, Engine, Engine], clock: list[float]
) -> None:
    read_frame, thorough, glance, rapid = engines

    for _ in range(25):  # three seconds of eight frames a second
        read_frame(frame(Pace.LIVE))
        clock[0] += 0.125

    assert (thorough.asked, glance.asked, rapid.asked) == (0, 25, 3)


def test_a_live_reading_stands_when_two_moments_agree() -> None:
    window = ConfirmationWindow(apart_ms=250, hold_ms=1000)

    assert window.observe(seen(symbol()), 0).symbols == ()
    assert window.observe(seen(symbol()), 100).symbols == ()  # ten frames in 0.1 s are still one look
    (stands,) = window.observe(seen(symbol()), 300).symbols

    assert (stands.text, stands.looks) == ("CSQU3054383", 3)
    assert window.observe(seen(), 1200).symbols == (stands,)
    assert window.observe(seen(), 1400).symbols == ()
    assert window.observe(seen(symbol()), 1500).symbols == ()


def test_two_engines_confirm_at_once() -> None:
    (stands,) = ConfirmationWindow().observe(seen(symbol("X", "zxing", "zbar")), 0).symbols

    assert stands.engines == ("zxing", "zbar")


def test_texts_agree_by_letters_and_figures_and_the_surer_words_stay() -> None:
    window = ConfirmationWindow()
    placard = PlacardReading("2.2", 0.8, TOP, ("cnn",))

    window.observe(FrameReading(9, 9, texts=(text("CSQU 305438 3", 0.7), text("NOISE")), placards=(placard,)), 0)
    stands = window.observe(FrameReading(9, 9, texts=(text("CSQU3054383", 0.95),), placards=(placard,)), 400)

    assert [(each.text, each.looks) for each in stands.texts] == [("CSQU3054383", 2)]
    assert [each.label for each in stands.placards] == ["2.2"]


def test_stills_pass_through() -> None:
    reading = seen(symbol(), texts=(text("UN 1018"),))

    assert ConfirmationWindow(Pace.PULLED).observe(reading, 0) == Observation.of(reading)


def test_a_frame_without_original_bytes_is_kept_without_loss() -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (20, 30, 3)).astype(np.uint8)

    content, media_type, kind = exhibit_bytes(Frame(pixels, "camera", "1", 0, NOW, Pace.LIVE))

    assert (media_type, kind) == ("image/png", OriginalKind.LOSSLESS)
    assert np.array_equal(cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR), pixels)


def test_hints_name_what_is_wrong_with_a_picture() -> None:
    good = np.full((1080, 1920, 3), 90, np.uint8)
    cv2.putText(good, "CSQU 305438 3", (200, 600), cv2.FONT_HERSHEY_SIMPLEX, 6, (230, 230, 230), 14)
    spot = np.zeros(good.shape[:2], np.float32)
    cv2.circle(spot, (900, 500), 200, 255, -1)
    glare = np.clip(good + cv2.GaussianBlur(spot, (0, 0), 40)[..., None] * 1.6, 0, 255).astype(np.uint8)

    hints = [
        judge_quality(picture).hint
        for picture in (good, cv2.GaussianBlur(good, (0, 0), 25), good // 8, np.full_like(good, 250), glare)
    ]

    assert [hint and hint.code for hint in hints] == [
        None,
        "capture.hint.blurred",
        "capture.hint.dark",
        "capture.hint.bright",
        "capture.hint.glare",
    ]


def test_rates_are_logged_once_a_second(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    rates = RateCounter(lambda: now[0])
    told = []

    with caplog.at_level(logging.INFO):
        for _ in range(21):
            now[0] += 0.1
            told.append(rates.count("frames"))

    given = [each for each in told if each is not None]
    assert len(given) == len(caplog.records) == 2
    assert given[0].per_second[0][0] == "frames"
    assert given[0].per_second[0][1] == pytest.approx(10, abs=1)
