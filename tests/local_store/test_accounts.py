"""Accounts: who can open the store, who answers for what, and what stays when a passphrase or an officer goes."""

from __future__ import annotations

import json

import pytest

from inspection.accounts import Role
from inspection.countersigning import countersign
from inspection.errors import BadInput, EnvironmentFault
from inspection.history import dossier_of
from inspection.wording import say
from local_store import key_file
from local_store.recovery_key import ALPHABET, new_recovery_key, parse
from local_store.store import Store
from local_store.verification import verify_store
from tests.local_store.scene import EASY, PASSPHRASE, carry_out, new_store

THEIRS = "quite another phrase"


@pytest.fixture
def store(folder):
    with new_store(folder) as opened:
        yield opened


def code_of(work) -> str:
    with pytest.raises((BadInput, EnvironmentFault)) as caught:
        work()
    say(caught.value.message)
    return caught.value.message.code


def reopened(folder, passphrase=PASSPHRASE, officer=""):
    return Store.open(folder, passphrase, officer, hardness=EASY)


def test_each_officer_opens_the_store_with_their_own_words(folder, store) -> None:
    carry_out(store)
    store.accounts.add("Kofi", Role.INSPECTOR, THEIRS)
    store.close()

    with reopened(folder, THEIRS, "kofi") as again:
        assert again.officer == "Kofi"
        carry_out(again)
        report = verify_store(again)
        officers = {record.header.officer for record in again.journal.headers()}
    assert (report.signed, report.unsigned, officers) == (4, 0, {"Abena", "Kofi"})
    assert code_of(lambda: reopened(folder, PASSPHRASE, "Kofi")) == "store.wrong_passphrase"
    assert code_of(lambda: reopened(folder, THEIRS)) == "accounts.which"
    assert code_of(lambda: reopened(folder, THEIRS, "Ama")) == "accounts.unknown"
    assert Store.officers(folder) == ("Abena", "Kofi")


def test_who_is_disabled_is_out_and_what_they_signed_stays(folder, store) -> None:
    store.accounts.add("Kofi", Role.SUPERVISOR, THEIRS)
    store.close()
    with reopened(folder, THEIRS, "Kofi") as kofi:
        carry_out(kofi)
        before = (folder / key_file.NAME).read_bytes()
    with reopened(folder, PASSPHRASE, "Abena") as abena:
        abena.accounts.disable("Kofi")
        assert verify_store(abena).signed == 2
        assert code_of(lambda: abena.accounts.disable("Kofi")) == "accounts.disabled_already"
        assert code_of(lambda: abena.accounts.add("KOFI", Role.INSPECTOR, THEIRS)) == "accounts.name_taken"

    assert code_of(lambda: reopened(folder, THEIRS, "Kofi")) == "accounts.unknown"
    (folder / key_file.NAME).write_bytes(before)  # an old copy put back: the records decide
    assert code_of(lambda: reopened(folder, THEIRS, "Kofi")) == "accounts.unknown"
    with reopened(folder, PASSPHRASE, "Abena") as abena:
        assert Store.officers(folder) == ("Abena",)
        abena.accounts.reset("Kofi", "a third and new one")
    with reopened(folder, "a third and new one", "Kofi") as kofi:
        carry_out(kofi)
        assert len(kofi.accounts.account("Kofi").keys) == 2
        assert verify_store(kofi).signed == 4


def test_the_last_supervisor_stays_and_inspectors_keep_no_accounts(folder, store) -> None:
    accounts = store.accounts
    assert code_of(lambda: accounts.disable("Abena")) == "accounts.last_supervisor"
    assert code_of(lambda: accounts.change_role("Abena", Role.INSPECTOR)) == "accounts.last_supervisor"
    accounts.add("Kofi", Role.INSPECTOR, THEIRS)
    accounts.change_role("Kofi", Role.SUPERVISOR)
    accounts.change_role("Abena", Role.INSPECTOR)
    for work in (
        lambda: accounts.add("Ama", Role.INSPECTOR, THEIRS),
        lambda: accounts.disable("Kofi"),
        lambda: accounts.reset("Kofi", THEIRS),
        accounts.new_recovery_key,
    ):
        assert code_of(work) == "accounts.needs_supervisor"
    verify_store(store)


