"""``sync`` end to end: the command line on one side, a real headquarters on the other, and a stick between them."""

from __future__ import annotations

import json

import pytest

from commands.app import BAD_INPUT, DONE, run
from hq.alerts import Alert
from hq.alerts import create as send_alert
from hq.bundles import answer, take_bundle
from hq.editions import publish
from hq.inspections import Query, search
from hq.review import remark
from hq.service import open_service
from hq.settings import settings_from
from hq.stations import new_code
from inspection.supervision import Review
from local_store import wrapping
from local_store.store import Store
from local_store.wrapping import Hardness
from tests.exchange.conftest import answering
from tests.local_store.scene import carry_out

EDITION = b"SQLite format 3\x00".ljust(68, b"\0") + b"QLED" + bytes(5_000)


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(wrapping, "STANDARD", Hardness(1, 8, 1))
    monkeypatch.setenv("QUAYLENS_OFFICER", "Abena")


@pytest.fixture
def service(tmp_path):
    opened = open_service(settings_from({"QUAYLENS_HQ_FOLDER": str(tmp_path / "hq")}))
    yield opened
    opened.engine.dispose()


@pytest.fixture
def address(service):
    with answering(service) as at:
        yield at


@pytest.fixture
def code_file(service, tmp_path):
    with service.engine.begin() as connection:
        code = new_code(connection, "Quay 7", now=service.now(), signer=service.key)
    path = tmp_path / "code"
    path.write_text(f"{code}\n")
    return str(path)


@pytest.fixture
def station(tmp_path, passphrase_file):
    """An inspection's identifier and the options that open its store."""
    with Store.create(tmp_path / "store", passphrase_file.read_text(), "Quay 7", "Abena") as store:
        inspection = carry_out(store).inspection
    return inspection, ["--store", str(tmp_path / "store"), "--passphrase-file", str(passphrase_file)]


@pytest.fixture
def enrolled(station, address, code_file, capsys):
    inspection, opening = station
    assert run(["sync", "enrol", address, "--code-file", code_file, *opening]) == DONE
    assert address in capsys.readouterr().out
    return inspection, opening


def status(opening, capsys):
    assert run(["sync", "status", "--json", *opening]) == DONE
    return json.loads(capsys.readouterr().out)


def test_push_brings_everything_and_status_names_the_receipt(enrolled, capsys):
    inspection, opening = enrolled
    before = status(opening, capsys)
    assert (before["photos"], before["inspections"][inspection]["state"]) == (1, "waiting")
    assert run(["sync", "push", "--json", *opening]) == DONE
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["complete"], outcome["missing_photos"]) == (True, [])
    after = status(opening, capsys)
    assert (after["records"], after["photos"]) == (0, 0)
    held = {"state": "held", "receipt": outcome["receipt"], "reason": "", "review": None, "hold": None}
    assert after["inspections"][inspection] == held
    assert run(["sync", "status", *opening]) == DONE
    assert f"receipt {outcome['receipt']}" in capsys.readouterr().out


def test_push_tells_of_alerts_and_of_an_edition(enrolled, service, capsys):
    _, opening = enrolled
    with service.engine.begin() as connection:
        send_alert(
            connection, Alert(containers=("CSQU3054383",), note="Hold it."), now=service.now(), signer=service.key
        )
        publish(connection, service.objects, "2027-1", EDITION, b"s" * 64, now=service.now(), signer=service.key)
    assert run(["sync", "push", "--limit", "5000", *opening]) == DONE
    said = capsys.readouterr().out
    assert "CSQU3054383. Hold it." in said
    assert "edition install" in said
    assert run(["sync", "push", *opening]) == DONE
    assert "CSQU3054383" not in capsys.readouterr().out


def test_a_returned_inspection_is_told_of_and_stands_in_the_status(enrolled, service, capsys):
    inspection, opening = enrolled
    assert run(["sync", "push", *opening]) == DONE
    with service.engine.begin() as connection:
        (found,) = search(connection, Query()).found
        said = (Review.RETURNED, "Photograph the valve.", "A. Boss")
        remark(connection, found, *said, now=service.now(), signer=service.key)
    capsys.readouterr()
    assert run(["sync", "push", *opening]) == DONE
    assert "returned Cylinders from the quay. A. Boss: Photograph the valve." in capsys.readouterr().out
    assert status(opening, capsys)["inspections"][inspection]["review"]["decision"] == "returned"
    assert run(["sync", "status", *opening]) == DONE
    assert "Returned with remarks · A. Boss, " in capsys.readouterr().out


def test_a_stick_goes_up_and_comes_back(enrolled, service, tmp_path, capsys):
    inspection, opening = enrolled
    stick, back = tmp_path / "up.bundle", tmp_path / "down.bundle"
    assert run(["sync", "bundle", str(stick), "--json", *opening]) == DONE
    assert json.loads(capsys.readouterr().out)["photos"] == 1
    with stick.open("rb") as stream:
        taken = take_bundle(service, stream)
    with service.engine.begin() as connection:
        publish(connection, service.objects, "2027-1", EDITION, b"s" * 64, now=service.now(), signer=service.key)
    back.write_bytes(b"".join(answer(service, taken.station, 0)))
    for statements in (True, False):
        assert run(["sync", "import", str(back), "--json", *opening]) == DONE
        came = json.loads(capsys.readouterr().out)
        assert (came["statements"] > 0, len(came["editions"])) == (statements, 1)
    assert status(opening, capsys)["inspections"][inspection]["state"] == "held"
    arrived = tmp_path / "store" / "arrived" / f"{came['editions'][0]}.edition"
    assert arrived.read_bytes() == EDITION
    assert arrived.with_name(f"{arrived.name}.sig").read_bytes() == b"s" * 64


@pytest.mark.parametrize("command", [["status"], ["push"]])
def test_a_station_without_headquarters_is_told_what_to_do(command, station, capsys):
    assert run(["sync", *command, *station[1]]) == BAD_INPUT
    assert "sync enrol" in capsys.readouterr().err


def test_an_address_in_clear_and_a_code_that_is_none_are_refused(station, address, tmp_path, capsys):
    _, opening = station
    (tmp_path / "bad").write_text("ABCD-EFGH")
    wrong = ["sync", "enrol", "http://example.org", "--code-file", str(tmp_path / "bad"), *opening]
    assert run(wrong) == BAD_INPUT
    assert run(["sync", "enrol", address, "--code-file", str(tmp_path / "none"), *opening]) == BAD_INPUT
    assert run(["sync", "enrol", address, "--code-file", str(tmp_path / "bad"), *opening]) != DONE
    assert len(capsys.readouterr().err.strip().splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be opened"), (b"\xffno certificate", "holds no certificates")]
)
def test_an_authority_that_cannot_be_read_is_told_in_a_sentence(enrolled, tmp_path, capsys, content, said):
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_bytes(content)
    assert run(["sync", "push", "--authority", str(file), *enrolled[1]]) == BAD_INPUT
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert str(file) in line
    assert said in line
