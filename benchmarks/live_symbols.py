"""What a live frame costs, and what a second of a still scene gives, beside the quick engine and the thorough look.

``python -m benchmarks.live_symbols``. The scenes are drawn; the first frame of each is what the thorough look gets.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks import engines, scenes
from benchmarks.tables import table
from capture.read_frame import live_symbols
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from inspection.ports import SymbolReader

FRAMES = 30
SIZES = ((1920, 1080), (3840, 2160))
CONDITIONS = {
    "clear": scenes.Condition(),
    "any angle": scenes.Condition(turn=180),
    "1.5 pixels a module": scenes.Condition(module=1.5, soft=0.4),
    "dark": scenes.Condition(light=0.12, noise=5),
    "out of focus": scenes.Condition(soft=2.2),
    "moved 7 pixels": scenes.Condition(motion=7),
    "tilted 55 degrees": scenes.Condition(tilt=55),
}
_SCENES = 7


def measure() -> str:
    """The table of costs and the table of what is read."""
    cv2.setNumThreads(1)
    return f"{_costs()}\n\n{_still_scenes()}"


def _costs() -> str:
    rows = []
    for width, height in SIZES:
        quick, live = ZxingReader(quick=True), live_symbols()
        for codes in (0, 1):
            rng = random.Random(width + codes)
            picture = scenes.clutter(width, height, rng)
            condition = scenes.Condition(module=3.0 * width / 1920)
            if codes:
                scenes.place(picture, "Code 128", "CSQU3054383", condition, rng)
            quick_ms, live_ms = [], []
            for _ in range(FRAMES):
                frame = scenes.taken(picture, condition, rng)
                quick_ms.append(_milliseconds(quick, frame))
                live_ms.append(_milliseconds(live, frame))
            mean = float(np.mean(live_ms))
            rows.append(
                (
                    f"{width} x {height}, {codes} codes",
                    f"{np.mean(quick_ms):.1f}",
                    f"{mean:.1f}",
                    f"{np.percentile(live_ms, 95):.1f}",
                    f"{mean / np.mean(quick_ms):.2f}",
                )
            )
    return table(("frame", "zxing-cpp quick, ms", "**Quaylens** live, ms", "p95", "ratio"), rows)


def _still_scenes() -> str:
    rows = []
    zxing, zbar = ZxingReader(), ZbarReader()
    for name, condition in CONDITIONS.items():
        read = dict.fromkeys(("zxing", "thorough", "live", "both"), 0)
        wrong = 0
        for number in range(_SCENES):
            rng = random.Random(number)
            kind = scenes.KINDS[number % len(scenes.KINDS)]
            text = scenes.random_text(kind, rng)
            picture = scenes.clutter(*SIZES[0], rng)
            scenes.place(picture, kind, text, condition, rng)
            first = scenes.taken(picture, condition, rng)
            plain = {each.text for each in zxing.read(first)} or {each.text for each in zbar.read(first)}
            thorough = {found for _, found in engines.read_symbols(first)}
            live, seen = live_symbols(), set[str]()
            for frame in range(FRAMES):
                seen |= {each.text for each in live.read(scenes.taken(picture, condition, rng) if frame else first)}
                if text in seen:
                    break
            read["zxing"] += text in plain
            read["thorough"] += text in thorough
            read["live"] += text in seen
            read["both"] += text in seen and text in thorough
            wrong += bool(seen - {text})
        rows.append((name, _SCENES, read["zxing"], read["thorough"], read["live"], read["both"], wrong))
    head = ("1920 x 1080", "scenes", "zxing-cpp, else zbar", "thorough look", "live", "of the thorough look's", "wrong")
    total = ("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    return table(head, [*rows, total])


def _milliseconds(reader: SymbolReader, frame: NDArray[np.uint8]) -> float:
    start = time.process_time()
    reader.read(frame)
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    print(measure())


if __name__ == "__main__":
    main()
