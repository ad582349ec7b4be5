"""How reading holds up as the camera gets worse, beside each plain engine on the same drawn frames.

``python -m benchmarks.degradation``. Seven kinds of code in turn, one a frame of 960 x 540.
"""

from __future__ import annotations

import random
import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import engines, scenes
from benchmarks.scenes import Condition
from benchmarks.tables import table
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Read = Callable[[NDArray[np.uint8]], list[tuple[str, str]]]

CONDITIONS = {
    "clear, 3 pixels a module": Condition(),
    "moved 5 pixels": Condition(motion=5),
    "moved 9 pixels": Condition(motion=9),
    "moved 15 pixels": Condition(motion=15),
    "a quarter of the light": Condition(light=0.25, noise=5),
    "a tenth of the light": Condition(light=0.10, noise=5),
    "JPEG quality 10": Condition(jpeg=10),
    "tilted 40 degrees": Condition(tilt=40),
    "tilted 60 degrees": Condition(tilt=60),
    "any angle": Condition(turn=180),
    "out of focus": Condition(soft=2.5),
    "2 pixels a module": Condition(module=2.0),
    "1.5 pixels a module": Condition(module=1.5, soft=0.4),
    "1.25 pixels a module": Condition(module=1.25, soft=0.4),
    "1 pixel a module": Condition(module=1.0, soft=0.4),
}
FRAMES = 14
_SIZE = (960, 540)


def measure(frames: int = FRAMES) -> str:
    """The table of shares read, with the frames that gave something wrong and the time."""
    zxing, zbar = ZxingReader(), ZbarReader()
    readers: dict[str, Read] = {
        "**Quaylens**": engines.read_symbols,
        "zxing-cpp": lambda image: [(each.symbology, each.text) for each in zxing.read(image)],
        "zbar": lambda image: [(each.symbology, each.text) for each in zbar.read(image)],
    }
    rows: list[tuple[object, ...]] = []
    wrong: Counter[str] = Counter()
    taken: dict[str, list[float]] = defaultdict(list)
    shares: dict[str, list[float]] = defaultdict(list)
    for number, (name, condition) in enumerate(CONDITIONS.items()):
        rng = random.Random(number)
        hits: Counter[str] = Counter()
        for count in range(frames):
            kind = scenes.KINDS[count % len(scenes.KINDS)]
            text = scenes.random_text(kind, rng)
            picture = scenes.clutter(*_SIZE, rng)
            scenes.place(picture, kind, text, condition, rng)
            frame = scenes.taken(picture, condition, rng)
            for reader, read in readers.items():
                start = time.process_time()
                texts = {found for _, found in read(frame)}
                taken[reader].append(1000 * (time.process_time() - start))
                hits[reader] += text in texts
                wrong[reader] += bool(texts - {text})
        for reader in readers:
            shares[reader].append(100 * hits[reader] / frames)
        rows.append((name, *(f"{shares[reader][-1]:.0f}" for reader in readers)))
    rows.append(("mean", *(f"{np.mean(shares[reader]):.1f}" for reader in readers)))
    rows.append((f"frames with a wrong read, of {frames * len(CONDITIONS)}", *(wrong[reader] for reader in readers)))
    rows.append(("ms median", *(f"{np.median(taken[reader]):.0f}" for reader in readers)))
    return table(("% read", *readers), rows)


def main() -> None:
    """Measure and print."""
    print(measure())


if __name__ == "__main__":
    main()
