"""Every entry of Annex III and of Annexes A, B and C is found by each of its identifiers and names, and cited."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.finding import Regime
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict
from inspection.wording import say
from reference.edition import Edition
from reference.normalise import split
from reference.regimes import rotterdam, stockholm
from reference.regimes.product_names import readings, strength

if TYPE_CHECKING:
    from pathlib import Path

TODAY = AskedDate(date(2026, 11, 22), stated=True)
BETWEEN_PARTIES = Consignment(Route("DE", (), "GH"))
TABLES = [
    pytest.param(rotterdam, "rotterdam", "annex_iii", id="rotterdam"),
    pytest.param(stockholm, "stockholm", "pops", id="stockholm"),
]
NAMED_BY = {
    "cas": Scheme.CAS, "member_cas": Scheme.CAS, "doubtful_cas": Scheme.CAS, "names": Scheme.NAME,
    "trade_names": Scheme.NAME, "doubtful_names": Scheme.NAME,
}  # fmt: skip


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


def claim(scheme: Scheme, value: str) -> Claim:
    return Claim(scheme, value, value, 1.0, ClaimSource.TYPED)


def asked(convention, scheme, value, law, consignment=BETWEEN_PARTIES, on=TODAY):
    return convention.assess(Item((claim(scheme, value),)), consignment, on, law)


@pytest.mark.parametrize(("convention", "folder", "table"), TABLES)
def test_each_entry_is_cited_under_each_of_its_names(law, convention, folder, table):
    for row in law.rows(f"{folder}_{table}"):
        if row.get("deleted_from"):
            continue
        for column, scheme in NAMED_BY.items():
            for value in split(row[column]):
                findings = asked(convention, scheme, value, law)
                cited = {each for finding in findings for each in finding.citation.entry.split(" / ")}
                # an entry for all of a chemical makes the one for some of its formulations moot
                covering = {each["entry"] for each in law.holding(f"{folder}_{table}", column, value)}
                assert (covering if row["entry"].startswith("Dustable") else {row["entry"]}) & cited, value
                settled = {finding.verdict for finding in findings} - {Verdict.CANNOT_TELL, Verdict.NOT_LISTED}
                assert bool(settled) or not column.startswith(("cas", "member", "names", "trade")) or (
                    {finding.code for finding in findings}
                    & {
                        FindingCode.ROTTERDAM_FORMULATION_UNKNOWN, FindingCode.ROTTERDAM_DATE_UNKNOWN,
                        FindingCode.STOCKHOLM_DATE_UNKNOWN,
                    }
                ), (row["entry"], value)  # fmt: skip


@pytest.mark.parametrize(("convention", "folder", "table"), TABLES)
def test_each_number_leads_to_its_entries(law, convention, folder, table):
    for source, column, scheme in (("un_numbers", "un_number", Scheme.UN), ("hs2022", "hs6", Scheme.HS)):
        for row in law.rows(f"{folder}_{source}"):
            findings = asked(convention, scheme, row[column], law)
            cited = {each for finding in findings for each in finding.citation.entry.split(" / ")}
            assert set(split(row["entries"])) <= cited, row
            assert all(finding.verdict is not Verdict.NOT_LISTED for finding in findings)


def test_a_finding_is_as_firm_as_the_weakest_fact_it_rests_on(law):
    read, weak = "309-00-2", "86-50-0"  # aldrin; azinphos-methyl, whose day was not re-read
    status = {row["iso2"]: row["basis"] for row in law.rows("parties_status", instrument="rotterdam")}
    bound = {row["iso2"]: row["basis"] for row in law.rows("parties_status", instrument="stockholm")}
    for finding in asked(stockholm, Scheme.CAS, read, law):
        if finding.code is FindingCode.STOCKHOLM_TRADE_BARRED:
            assert finding.basis.value == max(bound["DE"], bound["GH"], "read", key=["read", "secondary"].index)
    for convention, cas in ((rotterdam, read), (rotterdam, weak), (stockholm, read)):
        for finding in asked(convention, Scheme.CAS, cas, law):
            bases = {finding.basis.value}
            if finding.citation.provision in {"Article 10", "Article 11(2)", "Article 13"}:
                order = ["read", "secondary", "unread"]
                states = {"Article 10": ["GH"], "Article 13": ["DE"]}.get(finding.citation.provision, ["DE", "GH"])
                known = ["unread" if cas == weak else "read", *(status[state] for state in states)]
                assert bases == {max(known, key=order.index)}, finding
            elif finding.code in {FindingCode.ROTTERDAM_LISTED, FindingCode.STOCKHOLM_LISTED}:
                assert bases == {"unread" if cas == weak else "read"}


COUNTRIES = [None, "DE", "GH", "US", "IN", "CN", "AR", "NZ", "TW", "HK", "ZZ", "VA", "AF"]
anything = st.builds(
    Item,
    st.lists(
        st.sampled_from(
            [
                claim(Scheme.CAS, "309-00-2"), claim(Scheme.CAS, "13071-79-9"), claim(Scheme.CAS, "298-00-0"),
                claim(Scheme.CAS, "50-29-3"), claim(Scheme.CAS, "2921-88-2"), claim(Scheme.CAS, "64-17-5"),
                claim(Scheme.NAME, "Aroclor"), claim(Scheme.NAME, "AFFF"), claim(Scheme.NAME, "Methyl parathion 50 EC"),
                claim(Scheme.UN, "2761"), claim(Scheme.UN, "2212"), claim(Scheme.HS, "2903.92"),
                claim(Scheme.HS, "2903"), claim(Scheme.CONTAINER, "CSQU3054383"),
            ]
        ),
        min_size=1, max_size=4,
    ).map(tuple),
    circumstances=st.builds(
        Circumstances,
        condition=st.sampled_from([None, *Condition]),
        purpose=st.sampled_from([None, "pesticide", "industrial", "laboratory", "medical", "disposal", "recovery"]),
    ),
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    item=anything,
    route=st.builds(Route, st.sampled_from(COUNTRIES), st.just(()), st.sampled_from(COUNTRIES)),
    day=st.dates(date(2003, 1, 1), date(2031, 1, 1)),
)
def test_every_answer_can_be_said_and_bars_only_by_a_bound_state(law, item, route, day):
    for convention, regime in ((rotterdam, Regime.ROTTERDAM), (stockholm, Regime.STOCKHOLM)):
        findings = convention.assess(item, Consignment(route), AskedDate(day, stated=True), law)
        assert bool(findings) == any(each.scheme is not Scheme.CONTAINER for each in item.claims)
        for finding in findings:
            assert finding.regime is regime
            for message in (finding.reason, *finding.exceptions, *finding.documents):
                assert "{" not in say(message)
            if regime is Regime.ROTTERDAM:
                assert finding.verdict is not Verdict.PROHIBITED  # consent decides, not this edition
            unbound = {"US", "TW", "ZZ", "VA"}
            if finding.verdict is Verdict.PROHIBITED and route.export and route.import_:
                assert {route.export, route.import_} - unbound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Carbofuran 3G", "Carbofuran"),
        ("DDT 75% WP", "DDT"),
        ("Waste PCBs, liquid", "PCBs"),
        ("Organophosphorus pesticide, liquid, toxic (methamidophos 600 g/l)", "methamidophos"),
        ("Chlorpyrifos + cypermethrin 55 EC", "Chlorpyrifos"),
        ("UV-328", "UV-328"),
        ("E 605", "E 605"),
    ],
)
def test_the_name_is_found_within_the_words_of_a_label(text, expected):
    assert expected in readings(text)


@pytest.mark.parametrize("text", ["PCB-free", "Paint without mercury compounds and lead", "Non-asbestos gasket"])
def test_what_a_text_denies_is_not_taken_from_it(text):
    assert readings(text) == (text,)


def test_strength_and_kind_are_read_with_their_unit():
    assert strength("Phosphamidon 1200 g/l SL").amounts[0][1] == "g/l"
    assert strength("Phosphamidon 1200 g/l SL").codes == {"SL"}
    assert strength("Fenthion 640 ULV").codes == {"UL"}
    assert strength("Folidol M 2 % dust").codes == {"DP"}
    assert strength("Aldrin") == strength("")
