"""Every entry of the chemical weapons Schedules answers to each of its names and numbers."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.finding import Regime
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import cwc

ON = AskedDate(date(2026, 11, 22), stated=True)
SENT = Consignment(Route("DE", (), "EG"))


@pytest.fixture(scope="module")
def law(edition_file):
    with Edition.open(edition_file) as edition:
        yield edition


def ask(law, *pairs):
    claims = tuple(Claim(scheme, value, value, 1.0, ClaimSource.TYPED) for scheme, value in pairs)
    return cwc.assess(Item(claims), SENT, ON, law)


def identifiers(row):
    yield Scheme.NAME, row["name"]
    yield from ((Scheme.NAME, name) for name in split(row["names"]))
    yield from ((Scheme.CAS, cas) for cas in split(row["cas"]))
    yield from ((Scheme.UN, number) for number in split(row["un_numbers"]))
    yield from ((Scheme.HS, code) for code in split(row.get("hs2022", "")))


def test_every_chemical_is_reached_by_each_of_its_names_and_numbers(law):
    wanted = {
        "member": FindingCode.CWC_LISTED,
        "salt": FindingCode.CWC_SALT,
        "exempt": FindingCode.CWC_EXEMPTED,
    }
    for row in law.rows("cwc_chemicals"):
        for pair in identifiers(row):
            cited = [
                (finding.code, finding.citation.entry) for finding in ask(law, pair) if finding.regime is Regime.CWC
            ]
            entry = row["entry"] if row["role"] == "salt" else f"{row['entry']} {row['name']}"
            assert (wanted[row["role"]], entry) in cited, (pair, cited)


def test_every_entry_is_reached_by_its_title(law):
    for entry in law.rows("cwc_entries"):
        for title in (entry["title"], *split(entry["names"])):
            findings = ask(law, (Scheme.NAME, title))
            assert any(entry["code"] in finding.citation.entry for finding in findings), title
            family = entry["kind"] == "family"
            wanted = FindingCode.CWC_FAMILY if family else FindingCode.CWC_LISTED
            assert wanted in {finding.code for finding in findings}, title


def test_abbreviations_shared_codes_and_riot_control_agents_are_reached(law):
    for row in law.rows("cwc_chemicals"):
        for short in split(row["abbreviations"]):
            assert any(finding.code is FindingCode.CWC_WHICH_CHEMICAL for finding in ask(law, (Scheme.NAME, short)))
    for row in law.rows("cwc_shared_codes"):
        findings = ask(law, (Scheme(row["scheme"]), row["value"]))
        assert any(
            finding.verdict is Verdict.CANNOT_TELL or finding.code is FindingCode.CWC_LISTED for finding in findings
        )
    for row in law.rows("cwc_riot_control"):
        for pair in identifiers(row):
            assert any(finding.code is FindingCode.CWC_RIOT_CONTROL for finding in ask(law, pair)), pair


def test_what_two_claims_name_is_stated_once(law):
    findings = ask(law, (Scheme.NAME, "sarin"), (Scheme.CAS, "107-44-8"), (Scheme.NAME, "GB"))
    assert [finding.code for finding in findings].count(FindingCode.CWC_LISTED) == 1


def test_no_number_stands_for_two_chemicals(law):
    counted = Counter(cas for row in law.rows("cwc_chemicals") for cas in split(row["cas"]))
    assert all(count == 1 for count in counted.values()), counted.most_common(3)


@pytest.mark.parametrize(
    "name", ["glyphosate", "trichlorfon", "tetrakis(hydroxymethyl)phosphonium chloride", "phosphoric acid", "ethephon"]
)
def test_relatives_of_the_families_are_left_alone(law, name):
    assert [finding.code for finding in ask(law, (Scheme.NAME, name))] == [FindingCode.CWC_NOT_LISTED]


def test_a_question_never_bars(law):
    asked = ["isopropyl ethylphosphonofluoridate", "GB", "HN2 hydrochloride", "N,N-ethylmethylaminoethanethiol"]
    for name in asked:
        assert {finding.verdict for finding in ask(law, (Scheme.NAME, name))} == {Verdict.CANNOT_TELL}, name
