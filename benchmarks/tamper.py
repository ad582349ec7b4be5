"""Random changes of journal, photos and case file: what is detected, what is harmless, what only a receipt shows.

``python -m benchmarks.tamper --changes 100000``. A small store is changed and read again, so many times. What the
verification lets pass is looked at closely: when everything that can be extracted is byte for byte what it was, the
change was harmless; when records are missing at the end and the rest is what it was, it is a tail cut, which must come
out against a receipt for the last record; anything else is undetected, and must not happen. An answer that is no
sentence of ours counts as a trace.

Not tried, because it is known: whoever has the passphrase has the station's key too and can sign another journal with
it. What an officer has signed stands against that as far as it goes; beyond it only what was given out does.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection.errors import Fault
from inspection.record import photos_named
from inspection.seal import fingerprint
from local_store.accounts import SignedIn
from local_store.case_file import export_case, verify_case
from local_store.door import Door
from local_store.journal import rows_from
from local_store.store import Store
from local_store.store_lock import StoreLock
from local_store.system_clock import SystemClock
from local_store.verification import verify_store
from local_store.witness import Witness, demand_contained
from local_store.wrapping import Secrets

from . import scripted
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

CHANGES = 2000
KINDS = ("byte", "deletion", "swap", "truncation")
MOST_ROWS = 10_000  # more than the store has
LONGEST = 2000  # bytes that are deleted or swapped at once
# What is changed, and its share of all changes.
TARGETS = {"journal": 30, "journal and log": 20, "rows, with the passphrase": 10, "photos": 15, "case file": 25}
OUTCOMES = ("detected", "harmless", "tail cut", "undetected", "trace")


def changed(content: bytes, kind: str, chance: random.Random) -> bytes:
    """The content with one byte altered, some bytes gone, two places exchanged, or its end cut off."""
    at = chance.randrange(len(content))
    if kind == "byte":
        return content[:at] + bytes([content[at] ^ chance.randint(1, 255)]) + content[at + 1 :]
    if kind == "truncation":
        return content[:at]
    length = min(chance.choice((1, 4096, chance.randint(1, LONGEST))), len(content) // 3)
    if kind == "deletion":
        return content[:at] + content[at + length :]
    if length == 4096:  # whole pages, which a database would mix up by itself
        first, second = sorted(4096 * each for each in chance.sample(range(len(content) // 4096), 2))
    else:
        first, second = sorted(chance.sample(range(len(content) - length), 2))
        second = max(second, first + length)
    one, other = content[first : first + length], content[second : second + length]
    return content[:first] + other + content[first + length : second] + one + content[second + length :]


@dataclass(slots=True)
class Subject:
    """A store as files in memory, what can be extracted from it, and the keys to open it."""

    folder: Path
    closed: dict[str, bytes]  # the files of the closed store
    torn: dict[str, bytes]  # the same while it is in use: a journal with its log
    case: bytes
    database: bytes
    officer: bytes
    witness: Witness
    content: Any = None
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    slips: list[str] = field(default_factory=list)

    def opened(self) -> AbstractContextManager[Store]:
        """Open what lies in the folder, past the passphrase, which costs time and changes nothing."""
        secrets = Secrets(bytearray(self.database), bytearray(self.officer))
        lock = StoreLock(self.folder)
        try:
            return Store(self.folder, lock, SystemClock(), SignedIn("", scripted.OFFICER, secrets))
        except BaseException:
            lock.release()
            raise

    def lay(self, files: dict[str, bytes]) -> None:
        """Put files in the folder and nothing else."""
        shutil.rmtree(self.folder)
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def subject(folder: Path) -> Subject:
    """Three inspections with five photos, the last of them in the log as well, and the case file of the second."""
    chance = random.Random(1)
    with scripted.new_store(folder) as store:
        scripted.carry_out(store, 1, [chance.randbytes(900)])
        second = scripted.carry_out(store, 2, [chance.randbytes(1200), chance.randbytes(300)])
    with scripted.open_store(folder) as store:
        scripted.carry_out(store, 3, [chance.randbytes(500)])
        torn = files_of(folder)
        export_case(store, second, folder.parent / "case.zip", chance.randbytes(4000))
        seq, head = store.journal.head()
        witness = Witness(seq, head, fingerprint(store.station.key.public_key))
    me = Door(folder, SystemClock()).enter(scripted.OFFICER, scripted.PASSPHRASE)
    case = (folder.parent / "case.zip").read_bytes()
    closed = files_of(folder)
    made = Subject(folder, closed, torn, case, bytes(me.secrets.database), bytes(me.secrets.officer), witness)
    with made.opened() as store:
        made.content = extracted(store)
    return made


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their names in it; the reserve and the log's index are left out."""
    left_out = {"reserve", "journal.db-shm", "store.lock"}
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name not in left_out)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def extracted(store: Store) -> tuple[list[Any], Any]:
    """Every record as it is kept, and everything else that a person could be shown, by inspection."""
    records = list(rows_from(store.connection, store.folder, None, MOST_ROWS))
    shown = {
        row.inspection: (row, store.records(row.inspection), found(store, row.label))
        for row in store.inspections.rows()
    }
    photos = {name: store.photo(name) for name in named(store)}
    return records, (shown, photos, store.station.name, store.station.key.public_key)


