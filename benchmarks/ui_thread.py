"""How long the UI thread is away while a scan is replayed: 1080p at 30 frames a second through the real window.

    python benchmarks/ui_thread.py [SECONDS]

A label drawn by the project drifts through the picture as before a camera; symbols, text, law and store
are the real ones. A timer of 5 ms on the UI thread measures how late it is called: that is the time away.
The processor time that the UI thread used between two calls is given beside it: it does not depend on what
else the machine does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from commands.options import default_edition
from commands.sample_label import draw_label
from commands.window import real_services
from gui.app import build
from gui.officer_dialogs import RecoveryKeyDialog
from inspection.frame import Frame, Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.inspect_page import InspectPage
    from gui.look import Look
    from gui.main_window import MainWindow
    from gui.services import Services
    from inspection.reading import FrameReading

WIDTH, HEIGHT, RATE = 1920, 1080, 30
TICK_MS = 5
SECONDS = 20.0
WARM_UP_S = 3.0


class Replay:
    """A live source: the label on a drifting background, RATE frames a second."""

    pace = Pace.LIVE

    def __init__(self, label: np.ndarray) -> None:
        self._label = label
        self._index = 0
        self._start = time.monotonic()
        self._closed = threading.Event()

    def read(self) -> Frame | None:
        due = self._start + self._index / RATE
        if self._closed.wait(max(0.0, due - time.monotonic())):
            return None
        self._index += 1
        pixels = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
        height, width = self._label.shape[:2]
        left = int((WIDTH - width) / 2 + (WIDTH - width) / 2.2 * np.sin(self._index / 40))
        top = (HEIGHT - height) // 2
        pixels[top : top + height, left : left + width] = self._label
        return Frame(pixels, "replay", f"replay#{self._index}", self._index, datetime.now(UTC), Pace.LIVE)

    def interrupt(self) -> None:
        self._closed.set()

    def close(self) -> None:
        self._closed.set()


def until(application: QApplication, window: MainWindow, done: Callable[[], bool]) -> None:
    """Let the window work until something is so, at most a minute; its threads would outlive a window left open."""
    end = time.monotonic() + 60
    while not done():
        if time.monotonic() > end:
            window.close()
            raise TimeoutError("the window did not get ready within a minute")
        application.processEvents()
        time.sleep(0.002)


def signed_in(application: QApplication, window: MainWindow) -> InspectPage:
    """The inspect page of a new store, with its engines loaded."""
    until(application, window, window.sign_in.enter.isEnabled)
    window.sign_in.passphrase.setText("benchmark passphrase")
    window.sign_in.again.setText("benchmark passphrase")
    window.sign_in.try_it()
    until(application, window, lambda: window.sign_in.findChild(RecoveryKeyDialog) is not None)
    dialog = window.sign_in.findChild(RecoveryKeyDialog)
    assert dialog is not None  # noqa: S101 - just waited for
    dialog.kept.setChecked(True)
    dialog.go_on.click()
    until(application, window, lambda: window.inspect is not None)
    window.inspect_button.click()  # a page that nobody sees is read at leisure
    page = window.inspect
    assert page is not None  # noqa: S101 - just waited for
    until(application, window, lambda: page.feed.engines != "loading")
    return page


def replayed(real: Services, label: np.ndarray, of_symbols: set[int]) -> Services:
    """The real services before the replay; ``of_symbols`` holds the frames read for symbols and not for text."""

    def read_symbols(frame: Frame) -> FrameReading:
        of_symbols.add(frame.index)
        return real.read_symbols(frame)

    def read_texts(frame: Frame) -> FrameReading:
        of_symbols.discard(frame.index)
        return real.read_texts(frame)

    return replace(real, open_source=lambda _specs: Replay(label), read_symbols=read_symbols, read_texts=read_texts)


def measure(seconds: float) -> dict[str, object]:
    """Replay a scan for some seconds and give the figures."""
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "label.png"
        draw_label(picture)
        label = np.asarray(Image.open(picture).convert("RGB").resize((1200, 825)))[:, :, ::-1].copy()
        of_symbols: set[int] = set()
        services = replayed(real_services(Path(folder) / "store", default_edition()), label, of_symbols)
        window = build(application, services)
        window.resize(1280, 720)
        window.show()
        pictures: list[float] = []
        looks: list[float] = []
        late: list[float] = []
        busy: list[float] = []

        page = signed_in(application, window)
        page.feed.pictured.connect(lambda _picture: pictures.append(time.monotonic()))
        symbols: list[float] = []

        def looked(look: Look) -> None:
            took = (datetime.now(UTC) - look.frame.taken_at).total_seconds() * 1000
            looks.append(took)
            if look.frame.index in of_symbols:
                of_symbols.discard(look.frame.index)
                symbols.append(took)

        page.feed.looked.connect(looked)
        page.open_source(["replay"])
        last = [0.0, 0.0]

        def tick() -> None:
            now, spent = time.monotonic(), time.thread_time()
            if last[0]:
                late.append((now - last[0]) * 1000 - TICK_MS)
                busy.append((spent - last[1]) * 1000)
            last[:] = now, spent

        def begin() -> None:
            pictures.clear()
            looks.clear()
            symbols.clear()
            last[0] = 0.0
            timer.start(TICK_MS)

        timer = QTimer()
        timer.timeout.connect(tick)
        QTimer.singleShot(int(WARM_UP_S * 1000), begin)
        QTimer.singleShot(int((WARM_UP_S + seconds / 2) * 1000), page.keep.click)
        QTimer.singleShot(int((WARM_UP_S + seconds) * 1000), application.quit)
        application.exec()
        timer.stop()
        kept = page.current.dossier is not None
        window.close()
    return {
        "seconds": seconds,
        "kept_meanwhile": kept,
        "pictures_per_second": round(len(pictures) / seconds, 1),
        "looks_per_second": round(len(looks) / seconds, 1),
        "away_ms": {
            "p50": _share(late, 50),
            "p95": _share(late, 95),
            "p99": _share(late, 99),
            "max": round(max(late), 1),
            "over_50": sum(each > 50 for each in late),
        },
        "busy_between_ticks_ms": {"p95": _share(busy, 95), "p99": _share(busy, 99), "max": round(max(busy), 1)},
        "frame_to_outline_of_symbols_ms": {"p50": _share(symbols, 50), "p95": _share(symbols, 95)},
        "frame_to_look_ms": {"p50": _share(looks, 50), "p95": _share(looks, 95)},
    }


def _share(values: list[float], percent: int) -> float:
    return round(float(np.percentile(values, percent)), 1) if values else float("nan")


def main(seconds: float = SECONDS) -> None:
    """Measure and print."""
    print(json.dumps(measure(seconds)))


if __name__ == "__main__":
    main(*(float(each) for each in sys.argv[1:]))
