"""What an analyser found, and what follows from it: identity, flags, the law and the amounts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import AskedDate, Consignment, Item, Route
from inspection.errors import BadInput
from inspection.finding_codes import FindingCode
from inspection.instruments import (
    Composition,
    Instrument,
    InstrumentKind,
    InstrumentReading,
    Share,
    before_the_law,
    doubts_of,
    match,
    measured_item,
    problems_of,
    proposed_reading,
    typed_composition,
)
from inspection.red_flags import evidence_of, raise_flags
from inspection.verdict import Verdict

ON = AskedDate(date(2026, 11, 22), stated=True)
MORNING = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def known(reference):
    return reference.vocabulary()


GOLDEN = [
    # (what was measured, standing, designation, other designations that must be ranked)
    ("R-12=98.1,air=1.9", "identified", "R-12", ()),
    ("R-22=100", "identified", "R-22", ()),
    ("R-125=43,R-143a=53,R-134a=4", "identified", "R-404A", ("R-507A",)),
    ("R-32=49.5,R-125=50.5", "identified", "R-410A", ("R-410B",)),
    ("R-32=23,R-125=25,R-134a=52", "identified", "R-407C", ("R-407E",)),
    ("R-12=74,R-152a=26", "identified", "R-500", ()),
    ("R-410A=99.5", "identified", "R-410A", ()),  # analysers that name blends
    ("R-404A=90,R-22=10", "mixture", "R-143a/125/22/134a (46.8/39.6/10/3.6)", ("R-404A",)),
    ("R-134a=98,R-22=2", "identified", "R-134a", ()),
    ("R-134a=90,R-22=8,HC=2", "mixture", "R-134a/22 (90/8)", ("R-134a",)),
    ("R-12=60,R-134a=40", "mixture", "R-12/134a (60/40)", ()),
    ("R-134a=85,HC=15", "mixture", "R-134a (85)", ()),
    ("R-22=80,unknown=20", "unknown", "R-22 (80)", ()),
    ("air=100", "unknown", "", ()),
]


@pytest.mark.parametrize(("text", "standing", "designation", "ranked"), GOLDEN)
def test_what_a_composition_is(known, text, standing, designation, ranked):
    measured = match(typed_composition(text, known.refrigerants), known.compositions)
    assert (measured.standing.value, measured.designation) == (standing, designation)
    assert set(ranked) <= {each.designation for each in measured.matches}
    assert [each.off for each in measured.matches] == sorted(each.off for each in measured.matches)


def test_a_tolerance_of_the_standard_counts_before_the_uncertainty(known):
    # 44/52/4 plus or minus 2/1/2: 2 points off in R-143a are too many for an exact instrument
    exact = typed_composition("R-125=44,R-143a=54,R-134a=2,uncertainty=0.2", known.refrigerants)
    within = typed_composition("R-125=45.9,R-143a=51.1,R-134a=3,uncertainty=0", known.refrigerants)
    assert match(exact, known.compositions).standing.value == "mixture"
    assert match(within, known.compositions).designation == "R-404A"


def test_every_designation_is_found_by_its_own_composition(known):
    lost = []
    for designation, bounds in known.compositions.items():
        shares = tuple(Share(each.component, each.nominal) for each in bounds)
        measured = match(Composition(shares, uncertainty=Decimal("0.1")), known.compositions)
        if designation not in {each.designation for each in measured.matches if not each.off}:
            lost.append((designation, measured.designation))
    assert len(known.compositions) > 200
    assert not lost


@pytest.mark.parametrize(
    ("lines", "shares", "air", "hydrocarbons"),
    [
        (["R134A 97.2%", "R12 0.0", "AIR 2.1", "HC 0.0"], {"R-134a": "97.2"}, "2.1", "0"),
        (["R-12: 98,1 %", "R22", "1.9 %", "AIR", "0.0"], {"R-12": "98.1", "R-22": "1.9"}, "0", "0"),
        (["Rl34a 9O.5%", "HYDROCARBONS 9.5%"], {"R-134a": "90.5"}, "0", "9.5"),
        (["R1234yf 100", "NON-COND 1.2"], {"R-1234yf": "100"}, "1.2", "0"),
    ],
)
def test_a_display_is_read_as_a_proposal(known, lines, shares, air, hydrocarbons):
    proposal = proposed_reading(lines, known.refrigerants)
    composition = proposal.composition
    assert {each.name: each.percent for each in composition.shares} == {k: Decimal(v) for k, v in shares.items()}
    assert (composition.air, composition.hydrocarbons) == (Decimal(air), Decimal(hydrocarbons))


def test_what_a_display_does_not_say_plainly_is_pointed_out(known):
    proposal = proposed_reading(["SELF TEST OK", "Rl34a 9O.5%", "R-999 4%"], known.refrigerants)
    assert proposal.doubtful == ("R-134a",)
    assert proposal.unread == ("SELF TEST OK", "R-999 4%")


@given(st.lists(st.text(max_size=30), max_size=8))
def test_no_display_breaks_the_reading(lines):
    proposed_reading(lines, {"R134A": "R-134a", "R12": "R-12"})


@pytest.mark.parametrize("text", ["", "R-12", "R-12=abc", "R-9999=5", "R-12=70,R-22=40", "R-12=101", "R-12=5,R12=6"])
def test_figures_that_cannot_be_are_refused(known, text):
    with pytest.raises(BadInput):
        typed_composition(text, known.refrigerants)


def asked(reference, known, label, composition, kg="13.6"):
    claims = tuple(Claim(scheme, value, value, 1.0, ClaimSource.TEXT) for scheme, value in label)
    item = measured_item(Item(claims, Decimal(kg)), typed_composition(composition, known.refrigerants), known)
    consignment = Consignment(Route("CN", (), "GH"))
    findings = reference.assess(before_the_law([item], known), consignment, ON)
    flags = raise_flags(evidence_of([item], consignment, ON.day, known, findings=findings), known.indicators)
    return findings, {flag.code: flag for flag in flags}


def test_the_instrument_outranks_the_label_and_says_so(reference, known):
    label = [(Scheme.REFRIGERANT, "R-134a"), (Scheme.CAS, "811-97-2"), (Scheme.UN, "3159")]
    findings, flags = asked(reference, known, label, "R-12=98.1,air=1.9")
    assert {f.citation.entry for f in findings if f.code is FindingCode.MONTREAL_CONTROLLED} == {"CFC-12"}
    assert any(f.verdict is Verdict.PROHIBITED and f.citation.provision == "Article 2A" for f in findings)
    assert FindingCode.MONTREAL_UN_MISMATCH in {f.code for f in findings}
    assert flags["montreal_60"].reason.params["labelled"] == "R-134a"
    assert {each.value for each in flags["montreal_60"].claims} == {"R-134a", "811-97-2", "R-12"}
    assert flags["montreal_60"].how_to_confirm.params["text"].startswith("Purge the hose")
    assert "montreal_61" in flags  # 1.9 % of air


def test_amounts_are_reckoned_from_what_was_measured(reference, known):
    findings, _ = asked(reference, known, [], "R-12=60,R-134a=40", kg="100")
    told = {f.citation.entry: f.reason.params for f in findings if f.code is FindingCode.MONTREAL_CONTROLLED}
    assert told.keys() == {"CFC-12", "HFC-134a"}
    assert told["CFC-12"]["odp_kg"] == "60"  # 60 kg of potential 1
    assert told["CFC-12"]["co2e"] == "711.2"  # 60 x 10.9 + 40 x 1.43 t
    assert {f.code for f in findings} >= {FindingCode.MONTREAL_UNNAMED_MIXTURE}


def test_a_right_label_raises_nothing(reference, known):
    label = [(Scheme.REFRIGERANT, "R-404A"), (Scheme.UN, "3337")]
    findings, flags = asked(reference, known, label, "R-125=44,R-143a=52,R-134a=4")
    assert not flags.keys() & {"montreal_60", "montreal_61"}
    assert FindingCode.MONTREAL_UNNAMED_MIXTURE not in {f.code for f in findings}
    assert FindingCode.MONTREAL_UN_MISMATCH not in {f.code for f in findings}


def test_a_contaminated_gas_is_an_open_question_and_a_flag(reference, known):
    findings, flags = asked(reference, known, [(Scheme.REFRIGERANT, "R-134a")], "R-134a=90,R-22=8,HC=2")
    mixture = next(f for f in findings if f.code is FindingCode.MONTREAL_UNNAMED_MIXTURE)
    assert mixture.verdict is Verdict.CANNOT_TELL
    assert {"montreal_60", "montreal_61"} <= flags.keys()


def test_what_a_reading_leaves_open_is_said():
    bare = InstrumentReading(
        Instrument(InstrumentKind.ANALYSER), MORNING, composition=Composition((Share("R-12", Decimal(98)),))
    )
    assert {each.code for each in doubts_of(bare)} == {
        "instruments.nameless", "instruments.no_calibration", "instruments.uncertainty_taken",
    }  # fmt: skip
    old = Instrument(InstrumentKind.SCALES, "K7", "0042", date(2025, 1, 9), date(2026, 1, 8))
    assert [d.code for d in doubts_of(InstrumentReading(old, MORNING, mass_kg=Decimal("13.6")))] == [
        "instruments.calibration_expired"
    ]
    assert [p.code for p in problems_of(InstrumentReading(old, MORNING))] == ["instruments.no_figure"]
