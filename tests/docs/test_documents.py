"""The documents tell what the code does."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from commands.app import COMMANDS, run

TREE = Path(__file__).resolve().parent.parent.parent
DAY = ("--on", "2026-11-22")


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((TREE / "docs" / "schema" / f"{name}.json").read_text()))


def test_finding_codes_are_those_of_the_code():
    made = runpy.run_path(str(TREE / "docs" / "generate.py"))
    assert (TREE / "docs" / "finding-codes.md").read_text() == made["finding_codes"](), "run make docs"


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("check", ("--refrigerant", "R-410A", "--kg", "11.3", "--from", "CN", "--to", "GH", *DAY)),
        ("check", ("--container", "CSQU3054384", "--hin", "99", "--class", "2.2", *DAY)),
        ("check", ("--basel", "A1160", "--name", "lead", "--hs", "854911", "--from", "DE", "--to", "GH", *DAY)),
        ("look-up", ("freon", "22")),
    ],
)
def test_output_keeps_to_its_schema(command, arguments, edition_file, capsys):
    assert run([command, "--edition", str(edition_file), "--json", *arguments]) == 0
    for line in capsys.readouterr().out.splitlines():
        validator(command).validate(json.loads(line))


def test_every_command_is_described():
    named = re.findall(r"python main\.py ([a-z-]+)", (TREE / "docs" / "commands.md").read_text(encoding="utf-8"))
    assert set(named) == set(COMMANDS)
