"""What a look for text, labels and claims costs, by stage, and what a second look at the same label costs.

``python -m benchmarks.text_time``: CPU seconds of all threads, on every fourth picture (``--all``: every one).
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np

from benchmarks import engines, pictures
from benchmarks.tables import table
from capture.placards.reader import PlacardLooker
from capture.read_frame import standard_reader
from capture.text.live_texts import LiveTexts
from capture.text.rapid import RapidReader
from inspection.frame import Frame
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from inspection.reading import FrameReading

LOOKS = 4  # at the same label
STAGES = ("labels", "text, first look", "claims", "the whole", *(f"live look {look}" for look in range(1, LOOKS + 1)))


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print a row for each kind of picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every picture, not every fourth")
    chosen = parser.parse_args(arguments)
    seconds: dict[tuple[str, str], list[float]] = defaultdict(list)
    rapid, labels, known = RapidReader(), PlacardLooker(), engines.vocabulary()
    read = standard_reader(known, rapid)
    rapid.warm_up()
    shake = np.random.default_rng(0)
    for picture in pictures.labels(1 if chosen.all else 4):

        def measure(stage: str, work: Callable[[], object], kind: str = picture.kind) -> None:
            start = time.process_time()
            work()
            for row in (kind, "all"):
                seconds[row, stage].append(time.process_time() - start)

        pixels = picture.pixels
        frame = Frame(pixels, "benchmark", "picture", 0, datetime.now(UTC))
        lines = rapid.read(pixels)
        measure("labels", lambda: labels.read(pixels))  # noqa: B023 - called at once
        measure("text, first look", lambda: rapid.read(pixels))  # noqa: B023
        measure("claims", lambda: identify(Observation(0, 0, texts=lines), known))  # noqa: B023
        measure("the whole", lambda: _stated(read.read_texts(frame)))  # noqa: B023
        live = LiveTexts(rapid)
        for look in range(1, LOOKS + 1):
            moved = pixels if look == 1 else _held_in_hand(pixels, shake)
            measure(f"live look {look}", lambda: live.read(moved))  # noqa: B023
    kinds = [*sorted({kind for kind, _ in seconds} - {"all"}), "all"]
    for what, share in (("median", 50), ("p95", 95)):
        print(f"\nCPU seconds, {what}:\n")
        rows = ((kind, *(f"{np.percentile(seconds[kind, stage], share):.2f}" for stage in STAGES)) for kind in kinds)
        print(table(("picture", *STAGES), rows))


def _stated(reading: FrameReading) -> object:
    return identify(Observation.of(reading), engines.vocabulary())


def _held_in_hand(pixels: NDArray[np.uint8], shake: np.random.Generator) -> NDArray[np.uint8]:
    """The same view a moment later: shifted, turned and nearer by a little, in other light, with other noise."""
    height, width = pixels.shape[:2]
    turn, size = shake.uniform(-2, 2), shake.uniform(0.98, 1.02)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn, size)
    matrix[:, 2] += shake.uniform(-0.02, 0.02, 2) * width
    moved = cv2.warpAffine(pixels, matrix, (width, height), borderMode=cv2.BORDER_REFLECT).astype(np.float32)
    noisy = moved * shake.uniform(0.9, 1.1) + shake.normal(0, 4, moved.shape)
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)


if __name__ == "__main__":
    main(None)