def found(store: Store, text: str) -> list[str]:
    """What a search finds."""
    return [row.inspection for row in store.list_inspections(text)]


def named(store: Store) -> Iterator[str]:
    """The photos that records name."""
    for record in store.journal.everything():
        yield from photos_named(record.body)


def judge_store(made: Subject) -> str:
    """What becomes of the store that lies in the folder."""
    with made.opened() as store:
        verify_store(store)
        records, rest = extracted(store)
        if (records, rest) == made.content:
            return "harmless"
        if records != made.content[0][: len(records)] or len(records) == len(made.content[0]):
            return "undetected"
        try:
            demand_contained(store, made.witness)
        except Fault:
            return "tail cut"
        return "undetected"


def in_journal(made: Subject, kind: str, chance: random.Random) -> str:
    """Change the journal of a closed store."""
    made.lay({**made.closed, "journal.db": changed(made.closed["journal.db"], kind, chance)})
    return judge_store(made)


def in_log(made: Subject, kind: str, chance: random.Random) -> str:
    """Change the journal or its log as they lie on the disk of a machine that was switched off."""
    name = chance.choice(("journal.db", "journal.db-wal", "journal.db-wal"))
    made.lay({**made.torn, name: changed(made.torn[name], kind, chance)})
    return judge_store(made)


def in_photos(made: Subject, kind: str, chance: random.Random) -> str:
    """Change a photo; a swap exchanges two of them, a deletion may take a whole one."""
    names = [name for name in made.closed if name.startswith("photos")]
    one, other = chance.sample(names, 2)
    files = dict(made.closed)
    if kind == "swap":
        files[one], files[other] = files[other], files[one]
    elif kind == "deletion" and chance.random() < 0.2:
        del files[one]
    else:
        files[one] = changed(files[one], kind, chance)
    made.lay(files)
    return judge_store(made)


def in_case(made: Subject, kind: str, chance: random.Random) -> str:
    """Change the case file."""
    path = made.folder.parent / "changed.zip"
    path.write_bytes(changed(made.case, kind, chance))
    verify_case(path, expected_key=made.witness.station)
    with zipfile.ZipFile(path) as file, zipfile.ZipFile(made.folder.parent / "case.zip") as original:
        same = {name: file.read(name) for name in file.namelist()} == {
            name: original.read(name) for name in original.namelist()
        }
    return "harmless" if same else "undetected"


