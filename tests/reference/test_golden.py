"""The law by golden cases, and what must hold of every answer whatever is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Problem, Scheme
from inspection.consignment import AskedDate, Circumstances, Condition, Consignment, Item, Route
from inspection.finding import Finding, Regime
from inspection.finding_codes import FindingCode
from inspection.identifiers import parse
from inspection.identifiers.vocabulary import Vocabulary
from inspection.verdict import Verdict, judge
from inspection.wording import say, sentences
from reference.edition import Edition
from reference.regimes import assess_all
from tests.reference.soundness import demand_sound

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there
FOLDER = Path(__file__).parent / "golden"
SCHEMES = {scheme.value for scheme in Scheme}
READ = {Scheme.PACKAGING_MARK.value, Scheme.CLASS.value}  # what they say stands in the details of the claim
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Golden:
    regime: Regime
    number: int
    wanted: dict[str, Any]

    def __str__(self) -> str:
        case = self.wanted["case"].encode("ascii", "ignore").decode()  # so that the case can be named on a command line
        return f"{self.regime.value}-{self.number}: {case}"


def goldens() -> list[Golden]:
    return [
        Golden(Regime(path.stem), number, wanted)
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, wanted in enumerate(yaml.load(path.read_text("utf-8"), LOADER), 1)  # noqa: S506 - both are safe
    ]


@pytest.fixture(scope="module")
def law(edition_file: Path):
    edition = Edition.open(edition_file)
    yield edition
    edition.close()


def claims_of(ask: dict[str, Any]) -> tuple[Claim, ...]:
    problem = Problem(ask["problem"]) if "problem" in ask else None
    details = MappingProxyType(ask.get("details", {}))
    return tuple(
        parse(Scheme(scheme), value, Vocabulary())
        if scheme in READ
        else Claim(Scheme(scheme), value, value, 1.0, ClaimSource.TYPED, problem=problem, details=details)
        for scheme, values in ask.items()
        if scheme in SCHEMES
        for value in (values if isinstance(values, list) else [values])
    )


def item_of(ask: dict[str, Any]) -> Item:
    declared = Circumstances(
        condition=Condition(ask["condition"]) if "condition" in ask else None,
        purpose=ask.get("purpose"),
        cites_source=ask.get("letter"),
        non_refillable=ask.get("non_refillable", False),
        packing_group=ask.get("packing_group"),
        limited_quantity=ask.get("limited_quantity", False),
    )
    return Item(claims_of(ask), Decimal(ask["kg"]) if "kg" in ask else None, declared)


def answer(ask: dict[str, Any], law: Edition) -> tuple[Finding, ...]:
    """The answer to one item, or to the ``items`` that travel together."""
    items = [item_of(each) for each in ask.get("items", [ask])]
    route = Route(ask.get("from"), tuple(ask.get("via", ())), ask.get("to"))
    on = AskedDate(ask.get("day", TODAY), stated=not ask.get("clock"))
    return assess_all(items, Consignment(route), on, law)


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {pair for finding in findings for pair in finding.reason.params.items()}


@pytest.mark.parametrize("golden", goldens(), ids=str)
def test_golden(golden: Golden, law: Edition):
    wanted = golden.wanted
    everything = answer(wanted["ask"], law)
    demand_sound(everything, law.edition.name)
    asked = wanted["ask"].get("items", [wanted["ask"]])
    stated = {claim.key for each in asked for claim in claims_of(each)}
    assert {(each.subject.scheme, each.subject.value) for each in everything} <= stated
    findings = tuple(each for each in everything if each.regime is golden.regime)
    overall = judge(findings).verdict.value if findings else "none"
    shown = [(f.verdict.value, f.citation.provision, f.citation.entry) for f in findings]
    codes = {f.code.value for f in findings} | {f.reason.code for f in findings}
    exceptions = {each.code for f in findings for each in f.exceptions}
    documents = {each.code for f in findings for each in f.documents}
    assert overall == wanted.get("verdict", overall), shown
    assert overall not in wanted.get("verdict_not", ()), shown
    for expected in wanted.get("find", ()):
        assert tuple(expected) in shown
    assert codes >= set(wanted.get("codes", ()))
    assert documents >= set(wanted.get("documents", ())), documents
    assert exceptions >= set(wanted.get("exceptions", ()))
    assert not exceptions & set(wanted.get("not_exceptions", ()))
    assert not set(wanted.get("absent", ())) & (codes | {f.citation.provision for f in findings}), shown
    assert told(findings) >= set(wanted.get("told", {}).items()), told(findings)
    if "severity" in wanted:
        assert wanted["severity"] in {f.severity.value for f in findings}
    assert wanted["source"]


def test_each_convention_has_its_cases():
    counted = Counter(golden.regime for golden in goldens())
    held = (Regime.MONTREAL, Regime.BASEL, Regime.DANGEROUS_GOODS, Regime.IDENTITY)
    full = (Regime.MINAMATA, Regime.CWC, Regime.CITES, Regime.CARTAGENA)
    assert all(counted[regime] >= 40 for regime in full), counted
    assert all(counted[regime] >= 25 for regime in held), counted


def test_every_finding_code_has_its_sentence():
    assert not {code.value for code in FindingCode} - sentences().keys()


LISTED = {
    Regime.MONTREAL: [(Scheme.REFRIGERANT, "R-22"), (Scheme.CAS, "75-71-8"), (Scheme.REFRIGERANT, "R-404A")],
    Regime.BASEL: [(Scheme.BASEL, "A1160"), (Scheme.BASEL, "Y48"), (Scheme.BASEL, "B3011")],
    Regime.DANGEROUS_GOODS: [(Scheme.UN, "1018"), (Scheme.UN, "2794")],
    Regime.MINAMATA: [(Scheme.CAS, "7439-97-6"), (Scheme.UN, "3506"), (Scheme.NAME, "mercury thermometer")],
    Regime.CWC: [(Scheme.CAS, "107-44-8"), (Scheme.UN, "1076"), (Scheme.NAME, "diethyl methylphosphonate")],
    Regime.CARTAGENA: [(Scheme.LMO, "MON-00810-6"), (Scheme.UN, "3245"), (Scheme.NAME, "transgenic maize seed")],
}
OTHERS = [
    (Scheme.REFRIGERANT, "R-290"), (Scheme.REFRIGERANT, "R-134a"), (Scheme.CAS, "64-17-5"), (Scheme.UN, "1203"),
    (Scheme.UN, "3163"), (Scheme.HS, "2903.45"), (Scheme.HS, "8549.14"), (Scheme.HS, "8415.10"), (Scheme.HS, "0101"),
    (Scheme.BASEL, "A1180"), (Scheme.BASEL, "B1010"), (Scheme.BASEL, "Y31"), (Scheme.NAME, "scrap"),
    (Scheme.CLASS, "3"), (Scheme.HIN, "33"), (Scheme.CONTAINER, "CSQU3054383"), (Scheme.NAME, "Freon gas"),
]  # fmt: skip
COUNTRIES = [None, "DE", "GH", "US", "KR", "JP", "FJ", "TW", "GL", "HK", "IR", "IN", "NA", "ZZ", "AQ", "PR"]


def claim(pair: tuple[Scheme, str]) -> Claim:
    return Claim(pair[0], pair[1], pair[1], 1.0, ClaimSource.TYPED)


routes = st.builds(
    Route,
    st.sampled_from(COUNTRIES),
    st.lists(st.sampled_from(COUNTRIES[1:]), max_size=2).map(tuple),
    st.sampled_from(COUNTRIES),
)
circumstances = st.builds(
    Circumstances,
    condition=st.sampled_from([None, *Condition]),
    purpose=st.sampled_from([None, "feedstock", "quarantine", "laboratory", "medical", "disposal", "recovery"]),
    non_refillable=st.booleans(),
)
days = st.dates(date(1992, 1, 1), date(2040, 1, 1))
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(
    regime=st.sampled_from(list(LISTED)),
    data=st.data(),
    others=st.lists(st.sampled_from(OTHERS), max_size=4),
    route=routes,
    declared=circumstances,
    day=days,
    stated=st.booleans(),
)
def test_what_is_listed_is_never_answered_with_not_listed(law, regime, data, others, route, declared, day, stated):
    listed = data.draw(st.sampled_from(LISTED[regime]))
    item = Item((*map(claim, others), claim(listed)), Decimal("1.5"), declared)
    findings = assess_all([item], Consignment(route), AskedDate(day, stated), law)
    of_regime = [each for each in findings if each.regime is regime]
    assert of_regime
    assert all(each.verdict is not Verdict.NOT_LISTED for each in of_regime)
    order = [each.verdict.seriousness for each in findings]
    assert order == sorted(order, reverse=True)
    assert len(set(findings)) == len(findings)
    for finding in findings:
        assert finding.citation.edition == law.edition.name
        for message in (finding.reason, *finding.exceptions, *finding.documents):
            words = say(message)
            assert "{" not in words
            assert "allowed" not in words.casefold()


@quick
@given(
    end=st.sampled_from(["TW", "NC", "ZZ", "XK", None]),
    other=st.sampled_from(["DE", "GH", "JP", "CN"]),
    outward=st.booleans(),
    code=st.sampled_from(["A1160", "Y48", "Y31"]),
    day=st.dates(date(2020, 1, 1), date(2031, 1, 1)),
)
def test_an_unknown_status_is_never_treated_as_no(law, end, other, outward, code, day):
    route = Route(end, (), other) if outward else Route(other, (), end)
    item = Item((claim((Scheme.BASEL, code)), claim((Scheme.REFRIGERANT, "R-134a"))))
    findings = assess_all([item], Consignment(route), AskedDate(day, stated=True), law)
    assert all(each.verdict is not Verdict.PROHIBITED for each in findings)
    assert any(each.verdict is Verdict.CANNOT_TELL and each.regime is Regime.BASEL for each in findings)


def test_every_thing_is_found_by_what_the_tables_call_it(law):
    """No row of the tables breaks a rule: each substance, refrigerant, trade name, entry and HS line is assessed."""
    consignment, on = Consignment(Route("CN", (), "GH")), AskedDate(TODAY, stated=True)
    asked = [(Scheme.REFRIGERANT, row["number"]) for row in law.rows("montreal_refrigerants")]
    asked += [(Scheme.CAS, row["cas"].split(";")[0]) for row in law.rows("montreal_substances") if row["cas"]]
    asked += [(Scheme.BASEL, row["code"]) for row in law.rows("basel_annex_viii")]
    asked += [(Scheme.BASEL, row["code"]) for row in law.rows("basel_annex_ix")]
    asked += [(Scheme.BASEL, row["code"]) for row in law.rows("basel_y_codes")]
    asked += [(Scheme.HS, row["hs6"]) for row in law.rows("montreal_hs2022_ods")]
    asked += [(Scheme.HS, f"{row['hs6'][:4]}.{row['hs6'][4:]}") for row in law.rows("basel_waste_hs2022")]
    for pair in asked:
        findings = assess_all([Item((claim(pair),))], consignment, on, law)
        assert findings, pair
        for finding in findings:
            assert say(finding.reason)
    controlled = {row["number"] for row in law.rows("montreal_refrigerants") if row["mp_annex_group"]}
    for number in controlled:
        findings = assess_all([Item((claim((Scheme.REFRIGERANT, number)),))], consignment, on, law)
        codes = {finding.code for finding in findings}
        assert FindingCode.MONTREAL_CONTROLLED in codes, number
