"""Kill -9 at random moments of scripted inspections: nothing that was acknowledged may be lost, every store must open.

``python -m benchmarks.crash --cycles 1000``. Each cycle is a process of its own, forked from this one, in which
everything is imported and no store is open. It makes or opens a store, carries out inspections, exports, rebuilds,
and says each record and photo on a pipe once the store has acknowledged it. This one kills it at a random moment,
opens the store, verifies it whole and looks for all that was said.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import NoReturn

from inspection.errors import Fault
from local_store.case_file import export_case
from local_store.store import Store
from local_store.verification import verify_store

from . import scripted

CYCLES = 200
STORES = 12  # cycles after which a new store is begun, so that checking it stays quick
MOST_LINES = 30  # acknowledgements before the kill, at most: two or three inspections
LONGEST = 0.015  # seconds after the last of them, at most: a record takes a few milliseconds
PATIENCE = 30.0  # seconds after which a child that says nothing is killed all the same


@dataclass(slots=True)
class Tally:
    """What the cycles have shown."""

    cycles: int = 0
    records: int = 0
    photos: int = 0
    lost: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    moments: dict[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether nothing was lost and every store opened."""
        return not self.lost and not self.unopened


def _work(folder: Path, out: int, number: int) -> NoReturn:
    """The child: works until it is killed."""

    def say(line: str) -> None:
        os.write(out, f"{line}\n".encode())

    try:
        say("begin")
        if not Store.exists(folder):
            scripted.new_store(folder).close()
        say("made")
        with scripted.open_store(folder) as store:
            say("opened")
            for turn in count():
                photos = [os.urandom(20_000 + 9_000 * each) for each in range(1 + turn % 3)]
                inspection = scripted.carry_out(scripted.Spoken(store, say), number, photos)
                export_case(store, inspection, folder.parent / f"{inspection}.zip")
                if turn % 2:
                    say("rebuild")
                    store.rebuild()
    except Fault as fault:
        say(f"fault {fault}")
    finally:
        os._exit(3)  # never back into what the parent was doing


def _killed(folder: Path, number: int, chance: random.Random) -> list[str]:
    """Run one child up to a random moment; gives what it said in whole lines."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _work(folder, writing, number)
    os.close(writing)
    said = b""
    lines = chance.randrange(MOST_LINES)
    until = time.monotonic() + PATIENCE
    while said.count(b"\n") < lines and select.select([reading], [], [], max(0, until - time.monotonic()))[0]:
        chunk = os.read(reading, 1 << 16)
        if not chunk:
            break
        said += chunk
    time.sleep(chance.uniform(0, LONGEST))
    os.kill(process, signal.SIGKILL)
    while chunk := os.read(reading, 1 << 16):
        said += chunk
    os.close(reading)
    os.waitpid(process, 0)
    return said.decode().split("\n")[:-1]


def lost(folder: Path, said: list[str]) -> list[str]:
    """What was acknowledged and is not there; the store is verified whole. Raises Fault when that fails."""
    if not Store.exists(folder):
        return [line for line in said if line.startswith(("record", "photo", "opened"))]
    missing = []
    with scripted.open_store(folder) as store:
        verify_store(store)
        kept = {record.header.seq: record.sha256 for record in store.journal.headers()}
        for line in said:
            what, *names = line.split()
            if what == "record" and kept.get(int(names[0])) != names[1]:
                missing.append(line)
            if what == "photo":
                try:
                    store.photo(names[0])
                except Fault:
                    missing.append(line)
    return missing


def run(cycles: int, seed: int = 9) -> Tally:
    """Kill so many times, and count."""
    tally, chance = Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        scripted.new_store(Path(name) / "warm").close()  # what is imported late is imported before the forks
        folder, acknowledged = Path(name) / "0" / "store", list[str]()
        for cycle in range(cycles):
            if cycle % STORES == 0:
                shutil.rmtree(folder.parent, ignore_errors=True)
                folder, acknowledged = Path(name) / str(cycle) / "store", []
                folder.parent.mkdir()
            said = _killed(folder, cycle, chance)
            acknowledged += said
            tally.cycles += 1
            tally.records += sum(line.startswith("record") for line in said)
            tally.photos += sum(line.startswith("photo") for line in said)
            moment = said[-1].split()[0] if said else "start"
            tally.moments[moment] = tally.moments.get(moment, 0) + 1
            tally.unopened += [f"cycle {cycle}: {line}" for line in said if line.startswith("fault")]
            try:
                tally.lost += [f"cycle {cycle}: {line}" for line in lost(folder, acknowledged)]
            except Fault as fault:
                tally.unopened.append(f"cycle {cycle}: {fault}")
                shutil.rmtree(folder, ignore_errors=True)
                acknowledged = []
    return tally


def tell(tally: Tally) -> None:
    """Print the figures."""
    print(f"{tally.cycles} times killed; acknowledged: {tally.records} records, {tally.photos} photos")
    print("last said before the kill: " + ", ".join(f"{what} {times}" for what, times in sorted(tally.moments.items())))
    for line in (*tally.lost, *tally.unopened):
        print(line)
    print(f"acknowledged and lost: {len(tally.lost)}; stores that do not open or verify: {len(tally.unopened)}")


def main() -> None:
    """Kill, and end with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cycles", type=int, default=CYCLES)
    parser.add_argument("--seed", type=int, default=9)
    chosen = parser.parse_args()
    start = time.process_time()
    tally = run(chosen.cycles, chosen.seed)
    tell(tally)
    print(f"{time.process_time() - start:.0f} s of CPU for checking")
    if not tally.clean:
        sys.exit(1)


if __name__ == "__main__":
    main()
