"""Every old store opens, says what it said, is brought up to date, and goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from local_store.case_file import verify_case
from local_store.migrations import MIGRATIONS
from local_store.store import Store
from local_store.verification import verify_store
from local_store.witness import demand_contained, read_witness
from tests.local_store.scene import PASSPHRASE, carry_out
from tests.museum.make import make

MUSEUM = Path(__file__).resolve().parent
EXHIBITS = sorted(path.parent for path in MUSEUM.glob("*/said.json"))


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_an_old_store_opens_for_ever(exhibit, tmp_path) -> None:
    said = json.loads((exhibit / "said.json").read_text(encoding="utf-8"))
    folder = shutil.copytree(exhibit / "store", tmp_path / "store")

    with Store.open(folder, PASSPHRASE) as store:
        report = verify_store(store)
        rows = store.list_inspections()
        listed = {row.inspection: [row.label, row.verdict, row.decision, row.exhibits] for row in rows}
        assert report.records >= said["records"]
        assert store.journal.numbered(said["records"]).sha256 == said["head"]
        assert listed == said["inspections"]
        assert sorted({substance for row in rows for substance in row.substances}) == said["substances"]
        demand_contained(store, read_witness(exhibit / "case.zip"))
        carry_out(store, "A drum of today")
    with Store.open(folder, PASSPHRASE) as store:
        assert verify_store(store).inspections == len(said["inspections"]) + 1
        applied = {row[0] for row in store.connection.execute("SELECT name FROM _sqlite_migrations")}
    assert applied == {step.__name__ for step in MIGRATIONS}
    assert bool(list(folder.glob("copies/*"))) == (said["migration"] != MIGRATIONS[-1].__name__)


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.name)
def test_an_old_case_file_verifies_for_ever_with_and_without_quaylens(exhibit, tree) -> None:
    report = verify_case(exhibit / "case.zip")

    alone = subprocess.run(
        [sys.executable, "-I", tree / "docs" / "verify_case.py", exhibit / "case.zip", "--key", report.fingerprint],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert alone.returncode == 0, alone.stderr
    assert report.head in alone.stdout


def test_the_next_exhibit_can_be_made(tmp_path) -> None:
    make(tmp_path / "next")

    assert {path.name for path in (tmp_path / "next").iterdir()} == {"store", "case.zip", "said.json"}
    assert not (tmp_path / "next" / "store" / "store.lock").exists()
