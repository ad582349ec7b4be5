"""The store: keeping with photos, opening a long journal, rebuilding its list, exporting a case from it."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.codec import encode
from inspection.consignment import AskedDate, Circumstances, Consignment, Declaration, DeclaredLine, Party, Route
from inspection.dossier import Opening
from local_store.case_file import export_case, verify_case
from local_store.database import transaction
from local_store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

PASSPHRASE = "a benchmark of nothing"  # noqa: S105 - of a store that is thrown away
REFRIGERANTS = ("R-22", "R-134a", "R-410A", "R-12", "R-404A")


def opening(number: int) -> dict[str, object]:
    """The body of an inspection's first record."""
    line = DeclaredLine(line="1", container=f"CSQU{number:07}", refrigerant=REFRIGERANTS[number % 5], un="1018")
    parties = (Party("importer", f"Consignee {number % 5000} Ltd"),)
    consignment = Consignment(Route("DE", (), "GH"), parties, Declaration((line,), exporter="Gases GmbH"))
    asked = AskedDate(date(2026, 11, 22), stated=True)
    return {"opening": encode(Opening(f"Case {number}", "Abena", consignment, asked, "bench", Circumstances()))}


def keep_with_photos(store: Store, times: int = 40) -> None:
    """Six photos of 2 MB and a record that names them."""
    seconds = []
    for number in range(times):
        photos = [os.urandom(2_000_000) for _ in range(6)]
        start = time.perf_counter()
        names = [{"photo": store.keep_photo(photo, "image/jpeg")} for photo in photos]
        store.append("photos", "kept", {"number": number, "exhibits": names})
        seconds.append(time.perf_counter() - start)
    p95 = statistics.quantiles(seconds, n=20)[-1]
    print(f"keep with 6 photos of 2 MB: median {statistics.median(seconds) * 1e3:.0f} ms, p95 {p95 * 1e3:.0f} ms")


def fill(store: Store, inspections: int) -> None:
    """Many inspections in one transaction, which a benchmark may and the program does not."""
    start = time.perf_counter()
    journal = store.journal
    with transaction(store.connection):
        for number in range(inspections):
            journal.append_within(f"inspection {number}", "opened", opening(number), "Abena")
    seconds = time.perf_counter() - start
    print(f"{inspections} records kept in {seconds:.1f} s ({seconds / inspections * 1e6:.0f} µs each)")


def timed(what: str, work: Callable[[], object], times: int = 7) -> None:
    """Print the median time of a piece of work."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    size = f" ({len(result)} found)" if isinstance(result, tuple) else ""
    print(f"{what}: {statistics.median(seconds) * 1e3:.1f} ms{size}")


def main(inspections: int = 20_000) -> None:
    """Print the figures; ``python -m benchmarks.journal 100000`` for the size that the targets name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with Store.create(folder, PASSPHRASE, "Bench") as store:
            keep_with_photos(store)
            fill(store, inspections)
        timed("open the store", lambda: Store.open(folder, PASSPHRASE).close(), times=3)
        with Store.open(folder, PASSPHRASE) as store:
            timed("rebuild the list", store.rebuild, times=1)
            case = Path(name) / "case.zip"
            timed("export a case", lambda: export_case(store, "inspection 5", case), times=1)
            timed(f"verify a case of {case.stat().st_size / 1e6:.0f} MB", lambda: verify_case(case), times=1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
