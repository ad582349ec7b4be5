"""What our readers read of pictures with known content, beside the plain engines in the same run.

``python -m benchmarks.photos`` takes every tenth picture, ``--all`` all of them; ``--write`` puts the
tables into docs/measurements.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import degradation, engines, judging, live_symbols, pictures
from capture.symbols.zbar import ZbarReader
from capture.symbols.zxing import ZxingReader
from capture.text.rapid import RapidReader
from capture.text.tesseract import TesseractReader
from inspection.identifiers import identify
from inspection.reading import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from inspection.ports import SymbolReader
    from inspection.reading import TextReading

    ReadsCodes = Callable[[NDArray[np.uint8]], list[tuple[str, str]]]
    ReadsIdentifiers = Callable[[NDArray[np.uint8]], set[str]]

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "measurements.md"
SAMPLE = 10
PACKAGES = ("zxing-cpp", "pyzbar", "rapidocr", "onnxruntime", "pytesseract", "opencv-python-headless", "numpy")


def code_readers() -> dict[str, ReadsCodes]:
    """Ours and the plain engines."""
    zxing, zbar = _codes(ZxingReader()), _codes(ZbarReader())
    return {
        "**Quaylens**": engines.read_symbols,
        "zxing-cpp": zxing,
        "zbar": zbar,
        "zxing-cpp, else zbar": lambda image: zxing(image) or zbar(image),
    }


def label_readers() -> dict[str, ReadsIdentifiers]:
    """Ours and each text engine alone, all with the same parsers behind them."""
    rapid, tesseract = RapidReader(), TesseractReader()
    return {
        "**Quaylens**": engines.read_identifiers,
        "RapidOCR, longer side 960": _identifiers(rapid.read),
        "RapidOCR, full size": _identifiers(lambda image: rapid.read(image, 2000)),
        "Tesseract": _identifiers(tesseract.read),
    }


def measure_codes(every: int) -> str:
    """The tables of the bar codes."""
    readers = code_readers()
    correct: dict[str, Counter[str]] = {name: Counter() for name in readers}
    wrong: dict[str, Counter[str]] = {name: Counter() for name in readers}
    milliseconds: dict[str, list[float]] = {name: [] for name in readers}
    images: Counter[str] = Counter()
    for picture in pictures.bar_codes(every):
        images[picture.kind] += 1
        for name, read in readers.items():
            start = time.process_time()
            reads = read(picture.pixels)
            milliseconds[name].append(1000 * (time.process_time() - start))
            count = judging.judge_codes(picture, reads)
            correct[name][picture.kind] += count.correct
            wrong[name][picture.kind] += count.wrong
    with_code = images.total() - images["NONE"]
    summary = _table(
        ("reader", "pictures with a code", "read correctly", "%", "pictures with a wrong read", "ms median", "ms p95"),
        (
            (
                name,
                with_code,
                correct[name].total(),
                f"{100 * correct[name].total() / with_code:.1f}",
                wrong[name].total(),
                f"{np.median(milliseconds[name]):.1f}",
                f"{np.percentile(milliseconds[name], 95):.1f}",
            )
            for name in readers
        ),
    )
    by_kind = _table(
        ("symbology", "pictures", *readers),
        (
            (kind, number, *(_share(correct[name][kind], wrong[name][kind], kind) for name in readers))
            for kind, number in sorted(images.items())
        ),
    )
    return f"{summary}\n\nRead correctly, by symbology (w: pictures with a wrong read):\n\n{by_kind}"


def measure_labels(every: int) -> str:
    """The tables of labels, plates and containers."""
    readers = label_readers()
    found: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in readers}
    false: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in readers}
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    expected: Counter[tuple[str, str]] = Counter()
    for picture in pictures.labels(every):
        truth = set(picture.expected)
        expected.update((picture.kind, value.partition(":")[0]) for value in truth)
        for name, read in readers.items():
            start = _processor_seconds()
            reads = read(picture.pixels)
            seconds[name].append(_processor_seconds() - start)
            found[name].update((picture.kind, value.partition(":")[0]) for value in reads & truth)
            surplus = ((picture.kind, value.partition(":")[0]) for value in reads - truth)
            false[name].update(key for key in surplus if key[1] in picture.listed_in_full)
    keys = sorted(expected.keys() | {key for counts in false.values() for key in counts})
    recall = _table(
        ("picture", "identifier", "expected", *readers),
        ((*key, expected[key], *(_share(found[name][key], false[name][key], "") for name in readers)) for key in keys),
    )
    cost = _table(
        ("reader", "CPU s median", "CPU s p95"),
        ((name, f"{np.median(taken):.2f}", f"{np.percentile(taken, 95):.2f}") for name, taken in seconds.items()),
    )
    return f"Found (w: false ones, counted where the picture is labelled in full):\n\n{recall}\n\n{cost}"


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print, as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every picture, not every tenth")
    parser.add_argument("--write", action="store_true", help="write docs/measurements.md")
    chosen = parser.parse_args(arguments)
    drawn = not pictures.COLLECTION.is_dir()
    every = 1 if chosen.all or drawn else SAMPLE
    what = "pictures drawn by the benchmark itself" if drawn else "the photo collection"
    share = "" if every == 1 else f", every {every}th picture"
    text = "\n".join(
        (
            f"On {what}{share}. {platform.system()}, Python {platform.python_version()}, "
            + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
            + f". Measured at commit {_commit()}.",
            "\n## Bar codes\n\nTimes are CPU milliseconds a picture.\n",
            measure_codes(every),
            "\n### Worse and worse cameras\n\nDrawn frames of 960 x 540, one code each.\n",
            degradation.measure(),
            "\n### Live\n\nDrawn frames; a still scene is looked at for 30 of them.\n",
            live_symbols.measure(),
            (
                "\n## Labels, plates and containers\n\n"
                "Times are CPU seconds a picture, of all threads and of Tesseract's own process.\n"
            ),
            measure_labels(every),
        )
    )
    print(text)
    if chosen.write:
        head = "# Measurements\n\nWritten by `python -m benchmarks.photos --all --write`.\n\n"
        DOCUMENT.write_text(f"{head}{text}\n", encoding="utf-8")


def _processor_seconds() -> float:
    """What this process and those it has started have used, on all processors."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _commit() -> str:
    """The commit of this tree, as far as git can tell."""
    asked = ("git", "-C", str(DOCUMENT.parent), "describe", "--always", "--dirty")
    told = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
    return told.stdout.strip() or "unknown"


def _codes(reader: SymbolReader) -> ReadsCodes:
    return lambda image: [(symbol.symbology, symbol.text) for symbol in reader.read(image)]


def _identifiers(read: Callable[[NDArray[np.uint8]], tuple[TextReading, ...]]) -> ReadsIdentifiers:
    return lambda image: engines.identifiers(identify(Observation(0, 0, texts=read(image)), engines.vocabulary()))


def _share(correct: int, wrong: int, kind: str) -> str:
    return ("-" if kind == "NONE" else str(correct)) + (f" (w{wrong})" if wrong else "")


def _table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    main(None)
