"""What a live frame costs, and what a second of a still scene gives, beside the quick engine and the thorough look.

``python -m benchmarks.live_symbols``. Scenes hold several codes; the first frame of each is what the thorough look
and the plain engines get.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks import pictures, scenes
from benchmarks.judging import spellings
from benchmarks.tables import table
from capture.read_frame import live_symbols, standard_symbols
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from inspection.ports import SymbolReader
    from inspection.reading import SymbolReading

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
SCENES = 18
PHOTO_FRAMES = 30
_SHOTS = 3  # frames of a scene, each with its own noise, that come again and again


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is in a scene (of each text all spellings) and may be read besides, and how a camera sees it."""

    texts: tuple[set[str], ...]
    also: tuple[set[str], ...]
    shots: tuple[NDArray[np.uint8], ...]

    def read_of(self, readings: Iterable[SymbolReading]) -> set[int]:
        """Which of its texts were read; -1 stands for anything that is not in the scene."""
        found = set()
        for reading in readings:
            spelt = spellings(reading.symbology, reading.text)
            here = {number for number, text in enumerate(self.texts) if spelt & text}
            found |= here or ({-1} if not any(spelt & text for text in self.also) else set())
        return found


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
    rows = [_row(name, _drawn(name, condition)) for name, condition in CONDITIONS.items()]
    if pictures.COLLECTION.is_dir():
        rows.append(_row("photos, 4 a frame", _pasted()))
    head = ("1920 x 1080", "scenes", "codes", "zxing-cpp, else zbar", "thorough look", "either", "live")
    total = ("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))
    return table((*head, "of what either read", "wrong"), [*rows, total])


def _drawn(name: str, condition: scenes.Condition) -> Iterator[_Scene]:
    """Scenes with one to four codes of all kinds, each in a quarter of the picture."""
    width, height = SIZES[0]
    for number in range(SCENES):
        rng = random.Random(f"{name} {number}")
        picture = scenes.clutter(width, height, rng)
        texts = []
        for quarter in rng.sample(range(4), 1 + number % 4):
            left, top = quarter % 2 * width // 2, quarter // 2 * height // 2
            kind = rng.choice(scenes.MORE_KINDS)
            text = scenes.random_text(kind, rng)
            part = picture[top : top + height // 2, left : left + width // 2]
            scenes.place(part, kind, text, condition, rng)
            texts.append(spellings(kind, text))
        yield _Scene(tuple(texts), (), tuple(scenes.taken(picture, condition, rng) for _ in range(_SHOTS)))


def _pasted() -> Iterator[_Scene]:
    """Frames with four photos of the collection each, those that are hard for the plain engines among them."""
    width, height = SIZES[0]
    rng = random.Random(1)
    known = [each for each in pictures.bar_codes() if each.expected]
    for _ in range(PHOTO_FRAMES):
        picture = np.full((height, width), 120, np.uint8)
        texts: list[set[str]] = []
        also: list[set[str]] = []
        for quarter, photo in enumerate(rng.sample(known, 4)):
            part = picture[quarter // 2 * height // 2 :, quarter % 2 * width // 2 :][: height // 2, : width // 2]
            seen = cv2.cvtColor(photo.pixels, cv2.COLOR_BGR2GRAY)
            times = min(part.shape[0] / seen.shape[0], part.shape[1] / seen.shape[1], 2.0)
            seen = cv2.resize(seen, None, fx=times, fy=times, interpolation=cv2.INTER_AREA)[: len(part), : len(part[0])]
            part[: len(seen), : len(seen[0])] = seen
            texts += [spellings(photo.kind, text) for text in photo.expected]
            also += [spellings(photo.kind, text) for text in photo.also]
        shots = tuple(scenes.taken(picture, scenes.Condition(soft=0.3), rng) for _ in range(_SHOTS))
        yield _Scene(tuple(texts), tuple(also), shots)


def _row(name: str, all_scenes: Iterable[_Scene]) -> tuple[str | int, ...]:
    zxing, zbar, still = ZxingReader(), ZbarReader(), standard_symbols()
    counts = np.zeros(8, int)
    for scene in all_scenes:
        first = scene.shots[0]
        plain = scene.read_of(zxing.read(first) or zbar.read(first))
        thorough = scene.read_of(still.read(first))
        either = (plain | thorough) - {-1}
        live, seen = live_symbols(), set[int]()
        for frame in range(FRAMES):
            seen |= scene.read_of(live.read(scene.shots[frame % _SHOTS]))
            if seen >= either and len(seen - {-1}) == len(scene.texts):
                break
        right = [len(each - {-1}) for each in (plain, thorough, either, seen, seen & either)]
        wrong = -1 in seen
        counts += (1, len(scene.texts), *right, wrong)
    return name, *(int(count) for count in counts)


def _milliseconds(reader: SymbolReader, frame: NDArray[np.uint8]) -> float:
    start = time.process_time()
    reader.read(frame)
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Measure and print."""
    print(measure())


if __name__ == "__main__":
    main()
