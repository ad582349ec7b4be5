"""What the hints cost on a frame, and how often they name what is wrong with a drawn one.

``python -m benchmarks.guidance``. Frames of 1920 x 1080; CPU time of one thread.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks import scenes
from benchmarks.scenes import Condition
from benchmarks.tables import table
from capture.quality import judge_quality

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE = (1920, 1080)
_FRAMES = 20
_GOOD = Condition(module=4.0)
# What is done to a frame, and the hints that are right about it; "" for none.
TROUBLES = {
    "good": (_GOOD, {""}),
    "noisy": (Condition(module=4.0, noise=8), {""}),
    "a third of the light": (Condition(module=4.0, light=0.33, noise=5), {"", "dark"}),
    "a tenth of the light": (Condition(module=4.0, light=0.1, noise=5), {"dark"}),
    "out of focus, 4 pixels": (Condition(module=4.0, soft=4.0), {"blurred", "motion"}),
    "out of focus, 8 pixels": (Condition(module=4.0, soft=8.0), {"blurred", "motion"}),
    "moved 25 pixels": (Condition(module=4.0, motion=25), {"motion", "blurred"}),
    "moved 40 pixels": (Condition(module=4.0, motion=40), {"motion", "blurred"}),
    "1 pixel a module": (Condition(module=1.0, soft=0.4), {"closer"}),
    "2.5 pixels a module": (Condition(module=2.5), {""}),
    "tilted 25 degrees": (Condition(module=4.0, tilt=25), {""}),
    "tilted 60 degrees": (Condition(module=5.0, tilt=60), {"tilt"}),
    "glare": (_GOOD, {"glare"}),
}


def measure() -> str:
    """The table of hints, and the time that they take."""
    cv2.setNumThreads(1)
    rows: list[tuple[object, ...]] = []
    taken: list[float] = []
    for name, (condition, right) in TROUBLES.items():
        given: Counter[str] = Counter()
        for number in range(_FRAMES):
            frame = _frame(name, condition, random.Random(f"{name} {number}"))
            start = time.process_time()
            hint = judge_quality(frame).hint
            taken.append(1000 * (time.process_time() - start))
            given["" if hint is None else hint.code.rpartition(".")[2]] += 1
        good = sum(given[each] for each in right)
        told = ", ".join(f"{code or 'none'} {count}" for code, count in given.most_common())
        rows.append((name, f"{100 * good / _FRAMES:.0f}", told))
    cost = f"CPU ms a frame: {np.median(taken):.2f} median, {np.percentile(taken, 95):.2f} at the 95th percentile."
    return f"{table(('frame', '% told rightly', 'hints'), rows)}\n\n{cost}"


def _frame(name: str, condition: Condition, rng: random.Random) -> NDArray[np.uint8]:
    """A label with a few codes on a plain table, as a camera gives it."""
    width, height = _SIZE
    shades = np.random.default_rng(rng.randrange(1 << 30)).integers(90, 140, (5, 9)).astype(np.uint8)
    picture = np.asarray(cv2.resize(shades, _SIZE, interpolation=cv2.INTER_CUBIC), np.uint8)
    for quarter in range(3):
        left, top = quarter % 2 * width // 2, quarter // 2 * height // 2
        part = picture[top : top + height // 2, left : left + width // 2]
        kind = scenes.KINDS[rng.randrange(len(scenes.KINDS))]
        scenes.place(part, kind, scenes.random_text(kind, rng), condition, rng)
    frame = scenes.taken(picture, condition, rng)
    if name != "glare":
        return frame
    spot = np.zeros((height, width), np.float32)
    cv2.circle(spot, (rng.randrange(500, 1400), rng.randrange(300, 800)), 170, 255, -1)
    bright = frame + cv2.GaussianBlur(spot, (0, 0), 40)[:, :, None] * 1.6
    return np.asarray(np.clip(bright, 0, 255), np.uint8)


def main() -> None:
    """Measure and print."""
    print(measure())


if __name__ == "__main__":
    main()
