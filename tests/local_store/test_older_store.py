"""A store from before there were accounts: its passphrase makes its first supervisor, and nothing is lost."""

from __future__ import annotations

import json
import secrets

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspection.accounts import Role
from inspection.errors import BadInput
from local_store import key_file, station_key
from local_store.database import connect, transaction
from local_store.inspections import Inspections
from local_store.journal import Journal
from local_store.migrations import MIGRATIONS, migrate
from local_store.store import Store
from local_store.system_clock import SystemClock
from local_store.verification import verify_store
from local_store.wrapping import _derived
from tests.local_store.scene import EASY, PASSPHRASE, carry_out


class BeforeAccounts:
    """The journal as it was written then, for a session to work on."""

    officer = "Abena"

    def __init__(self, journal):
        self.journal = journal

    def append(self, inspection, kind, body):
        return self.journal.append(inspection, kind, body, self.officer)

    def records(self, inspection):
        return self.journal.records(inspection)

    def clock_reading(self):
        return self.journal.clock_reading()

    def keep_photo(self, content, media_type):
        return "no photo"


@pytest.fixture
def old(folder, monkeypatch):
    folder.mkdir()
    key, salt, nonce = secrets.token_bytes(32), secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_derived(PASSPHRASE.encode(), salt, EASY))
    entry = {"account": "officer", "salt": salt.hex(), "iterations": 1, "memory_kib": 1024, "lanes": 1}
    entry |= {"nonce": nonce.hex(), "wrapped": cipher.encrypt(nonce, key, b"quaylens-store 1\nthe id\nofficer").hex()}
    said = {"format": "quaylens-store", "v": 1, "store": "the id", "keys": [entry]}
    (folder / "store.json").write_text(json.dumps(said))
    connection = connect(folder / "journal.db", key, create=True)
    migrate(connection, folder, key, MIGRATIONS[:2])
    with transaction(connection):
        station_key.set_up(connection, "Quay 7")
    station = station_key.load(connection, folder)
    journal = Journal(connection, folder, station, SystemClock(), Inspections(connection, folder).project)
    with monkeypatch.context() as patched:
        patched.setattr("inspection.seal.VERSION", 1)
        patched.setattr("inspection.seal.SIGNED_KINDS", frozenset())
        session = carry_out(BeforeAccounts(journal))
    records = session.dossier.records
    connection.close()
    return records


def opened(folder, officer="Abena Mensah"):
    return Store.open(folder, PASSPHRASE, officer, hardness=EASY)


def test_it_opens_verifies_and_goes_on(folder, old) -> None:
    with opened(folder) as store:
        assert store.records(old[0].header.inspection) == old
        assert [each.header.v for each in old] == [1] * 7
        report = verify_store(store)
        assert (report.signed, report.unsigned) == (0, 2)
        (account,) = store.accounts.all
        assert (account.name, account.role, store.officer) == ("Abena Mensah", Role.SUPERVISOR, "Abena Mensah")
        carry_out(store)
        assert verify_store(store).signed == 2
        assert not store.accounts.has_recovery_key
    assert (folder / "copies").is_dir()
    with opened(folder, "") as store:
        assert store.officer == "Abena Mensah"
        assert len(store.accounts.all[0].keys) == 1


def test_a_wrong_passphrase_changes_nothing(folder, old) -> None:
    before = (folder / "store.json").read_bytes()
    with pytest.raises(BadInput):
        Store.open(folder, "not this one", "Abena")
    assert (folder / "store.json").read_bytes() == before


def test_an_upgrade_that_was_cut_off_is_finished(folder, old, monkeypatch) -> None:
    class PowerCut(Exception):
        pass

    def cut(*_args):
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(key_file, "write", cut)
        with pytest.raises(PowerCut):
            opened(folder)
    with opened(folder) as store:
        (account,) = store.accounts.all
        assert len(account.keys) == 2
        carry_out(store)
        verify_store(store)