@pytest.mark.parametrize(("name", "passphrase", "code"), [
    (" ", THEIRS, "accounts.bad_name"),
    ("A\0B", THEIRS, "accounts.bad_name"),
    ("abena", THEIRS, "accounts.name_taken"),
    ("Kofi", "short", "store.passphrase_short"),
    ("Kofi", "123456", "store.pin_simple"),
])  # fmt: skip
def test_an_account_needs_a_name_of_its_own_and_a_strong_secret(store, name, passphrase, code) -> None:
    before = store.journal.head()
    assert code_of(lambda: store.accounts.add(name, Role.INSPECTOR, passphrase)) == code
    assert store.journal.head() == before


def test_a_changed_passphrase_takes_the_place_of_the_old_one(folder, store) -> None:
    key = store.accounts.me.key
    assert code_of(lambda: store.change_passphrase("not the old", THEIRS)) == "store.wrong_passphrase"
    store.change_passphrase(PASSPHRASE, THEIRS)
    store.close()

    assert code_of(lambda: reopened(folder)) == "store.wrong_passphrase"
    assert len(key_file.read(folder).keys) == 1
    with reopened(folder, THEIRS) as again:
        assert again.accounts.me.key == key
        verify_store(again)


def test_the_recovery_key_gives_a_supervisor_a_new_way_in_and_a_new_signing_key(folder, store) -> None:
    carry_out(store)
    old = store.accounts.new_recovery_key()
    key = store.accounts.new_recovery_key()
    store.accounts.add("Kofi", Role.INSPECTOR, THEIRS)
    store.close()

    def recover(by, name="Abena"):
        return Store.recover(folder, by, name, "never heard before", hardness=EASY)

    assert code_of(lambda: recover(old)) == "accounts.recovery_wrong"
    assert code_of(lambda: recover(key, "Kofi")) == "accounts.recover_supervisor"
    assert code_of(lambda: recover(key[:-1])) == "accounts.recovery_length"
    with recover(key.lower().replace("-", " ")) as again:
        carry_out(again)
        assert verify_store(again).signed == 4
        account = again.accounts.me
        assert len(account.keys) == 2
        steps = [each.body["account"]["step"] for each in again.records(f"account:{account.id}")]
        officers = [each.header.officer for each in again.records(f"account:{account.id}")]
    assert steps == ["created", "recovered"]
    assert officers == ["Abena", "recovery key"]
    assert code_of(lambda: reopened(folder, PASSPHRASE, "Abena")) == "store.wrong_passphrase"


def test_a_mistyped_recovery_key_is_told_by_its_group() -> None:
    key = new_recovery_key()
    groups = key.split("-")
    assert [len(each) for each in groups] == [5] * 7
    assert parse(f" {key.lower()} ") == key.replace("-", "").encode()
    for place in range(7):
        for at in range(5):
            for sign in ALPHABET + "0":
                if sign != groups[place][at]:
                    wrong = groups[place][:at] + sign + groups[place][at + 1 :]
                    with pytest.raises(BadInput) as caught:
                        parse("-".join((*groups[:place], wrong, *groups[place + 1 :])))
                    assert caught.value.message.params["group"] == str(place + 1)
                    assert wrong not in str(caught.value)
    if groups[0] != groups[1]:
        with pytest.raises(BadInput):
            parse("-".join((groups[1], groups[0], *groups[2:])))


