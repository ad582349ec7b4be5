"""Backups: made while the store is open, opened by the same secrets, restored whole or not at all."""

from __future__ import annotations

import random
import threading

import pytest

from inspection.accounts import Role
from inspection.errors import BadInput, VerificationFailed
from inspection.wording import say
from local_store import backup as backups
from local_store.backup import Backup, back_up
from local_store.backup_stream import CHUNK
from local_store.restore import Way, restore
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import EASY, PASSPHRASE, PHOTO, carry_out

THEIRS = "quite another phrase"


def restored(file, folder, way=None):
    return restore(file, folder, way or Way(passphrase=PASSPHRASE), hardness=EASY)


def code_of(work) -> str:
    with pytest.raises((BadInput, VerificationFailed)) as caught:
        work()
    say(caught.value.message)
    return caught.value.message.code


def test_a_backup_comes_back_with_every_record_photo_and_account(store, tmp_path) -> None:
    session = carry_out(store)
    store.accounts.add("Kofi", Role.SUPERVISOR, THEIRS)
    store.drafts.keep("entry", {"value": "75-45-"})
    recovery_key = store.accounts.new_recovery_key()
    head = store.journal.head()
    report = back_up(store, tmp_path / "one.backup")
    carry_out(store, "Kept after the backup")

    assert (report.records, report.head, report.photos) == (*head, 1)
    assert store.records("station")[0].body["backup"]["sha256"] == report.sha256
    content = (tmp_path / "one.backup").read_bytes()
    assert len(content) == report.size
    assert b"Cylinders" not in content
    assert PHOTO not in content

    for place, way in enumerate(
        (Way("Abena", PASSPHRASE), Way("Kofi", THEIRS), Way(recovery_key=recovery_key)), start=1
    ):
        folder = tmp_path / f"back-{place}"
        checked = restored(tmp_path / "one.backup", folder, way)
        assert (checked.records, checked.head, checked.photos) == (*head, 1)
        with Store.open(folder, PASSPHRASE, "Abena") as again:
            assert again.records(session.inspection) == session.dossier.records
            assert again.photo(session.dossier.exhibits[0].photo) == PHOTO
            assert again.drafts.read("entry") == {"value": "75-45-"}
            (made,) = again.records("station")
            assert (made.header.kind, made.body["restored"]["sha256"]) == ("restored", report.sha256)
            carry_out(again)
            verify_store(again)


def test_a_backup_is_written_by_another_thread_while_work_goes_on(store, tmp_path) -> None:
    carry_out(store)
    with Backup(store) as backup:
        carry_out(store, "Meanwhile", photo=b"kept meanwhile")
        reports = []
        thread = threading.Thread(target=lambda: reports.append(backup.write(tmp_path / "b")))
        thread.start()
        carry_out(store, "And on")
        thread.join()
        backup.finish()

    assert restored(tmp_path / "b", tmp_path / "back").records == 8
    assert not list(store.folder.glob("*.part"))


def test_it_is_told_what_cannot_be_restored_and_nothing_stays(store, tmp_path) -> None:
    carry_out(store)
    recovery_key = store.accounts.new_recovery_key()
    file = tmp_path / "b"
    back_up(store, file)
    other = store.accounts.new_recovery_key()
    (tmp_path / "text").write_text("not a backup at all")
    (tmp_path / "newer").write_bytes(b"quaylens backup 2\n" + bytes(50))
    before = sorted(tmp_path.iterdir())

    def into(way, source=file):
        return code_of(lambda: restored(source, tmp_path / "back", way))

    assert into(Way("Abena", "wrong words here")) == "store.wrong_passphrase"
    assert into(Way("Nobody", PASSPHRASE)) == "accounts.unknown"
    assert into(Way(recovery_key=other)) == "accounts.recovery_wrong"
    assert into(Way(recovery_key=recovery_key[1:])) == "accounts.recovery_length"
    assert into(Way(passphrase=PASSPHRASE), tmp_path / "text") == "backup.no_backup"
    assert into(Way(passphrase=PASSPHRASE), tmp_path / "newer") == "backup.newer"
    assert into(Way(passphrase=PASSPHRASE), tmp_path / "none") == "backup.unreadable"
    assert code_of(lambda: restored(file, store.folder)) == "backup.folder_not_empty"
    assert code_of(lambda: back_up(store, file)) == "backup.exists"
    assert sorted(tmp_path.iterdir()) == before


def test_no_change_and_no_cut_of_a_backup_goes_unnoticed(store, tmp_path) -> None:
    carry_out(store, photo=bytes(CHUNK))  # so that it has several chunks
    back_up(store, tmp_path / "b")
    content = (tmp_path / "b").read_bytes()
    chance = random.Random(3)  # noqa: S311 - a seed, no secret
    start = content.index(b"}]}}") + 4
    sealed = CHUNK + 16
    changes = [content[: chance.randrange(len(content))] for _ in range(6)]
    changes += [content + b"\0", content[: start + sealed], content[:start] + content[start + sealed :]]
    changes.append(content[:start] + content[start + sealed : start + 2 * sealed] + content[start : start + sealed])
    for _ in range(12):
        at = chance.randrange(len(content))
        changes.append(content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :])
    before = {path.name for path in tmp_path.iterdir()} | {"changed"}
    for changed in changes:
        (tmp_path / "changed").write_bytes(changed)
        code = code_of(lambda: restored(tmp_path / "changed", tmp_path / "back"))
        assert code in {"backup.damaged", "backup.no_backup", "backup.newer", "store.wrong_passphrase"}
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_crash_in_the_middle_leaves_no_backup_and_no_store(store, tmp_path, monkeypatch) -> None:
    class PowerCut(Exception):
        pass

    def cut(*_args, **_named):
        raise PowerCut

    carry_out(store)
    with monkeypatch.context() as patched:
        patched.setattr(backups, "sealed_chunks", cut)
        with pytest.raises(PowerCut):
            back_up(store, tmp_path / "b")
    assert {path.name for path in tmp_path.iterdir()} == {"store"}
    assert not list(store.folder.glob("*.part"))
    back_up(store, tmp_path / "b")
    with monkeypatch.context() as patched:
        patched.setattr("local_store.restore.verify_store", cut)
        with pytest.raises(PowerCut):
            restored(tmp_path / "b", tmp_path / "back")
    assert {path.name for path in tmp_path.iterdir()} == {"store", "b"}
