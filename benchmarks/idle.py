"""What a live view costs while nothing happens: processor time by what is before the camera and who looks.

    python -m benchmarks.idle [SECONDS]

A drawn label, 1920 x 1080 at 30 frames a second with the noise of a camera, through the real window and engines.
The figures are processor seconds a second of the whole process (100 % is one core); the source's own drawing and
noise are measured by themselves and taken off. Each row is one stretch of the same run.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.tables import table
from benchmarks.ui_thread import HEIGHT, RATE, WIDTH, signed_in
from commands.options import default_edition
from commands.sample_label import draw_label
from commands.window import real_services
from gui.app import build
from inspection.frame import Frame, Pace

SECONDS = 12.0
SETTLE_S = 8.0
NOISY = 4  # different frames of noise


class Bench:
    """A live source that stands still or drifts, as it is told; it counts the processor time that it takes itself."""

    pace = Pace.LIVE

    def __init__(self, label: np.ndarray) -> None:
        rng = np.random.default_rng(20261122)
        self.moves = False
        self.spent = 0.0
        self._index = 0
        self._start = time.monotonic()
        self._closed = threading.Event()
        whole = np.full((HEIGHT, WIDTH, 3), 90, np.int16)
        top, left = (HEIGHT - label.shape[0]) // 2, (WIDTH - label.shape[1]) // 2
        whole[top : top + label.shape[0], left : left + label.shape[1]] = label
        self._frames = [np.clip(whole + rng.normal(0, 4, whole.shape), 0, 255).astype(np.uint8) for _ in range(NOISY)]

    def read(self) -> Frame | None:
        self._index = max(self._index + 1, int((time.monotonic() - self._start) * RATE))
        if self._closed.wait(max(0.0, self._start + self._index / RATE - time.monotonic())):
            return None
        begin = time.thread_time()
        pixels = self._frames[self._index % NOISY]
        if self.moves:
            pixels = np.roll(pixels, int(200 * np.sin(self._index / 40)), axis=1)
        self.spent += time.thread_time() - begin
        return Frame(pixels, "idle", f"idle#{self._index}", self._index, datetime.now(UTC), Pace.LIVE)

    def interrupt(self) -> None:
        self._closed.set()

    def close(self) -> None:
        self._closed.set()


def measure(seconds: float) -> list[list[object]]:
    """Run all stretches and give the rows of the table."""
    application = QApplication([])
    rows: list[list[object]] = []

    def wait(for_s: float) -> None:
        loop = QEventLoop()  # ending the application would close the window
        QTimer.singleShot(int(for_s * 1000), loop.quit)
        loop.exec()

    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "label.png"
        draw_label(picture)
        source = Bench(np.asarray(Image.open(picture).convert("RGB").resize((1200, 825)))[:, :, ::-1])
        services = replace(real_services(Path(folder) / "store", default_edition()), open_source=lambda _specs: source)
        window = build(application, services)
        window.resize(1280, 720)
        window.show()
        page = signed_in(application, window)
        looks = [0]
        page.feed.looked.connect(lambda _look: looks.__setitem__(0, looks[0] + 1))

        def stretch(name: str) -> None:
            wait(SETTLE_S)
            spent, own, start, seen = time.process_time(), source.spent, time.monotonic(), looks[0]
            wait(seconds)
            lasted = time.monotonic() - start
            share = (time.process_time() - spent - (source.spent - own)) / lasted
            rows.append([name, f"{share:.0%}", f"{(looks[0] - seen) / lasted:.1f}"])

        stretch("no source, window open")
        window.inspect_button.click()
        page.open_source(["idle"])
        stretch("live, nothing changes")
        window.records_button.click()
        stretch("live, another page in view")
        window.inspect_button.click()
        source.moves = True
        stretch("live, the label moves")
        page.feed.pacing.on_battery = True
        stretch("live, the label moves, on battery")
        window.close()
    return rows


def main(seconds: float = SECONDS) -> None:
    """Measure and print."""
    print(table(["stretch", "processor", "looks a second"], measure(seconds)))


if __name__ == "__main__":
    main(*(float(each) for each in sys.argv[1:]))
