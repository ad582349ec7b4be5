"""Makes one more exhibit of the museum: ``python -m tests.museum.make NAME`` at each release; see README.md."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from local_store.case_file import export_case
from local_store.migrations import MIGRATIONS
from local_store.store import Store
from tests.local_store.scene import PASSPHRASE, carry_out, new_store

MUSEUM = Path(__file__).resolve().parent
LEFT_BEHIND = shutil.ignore_patterns("reserve", "store.lock", "copies", "*-wal", "*-shm")


def make(exhibit: Path) -> None:
    """A store with three inspections and their photos, the case file of the second, and what they must say for ever."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        with new_store(folder, "Museum") as store:
            carry_out(store, "First drum")
            second = carry_out(store, "Second drum", photo=b"\xff\xd8 another \xff\xd9")
            carry_out(store, "Third drum")
            export_case(store, second.inspection, Path(name) / "case.zip")
        with Store.open(folder, PASSPHRASE) as store:
            seq, head = store.journal.head()
            rows = store.list_inspections()
            said = {
                "migration": MIGRATIONS[-1].__name__,
                "records": seq,
                "head": head,
                "inspections": {row.inspection: [row.label, row.verdict, row.decision, row.exhibits] for row in rows},
                "substances": sorted({substance for row in rows for substance in row.substances}),
            }
        shutil.copytree(folder, exhibit / "store", ignore=LEFT_BEHIND)
        shutil.copy(Path(name) / "case.zip", exhibit / "case.zip")
    (exhibit / "said.json").write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(MUSEUM / sys.argv[1])
