"""What is read of drawn cans and cylinders in twelve turns each, beside plain RapidOCR with the same rules for claims.

``python -m benchmarks.cans`` takes two cans, ``--number N`` so many. An identifier is expected where it stands within
60 degrees of the front and its capitals are ten pixels high; "in all" counts every view in which it was found, false is
what stands nowhere on the can.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import engines
from benchmarks.can_views import cans
from benchmarks.labels import scheme_of, stated
from benchmarks.tables import table
from capture.read_frame import standard_reader
from capture.text.rapid import FIRST_LOOK_SIDE, RapidReader
from inspection.frame import Frame
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from capture.read_frame import ReadFrame

    Reads = Callable[[NDArray[np.uint8]], Observation]

FEW = 2
_SCHEMES = ("refrigerant", "un", "cas")
_FULL_SIZE = 100_000


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=FEW, help="cans, twelve pictures of each")
    print(measure(parser.parse_args(arguments).number))


def measure(number: int) -> str:
    """Found of expected, false, found in all views, and CPU seconds of each reader over so many cans."""
    rapid = RapidReader()
    rapid.warm_up()
    known = engines.vocabulary()
    readers: dict[str, Reads] = {
        "**Quaylens**": _whole(standard_reader(known, rapid)),
        "Quaylens, nothing unrolled": _whole(standard_reader(known, rapid, unrolls=False)),
        "RapidOCR 960": _plain(rapid, FIRST_LOOK_SIDE),
        "RapidOCR full size": _plain(rapid, _FULL_SIZE),
    }
    counts: Counter[tuple[str, str, str]] = Counter()
    seconds: dict[str, list[float]] = defaultdict(list)
    for picture in cans(number):
        counts.update(("expected", "", scheme_of(value)) for value in picture.expected)
        for name, read in readers.items():
            start = time.process_time()
            claims = identify(read(picture.pixels), known)
            seconds[name].append(time.process_time() - start)
            reads = {value for value in stated(claims) if scheme_of(value) in _SCHEMES}
            for what, values in (
                ("found", reads & picture.expected),
                ("false", reads - picture.truth),
                ("in all", reads & picture.truth),
            ):
                counts.update((what, name, scheme_of(value)) for value in values)
    head = ("reader", *(f"{scheme}: found, false, in all" for scheme in _SCHEMES), "CPU s, median")
    rows = (
        (name, *(_cell(counts, name, scheme) for scheme in _SCHEMES), f"{np.median(seconds[name]):.2f}")
        for name in readers
    )
    return table(head, rows)


def _cell(counts: Counter[tuple[str, str, str]], name: str, scheme: str) -> str:
    found, false, everywhere = (counts[what, name, scheme] for what in ("found", "false", "in all"))
    return f"{found}/{counts['expected', '', scheme]}, {false}, {everywhere}"


def _whole(read: ReadFrame) -> Reads:
    return lambda pixels: Observation.of(read.read_texts(Frame(pixels, "benchmark", "can", 0, datetime.now(UTC))))


def _plain(rapid: RapidReader, side: int) -> Reads:
    return lambda pixels: Observation(pixels.shape[1], pixels.shape[0], texts=rapid.read(pixels, side))


if __name__ == "__main__":
    main(None)
