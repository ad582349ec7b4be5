"""How much memory recognition takes with all engines loaded: peak over a hundred pictures, and what each engine adds.

``python -m benchmarks.memory``; the target is 900 MB.
"""

from __future__ import annotations

import argparse
import itertools
import resource
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import pictures
from benchmarks.tables import table
from capture.read_frame import standard_reader
from capture.text.rapid import RapidReader
from inspection.frame import Frame, Pace

if TYPE_CHECKING:
    from collections.abc import Sequence

PICTURES = 100
LIMIT_MB = 900
_PAGE = Path("/proc/self/statm")


def main(arguments: Sequence[str] | None = ()) -> None:
    """Load, read and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=PICTURES)
    chosen = parser.parse_args(arguments)
    steps = [("program, nothing read", _megabytes())]
    rapid = RapidReader()
    read = standard_reader(rapid=rapid)
    rapid.warm_up()
    steps.append(("engines loaded", _megabytes()))
    number = 0
    for number, picture in enumerate(itertools.islice(pictures.labels(), chosen.pictures), 1):
        for pace in (Pace.PULLED, Pace.LIVE):
            read(Frame(picture.pixels, "benchmark", "picture", number, datetime.now(UTC), pace))
    steps.append((f"after {number} pictures, each as a still and as a live frame", _megabytes()))
    large = np.random.default_rng(0).integers(0, 255, (4000, 6000, 3), np.uint8)
    read(Frame(large, "benchmark", "picture", 0, datetime.now(UTC)))
    steps.append(("after a picture of 24 megapixels", _megabytes()))
    steps.append(
        ("peak, without the process of Tesseract (90 MB)", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    )
    print(table(("step", "MB"), steps))
    print(f"\nLimit for the whole: {LIMIT_MB} MB.")


def _megabytes() -> int:
    """Resident pages now; Linux only."""
    pages = int(_PAGE.read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


if __name__ == "__main__":
    main(None)
