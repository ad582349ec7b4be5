"""A laptop whose clock is wrong, on the command line: whatever it shows, it settles nothing by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., dict[str, Any]]

AT_ANOTHER_TIME = """
import datetime, sys
real = datetime.datetime
moment = real.fromisoformat(sys.argv[1])
class Wrong(real):
    @classmethod
    def now(cls, tz=None):
        return moment.astimezone(tz)
datetime.datetime = Wrong
from commands.app import run
sys.exit(run(sys.argv[2:]))
"""
R22 = ("--refrigerant", "R-22", "--un", "1018")
TO_GERMANY = ("--from", "CN", "--to", "DE")  # prohibited since 2020
TO_GHANA = ("--from", "CN", "--to", "GH")  # by licence until 2030
WRONG = "2015-06-01T12:00:00+00:00"


@pytest.fixture(scope="module")
def at(tree: Path, edition_file: Path) -> Run:
    """Run a command in a process whose clock shows another time; gives what it says as JSON."""

    def at(moment: str, *arguments: str) -> dict[str, Any]:
        command = [sys.executable, "-c", AT_ANOTHER_TIME, moment, *arguments, "--edition", str(edition_file), "--json"]
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        (line,) = done.stdout.splitlines()
        return json.loads(line)

    return at


def of_montreal(answer: dict[str, Any]) -> set[tuple[str, str]]:
    return {(each["verdict"], each["code"]) for each in answer["findings"] if each["regime"] == "montreal"}


@pytest.mark.parametrize(
    ("moment", "where"),
    [
        ("1970-01-01T00:00:10+00:00", TO_GERMANY),
        (WRONG, TO_GERMANY),
        (WRONG, TO_GHANA),
        ("2026-11-20T12:00:00+00:00", TO_GERMANY),
    ],
)
def test_a_clock_before_the_edition_lets_nothing_through(at, moment, where):
    answer = at(moment, "check", *R22, *where)
    assert answer["verdict"] == "cannot_tell"
    assert of_montreal(answer) == {("cannot_tell", "dated.not_stated")}
    assert moment[:10] in answer["findings"][0]["reason"]


def test_the_officer_s_date_counts_whatever_the_clock_shows(at):
    assert at(WRONG, "check", *R22, *TO_GERMANY, "--on", "2026-11-22")["verdict"] == "prohibited"
    assert at(WRONG, "check", *R22, *TO_GERMANY, "--on", "2015-06-01")["verdict"] == "permit_required"


def test_an_old_edition_warns_and_a_very_old_one_is_silent(at):
    young = at("2027-11-22T12:00:00+00:00", "check", *R22, *TO_GERMANY)
    old = at("2027-11-23T12:00:00+00:00", "check", *R22, *TO_GERMANY)
    assert young["verdict"] == old["verdict"] == "prohibited"
    assert "dated.edition_old" not in {code for _, code in of_montreal(young)}
    assert "dated.edition_old" in {code for _, code in of_montreal(old)}
    for arguments in ((), ("--on", "2031-11-23")):
        silent = at("2031-11-23T12:00:00+00:00", "check", *R22, *TO_GERMANY, *arguments)
        assert of_montreal(silent) == {("cannot_tell", "dated.edition_too_old")}


@pytest.fixture
def station(tmp_path: Path, label: Path, passphrase_file: Path) -> tuple[str, ...]:
    """What every inspection of this station begins with."""
    return ("inspect", str(label), "--store", str(tmp_path / "store"), "--passphrase-file", str(passphrase_file))


def test_a_clock_behind_the_journal_settles_nothing_until_the_date_is_stated(at, station):
    first = at("2027-05-10T09:00:00+00:00", *station, *TO_GERMANY)
    assert first["verdict"] == "prohibited"
    # The clock falls back to a day after the edition, which the edition alone cannot find fault with.
    behind = at("2027-02-01T09:00:00+00:00", *station, *TO_GERMANY)
    assert behind["verdict"] == "cannot_tell", [each for each in behind["findings"] if each["verdict"] == "prohibited"]
    assert {code for _, code in of_montreal(behind)} <= {"dated.before_records", "dated.clock_set_back"}
    assert "2027-05-10" in behind["findings"][0]["reason"]
    stated = at("2027-02-01T09:00:00+00:00", *station, *TO_GERMANY, "--on", "2027-05-11")
    assert stated["verdict"] == "prohibited"
