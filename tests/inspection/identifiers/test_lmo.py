"""Unique identifiers of modified organisms: ways to write them, the digit, stacks, and names of events."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Confirmation, Problem, Scheme
from inspection.errors import BadInput
from inspection.identifiers import identify, parse
from inspection.identifiers.lmo import verification_digit

MAIZE, SOYBEAN, CARNATION = "MON-00810-6", "MON-04032-6", "FLO-40619-7"
EVENTS = {MAIZE: "MON810 (maize)", SOYBEAN: "GTS 40-3-2 (soybean)", CARNATION: "123.2.2 (carnation)"}
letters = st.sampled_from("ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789")


@pytest.fixture
def informed(known):
    return replace(known, lmo_events=EVENTS, lmo_names={"MON810": MAIZE, "YIELDGARD": MAIZE})


@pytest.mark.parametrize(
    "text",
    [
        "MON-00810-6", "mon-00810-6", "MON-ØØ81Ø-6", "MON-øø81ø-6", "MON-∅∅81∅-6", "MON-OO81O-6",
        "MON \N{EN DASH} 00810 - 6", "MON\N{NON-BREAKING HYPHEN}00810\N{NON-BREAKING HYPHEN}6", "M0N-00810-6",
        "MON810", "MON 810", "Mon-810", "YieldGard",
    ],
)  # fmt: skip
def test_ways_to_write_an_identifier(informed, text):
    claim = parse(Scheme.LMO, text, informed)
    assert (claim.value, claim.problem) == (MAIZE, None)
    assert claim.details["event"] == "MON810 (maize)"


def test_a_wrong_digit_is_said_and_the_right_one_given(informed):
    claim = parse(Scheme.LMO, "MON-00810-5", informed)
    assert (claim.value, claim.problem, claim.details["expected"]) == ("MON-00810-5", Problem.CHECK_DIGIT, "6")


def test_a_known_identifier_wins_over_its_digit(informed):
    assert verification_digit(CARNATION) != CARNATION[-1]
    assert parse(Scheme.LMO, CARNATION, informed).problem is None


@pytest.mark.parametrize("joint", [" x ", " X ", "\N{MULTIPLICATION SIGN}", " * ", " + ", " / ", " and "])
def test_a_stack_keeps_its_events_in_order(informed, joint):
    claim = parse(Scheme.LMO, f"{SOYBEAN}{joint}MON-ØØ81Ø-6", informed)
    assert claim.value == f"{SOYBEAN} x {MAIZE}"


def test_a_record_of_the_clearing_house_is_kept(informed):
    assert parse(Scheme.LMO, "bch-lmo-scbd-14750-15", informed).value == "BCH-LMO-SCBD-14750-15"


@pytest.mark.parametrize("text", ["maize", "MON", "MON-00810", "00810-6", "MON-00810-66", "MON-00810-6 x", "", "-"])
def test_what_is_no_identifier_is_refused(informed, text):
    with pytest.raises(BadInput):
        parse(Scheme.LMO, text, informed)


@given(applicant=st.text(letters, min_size=3, max_size=3), event=st.text(letters, min_size=5, max_size=5))
def test_the_digit_catches_every_single_wrong_digit(applicant, event):
    bare = f"{applicant}-{event}-"
    digit = verification_digit(bare + "0")
    assert digit is not None
    assert len(digit) == 1
    assert (digit == "0") is (applicant + event == "0" * 8)


def test_identifiers_on_papers_are_found(label, informed):
    paper = label("CONTAINS GENETICALLY MODIFIED MAIZE", "MON-ØØ81Ø-6 x MON-Ø4Ø32-6", "LOT 20-11810-3")
    claims = [claim for claim in identify(paper, informed) if claim.scheme is Scheme.LMO]
    assert [claim.value for claim in claims] == [f"{MAIZE} x {SOYBEAN}"]
    assert claims[0].confirmation is not Confirmation.NONE
    assert not [c for c in identify(label("PART ABC-12345-6"), informed) if c.scheme is Scheme.LMO]
