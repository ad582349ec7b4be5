"""Nothing secret stands in a log, an exception, a repr, a crash report, or on the disk."""

from __future__ import annotations

import base64
import logging
import traceback

import pytest

from gui.services import Credentials
from inspection.accounts import Role
from inspection.countersigning import countersign
from inspection.errors import Fault
from local_store.backup import back_up
from local_store.restore import Way, restore
from local_store.store import Store
from tests.local_store.scene import EASY, carry_out

OURS, THEIRS, WRONG, NEW = "mango harbour violin", "stapler under water", "no no no no no no", "274951"


def told_by(error) -> str:
    """What a crash report could hold: the trace, and every frame's variables as they show themselves."""
    objects = [
        repr(each)
        for frame, _ in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename != __file__
        for each in frame.f_locals.values()
        if not isinstance(each, str | bytes | bytearray)  # what is called passphrase there is one
    ]
    return "".join([*traceback.format_exception(error), *objects])


def test_a_whole_flow_tells_no_secret(tmp_path, caplog, capfd) -> None:
    caplog.set_level(logging.DEBUG)
    folder, told = tmp_path / "store", []

    def failing(work) -> None:
        with pytest.raises(Fault) as caught:
            work()
        told.append(told_by(caught.value))

    with Store.create(folder, OURS, "Quay 7", "Abena", hardness=EASY) as store:
        recovery_key = store.accounts.new_recovery_key()
        session = carry_out(store)
        store.accounts.add("Kofi", Role.SUPERVISOR, THEIRS)
        failing(lambda: store.accounts.add("Ama", Role.INSPECTOR, "kiwi"))
        failing(lambda: store.second_officer("Kofi", WRONG))
        with store.second_officer("Kofi", THEIRS) as kofi:
            countersign(session.inspection, kofi, kofi.account)
            told += [repr(kofi), repr(kofi._signed_in)]
        failing(lambda: store.change_passphrase(WRONG, NEW))
        store.change_passphrase(OURS, NEW)
        back_up(store, tmp_path / "backup")
        me = store._open.me
        keys = [bytes(me.secrets.database), bytes(me.secrets.officer), store.station.photo_key]
        keys.append(store.station.key._private.private_bytes_raw())
        told += [repr(store), repr(store._open), repr(me), repr(me.key), repr(store.station), repr(store.accounts)]
        told += [repr(store.photos), repr(store.journal), repr(Credentials("Abena", OURS, "Quay 7"))]
        failing(lambda: Store.open(folder, NEW))  # in use
        store.lock()
        failing(lambda: store.unlock(WRONG))
        store.unlock(NEW)
    failing(lambda: Store.open(folder, WRONG, "Abena"))
    failing(lambda: restore(tmp_path / "backup", tmp_path / "back", Way("Abena", WRONG)))
    failing(lambda: Store.recover(folder, recovery_key[:-1] + ("A" if recovery_key[-1] != "A" else "B"), "Abena", NEW))
    told += [repr(Way("Abena", NEW, recovery_key))]
    (folder / "journal.db").write_bytes(b"torn" * 2000)
    failing(lambda: Store.open(folder, NEW, "Abena"))

    printed = capfd.readouterr()
    on_disk = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    everything = "".join([*told, caplog.text, printed.out, printed.err]).encode() + on_disk
    for secret in (OURS, THEIRS, WRONG, recovery_key, recovery_key.replace("-", "")):
        assert secret.encode() not in everything
    assert NEW.encode() not in "".join([*told, caplog.text, printed.out, printed.err]).encode()
    for key in keys:
        for written in (key, key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key), repr(key).encode()):
            assert written not in everything
