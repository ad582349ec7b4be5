"""From a label entering the view to its claim: a drawn video through the real window.

    python -m benchmarks.video [LABELS]

Cylinder labels come into the picture one after the other, drift, turn and blur as in a moving hand, 1920 x 1080 at
30 frames a second. The time runs from the first frame that shows the whole label to the look whose claims hold one
of its identifiers as credible, and to the look that holds it as confirmed. A frame that comes while the engines are
busy is dropped; none waits.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.label_drawings import cylinder
from benchmarks.tables import table
from benchmarks.ui_thread import TICK_MS, signed_in
from commands.options import default_edition
from commands.window import real_services
from gui.app import build
from inspection.claim import CREDIBLE, Confirmation
from inspection.frame import Frame, Pace

if TYPE_CHECKING:
    from gui.look import Look

WIDTH, HEIGHT, RATE = 1920, 1080, 30
SHOWN_S, BLANK_S = 5.0, 1.0
SEED = 20261122


@dataclass(slots=True)
class Shown:
    """A label of the video: its picture, what stands on it, and when it was whole in view, seen, and confirmed."""

    pixels: np.ndarray
    expected: frozenset[str]
    whole_at: float | None = None
    seen_at: float | None = None
    confirmed_at: float | None = None


class Video:
    """A live source: the labels one after the other, each moving, turning and blurred by its motion."""

    pace = Pace.LIVE

    def __init__(self, labels: list[Shown]) -> None:
        self._labels = labels
        self._index = 0
        self._start = time.monotonic()
        self._closed = threading.Event()
        self.finished = threading.Event()
        self._ground = np.full((HEIGHT, WIDTH, 3), (96, 104, 110), np.uint8)

    def read(self) -> Frame | None:
        # A camera that nobody asks goes on: what was not fetched in time is over.
        self._index = max(self._index + 1, int((time.monotonic() - self._start) * RATE))
        if self._closed.wait(max(0.0, self._start + self._index / RATE - time.monotonic())):
            return None
        number, at = divmod(self._index / RATE, SHOWN_S + BLANK_S)
        if number >= len(self._labels):
            self.finished.set()
            return self._frame(self._ground.copy())
        if at >= SHOWN_S:
            return self._frame(self._ground.copy())
        label = self._labels[int(number)]
        frame = self._frame(self._drawn(label, at, int(number)))
        if label.whole_at is None and at >= 0.3:
            label.whole_at = time.monotonic()
        return frame

    def _drawn(self, label: Shown, at: float, number: int) -> np.ndarray:
        enter = min(at / 0.3, 1.0)
        height, width = label.pixels.shape[:2]
        sway = np.sin(2 * np.pi * (at / 2.5 + number / 3))
        angle = 8 * sway
        scale = 0.95 + 0.1 * np.sin(2 * np.pi * at / 4)
        x = (WIDTH / 2 + 140 * sway) * enter - width * (1 - enter)
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
        turn[:, 2] += (x - width / 2, (HEIGHT - height) / 2)
        picture = cv2.warpAffine(
            label.pixels, turn, (WIDTH, HEIGHT), self._ground.copy(), borderMode=cv2.BORDER_TRANSPARENT
        )
        speed = abs(140 * np.cos(2 * np.pi * (at / 2.5 + number / 3)) * 2 * np.pi / 2.5) / RATE if enter == 1 else 20
        blur = int(speed / 2) | 1  # the shutter is open for half of the time between two frames
        return cv2.blur(picture, (blur, 1)) if blur > 1 else picture

    def _frame(self, pixels: np.ndarray) -> Frame:
        return Frame(pixels, "video", f"video#{self._index}", self._index, datetime.now(UTC), Pace.LIVE)

    def interrupt(self) -> None:
        self._closed.set()

    def close(self) -> None:
        self._closed.set()


def labels(number: int) -> list[Shown]:
    """That many different labels, drawn by a fixed seed."""
    rng = random.Random(SEED)
    found = []
    for _ in range(number):
        sheet = cylinder(rng)
        pixels = np.asarray(sheet.picture.convert("RGB"))[:, :, ::-1]
        fit = min(1200 / pixels.shape[1], 800 / pixels.shape[0])
        found.append(
            Shown(cv2.resize(pixels, None, fx=fit, fy=fit, interpolation=cv2.INTER_AREA), frozenset(sheet.expected))
        )
    return found


def measure(number: int) -> list[list[object]]:
    """Play the video through the window and give the rows of the table."""
    application = QApplication([])
    shown = labels(number)
    source: list[Video] = []

    def open_video(_specs: object) -> Video:
        source.append(Video(shown))
        return source[0]

    looks, late, last = [0], [], [0.0]

    def looked(look: Look) -> None:
        looks[0] += 1
        now = time.monotonic()
        label = shown[min(int((now - source[0]._start) / (SHOWN_S + BLANK_S)), number - 1)]  # noqa: SLF001
        for claim in look.claims:
            if f"{claim.scheme}:{claim.value}" in label.expected and claim.confidence >= CREDIBLE and label.whole_at:
                label.seen_at = label.seen_at or now
                if claim.confirmation is not Confirmation.NONE:
                    label.confirmed_at = label.confirmed_at or now

    def tick() -> None:
        now = time.monotonic()
        if last[0]:
            late.append((now - last[0]) * 1000 - TICK_MS)
        last[0] = now
        if source and source[0].finished.is_set():
            application.quit()

    with tempfile.TemporaryDirectory() as folder:
        services = replace(real_services(Path(folder) / "store", default_edition()), open_source=open_video)
        window = build(application, services)
        window.resize(1280, 720)
        window.show()
        page = signed_in(application, window)
        page.feed.looked.connect(looked)
        page.open_source(["video"])
        timer = QTimer()
        timer.timeout.connect(tick)
        timer.start(TICK_MS)
        application.exec()
        timer.stop()
        frames = source[0]._index  # noqa: SLF001
        window.close()
    away = [f"{np.percentile(late, share):.0f}" for share in (50, 95)]
    return [
        _row("to a credible claim", [(each.whole_at, each.seen_at) for each in shown]),
        _row("to a confirmed claim", [(each.whole_at, each.confirmed_at) for each in shown]),
        ["frames played / looks", f"{frames} / {looks[0]}", "", ""],
        ["UI thread away, ms", f"max {max(late):.0f}", *away],
    ]


def _row(what: str, times: list[tuple[float | None, float | None]]) -> list[object]:
    seconds = [end - begin for begin, end in times if begin and end]
    shares = [f"{np.percentile(seconds, share):.2f} s" if seconds else "-" for share in (50, 95)]
    return [what, f"{len(seconds)} of {len(times)}", *shares]


def main(number: int = 20) -> None:
    """Measure and print."""
    print(table(["from a label whole in view", "labels", "p50", "p95"], measure(number)))


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
