"""Power cuts: what a disk may hold at any moment of scripted inspections, and whether each such disk opens.

``python -m benchmarks.power --cuts 400``. One process works under strace, which notes every call that changes a file
or syncs one, and every acknowledgement. The disk is then played back: at a random moment the power goes, and of all
that was not yet synced a random part is there: files empty, shortened or torn by sectors, names missing. What was
acknowledged before must be found in a store that opens and verifies.

Stricter than most disks: syncing a file does not make its name durable; only syncing its folder does.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from inspection.errors import Fault
from local_store.case_file import export_case
from local_store.store import Store

from . import crash, scripted
from .played_disk import Call, Disk, calls

CUTS = 60
INSPECTIONS = 6
AUTOCHECKPOINT = 40  # pages, a hundredth of the usual: the log runs over into the journal many times
_CALLS = (
    "openat,open,creat,close,write,pwrite64,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,"
    "unlink,unlinkat,rmdir,mkdir,mkdirat"
)
# Calls that would change files behind the play-back's back: if one is ever seen, the play-back is wrong.
_UNKNOWN = (
    "writev,pwritev,pwritev2,copy_file_range,sendfile,splice,link,linkat,symlink,symlinkat,truncate,dup,dup2,dup3"
)


def work(folder: Path, inspections: int) -> None:
    """What is traced: a store made, inspections kept, a case exported, the store closed and opened again."""

    def say(line: str) -> None:
        os.write(1, f"{line}\n".encode())

    scripted.new_store(folder).close()
    say("opened")
    for number in range(inspections):
        with scripted.open_store(folder) as store:
            store.connection.execute(f"PRAGMA wal_autocheckpoint = {AUTOCHECKPOINT}")
            for turn in range(3):
                photos = [os.urandom(9_000 + 5_000 * each) for each in range(2)]
                inspection = scripted.carry_out(scripted.Spoken(store, say), 3 * number + turn, photos)
            export_case(store, inspection, folder.parent / f"{number}.zip")


def traced(folder: Path, inspections: int) -> list[Call]:
    """Do the work under strace. Raises FileNotFoundError without it, ValueError for calls that are not understood."""
    trace = folder.parent / "trace"
    command = ["strace", "-o", str(trace), "-xx", "-s", "100000000", "-e", f"trace={_CALLS},{_UNKNOWN}"]
    command += [sys.executable, "-m", "benchmarks.power", "--work", str(folder), "--inspections", str(inspections)]
    subprocess.run(command, check=True, timeout=600, stdout=subprocess.DEVNULL)  # noqa: S603
    found = list(calls(trace.read_text(encoding="ascii")))
    trace.unlink()
    inside = os.fsencode(folder.parent)
    unknown = {call.name for call in found if call.name in _UNKNOWN.split(",")}
    strange = {
        call.name for call in found if call.name in unknown and any(text.startswith(inside) for text in call.texts)
    }
    if strange or unknown & {"writev", "pwritev", "pwritev2", "copy_file_range", "sendfile", "splice"}:
        raise ValueError(f"calls that the play-back does not know: {sorted(unknown)}")
    return found


def run(cuts: int, inspections: int = INSPECTIONS, seed: int = 9) -> crash.Tally:
    """Trace once, cut so many times, and count."""
    tally, chance = crash.Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve() / "disk"
        root.mkdir()
        found = traced(root / "store", inspections)
        first = next(number for number, call in enumerate(found) if any(_below(root, text) for text in call.texts))
        moments = sorted(chance.choices(range(first, len(found) + 1), k=cuts))
        disk = Disk(str(root))
        played = 0
        for moment in moments:
            for call in found[played:moment]:
                disk.play(call)
            played = moment
            tally.cycles += 1
            left = Path(name) / "left"
            left.mkdir()
            disk.cut(left, chance)
            _check(left / "store", disk.said, tally, moment)
            shutil.rmtree(left)
        tally.records = sum(line.startswith("record") for line in disk.said)
        tally.photos = sum(line.startswith("photo") for line in disk.said)
        tally.moments = {"calls": len(found) - first, "syncs": disk.syncs}
    return tally


def _below(root: Path, text: bytes) -> bool:
    return text.startswith(os.fsencode(root))


def _check(store: Path, said: list[str], tally: crash.Tally, moment: int) -> None:
    try:
        if not said and not Store.exists(store):
            shutil.rmtree(store, ignore_errors=True)
            scripted.new_store(store).close()  # a creation that was cut off can be repeated
        tally.lost += [f"call {moment}: {line}" for line in crash.lost(store, said)]
    except Fault as fault:
        tally.unopened.append(f"call {moment}: {fault}")


def main() -> None:
    """Cut, and end with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cuts", type=int, default=CUTS)
    parser.add_argument("--inspections", type=int, default=INSPECTIONS)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.work is not None:
        work(chosen.work, chosen.inspections)
        return
    tally = run(chosen.cuts, chosen.inspections, chosen.seed)
    for line in (*tally.lost, *tally.unopened):
        print(line)
    print(f"{tally.cycles} power cuts among {tally.moments['calls']} calls with {tally.moments['syncs']} syncs")
    print(f"acknowledged in all: {tally.records} records, {tally.photos} photos")
    print(f"acknowledged and lost: {len(tally.lost)}; stores that do not open or verify: {len(tally.unopened)}")
    if not tally.clean:
        sys.exit(1)


if __name__ == "__main__":
    main()
