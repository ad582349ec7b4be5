"""How long the list of inspections takes to open and to search: ``python -m benchmarks.listing 100000``."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import scripted
from .journal import fill
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.listing import InspectionRow
    from local_store.store import Store

TIMES = 9
SEARCHES = (
    ("container", "CSQU0012345"),
    ("container, its end", "0012345"),
    ("container, none such", "MSKU9999999"),
    ("consignee of a few", "Consignee 4321 Ltd"),
    ("consignee of a few, one word", "4321"),
    ("consignee, a word of all", "consignee ltd"),
    ("refrigerant of every fifth", "R-404A"),
    ("refrigerant of every fifth, without its hyphen", "R404A"),
    ("refrigerant and consignee", "R-22 consignee 77"),
    ("refrigerant, none such", "R-1234yf"),
    ("two letters that stand nowhere, row by row", "zz"),
)


def milliseconds(work: Callable[[], tuple[InspectionRow, ...]]) -> tuple[str, str, str, str]:
    """First and median time on the clock, median time of the processor, and the number found."""
    clock, processor = [], []
    for _ in range(TIMES):
        start, used = time.perf_counter(), time.process_time()
        found = work()
        clock.append((time.perf_counter() - start) * 1e3)
        processor.append((time.process_time() - used) * 1e3)
    return (
        f"{clock[0]:.1f}",
        f"{statistics.median(clock):.1f}",
        f"{statistics.median(processor):.1f}",
        str(len(found)),
    )


def measure(store: Store) -> None:
    """Print a table of opening, paging and searching."""
    first = store.list_inspections()
    middle = len(first) and first[-1].seq // 2
    rows = [
        ("open the list", "", *milliseconds(store.list_inspections)),
        ("a page in its middle", "", *milliseconds(partial(store.list_inspections, before=middle))),
    ]
    rows += [(what, text, *milliseconds(partial(store.list_inspections, text))) for what, text in SEARCHES]
    print(table(("what", "searched for", "first, ms", "median, ms", "processor, ms", "found"), rows))


def main(inspections: int = 20_000) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with scripted.new_store(folder) as store:
            fill(store, inspections)
        with scripted.open_store(folder) as store:
            measure(store)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
