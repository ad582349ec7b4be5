"""Instruments, custody and exports on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from commands.app import run
from commands.pictures import ReadPicture
from inspection.accounts import Role
from inspection.frame import OriginalKind, Region
from inspection.reading import FrameReading, TextReading
from inspection.session import InspectionSession
from tests.local_store.scene import PASSPHRASE, TinyReference, new_store, opening

MORNING = "2026-11-22T09:00:00+00:00"
READING = {
    "instrument": {"kind": "analyser", "model": "RI-700H", "serial": "0042", "calibrated": "2026-01-09"},
    "taken_at": MORNING,
    "composition": "R-12=98.1,air=1.9",
}
OFFICER, LAB = {"name": "Abena", "organisation": "Customs"}, {"name": "Efua Adu", "organisation": "Laboratory"}
EVIDENCE = {
    "readings": [{**READING, "composition": "R-22=99.5"}],
    "handovers": [
        {"things": ["P1"], "giver": OFFICER, "receiver": LAB, "at": MORNING, "place": "Tema", "reason": "analysis"}
    ],
    "pieces": [{"number": "P1", "description": "Cylinder", "place": "Store", "taken_at": MORNING, "held_by": OFFICER}],
    "results": [],
}


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    """Folder, file with the passphrase, and an open inspection of a store of its own."""
    folder = tmp_path_factory.mktemp("station")
    passphrase = folder / "passphrase"
    passphrase.touch(mode=0o600)
    passphrase.write_text(PASSPHRASE)
    with new_store(folder / "store") as store:
        store.accounts.add("Efua Adu", Role.INSPECTOR, PASSPHRASE)
        inspection = InspectionSession.open(opening(), store, TinyReference()).inspection
    return folder / "store", passphrase, inspection


@pytest.fixture
def given(station, edition_file, monkeypatch):
    monkeypatch.setenv("QUAYLENS_OFFICER", "Abena")
    folder, passphrase, _ = station
    return "--store", str(folder), "--passphrase-file", str(passphrase), "--edition", str(edition_file)


@pytest.fixture
def inspection(station):
    return station[2]


@pytest.fixture
def write(tmp_path):
    def written(name, content):
        path = tmp_path / name
        path.write_text(json.dumps(content))
        return str(path)

    return written


def test_where_there_is_nothing_to_show_a_sentence_says_so(given, inspection, capsys):
    for command in (("case", "tasks", inspection), ("store", "purge")):
        assert run([*command, *(given if command[0] == "case" else given[:4])]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_measured_gas_is_told_with_the_verdict(label, given, write, capsys, monkeypatch):
    region = Region.from_bounds(10, 10, 60, 20)
    reading = FrameReading(640, 480, texts=(TextReading("R-22", 0.97, region, ("drawn",)),))
    picture = ReadPicture("file", "label.png", datetime.now(UTC), b"drawn", "image/png", OriginalKind.FILE, reading)
    monkeypatch.setattr("commands.inspect._read_all", lambda _paths, _known: (picture,))
    arguments = ["inspect", str(label), "--instrument", write("reading.json", READING), "--on", "2026-11-22"]
    assert run([*arguments, "--from", "CN", "--to", "GH", "--json", *given]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["verdict"] == "prohibited"
    assert answer["measurements"][0]["designation"] == "R-12"
    assert answer["instruments"][0]["about"] == 1
    assert any("uncertainty" in doubt for doubt in answer["instruments"][0]["doubts"])
    flag = next(each for each in answer["red_flags"] if each["code"] == "montreal_60")
    assert flag["reason"] == "The label names R-22, the instrument finds R-12 98.1 %, air 1.9 %."


def test_check_takes_a_composition_alone_and_within_an_item(edition_file, capsys):
    common = ["check", "--edition", str(edition_file), "--json", "--on", "2026-11-22"]
    assert run([*common, "--measured", "R-9999=100"]) == 2
    assert "no gas of a composition" in capsys.readouterr().err
    assert run([*common, "--item", "refrigerant=R-134a,measured=R-12:98.1+air:1.9"]) == 0
    assert json.loads(capsys.readouterr().out)["measurements"][0]["standing"] == "identified"


def test_evidence_is_kept_from_a_file_and_exported(given, inspection, write, tmp_path, capsys):
    signed = ("--receiver", "Efua Adu", "--receiver-passphrase-file", given[3])
    assert run(["case", "record", inspection, write("evidence.json", EVIDENCE), *signed, *given]) == 0
    assert "Records: 3" in capsys.readouterr().out
    out = tmp_path / "whole.json"
    assert run(["case", "export", inspection, str(out), *given]) == 0
    said = json.loads(out.read_text())
    assert said["custody"]["holders"]["P1"]["holder"]["name"] == "Efua Adu"
    assert said["custody"]["receipts"] == [True]
    assert "R-22" in {each["name"] for each in said["instruments"][0]["composition"]["shares"]}
    assert run(["case", "export", inspection, str(tmp_path / "again.json"), *given]) == 0
    assert json.loads((tmp_path / "again.json").read_text())["records"][-1]["kind"] == "exported"
    assert run(["case", "record", inspection, write("twice.json", EVIDENCE), *given]) == 2
    assert "P1 is used already" in capsys.readouterr().err
    assert run(["verify", *given[:4]]) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["out.doc"], ".json or .csv"),
        (["out.zip", "--form", "cen"], ".json or .pdf"),
        (["out.json", "--form", "eco"], "use one of basel, cen, ecomessage"),
        (["out.csv", "--table", "claims"], "findings, items"),
        (["out.json", "--redact", "persons"], "only persons can, into a .zip"),
        (["out.json", "--form", "basel"], "No suspicion of illegal traffic"),
    ],
)
def test_what_cannot_be_exported_is_said_and_leaves_no_file(given, inspection, tmp_path, capsys, arguments, says):
    out = tmp_path / arguments[0]
    assert run(["case", "export", inspection, str(out), *arguments[1:], *given]) == 2
    assert says in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "content", [{}, [], {"seals": [{}]}, {"gifts": []}, {"readings": [{**READING, "taken_at": "2026-11-22T09:00:00"}]}]
)
def test_a_file_that_is_no_evidence_is_refused(given, inspection, write, content, capsys):
    assert run(["case", "record", inspection, write("bad.json", content), *given]) == 2
    assert "evidence" in capsys.readouterr().err
