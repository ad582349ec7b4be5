"""Every flag that runs by itself: what shows it, and a near miss that does not; and the checklist of the others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from inspection.claim import ClaimSource, Scheme
from inspection.comparison import Difference, DifferenceKind
from inspection.consignment import Circumstances, Condition, Consignment, Declaration, DeclaredLine, Item, Route
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.identifiers import declared_claims, parse
from inspection.instruments import measured_item, typed_composition
from inspection.message import message
from inspection.red_flags import checklist, evidence_of, raise_flags
from inspection.red_flags.table import FLAGS
from inspection.verdict import Verdict
from inspection.wording import say, sentences

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
PURPOSE = ("condition", "purpose", "source", "non_refillable")


@pytest.fixture(scope="session")
def known(reference):
    return reference.vocabulary()


def finding(subject, regime, *, code="basel.listed", provision="Annex", verdict=Verdict.PERMIT_REQUIRED):
    citation = Citation("drawn", provision, subject.value, "drawn")
    return Finding(FindingCode(code), Regime(regime), verdict, Severity.WARNING, citation, subject, message("x"))


def item(given, known):
    source = ClaimSource.TEXT if given.get("seen") else ClaimSource.TYPED
    claims = tuple(parse(Scheme(key), value, known, source) for key, value in given.items() if key in set(Scheme))
    circumstances = Circumstances(
        Condition(given["condition"]) if "condition" in given else None,
        given.get("purpose"),
        given.get("source"),
        given.get("non_refillable", False),
    )
    item = Item(claims, Decimal(str(given["kg"])) if "kg" in given else None, circumstances)
    if "measured" in given:
        return measured_item(item, typed_composition(given["measured"], known.refrigerants), known)
    return item


def evidence(case, known):
    items = [item(given, known) for given in case.get("items", ())]
    lines = tuple(
        DeclaredLine(**{k: v for k, v in given.items() if k not in {"listed", "provision"}})
        for given in case.get("lines", ())
    )
    told = [(given, each.claims) for given, each in zip(case.get("items", ()), items, strict=True)]
    told += [(given, declared_claims(line, known)) for given, line in zip(case.get("lines", ()), lines, strict=True)]
    findings = [
        finding(Subject(claim.scheme, claim.value), given["listed"], provision=given.get("provision", "Annex"))
        for given, claims in told
        if "listed" in given
        for claim in claims
    ]
    for given in case.get("findings", ()):
        scheme, _, value = given["about"].partition(":")
        subject = Subject(Scheme(scheme), value)
        findings.append(finding(subject, given["code"].partition(".")[0], code=given["code"]))
    differences = [
        Difference(
            DifferenceKind(each["kind"]), Scheme(each["scheme"]), each.get("declared", ""), each.get("found", ""),
            "1", message("x"),
        )
        for each in case.get("differences", ())
    ]  # fmt: skip
    route = Route(case.get("from"), tuple(case.get("via", ())), case.get("to"))
    declaration = Declaration(lines, importer=case.get("importer", "")) if lines else None
    return evidence_of(
        items,
        Consignment(route, (), declaration),
        case.get("day", date(2026, 11, 22)),
        known,
        findings=findings,
        differences=differences,
        printed=case.get("printed", ()),
    )


def test_at_least_forty_run_and_each_has_its_case_row_and_sentence(known):
    assert len(FLAGS) >= 40
    assert set(CASES) == set(FLAGS)
    assert set(FLAGS) <= {indicator.code for indicator in known.indicators}
    assert {f"red_flag.{code}" for code in FLAGS} <= set(sentences())


@pytest.mark.parametrize("code", CASES)
def test_what_shows_it(known, code):
    raised = [
        flag for flag in raise_flags(evidence(CASES[code]["shown"], known), known.indicators) if flag.code == code
    ]
    assert raised
    for flag in raised:
        assert flag.regime.value == code.partition("_")[0]
        assert say(flag.reason)
        assert say(flag.how_to_confirm)


@pytest.mark.parametrize("code", CASES)
def test_a_near_miss_does_not(known, code):
    assert code not in {flag.code for flag in raise_flags(evidence(CASES[code]["not"], known), known.indicators)}


def test_flags_are_raised_once_and_loudest_first(known):
    twice = {
        "items": [{"refrigerant": "R-32", "class": "2.2"}, {"refrigerant": "R-32", "class": "2.2"}, {"un": "1078"}]
    }
    raised = raise_flags(evidence(twice, known), known.indicators)
    assert [flag.code for flag in raised] == ["montreal_05", "montreal_04"]


def test_another_refrigerant_than_declared_is_a_flag(known):
    case = {
        "items": [{"refrigerant": "R-22", "seen": True}],
        "differences": [{"kind": "different", "scheme": "refrigerant", "declared": "R-134a", "found": "R-22"}],
    }
    (flag,) = raise_flags(evidence(case, known), known.indicators)
    assert flag.code == "montreal_40"
    assert "R-134a" in say(flag.reason)


def test_honest_trade_raises_nothing(known):
    honest = {
        "items": [{"un": "1202", "class": "3", "seen": True}],
        "lines": [{"line": "1", "description": "Gas oil in drums", "un": "1202", "hs": "2710.19", "packages": "80",
                   "net_kg": "14000", "gross_kg": "15600", "container": "CSQU3054383"}],
        "importer": "Harbour Fuels Ltd", "from": "NL", "to": "GH",
    }  # fmt: skip
    assert raise_flags(evidence(honest, known), known.indicators) == ()


@pytest.mark.parametrize(
    ("case", "listed", "left_out"),
    [
        ({"items": [{"refrigerant": "R-22", "listed": "montreal"}]}, "montreal_34", "montreal_50"),
        ({"items": [{"un": "1018", "listed": "montreal", "container": "CSQU3054383"}]}, "montreal_50", "basel_57"),
        ({"items": [{"basel": "A1181", "listed": "basel"}]}, "basel_03", "basel_14"),
        ({"items": [{"name": "Part-worn tyres"}]}, "basel_15", "basel_51"),
        ({"items": [{"hs": "8528.49", "condition": "used"}]}, "basel_04", "basel_14"),
        ({"items": [{"cas": "102-71-6"}]}, "cwc_09", "cwc_01"),
        ({"items": [{"un": "1017"}]}, "cwc_17", "montreal_32"),
        ({"items": [{"name": "chlorine"}]}, None, "cwc_17"),
    ],
)  # fmt: skip
def test_the_checklist_holds_what_applies(known, case, listed, left_out):
    codes = [each.code for each in checklist(evidence(case, known), known.indicators)]
    assert listed is None or listed in codes
    assert left_out not in codes
    assert not set(codes) & set(FLAGS)


def test_tokens_of_every_row_are_understood(known):
    kinds = {"always", "regime", "provision", "name", "transit", "declaration", "condition", *Scheme}
    for indicator in known.indicators:
        tokens = [token for group in indicator.applies_to.split(";") for token in group.split("+")]
        assert {token.partition(":")[0] for token in tokens} <= kinds, indicator.code
        assert all(token == token.lower() for token in tokens if token.startswith("name:")), indicator.code
        assert ("always" in tokens) <= (indicator.code in FLAGS), indicator.code
