"""Exchanges over a line that fails in every way: nothing may be lost, doubled, or receipted before it is held.

``python -m benchmarks.sync_faults 2000``. Each run is a fresh station with inspections and photos, a fresh
headquarters (the real client and the real service, over real sockets) and a line with faults of its own
(:mod:`benchmarks.faulty_line`, whose seconds are counted and not waited for), and something that happens besides.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from .fault_run import EVENTS, KILLED, Result, Run
from .headquarters import forks
from .own_postgres import fresh_database, own_postgres
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RUNS = 20
SIZES = (3, 800_000)  # inspections of a run, and photos of each, at most; bytes of the largest photo


def run(
    runs: int,
    seed: int = 1,
    events: Sequence[str] = (*EVENTS, *KILLED),
    sizes: tuple[int, int] = SIZES,
    postgres: str = "",
) -> list[Result]:
    """So many runs, the events in turn; ``sizes`` as in :data:`SIZES`, ``postgres`` the address of a server."""
    results, context = [], forks()
    for number in range(runs):
        event = events[number % len(events)]
        environment = {"QUAYLENS_HQ_DATABASE": fresh_database(postgres, "faults")} if postgres else {}
        with tempfile.TemporaryDirectory() as name:
            this = Run(seed * 1_000_003 + number, event, Path(name), context, sizes, environment)
            results.append(this.carry_out())
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {runs}", end="", file=sys.stderr, flush=True)
        for problem in results[-1].problems:
            print(f"run {number} ({event}): {problem}", flush=True)
    return results


def tell(results: Sequence[Result]) -> None:
    """Print the figures."""
    rows = [_row(event, [each for each in results if each.event == event]) for event in (*EVENTS, *KILLED)]
    rows.append(_row("all", results))
    head = ("besides", "runs", "records", "photos", "kills", "receipts checked", "requests", "sent", "again", "wrong")
    print(table(head, rows))
    met: dict[str, int] = {}
    for each in results:
        for name, count in each.met.items():
            met[name] = met.get(name, 0) + count
    print("\nfaults met: " + ", ".join(f"{name} {count}" for name, count in sorted(met.items())))


def _row(event: str, results: Iterable[Result]) -> tuple[object, ...]:
    of = list(results)
    sent, again = sum(each.sent for each in of), sum(each.again for each in of)
    return (
        event, len(of), sum(each.records for each in of), sum(each.photos for each in of),
        sum(each.kills for each in of), sum(each.receipts for each in of), sum(each.requests for each in of),
        f"{sent / 1e6:.1f} MB", f"{again / max(1, sent):.2%}", sum(len(each.problems) for each in of),
    )  # fmt: skip


def main(runs: int = RUNS) -> None:
    """Run, and end with 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("runs", type=int, nargs="?", default=runs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of the embedded database")
    chosen = parser.parse_args()
    logging.getLogger("quaylens.hq").setLevel(logging.CRITICAL)  # it tells of every fault that is drawn here
    began = time.process_time()
    with own_postgres() if chosen.postgres else nullcontext("") as postgres:
        results = run(chosen.runs, chosen.seed, postgres=postgres)
    tell(results)
    print(f"{time.process_time() - began:.0f} s of CPU in this process")
    if any(each.problems for each in results):
        sys.exit(1)


if __name__ == "__main__":
    main()
