"""What is read of scanned papers: our reader beside each engine alone, on pages drawn with a fixed seed.

``python -m benchmarks.papers``: every fourth of 48 pages; ``--all``: all. CPU seconds, Tesseract's process counted in.
"""

from __future__ import annotations

import argparse
import itertools
import resource
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import engines
from benchmarks.paper_pages import pages
from benchmarks.tables import table
from capture.text.paper import levelled, looks_like_paper, rows_of, without_rules
from capture.text.paper_reader import PaperReader
from capture.text.rapid import RapidReader
from capture.text.tesseract import TesseractReader
from inspection.identifiers import identify
from inspection.reading import Observation, TextReading, letters_and_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Rows = tuple[tuple[TextReading, ...], ...]

PAGES = 48
COUNTED = ("un", "cas", "container")


def readers() -> dict[str, Callable[[NDArray[np.uint8]], Rows]]:
    """Ours, and each engine alone on the same level page."""
    rapid, tesseract = RapidReader(), TesseractReader()
    rapid.warm_up()
    return {
        "**Quaylens**": lambda image: PaperReader(rapid, tesseract).read(image).rows,
        "RapidOCR, longer side 960": lambda image: rows_of(rapid.read(levelled(image).pixels)),
        "Tesseract": lambda image: rows_of(tesseract.read(levelled(image).pixels)),
        "Tesseract, rules taken out": lambda image: rows_of(tesseract.read(without_rules(levelled(image).pixels))),
    }


def main(arguments: Sequence[str] | None = ()) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every page, not every fourth")
    chosen = parser.parse_args(arguments)
    count: dict[str, Counter[str]] = defaultdict(Counter)
    seconds: dict[str, list[float]] = defaultdict(list)
    taken_for_papers = number = 0
    choice = itertools.islice(pages(PAGES), 1, None, 1 if chosen.all else 4)
    known = readers()
    for page in choice:
        number += 1
        taken_for_papers += looks_like_paper(page.pixels)
        for name, read in known.items():
            start = _cpu_seconds()
            rows = read(page.pixels)
            seconds[name].append(_cpu_seconds() - start)
            told = [letters_and_figures("".join(line.text for line in row)) for row in rows]
            everything = "|".join(told)
            cells = [cell for row in page.rows for cell in row]
            stated = engines.identifiers(
                identify(Observation(0, 0, texts=tuple(itertools.chain(*rows))), engines.vocabulary())
            )
            surplus = {each for each in stated - page.identifiers if each.partition(":")[0] in COUNTED}
            count[name].update(
                phrases=sum(letters_and_figures(phrase) in everything for phrase in page.phrases),
                cells=sum(letters_and_figures(cell) in everything for cell in cells),
                rows=sum(any(letters_and_figures("".join(row)) in line for line in told) for row in page.rows),
                identifiers=len(stated & page.identifiers),
                false=len(surplus),
                borne_out=sum(len(line.engines) > 1 for row in rows for line in row),
                lines=sum(len(row) for row in rows),
            )
        count["there"].update(
            phrases=len(page.phrases), cells=len(cells), rows=len(page.rows), identifiers=len(page.identifiers)
        )
    there = count["there"]
    what = ("phrases", "cells", "rows", "identifiers")
    lines = (
        (
            name,
            *(f"{count[name][each]}/{there[each]}" for each in what),
            count[name]["false"],
            f"{count[name]['borne_out']}/{count[name]['lines']}",
            f"{np.median(seconds[name]):.2f}",
        )
        for name in known
    )
    print(table(("reader", *what, "false", "lines by two engines", "CPU s median"), lines))
    print(f"\nTaken for papers: {taken_for_papers} of {number} pages.")


def _cpu_seconds() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


if __name__ == "__main__":
    main(None)