def test_a_second_officer_countersigns_on_the_same_laptop(store) -> None:
    session = carry_out(store)
    store.accounts.add("Kofi", Role.INSPECTOR, THEIRS)
    assert code_of(lambda: store.second_officer("Abena", PASSPHRASE)) == "accounts.second_is_first"
    assert code_of(lambda: store.second_officer("Kofi", PASSPHRASE)) == "store.wrong_passphrase"
    assert code_of(lambda: countersign(session.inspection, store, store.accounts.me)) == "countersign.own"
    with store.second_officer("Kofi", THEIRS) as kofi:
        record = countersign(session.inspection, kofi, kofi.account, "Seen the cylinders")
        assert code_of(lambda: countersign(session.inspection, kofi, kofi.account)) == "countersign.twice"

    (said,) = dossier_of(store.records(session.inspection)).countersignatures
    decided = next(each for each in store.records(session.inspection) if each.header.kind == "decided")
    assert (said.officer, said.role, said.of) == ("Kofi", "inspector", decided.sha256)
    assert (record.header.officer, store.officer) == ("Kofi", "Abena")
    assert verify_store(store).signed == 3


def test_a_locked_store_gives_nothing_away_and_goes_on_after_it(folder, store) -> None:
    session = carry_out(store)
    secrets = store._open.me.secrets
    store.lock()
    assert store.locked
    assert not any(secrets.database)
    assert not any(secrets.officer)
    for use in (lambda: store.records(session.inspection), lambda: store.append("one", "kind", {}), store.rebuild):
        assert code_of(use) == "accounts.locked"
    assert code_of(lambda: reopened(folder)) == "store.in_use"
    assert code_of(lambda: store.unlock("not it at all")) == "store.wrong_passphrase"
    store.unlock(PASSPHRASE)
    carry_out(store)
    assert verify_store(store).signed == 4


def test_drafts_are_there_after_a_crash_and_not_readable_on_the_disk(folder, store) -> None:
    store.drafts.keep("ruling:one", {"reason": "Ask the ozone unit", "decision": ""})
    store.drafts.keep("entry", {"value": "75-45-6"})
    store.drafts.keep("entry", {"value": ""})
    store.close()
    assert b"ozone" not in b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    with reopened(folder) as again:
        assert again.drafts.read("ruling:one") == {"reason": "Ask the ozone unit", "decision": ""}
        assert again.drafts.read("entry") == {}


def test_what_was_cut_off_between_key_file_and_records_is_settled(folder, store, monkeypatch) -> None:
    class PowerCut(Exception):
        pass

    def cut(*_args):
        raise PowerCut

    with monkeypatch.context() as patched:  # the key file is in place, the record not
        real = key_file.write

        def write_and_die(*args):
            real(*args)
            raise PowerCut

        patched.setattr(key_file, "write", write_and_die)
        with pytest.raises(PowerCut):
            store.accounts.add("Kofi", Role.INSPECTOR, THEIRS)
    store.accounts.add("Ama", Role.SUPERVISOR, "words of a third one")
    with monkeypatch.context() as patched:  # the record is there, the key file not
        patched.setattr(key_file, "write", cut)
        with pytest.raises(PowerCut):
            store.accounts.disable("Ama")
    store.close()

    assert code_of(lambda: reopened(folder, THEIRS, "Kofi")) == "accounts.unknown"
    assert code_of(lambda: reopened(folder, "words of a third one", "Ama")) == "accounts.unknown"
    with reopened(folder, PASSPHRASE, "Abena") as again:
        assert Store.officers(folder) == ("Abena",)
        again.accounts.add("Kofi", Role.INSPECTOR, THEIRS)
        verify_store(again)


def test_the_key_file_tells_names_and_costs_and_nothing_else(folder, store) -> None:
    store.accounts.new_recovery_key()
    said = json.loads((folder / key_file.NAME).read_bytes())
    fields = {"kdf", "wrap", "account", "name", "salt", "iterations", "memory_kib", "lanes", "nonce", "wrapped"}
    assert [set(each) for each in said["keys"]] == [fields, fields]
    assert [each["name"] for each in said["keys"]] == ["Abena", "recovery"]
