"""Every row of the Montreal tables is found by each of its identifiers and names, and cited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from reference.designations import bare
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import montreal
from reference.regimes.tariff_lines import groups_of

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.finding import Finding

TODAY = AskedDate(date(2026, 11, 22), stated=True)
LISTED = FindingCode.MONTREAL_CONTROLLED
OPEN = {FindingCode.MONTREAL_WHICH_SUBSTANCE, FindingCode.MONTREAL_COMPOSITION_UNKNOWN}


@pytest.fixture(scope="module")
def law(edition_file: Path):
    with Edition.open(edition_file) as edition:
        yield edition


def ask(law: Edition, scheme: Scheme, value: str, day: AskedDate = TODAY) -> tuple[Finding, ...]:
    item = Item((Claim(scheme, value, value, 1.0, ClaimSource.TYPED),))
    return montreal.assess(item, Consignment(Route("CN", (), "GH")), day, law)


def entries(findings: tuple[Finding, ...]) -> set[str]:
    return {each.citation.entry for each in findings if each.code is LISTED}


def test_substances_by_designation_number_and_name(law: Edition):
    for row in law.rows("montreal_substances"):
        entry = bare(row["designation"])
        provision = next(
            group["provision"]
            for group in law.rows("montreal_groups")
            if (group["annex"], group["group"]) == (row["annex"], row["group"])
        )
        asked = [(Scheme.NAME, entry), (Scheme.NAME, entry.replace("-", " ")), (Scheme.REFRIGERANT, row["designation"])]
        asked += [(Scheme.CAS, cas) for cas in split(row["cas"])]
        asked += [(Scheme.NAME, name) for name in split(row["names"])]
        for scheme, value in asked:
            findings = ask(law, scheme, value)
            same_number = {each for each in entries(findings) if each.startswith(entry.rstrip("abc"))}
            assert same_number or any(each.code in OPEN for each in findings), (value, entry, findings)
            assert all(each.verdict is not Verdict.NOT_LISTED for each in findings)
            if scheme is Scheme.REFRIGERANT:
                assert (provision, entry) in {(each.citation.provision, each.citation.entry) for each in findings}


def test_refrigerants_by_number_name_and_brand(law: Edition):
    for row in law.rows("montreal_refrigerants"):
        asked = [(Scheme.REFRIGERANT, row["number"]), (Scheme.NAME, row["number"])]
        asked += [(Scheme.CAS, cas) for cas in split(row["cas"])]
        asked += [(Scheme.NAME, name) for column in ("names", "common_trade_names") for name in split(row[column])]
        for scheme, value in asked:
            findings = ask(law, scheme, value)
            if not row["mp_annex_group"]:
                assert not entries(findings), value
            else:
                assert entries(findings) or any(each.code in OPEN for each in findings), (value, findings)
        if row["mp_annex_group"] and row["kind"] == "single" and row["substance"]:
            assert bare(row["substance"]) in entries(ask(law, Scheme.REFRIGERANT, row["number"]))


def test_blends_name_every_controlled_component(law: Edition):
    blends = {row["blend"] for row in law.rows("montreal_blends")}
    assert len(blends) >= 146
    for blend in blends:
        parts = [
            law.rows("montreal_refrigerants", number=row["component"])[0]
            for row in law.rows("montreal_blends", blend=blend)
        ]
        controlled = {bare(part["substance"]) for part in parts if part["substance"]}
        assert entries(ask(law, Scheme.REFRIGERANT, blend)) == controlled, blend


def test_brands_and_lookalikes_lead_to_what_they_are(law: Edition):
    for row in law.rows("montreal_trade_names"):
        for name in (row["trade_name"], *split(row["misspellings_or_lookalikes"])):
            findings = ask(law, Scheme.NAME, name)
            things = [law.rows("montreal_refrigerants", number=each) for each in split(row["designation"])]
            controlled = [found[0] for found in things if found and found[0]["mp_annex_group"]]
            if controlled or not row["designation"]:
                assert entries(findings) or any(each.code in OPEN for each in findings), (name, findings)


def test_lines_of_the_nomenclature_of_every_edition(law: Edition):
    for row in (*law.rows("montreal_hs2022_ods"), *law.rows("montreal_hs_before_2022")):
        day = AskedDate(date.fromisoformat(row["from"]), stated=True) if "from" in row else TODAY
        findings = ask(law, Scheme.HS, row["hs6"], day)
        listed = {each.citation.entry for each in findings if each.code is not FindingCode.MONTREAL_NOT_LISTED}
        if groups_of(row) and row["kind"] in {"substance", "mixture", "appliance"}:
            assert listed, row["hs6"]
        else:
            assert not entries(findings), row["hs6"]


def test_un_numbers_of_one_substance(law: Edition):
    for row in law.rows("montreal_un_mixtures"):
        assert entries(ask(law, Scheme.UN, row["un_number"])), row["un_number"]
    for row in law.rows("montreal_substances"):
        for number in split(row["un_number"]):
            findings = ask(law, Scheme.UN, number)
            assert bare(row["designation"]) in entries(findings) or any(each.code in OPEN for each in findings), number
