from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.wording import say
from local_store import key_file
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import PASSPHRASE, PHOTO, carry_out, new_store

TREE = Path(__file__).resolve().parents[2]


def fault_of(kind, work):
    with pytest.raises(kind) as caught:
        work()
    say(caught.value.message)  # it has a sentence
    return caught.value.message


def contents(folder):
    return {
        path.name: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"store.lock", "attempts.json"}
    }


def test_an_inspection_is_the_same_after_closing_and_opening(folder) -> None:
    with new_store(folder) as store:
        session = carry_out(store)
        before = session.dossier

    with Store.open(folder, PASSPHRASE) as store:
        records = store.records(before.inspection)
        photo = store.photo(before.exhibits[0].photo)

    assert records == before.records
    assert photo == PHOTO
    assert [record.header.seq for record in records] == list(range(2, 9))
    assert {record.header.officer for record in records} == {"Abena"}


def test_nothing_of_it_stands_readable_on_the_disk(folder) -> None:
    with new_store(folder) as store:
        carry_out(store)
        carry_out(store, photo=b"another photo" * 1000)
        on_disk = b"".join(contents(folder).values())

    for secret in (b"Cylinders", b"CSQU", b"another photo", b"Quay 7", b"SQLite format", PASSPHRASE.encode()):
        assert secret not in on_disk


def test_a_wrong_passphrase_is_told_and_harms_nothing(folder) -> None:
    with new_store(folder) as store:
        carry_out(store)
    before = contents(folder)

    assert fault_of(BadInput, lambda: Store.open(folder, "not the passphrase")).code == "store.wrong_passphrase"
    assert contents(folder) == before


def test_a_second_process_is_told_who_has_the_store(folder, store) -> None:
    script = f"""
from pathlib import Path
from inspection.errors import EnvironmentFault
from inspection.wording import say
from local_store.store import Store
try:
    Store.open(Path({str(folder)!r}), {PASSPHRASE!r})
except EnvironmentFault as fault:
    print(fault.message.code, fault.message.params["pid"])
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=TREE, capture_output=True, text=True, timeout=60)

    assert done.stdout.split() == ["store.in_use", str(os.getpid())], done.stderr
    assert fault_of(EnvironmentFault, lambda: Store.open(folder, PASSPHRASE)).code == "store.in_use"


def test_another_thread_cannot_use_the_database(store) -> None:
    errors = []

    def work():
        try:
            store.append("", "kind", {})
        except sqlcipher.ProgrammingError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert len(errors) == 1


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda folder: (folder / "store.json").unlink(), "store.key_file_missing"),
        (lambda folder: (folder / "journal.db").unlink(), "store.journal_missing"),
        (lambda folder: (folder / "journal.db").write_bytes(b""), "store.damaged"),
        (lambda folder: (folder / "journal.db").write_bytes(b"SQLite format 3\0" + bytes(5000)), "store.damaged"),
        (
            lambda folder: (folder / "journal.db").write_bytes((folder / "journal.db").read_bytes()[:6000]),
            "store.damaged",
        ),
        (lambda folder: (folder / "store.json").write_text("[]"), "store.damaged"),
        (lambda folder: (folder / "store.json").write_bytes(b"\xff"), "store.damaged"),
        (lambda folder: newer_key_file(folder / "store.json"), "store.newer"),
        (lambda folder: costly_key_file(folder / "store.json"), "store.damaged"),
    ],
)
def test_a_damaged_or_newer_store_is_told_and_left_as_it_is(folder, spoil, code) -> None:
    with new_store(folder) as store:
        carry_out(store)
    spoil(folder)
    before = contents(folder)

    assert fault_of(EnvironmentFault, lambda: Store.open(folder, PASSPHRASE)).code == code
    assert contents(folder) == before


def newer_key_file(path):
    path.write_text(json.dumps(json.loads(path.read_text()) | {"v": 3}))


def costly_key_file(path):
    said = json.loads(path.read_text())
    said["keys"][0]["memory_kib"] = 2**31
    path.write_text(json.dumps(said))


def test_a_page_torn_in_the_middle_is_found(folder) -> None:
    with new_store(folder) as store:
        for _ in range(5):
            carry_out(store)
    content = bytearray((folder / "journal.db").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "journal.db").write_bytes(content)

    with pytest.raises((EnvironmentFault, VerificationFailed)) as caught, Store.open(folder, PASSPHRASE) as store:
        verify_store(store)

    assert caught.value.message.code in {"store.damaged", "store.journal_pages"}


@pytest.mark.parametrize(
    ("passphrase", "station", "code"),
    [("short", "Quay 7", "store.passphrase_short"), (PASSPHRASE, "  ", "store.station_unnamed")],
)
def test_a_store_needs_a_passphrase_and_a_name(folder, passphrase, station, code) -> None:
    assert fault_of(BadInput, lambda: Store.create(folder, passphrase, station)).code == code
    assert not folder.exists()


def test_no_store_is_made_over_another_and_none_is_found_where_none_is(folder, store) -> None:
    assert fault_of(BadInput, lambda: new_store(folder)).code == "store.already_here"
    assert fault_of(BadInput, lambda: Store.open(folder / "elsewhere", PASSPHRASE)).code == "store.none_here"
    assert Store.exists(folder)
    assert not Store.exists(folder / "elsewhere")


def test_a_journal_without_its_key_file_is_not_overwritten(folder) -> None:
    with new_store(folder):
        pass
    (folder / "store.json").rename(folder / "aside")

    assert fault_of(EnvironmentFault, lambda: new_store(folder)).code == "store.key_file_missing"


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_creation_that_was_cut_off_can_be_repeated_or_is_finished(folder, monkeypatch, step) -> None:
    class PowerCut(Exception):
        pass

    def cut(*_args):
        raise PowerCut

    with monkeypatch.context() as patched:
        if step == "write":
            patched.setattr(key_file, "write", cut)
        else:
            patched.setattr("local_store.new_store.put_in_place", cut)
        with pytest.raises(PowerCut):
            new_store(folder)

    again = new_store if step == "write" else lambda folder: Store.open(folder, PASSPHRASE)
    with again(folder) as store:
        carry_out(store)
        assert verify_store(store).records == 8


def test_a_store_can_be_moved(folder, tmp_path) -> None:
    with new_store(folder) as store:
        carry_out(store)
    shutil.copytree(folder, tmp_path / "moved")

    with Store.open(tmp_path / "moved", PASSPHRASE) as store:
        report = verify_store(store)

    assert (report.station, report.inspections, report.records, report.photos, report.spare_photos) == (
        "Quay 7",
        1,
        8,
        1,
        0,
    )


def test_no_byte_of_the_journal_or_of_a_photo_can_be_changed_unnoticed(folder) -> None:
    with new_store(folder) as store:
        inspections = [carry_out(store, photo=bytes([number]) * 3000).inspection for number in range(3)]
        before = [store.records(each) for each in inspections]
    chance = random.Random(5)  # noqa: S311 - a seed, no secret
    files = [folder / "journal.db", *(path for path in (folder / "photos").rglob("*") if path.is_file())]
    harmless = 0
    for _ in range(60):
        path = chance.choice(files)
        content = path.read_bytes()
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        path.write_bytes(changed)
        try:
            with Store.open(folder, PASSPHRASE) as store:
                verify_store(store)
                assert [store.records(each) for each in inspections] == before
            harmless += 1
        except (EnvironmentFault, VerificationFailed):
            pass
        path.write_bytes(content)

    assert harmless == 0
    with Store.open(folder, PASSPHRASE) as store:
        verify_store(store)
