"""``verify`` of a store: what it says, what it compares with, and what it answers to a spoilt one."""

from __future__ import annotations

import shutil

import pytest

from commands.app import run
from local_store.case_file import export_case
from local_store.store import Store
from tests.local_store.scene import PASSPHRASE, carry_out, new_store


@pytest.fixture
def places(tmp_path):
    """A store, an older copy of it, and a case file from after the copy."""
    folder, older, case = tmp_path / "store", tmp_path / "older", tmp_path / "case.zip"
    with new_store(folder) as store:
        carry_out(store)
    shutil.copytree(folder, older)
    with Store.open(folder, PASSPHRASE) as store:
        export_case(store, carry_out(store).inspection, case)
    secret = tmp_path / "secret"
    secret.touch(mode=0o600)
    secret.write_text(PASSPHRASE)
    return folder, older, case, secret


def test_a_store_is_complete_to_its_end_and_a_case_file_shows_whether_that_was_later(places, capsys) -> None:
    folder, older, case, secret = places

    def verify(store, *more: str) -> int:
        return run(["verify", "--store", str(store), "--passphrase-file", str(secret), *more])

    assert verify(older) == 0
    assert "nothing in it can prove what came after" in capsys.readouterr().out
    assert verify(folder, "--against", str(case)) == 0
    assert "holds record 15" in capsys.readouterr().out
    assert verify(older, "--against", str(case)) == 3
    told = capsys.readouterr().err
    assert "ends with record 8" in told
    assert "reached to record 15" in told
    assert verify(folder, "--against", str(secret)) == 2


def test_a_spoilt_photo_is_named(places, capsys) -> None:
    folder, _, _, secret = places
    photo = next(path for path in (folder / "photos").rglob("*") if path.is_file())
    photo.write_bytes(photo.read_bytes()[:-1])

    assert run(["verify", "--store", str(folder), "--passphrase-file", str(secret)]) == 3
    assert "was changed" in capsys.readouterr().err
    photo.unlink()
    assert run(["verify", "--store", str(folder), "--passphrase-file", str(secret)]) == 3
    assert "is missing" in capsys.readouterr().err


def test_what_is_readable_of_a_store_is_written_out(places, tmp_path, capsys) -> None:
    folder, _, _, secret = places

    done = run(["store", "rescue", str(tmp_path / "out"), "--store", str(folder), "--passphrase-file", str(secret)])

    assert done == 0
    assert "records 15, photos 1" in capsys.readouterr().out
