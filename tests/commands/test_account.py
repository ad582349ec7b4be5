"""Accounts and the store at the command line: secrets come from private files, and every refusal has its sentence."""

from __future__ import annotations

import json
import re

import pytest

from commands.app import BAD_INPUT, DONE, NOT_VERIFIED, run
from local_store import wrapping
from local_store.store import Store
from local_store.wrapping import Hardness
from tests.local_store.scene import carry_out


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(wrapping, "STANDARD", Hardness(1, 8, 1))
    monkeypatch.setenv("QUAYLENS_OFFICER", "Abena")


@pytest.fixture
def secret(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.touch(mode=0o600)
        path.write_text(content)
        return str(path)

    return make


@pytest.fixture
def station(tmp_path, passphrase_file):
    with Store.create(tmp_path / "store", passphrase_file.read_text(), "Quay 7", "Abena") as store:
        inspection = carry_out(store).inspection
    return inspection, ["--store", str(tmp_path / "store"), "--passphrase-file", str(passphrase_file)]


def told(capsys, arguments, code=DONE) -> str:
    assert run(arguments) == code
    printed = capsys.readouterr()
    return printed.out if code == DONE else printed.err


def test_officers_come_sign_forget_and_go(station, secret, capsys, tmp_path):
    inspection, ours = station
    theirs, wrong, new = secret("t", "quite another phrase"), secret("w", "no no no no"), secret("n", "a new one here")
    assert "no recovery key" in told(capsys, ["account", "list", *ours])
    told(capsys, ["account", "add", "Kofi", "--new-passphrase-file", theirs, *ours])
    sentence = told(capsys, ["account", "add", "Kofi", "--new-passphrase-file", theirs, *ours], BAD_INPUT)
    assert sentence.count("\n") == 1
    countersign = ["case", "countersign", inspection, "--officer", "Kofi", "--second-passphrase-file"]
    assert "does not open" in told(capsys, [*countersign, wrong, *ours], BAD_INPUT)
    assert "Countersigned by Kofi" in told(capsys, [*countersign, theirs, *ours])
    assert "Signatures of officers: 3" in told(capsys, ["verify", *ours])
    told(capsys, ["account", "role", "Kofi", "supervisor", *ours])
    told(capsys, ["account", "role", "Kofi", "captain", *ours], BAD_INPUT)

    key = re.search(r"(\w{5}-){6}\w{5}", told(capsys, ["account", "recovery-key", *ours])).group()
    recover = ["account", "recover", "abena", "--new-passphrase-file", new, *ours[:2], "--recovery-file"]
    assert "mistyped" in told(capsys, [*recover, secret("r1", "A" * 35)], BAD_INPUT)
    told(capsys, [*recover, secret("r2", key)])
    told(capsys, ["account", "list", *ours], BAD_INPUT)
    ours[3] = new
    told(capsys, ["account", "disable", "Kofi", *ours])
    accounts = [json.loads(line) for line in told(capsys, ["account", "list", "--json", *ours]).splitlines()]
    assert [(each["name"], each["state"]) for each in accounts] == [("Abena", "enabled"), ("Kofi", "disabled")]
    told(capsys, ["account", "passphrase", "--new-passphrase-file", theirs, *ours])
    ours[3] = theirs
    assert "Signatures of officers: 3" in told(capsys, ["verify", *ours])
    for name in ("sheet.pdf", "sheet.txt"):
        assert not re.search(
            r"(\w{5}-){6}", told(capsys, ["account", "recovery-key", "--sheet", str(tmp_path / name), *ours])
        )
    assert re.search(r"(\w{5}-){6}\w{5}", (tmp_path / "sheet.txt").read_text())
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_backup_goes_out_and_comes_back(station, secret, capsys, tmp_path):
    _, ours = station
    file, back = tmp_path / "b.backup", tmp_path / "back"
    made = json.loads(told(capsys, ["store", "backup", str(file), "--json", *ours]))
    restore = ["store", "restore", str(file), "--store", str(back), "--passphrase-file"]
    told(capsys, [*restore, secret("w", "no no no no")], BAD_INPUT)
    torn = tmp_path / "torn"
    torn.write_bytes(file.read_bytes()[:-5])
    told(capsys, [restore[0], restore[1], str(torn), *restore[3:], ours[3]], NOT_VERIFIED)
    assert not back.exists()
    assert made["head"] in told(capsys, [*restore, ours[3]])
    assert "Inspections: 1; lines that had differed: 0" in told(
        capsys, ["store", "rebuild", "--store", str(back), *ours[2:]]
    )
    told(capsys, [*restore, ours[3]], BAD_INPUT)
