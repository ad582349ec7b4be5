"""``check`` as an officer or a script runs it: the cases that the first issue names, and what can go wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from commands.app import run

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--on", "2026-11-22")


@pytest.fixture
def ask(edition_file: Path, capsys: pytest.CaptureFixture[str]):
    def ask(*arguments: str) -> dict[str, Any]:
        assert run(["check", "--edition", str(edition_file), "--json", *arguments]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        return json.loads(line)

    return ask


def cited(answer: dict[str, Any]) -> set[tuple[str, str]]:
    return {(finding["regime"], finding["citation"]["provision"]) for finding in answer["findings"]}


R22 = ("--refrigerant", "R-22", "--un", "1018", "--cas", "75-45-6")


def test_r22_to_an_article_5_country_needs_a_licence(ask):
    answer = ask(*R22, "--from", "CN", "--to", "GH", *DAY)
    assert answer["verdict"] == "permit_required"
    assert ("montreal", "Annex C, Group I") in cited(answer)
    assert ("montreal", "Article 4B") in cited(answer)
    words = json.dumps(answer)
    assert "0.055" in words
    assert "1810" in words


def test_r22_to_a_country_that_has_phased_it_out_is_prohibited(ask):
    answer = ask(*R22, "--from", "CN", "--to", "DE", *DAY)
    assert answer["verdict"] == "prohibited"
    assert ("montreal", "Annex C, Group I") in cited(answer)
    assert any(finding["exceptions"] for finding in answer["findings"] if finding["verdict"] == "prohibited")


def test_a_port_stands_for_its_country(ask, capsys, edition_file):
    by_port = ask(*R22, "--from", "cnsha", "--via", "EGSUZ", "--to", "DEHAM", *DAY)
    assert by_port["findings"] == ask(*R22, "--from", "CN", "--via", "EG", "--to", "DE", *DAY)["findings"]
    assert run(["check", "--edition", str(edition_file), *R22, "--to", "DEZZ9"]) != 0
    assert "DEZZ9" in capsys.readouterr().err


LEAD = ("--basel", "A1160", "--un", "2794", "--condition", "used")


@pytest.mark.parametrize(
    ("route", "verdict", "provision", "absent"),
    [
        (("DE", "GH"), "prohibited", "Article 4A", None),
        (("JP", "GH"), "permit_required", "Article 6", "Article 4A"),
        (("US", "GH"), "prohibited", "Article 4(5)", None),
    ],
)
def test_used_lead_batteries(ask, route, verdict, provision, absent):
    answer = ask(*LEAD, "--from", route[0], "--to", route[1], *DAY)
    assert answer["verdict"] == verdict
    assert any(place.startswith(provision) for regime, place in cited(answer) if regime == "basel")
    if absent:
        assert not any(place.startswith(absent) for _, place in cited(answer))


def test_lead_batteries_from_korea_cannot_be_told(ask):
    answer = ask(*LEAD, "--from", "KR", "--to", "GH", *DAY)
    basel = [finding for finding in answer["findings"] if finding["regime"] == "basel"]
    assert any(f["verdict"] == "cannot_tell" and f["citation"]["provision"] == "Article 4A" for f in basel)
    assert not any(finding["verdict"] == "prohibited" for finding in basel)
    assert answer["open_questions"] >= 1


def test_plastic_waste_of_annex_ii_is_not_under_the_ban(ask):
    answer = ask("--basel", "Y48", "--from", "DE", "--to", "GH", *DAY)
    assert answer["verdict"] == "permit_required"
    assert not any(place.startswith("Article 4A") for _, place in cited(answer))


def test_a_wrong_check_digit_is_a_finding_and_no_error(ask):
    answer = ask("--container", "CSQU3054384", *DAY)
    (finding,) = [each for each in answer["findings"] if each["regime"] == "identity"]
    assert finding["verdict"] == "cannot_tell"
    assert "3" in finding["reason"]


def test_what_belongs_together_is_asked_together(ask):
    answer = ask(
        "--item", "refrigerant=R-22,kg=120", "--item", "basel=A1160,condition=waste", "--from", "DE", "--to", "GH", *DAY
    )
    assert {claim["value"] for claim in answer["claims"]} == {"R-22", "A1160"}
    assert {"montreal", "basel"} <= {finding["regime"] for finding in answer["findings"]}


def test_batch_answers_each_line_and_names_the_bad_one(edition_file, tmp_path, capsys):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"un": "1018", "to": "GH"}\nnot json\n\n{"basel": ["Y48"]}\n{"on": "yesterday", "un": "1018"}\n')
    assert run(["check", "--edition", str(edition_file), "--batch", str(batch), *DAY]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ["verdict" in answer for answer in answers] == [True, False, True, False]
    assert answers[1]["line"] == 2


def test_words_for_a_person(edition_file, capsys):
    assert run(["check", "--edition", str(edition_file), *R22, "--from", "CN", "--to", "GH", *DAY]) == 0
    told = capsys.readouterr().out
    assert "PERMIT REQUIRED" in told
    assert "Annex C, Group I" in told
    assert "does not mean allowed" in told


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--un", "1018", "--on", "22.11.2026"),
        ("--un", "1018", "--from", "Germany"),
        ("--un", "1018", "--kg", "heavy"),
        ("--un", "1018", "--kg", "-1"),
        ("--un", "1018", "--condition", "nice"),
        ("--item", "colour=red"),
        ("--colour", "red"),
        ("--batch", "/no/such/file"),
        ("--edition", "/no/such/edition", "--un", "1018"),
    ],
)
def test_bad_input_is_one_sentence(edition_file, capsys, arguments):
    edition = () if "--edition" in arguments else ("--edition", str(edition_file))
    assert run(["check", *edition, *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "Traceback" not in told.err


def test_what_may_hurt_is_said_before_anything_legal(ask, edition_file, capsys):
    assert ask("--un", "3359", *DAY)["safety"][0].startswith("Under fumigation (UN 3359): do not open")
    assert ask("--container", "CSQU3054383", *DAY)["safety"] == []
    assert run(["check", "--edition", str(edition_file), "--un", "1017", "--to", "GH", *DAY]) == 0
    told = capsys.readouterr().out
    assert told.startswith("SAFETY FIRST\n! Poisonous when breathed in (UN 1017)")


def test_red_flags_run_by_themselves_and_the_others_are_a_list(ask, edition_file, capsys):
    answer = ask("--refrigerant", "R-32", "--class", "2.2", "--from", "CN", "--to", "GH", *DAY)
    (flag,) = [each for each in answer["red_flags"] if each["code"] == "montreal_05"]
    assert flag["regime"] == "montreal"
    assert flag["severity"] == "error"
    assert {"scheme": "refrigerant", "value": "R-32"} in flag["claims"]
    assert flag["how_to_confirm"]
    assert "montreal_34" in {each["code"] for each in answer["checklist"]}
    assert ask("--container", "CSQU3054383", *DAY)["red_flags"] == []
    assert run(["check", "--edition", str(edition_file), "--refrigerant", "R-32", "--class", "2.2", *DAY]) == 0
    assert "R-32 is flammable and travels as 2.1" in capsys.readouterr().out
