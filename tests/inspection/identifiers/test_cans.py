"""What refrigerant cans print, as cameras see it: words over numbers, trade names, names cut off at the edge."""

import dataclasses

import pytest

from inspection.claim import CREDIBLE, Scheme
from inspection.identifiers import identify


def stated(observation, known):
    """Refrigerants that credible claims state."""
    return {
        claim.value
        for claim in identify(observation, known)
        if claim.scheme is Scheme.REFRIGERANT and claim.confidence >= CREDIBLE
    }


@pytest.mark.parametrize(
    "text",
    [
        "R-12",
        "R12",
        "R 12",
        "R\N{MIDDLE DOT}12",
        "REFRIGERANT 12",
        "REFRIGERANT-12",
        "Refrigerant No. 12",
        "REFRIGERANT GAS R12",
        "Refrigerante 12",
        "Réfrigérant 12",
        "Kaltemittel 12",
        "REFRIG. 12",
        "FREON 12",
        "Freon\N{REGISTERED SIGN}12",
        "FREONR12",  # the sign of the trade mark read as a letter
        "Fréon 12",
        "Freon F-12",
        "IGERANT 12",  # the rest is round the edge
        "REON 12",
        "CFC-12",
        "R-12 12 OZ",
    ],
)
def test_a_designation_as_cans_print_it(text, label, known):
    assert stated(label(text), known) == {"R-12"}


@pytest.mark.parametrize(
    "lines",
    [
        (("REFRIGERANT", 100, 100, 300, 40), ("12", 180, 150, 140, 120)),
        (("FREON", 100, 100, 300, 60), ("12", 180, 170, 140, 120)),
        (("R", 220, 100, 60, 60), ("12", 180, 170, 140, 120)),
        (("12", 180, 50, 140, 120), ("REFRIGERANT", 100, 180, 300, 40)),
        (("12", 20, 50, 140, 120), ("REFRIGERANT", 180, 80, 300, 40)),
        (("REFRIGE", 100, 100, 200, 40), ("12", 180, 150, 140, 120)),  # cut off by the edge
    ],
)
def test_word_and_number_of_two_lines(lines, label, known):
    assert stated(label(*lines), known) == {"R-12"}


@pytest.mark.parametrize(
    "lines",
    [
        ("REFRIGERANT 12 OZ",),
        ("REFRIGERANT 12 FL. OZ.",),
        ("REFRIGERANT 12.5 lbs",),
        (("REFRIGERANT", 100, 100, 300, 40), ("12 OZ. (340 g)", 180, 150, 140, 40)),
        ("RANT-12",),  # so little of the word, and nothing else of refrigerants
        ("ELECTRON 12",),
        ("F-12",),  # of a filter, a fuse, an aircraft
        ("KEEP BELOW 120\N{DEGREE SIGN}F12", "FREON"),
        ("REFRIGERANT 12 L",),
        ("REFRIGERANT 40 \N{DEGREE SIGN}C",),
        ("REFRIG 12 V",),
        ("FREON 12 OZ",),
        ("SUVA 14 OZ",),
        ("HAIR CARE 40 ML",),
        ("G\N{LATIN CAPITAL LETTER E WITH ACUTE}RANT 22",),  # a manager
        ("FOREX 22 EUR",),
        ("AIR CONDITIONER", "ERROR F-11"),
        ("R NO 12",),
    ],
)
def test_amounts_and_bare_letters_state_no_refrigerant(lines, label, known):
    assert stated(label(*lines), known) == set()


@pytest.mark.parametrize(
    "seen",
    [
        "CHLORODIFLUOROMETHANE",  # of DICHLORODIFLUOROMETHANE, R-12
        "HLORODIFLUOROMETHANE",
        "TRIFLUOROETHANE",
        "TETRAFLUOROETHANE",
        "1,1,1,2-TETRAFLUOROETHANE",
        "DICHLORODIFLUOROMETHANE",
    ],
)
def test_a_name_that_may_be_cut_off_is_evidence_only(seen, label, known):
    assert stated(label(seen), known) == set()


def test_the_designation_stands_beside_a_name_that_was_cut_off(label, known):
    claims = identify(label("REFRIGERANT 12", "CHLORODIFLUOROMETHANE"), known)
    (name,) = (claim for claim in claims if claim.scheme is Scheme.NAME)
    assert stated(label("REFRIGERANT 12", "CHLORODIFLUOROMETHANE"), known) == {"R-12"}
    assert name.confidence < CREDIBLE


@pytest.mark.parametrize(
    ("text", "stands"),
    [("R-22 KG 13.6", "R-22"), ("REFRIGERANT 22 LBS 30", "R-22"), ("CFC-12,2 CYLINDERS", "R-12"), ("R-22.5", "R-22")],
)
def test_an_amount_behind_a_designation_takes_nothing_from_it(text, stands, label, known):
    assert stated(label(text), known) == {stands}


def test_a_short_end_of_the_word_counts_beside_another_sign(label, known):
    assert stated(label("RANT-12", "AUTO AIR CONDITIONER"), known) == {"R-12"}


def test_a_cut_off_name_gains_nothing_from_a_un_number_of_another_gas(label, known):
    assert stated(label("CHLORODIFLUOROMETHANE", "UN 1028"), known) == set()
    assert stated(label("DICHLORODIFLUOROMETHANE", "UN 1028"), known) == {"R-12"}


def test_the_beginning_of_a_designation_beside_the_whole_is_that_one_cut_off(label, known):
    known = dataclasses.replace(known, refrigerants={**known.refrigerants, "R13": "R-13"})
    assert stated(label("REFRIGERANT 134a", "R-13"), known) == {"R-134a"}
    assert stated(label("REFRIGERANT 13"), known) == {"R-13"}