def in_rows(made: Subject, kind: str, chance: random.Random) -> str:
    """Change rows with the passphrase in hand: triggers dropped, a cell altered, rows gone, exchanged or cut off."""
    made.lay(made.closed)
    last = made.witness.seq
    with made.opened() as store:
        run = store.connection.execute
        run("PRAGMA foreign_keys = OFF")
        for (trigger,) in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            run(f"DROP TRIGGER {trigger}")
        one, other = chance.sample(range(1, last + 1), 2)
        if kind == "truncation":
            for name in ("record", "body"):
                run(f"DELETE FROM {name} WHERE seq > ?", (one - 1,))  # noqa: S608
            store.inspections.rebuild(store.journal.everything())
        elif kind == "deletion":
            for name in chance.choice((("record", "body"), ("body",), ("inspection",), ("record",))):
                run(f"DELETE FROM {name} WHERE seq = ?", (one,))  # noqa: S608
        elif kind == "swap":
            for name in chance.choice((("record", "body"), ("body",), ("record",))):
                for before, after in ((one, -1), (other, one), (-1, other)):
                    run(f"UPDATE {name} SET seq = ? WHERE seq = ?", (after, before))  # noqa: S608
        else:
            _alter_cell(run, chance, one)
    return judge_store(made)


def _alter_cell(run: Callable[..., Any], chance: random.Random, seq: int) -> None:
    cells = ("header", "signature", "sha256", "inspection")
    where, column = chance.choice((*(("record", cell) for cell in cells), ("body", "content"), ("inspection", "text")))
    row = run(f"SELECT {column} FROM {where} WHERE seq >= ? ORDER BY seq", (min(seq, 9),)).fetchone()  # noqa: S608
    if row is None or not row[0]:
        return
    cell = row[0] if isinstance(row[0], bytes) else row[0].encode()
    altered: bytes | str = changed(cell, "byte", chance)
    if isinstance(row[0], str):
        altered = altered.decode(errors="replace") if isinstance(altered, bytes) else altered
    run(f"UPDATE {where} SET {column} = ? WHERE {column} = ?", (altered, row[0]))  # noqa: S608


TRIES: dict[str, Callable[[Subject, str, random.Random], str]] = {
    "journal": in_journal,
    "journal and log": in_log,
    "rows, with the passphrase": in_rows,
    "photos": in_photos,
    "case file": in_case,
}


def run(changes: int, seed: int = 9) -> Subject:
    """Change so many times, and count."""
    memory = Path("/dev/shm")  # noqa: S108 - quick where there is one
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        made = subject(Path(name) / "store")
        for number in range(changes):
            chance = random.Random(f"{seed} {number}")
            target = chance.choices(tuple(TARGETS), tuple(TARGETS.values()))[0]
            kind = KINDS[number % len(KINDS)]
            try:
                outcome = TRIES[target](made, kind, chance)
            except Fault:
                outcome = "detected"
            except Exception as error:  # noqa: BLE001 - what the benchmark looks for
                outcome = "trace"
                made.slips.append(f"change {number}, {target}, {kind}: {type(error).__name__}: {error}")
            if outcome == "undetected":
                made.slips.append(f"change {number}, {target}, {kind}: undetected")
            made.counts[target, kind, outcome] += 1
    return made


def tell(made: Subject) -> None:
    """Print the table, and what slipped through."""
    rows: list[tuple[object, ...]] = []
    for target in TARGETS:
        for kind in KINDS:
            counts = [made.counts[target, kind, outcome] for outcome in OUTCOMES]
            rows.append((target, kind, sum(counts), *counts))
    of_all = Counter[str]()
    for (_, _, outcome), times in made.counts.items():
        of_all[outcome] += times
    rows.append(("all", "", of_all.total(), *(of_all[outcome] for outcome in OUTCOMES)))
    print(table(("changed", "how", "times", "detected", "harmless", "tail cut", "undetected", "trace"), rows))
    print("tail cuts hold by themselves, and every one was detected against a receipt for the last record")
    for slip in made.slips[:40]:
        print(slip)


def main() -> None:
    """Change, and end with 1 when anything slipped through."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--seed", type=int, default=9)
    chosen = parser.parse_args()
    made = run(chosen.changes, chosen.seed)
    tell(made)
    if made.slips:
        sys.exit(1)


if __name__ == "__main__":
    main()
