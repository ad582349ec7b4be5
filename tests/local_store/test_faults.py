"""The disk's and the machine's faults, each with the real thing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from inspection.errors import EnvironmentFault
from local_store.migrations import MIGRATIONS, migrate
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import PASSPHRASE, carry_out, new_store

TREE = Path(__file__).resolve().parents[2]
UNPRIVILEGED = 65534


def run_unprivileged(script: str, *arguments: object) -> str:
    """Run Python code as a user whom permissions hold for; gives what it prints."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, cwd=TREE, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


OPENS = f"""
import os, sys
from pathlib import Path
import sqlite_utils.migrations
from inspection.errors import Fault
from local_store.wrapping import Hardness
from local_store.store import Store
if os.geteuid() == 0:  # root may do anything; the interpreter's own files may be root's, so change only now
    os.setgroups([])
    os.setgid({UNPRIVILEGED})
    os.setuid({UNPRIVILEGED})
try:
    if sys.argv[1] == "create":
        Store.create(Path(sys.argv[2]), sys.argv[3], "Quay 7", hardness=Hardness(1, 1024, 1)).close()
    else:
        Store.open(Path(sys.argv[2]), sys.argv[3]).close()
    print("opened")
except Fault as fault:
    print(fault.message.code)
"""


@pytest.fixture
def open_folder():
    """A folder that an unprivileged user can reach."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)  # noqa: PTH101, S103
        if os.geteuid() == 0:
            os.chown(name, UNPRIVILEGED, UNPRIVILEGED)
        yield Path(name)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_folders_without_permission_are_told(open_folder) -> None:
    store, closed = open_folder / "store", open_folder / "closed"
    assert run_unprivileged(OPENS, "create", store, PASSPHRASE) == "opened"
    closed.mkdir(mode=0o000)
    store.chmod(0o500)

    assert run_unprivileged(OPENS, "create", closed / "store", PASSPHRASE) == "store.read_only"
    closed.chmod(0o555)
    assert run_unprivileged(OPENS, "create", closed / "store", PASSPHRASE) == "store.read_only"
    (store / "store.lock").chmod(0o400)
    assert run_unprivileged(OPENS, "open", store, PASSPHRASE) == "store.read_only"
    (store / "store.lock").chmod(0o600)
    assert run_unprivileged(OPENS, "open", store, PASSPHRASE) == "store.read_only"
    (store / "store.json").chmod(0)
    assert run_unprivileged(OPENS, "open", store, PASSPHRASE) == "store.read_only"
    (store / "store.json").chmod(0o600)
    store.chmod(0o700)
    assert run_unprivileged(OPENS, "open", store, PASSPHRASE) == "opened"


WRITES_BEYOND_ITS_LIMIT = """
import resource, sys
from pathlib import Path
from inspection.errors import Fault
from local_store.store import Store
with Store.open(Path(sys.argv[1]), sys.argv[2]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    for number in range(1000):
        try:
            store.append("one", "kind", {"number": number, "fill": "x" * 5000})
            print(number, flush=True)
        except Fault as fault:
            print(fault.message.code)
            break
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_takes_no_more_loses_nothing(folder) -> None:
    new_store(folder).close()

    command = [sys.executable, "-c", WRITES_BEYOND_ITS_LIMIT, folder, PASSPHRASE]
    said = subprocess.run(command, cwd=TREE, capture_output=True, text=True, timeout=60, check=True).stdout.split()

    assert said.pop() in {"store.disk_full", "store.disk_error"}
    with Store.open(folder, PASSPHRASE) as store:
        assert [str(record.body["number"]) for record in store.records("one")] == said
        verify_store(store)


def m0009_from_later(db) -> None:
    db.execute("CREATE TABLE later (x)")


def m0009_that_fails(db) -> None:
    db.execute("CREATE TABLE half (x)")
    db.execute("CREATE TABLE half (x)")


def test_a_migration_copies_first_and_a_failed_one_leaves_everything_as_it_was(store) -> None:
    carry_out(store)
    key = bytes(32)

    with pytest.raises(Exception, match="half"):
        migrate(store.connection, store.folder, key, (*MIGRATIONS, m0009_that_fails))
    assert not store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    migrate(store.connection, store.folder, key, (*MIGRATIONS, m0009_from_later))

    assert store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'later'").fetchall()
    assert {each.name for each in (store.folder / "copies").iterdir()} == {
        "before-m0009_from_later.db",
        "before-m0009_that_fails.db",
    }
    verify_store(store)


def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(folder) -> None:
    with new_store(folder) as store:
        carry_out(store)
        migrate(store.connection, folder, bytes(32), (*MIGRATIONS, m0009_from_later))
    before = (folder / "journal.db").read_bytes()

    with pytest.raises(EnvironmentFault) as caught:
        Store.open(folder, PASSPHRASE)

    assert caught.value.message.code == "store.newer"
    assert (folder / "journal.db").read_bytes() == before
