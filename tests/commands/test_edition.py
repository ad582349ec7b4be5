"""Editions on the command line: publish, install, compare, and an old verdict out of an old edition."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from commands.app import run
from inspection.claim import Claim, ClaimSource, Scheme
from inspection.codec import decode
from inspection.consignment import AskedDate, Circumstances, Consignment, Item, Route
from inspection.dossier import Assessment, Opening
from inspection.session import InspectionSession
from inspection.verdict import Verdict
from reference.build_edition import build
from reference.edition_file import sha256_of
from reference.reference_data import EditionReference
from tests.local_store.scene import PASSPHRASE, new_store

if TYPE_CHECKING:
    from pathlib import Path

R22 = ("--refrigerant", "R-22", "--from", "CN", "--to", "GH", "--on", "2027-02-01")


@pytest.fixture(scope="module")
def published(tree, tmp_path_factory) -> dict[str, Path]:
    """This tree's edition, and one in which the law was changed: Ghana has no allowance any more."""
    folder = tmp_path_factory.mktemp("published")
    data = folder / "data"
    shutil.copytree(tree / "reference" / "data", data)
    made = {"old": folder / "old.edition", "new": folder / "new.edition"}
    (data / "EDITION").write_text("2026.11 2026-11-22\n")
    build(data, made["old"])
    (data / "EDITION").write_text("2027.1 2027-01-15\n")
    countries = data / "parties" / "countries.csv"
    text = countries.read_text("utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith("GH,")]
    header = text.splitlines()[0].split(",")
    cells = row.split(",")
    cells[header.index("montreal_article5")] = "non-A5"
    countries.write_text(text.replace(row, ",".join(cells)), "utf-8")
    build(data, made["new"])
    assert run(["edition", "new-key", str(folder / "publisher.pem")]) == 0
    for path in made.values():
        assert run(["edition", "sign", str(path), "--key", str(folder / "publisher.pem")]) == 0
    return made | {"keys": folder / "publisher.pub"}


@pytest.fixture
def station(published, tmp_path, monkeypatch) -> Path:
    """A station that trusts the publisher and has nothing installed; gives its folder of editions."""
    monkeypatch.setenv("QUAYLENS_EDITIONS", str(tmp_path / "editions"))
    monkeypatch.setenv("QUAYLENS_KEYS", str(published["keys"]))
    monkeypatch.delenv("QUAYLENS_EDITION", raising=False)
    return tmp_path / "editions"


@pytest.fixture
def answer(capsys):
    def answer(*arguments: str):
        capsys.readouterr()
        code = run(list(arguments))
        told = capsys.readouterr()
        return code, json.loads(told.out) if code == 0 else told.err.strip()

    return answer


def test_the_newest_installed_edition_answers(published, station, answer, monkeypatch, tmp_path):
    built = tmp_path / "built.edition"
    shutil.copy(published["old"], built)
    monkeypatch.setattr("commands.options.default_edition", lambda: built)
    for named in ((), ("--edition", "2026.11"), ("--edition", sha256_of(built)[:8])):
        assert answer("check", *R22, *named, "--json")[1]["edition"]["signed"] is False
    code, told = answer("check", *R22, "--edition", "2031.1")
    assert (code, "2031.1" in told) == (2, True)

    assert answer("edition", "install", str(published["old"]), "--json")[1]["signed"] is True
    asked = answer("check", *R22, "--json")[1]
    assert (asked["edition"]["name"], asked["edition"]["signed"]) == ("2026.11", True), "of two alike the signed one"
    assert asked["verdict"] == "permit_required"

    answer("edition", "install", str(published["new"]), "--json")
    asked = answer("check", *R22, "--json")[1]
    assert (asked["edition"]["name"], asked["verdict"]) == ("2027.1", "prohibited")
    for name in ("2026.11", sha256_of(published["old"])[:12], str(published["old"])):
        again = answer("check", *R22, "--edition", name, "--json")[1]
        assert (again["edition"]["name"], again["verdict"]) == ("2026.11", "permit_required")

    shown = answer("edition", "show", "--json")[1]
    assert [each["name"] for each in shown["installed"]] == ["2027.1", "2026.11"]
    code, told = answer("edition", "install", str(published["old"]), "--json")
    assert code == 3
    assert "2026.11" in told
    assert len(told.splitlines()) == 1


def test_an_edition_built_later_than_the_installed_one_answers(published, station, answer, monkeypatch):
    answer("edition", "install", str(published["old"]), "--json")
    monkeypatch.setattr("commands.options.default_edition", lambda: published["new"])
    assert answer("check", *R22, "--json")[1]["edition"]["name"] == "2027.1"


@pytest.mark.parametrize("what", ["unsigned", "foreign", "no key", "no such keys", "changed"])
def test_what_is_not_vouched_for_is_refused_in_one_sentence(published, station, answer, what, tmp_path, monkeypatch):
    given = tmp_path / "given.edition"
    shutil.copy(published["old"], given)
    if what != "unsigned":
        shutil.copy(f"{published['old']}.sig", f"{given}.sig")
    keys = ()
    if what == "foreign":
        assert run(["edition", "new-key", str(tmp_path / "other.pem")]) == 0
        keys = ("--keys", str(tmp_path / "other.pub"))
    elif what == "no key":
        monkeypatch.setenv("QUAYLENS_KEYS", str(tmp_path))
    elif what == "no such keys":
        keys = ("--keys", str(tmp_path / "none"))
    elif what == "changed":
        with given.open("r+b") as file:
            file.seek(-1, 2)
            file.write(b"?")
    code, told = answer("edition", "install", str(given), *keys)
    assert code == (2 if what == "no such keys" else 3)
    assert len(told.splitlines()) == 1
    assert not list(station.glob("*.edition"))


def test_a_lawyer_can_read_what_changed(published, tree, answer, capsys):
    code, found = answer("edition", "diff", str(published["old"]), str(published["new"]), "--json")
    assert code == 0
    Draft202012Validator(json.loads((tree / "docs/schema/edition-diff.json").read_text())).validate(found)
    assert found["counts"] == {"added": 0, "deleted": 0, "changed": 1, "provenance": 0}
    (change,) = found["changes"]
    assert (change["convention"], change["entry"], change["name"]) == ("parties", "GH", "Ghana")
    assert [(each["column"], each["to"]) for each in change["columns"]] == [("montreal_article5", "non-A5")]

    assert run(["edition", "diff", str(published["old"]), str(published["new"])]) == 0
    told = capsys.readouterr().out
    assert "2026.11" in told
    assert "Ghana" in told
    assert "Group under Article 5 of the Montreal Protocol: from “A5-1” to “non-A5”" in told
    assert run(["edition", "diff", str(published["old"]), str(published["old"])]) == 0
    assert "No row" in capsys.readouterr().out


@pytest.fixture
def kept(published, tmp_path):
    """An inspection kept under the old edition, as a store and as the identifier of the inspection."""
    asked = AskedDate(date(2027, 2, 1), stated=True)
    opening = Opening("Cylinders", "Abena", Consignment(Route("CN", (), "GH")), asked, "test", Circumstances())
    item = Item((Claim(Scheme.REFRIGERANT, "R-22", "R22", 1, ClaimSource.TYPED),))
    with new_store(tmp_path / "store") as store, EditionReference(published["old"]) as reference:
        session = InspectionSession.open(opening, store, reference)
        session.state(item)
        session.assess()
        session.close()
        return tmp_path / "store", session.inspection


def test_an_old_verdict_comes_out_of_the_old_edition_exactly(published, station, kept, answer, tmp_path):
    folder, inspection = kept
    assert answer("edition", "install", str(published["old"]), "--json")[0] == 0
    assert answer("edition", "install", str(published["new"]), "--json")[0] == 0
    passphrase = tmp_path / "passphrase"
    passphrase.touch(0o600)
    passphrase.write_text(PASSPHRASE)
    given = ("--store", str(folder), "--passphrase-file", str(passphrase))

    case = tmp_path / "case.zip"
    assert run(["case", "export", inspection, str(case), *given]) == 0
    for subject in ((str(case),), given):
        code, told = answer("verify", *subject, "--edition", "2026.11", "--json")
        assert code == 0
        assert told["derived"] | {"edition": None} == {"reproduced": 1, "other_editions": 0, "edition": None}
        _, told = answer("verify", *subject, "--edition", "2027.1", "--json")
        assert told["derived"] | {"edition": None} == {"reproduced": 0, "other_editions": 1, "edition": None}


def test_the_new_edition_would_have_said_something_else(published, kept):
    from inspection.session import assess
    from local_store.store import Store

    folder, inspection = kept
    with Store.open(folder, PASSPHRASE) as store:
        records = store.records(inspection)
        (body,) = [record.body for record in records if record.header.kind == "assessed"]
        was = decode(Assessment, body["assessment"])
        for name, same in (("old", True), ("new", False)):
            with EditionReference(published[name]) as reference:
                dossier = InspectionSession(inspection, store, reference).dossier
                now = assess(dossier, reference)
                assert (now.findings == was.findings) is same
                assert (now.judgement.verdict is Verdict.PROHIBITED) is not same
