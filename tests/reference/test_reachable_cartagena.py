"""Every modified organism, event, trade name and crop of the tables is reached by each thing it is called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.finding import Finding, Regime
from inspection.finding_codes import FindingCode
from inspection.identifiers.lmo import verification_digit
from inspection.identifiers.typed import parse
from inspection.verdict import Verdict
from inspection.wording import say
from reference.edition import Edition
from reference.normalise import plain, split
from reference.regimes import cartagena
from reference.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

ON = AskedDate(date(2026, 11, 22), stated=True)
CONSIGNMENT = Consignment(Route("BR", (), "BG"))


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


def ask(law: Edition, *claims: Claim) -> tuple[Finding, ...]:
    findings = cartagena.assess(Item(claims), CONSIGNMENT, ON, law)
    for finding in findings:
        assert finding.regime is Regime.CARTAGENA
        assert "{" not in say(finding.reason)
    return findings


def said(scheme: Scheme, value: str) -> Claim:
    return Claim(scheme, value, value, 1.0, ClaimSource.TYPED)


def test_each_identifier_is_reached_as_it_is_written_and_printed(law: Edition):
    known = vocabulary(law)
    for row in law.rows("cartagena_unique_identifiers"):
        for text in (row["uid"], row["printed"]):
            claim = parse(Scheme.LMO, text, known)
            assert claim.value == row["uid"]
            assert claim.problem is None
            assert any(each.citation.entry == row["uid"] for each in ask(law, claim))
            assert all(each.code is not FindingCode.CARTAGENA_EVENT_UNKNOWN for each in ask(law, claim))


def test_each_name_leads_to_what_it_refers_to(law: Edition):
    for row in law.rows("cartagena_names"):
        findings = ask(law, said(Scheme.NAME, row["name"]))
        entries = {entry for each in findings for entry in each.citation.entry.split(", ")}
        assert row["refers"] in entries, row
        assert all(each.verdict is not Verdict.NOT_LISTED for each in findings)
        if row["kind"] == "crop":
            assert {each.verdict for each in findings} == {Verdict.CANNOT_TELL}


def test_each_line_of_a_crop_is_a_hint(law: Edition):
    for row in law.rows("cartagena_crops"):
        for code in (*split(row["hs_seed"]), *split(row["hs_other"])):
            findings = ask(law, said(Scheme.HS, code))
            assert row["crop"] in {each.citation.entry for each in findings}, code
            assert {each.code for each in findings} == {FindingCode.CARTAGENA_CROP_HINT}


def test_keys_and_digits_of_the_tables_hold(law: Edition):
    for row in law.rows("cartagena_names"):
        assert row["key"] == plain(row["name"])
    for row in law.rows("cartagena_unique_identifiers"):
        holds = verification_digit(row["uid"]) == row["uid"][-1]
        assert row["digit"] == ("holds" if holds else "breaks"), row["uid"]
