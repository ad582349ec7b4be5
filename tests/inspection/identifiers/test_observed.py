"""Labels laid out line by line: what is claimed of them, how surely, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.claim import Confirmation, Problem, Scheme
from inspection.frame import Region
from inspection.identifiers import Vocabulary, container, identify
from inspection.reading import Observation, TextReading


def sure(claims):
    return {(claim.scheme.value, claim.value) for claim in claims if claim.confidence >= 0.5}


def only(claims, scheme):
    (claim,) = (claim for claim in claims if claim.scheme is scheme)
    return claim


def test_a_cylinder_label_agrees_with_itself(label, known):
    claims = identify(label("ARCTIC", "R-22", "UN 1018", "CAS 75-45-6", "NET WEIGHT 13.6 kg", "H280 H420"), known)
    assert sure(claims) == {
        ("refrigerant", "R-22"), ("un", "1018"), ("cas", "75-45-6"), ("h_code", "H280"), ("h_code", "H420"),
    }  # fmt: skip
    assert only(claims, Scheme.REFRIGERANT).confirmation is Confirmation.REFERENCE
    assert only(claims, Scheme.UN).confirmation is Confirmation.REFERENCE
    assert only(claims, Scheme.CAS).confirmation is Confirmation.CHECK_DIGIT


@pytest.mark.parametrize(
    "lines", [("HCFC-22",), ("REFRIGERANT", "22"), ("Freon 22",), ("R I2",), ("R - 12",), ("FREON", "12")]
)
def test_ways_to_write_a_refrigerant(label, known, lines):
    claim = only(identify(label(*lines), known), Scheme.REFRIGERANT)
    assert claim.value in {"R-22", "R-12"}
    assert claim.confidence >= 0.5
    assert claim.repaired is (lines == ("R I2",))


@pytest.mark.parametrize("lines", [("TETRA",), ("F22",), ("RIO",), ("R20/21/22", "R22"), ("HC OIL",), ("ROOM 22",)])
def test_what_only_looks_like_a_refrigerant(label, known, lines):
    assert not sure(identify(label(*lines), known))


def test_a_chemical_name_is_evidence_only(label, known):
    (claim,) = identify(label("CHLORODIFLUOROMETHANE"), known)
    assert (claim.scheme, claim.details["refrigerant"]) == (Scheme.NAME, "R-22")
    assert claim.confidence < 0.5


def test_a_chemical_name_with_a_second_sign_gives_the_refrigerant(label, known):
    claims = identify(label("DICHLORODIFLUOROMETHANE", "UN 1028"), known)
    claim = only(claims, Scheme.REFRIGERANT)
    assert (claim.value, claim.confirmation) == ("R-12", Confirmation.REFERENCE)
    assert ("refrigerant", "R-22") not in sure(claims)


def test_a_name_without_its_locants_stands_for_the_only_one_of_it(label, known):
    (claim,) = identify(label("Tetrafluoroethane"), known)
    assert claim.details["refrigerant"] == "R-134a"


def test_an_orange_plate_is_known_by_its_shape(label, known):
    claims = identify(label(("268", 100, 100, 200, 90), ("1050", 80, 210, 240, 90)), known)
    assert sure(claims) == {("hin", "268"), ("un", "1050")}
    beside = identify(label(("268", 100, 100, 200, 90), ("1050", 600, 100, 240, 90)), known)
    assert not sure(beside)


def test_a_plate_number_found_in_two_boxes_is_joined(label, known):
    claims = identify(label(("3", 100, 100, 60, 90), ("3", 165, 100, 60, 90), ("1203", 80, 210, 240, 90)), known)
    assert {("hin", "33"), ("un", "1203")} <= sure(claims)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("FLAMMABLE GAS",), "2.1"), (("NON-FLAMMABLE", "GAS"), "2.2"), (("DANGEROUS", "WHEN WET"), "4.3"),
        (("CORROSIVE", "8"), "8"), (("CLASS 9",), "9"), (("5.1",), "5.1"), (("1.4S",), "1.4"),
    ],
)  # fmt: skip
def test_label_words_and_figures(label, known, lines, expected):
    compact = [(line, 50, 45 * row) for row, line in enumerate(lines)]
    assert sure(identify(label(*compact), known)) == {("class", expected)}


@pytest.mark.parametrize(
    "lines",
    [
        ("Highly flammable liquid",),
        ("CLASS 1 LASER PRODUCT",),
        ("3.4",),
        ("MSKU 907032", "3"),
        ("NO SMOKING",),
        tuple("CAIU69"),
    ],
)
def test_statements_and_other_figures_are_no_class(label, known, lines):
    assert not {value for scheme, value in sure(identify(label(*lines), known)) if scheme == "class"}


@pytest.mark.parametrize(
    "lines",
    [
        ("CSQU 305438 3", "22G1"),
        (("CSQU", 0, 0), ("305438", 200, 0), ("3", 400, 0), ("22G1", 0, 60), ("30.480 KGS", 0, 120)),
        (("CSQU", 0, 0), ("305438", 0, 45), ("3", 180, 45)),
        ("CSQU3054383L5G1",),
    ],
)
def test_a_container_number_in_many_reading_orders(label, known, lines):
    claim = only(identify(label(*lines), known), Scheme.CONTAINER)
    assert (claim.value, claim.confirmation) == ("CSQU3054383", Confirmation.CHECK_DIGIT)
    assert claim.details["operator"] == "Owner of CSQU"
    assert claim.confidence > 0.9


def test_size_and_type_stand_in_the_details(label, known):
    claim = only(identify(label("CSQU 305438 3", "22G1"), known), Scheme.CONTAINER)
    assert (claim.details["size_type"], claim.details["size_type_meaning"]) == ("22G1", "20 ft; closed")


@pytest.mark.parametrize("text", ["C5QU3054383", "CSQU30S4383", "CSQO3054383"])
def test_a_repaired_container_number_is_not_confirmed_by_its_digit(label, known, text):
    claim = only(identify(label(text), known), Scheme.CONTAINER)
    assert (claim.value, claim.repaired, claim.raw) == ("CSQU3054383", True, text)
    assert claim.confirmation is Confirmation.NONE
    assert claim.confidence < 0.9


def test_a_container_number_without_its_digit_is_offered_and_no_more(label, known):
    claim = only(identify(label("CSQU 305438", "22G1"), known), Scheme.CONTAINER)
    assert (claim.value, claim.details["check_digit"]) == ("CSQU3054383", "computed")
    assert claim.confirmation is Confirmation.NONE
    assert claim.confidence < 0.5


def test_a_wrong_check_digit_is_told_when_the_owner_is_known(label, known):
    claim, offered = (claim for claim in identify(label("CSQU3054384"), known) if claim.scheme is Scheme.CONTAINER)
    assert (claim.problem, claim.details["expected"]) == (Problem.CHECK_DIGIT, "3")
    assert (offered.value, offered.problem, offered.details["check_digit"]) == ("CSQU3054383", None, "computed")
    assert offered.confidence < claim.confidence < 0.5
    assert not identify(label("XYZU3054384"), known)
    twice = only(identify(label("CSQU3054384", looks=2), known), Scheme.CONTAINER)
    assert twice.confidence > 0.5


@pytest.mark.parametrize(
    "lines", [("SIGMA-ALDRICLO 700014413 7",), ("MAX GROSS 30.480 KGS", "TARE 2.200 KGS"), ("LOT HLCJ1234560",)]
)
def test_no_container_is_made_of_other_texts(label, known, lines):
    assert not sure(identify(label(*lines), known))


def test_basel_codes_need_words_of_waste(label, known):
    assert sure(identify(label("WASTE LEAD BATTERIES", "Y31 A1160"), known)) == {("basel", "Y31"), ("basel", "A1160")}
    assert not sure(identify(label("PAPER A4", "SIZE Y31", "GATE A1160"), known))


def test_hs_codes_need_their_name(label, known):
    assert sure(identify(label("HS CODE: 2903.71.00"), known)) == {("hs", "2903.71")}
    assert not sure(identify(label("2903.71", "THIS 2903.71"), known))


def test_a_wrong_cas_number_counts_only_where_the_label_says_cas(label, known):
    claim = only(identify(label("CAS No. 75-45-7"), known), Scheme.CAS)
    assert (claim.problem, claim.details["expected"]) == (Problem.CHECK_DIGIT, "6")
    assert not identify(label("75-45-7"), known)


def test_a_packaging_mark_over_two_lines(label, known):
    claim = only(identify(label(("un 4G/Y30/S/24", 50, 0), ("/NL/VL823", 50, 45)), known), Scheme.PACKAGING_MARK)
    assert claim.value == "4G/Y30/S/24/NL/VL823"
    assert claim.details["gross_kg"] == "30"


@pytest.mark.parametrize("text", ["UN BOLD", "UN IDOL", "SUN 1018", "UN 1A1/Y1.4", "UN 10185"])
def test_what_is_no_un_number(label, known, text):
    assert not sure(identify(label(text), known))


def test_a_printed_element_string(label, known):
    claims = identify(label("(01)09501101530003(10)AB-12", "(00) 3 4012345 123456789 6"), known)
    assert sure(claims) == {("gtin", "09501101530003")}
    assert only(claims, Scheme.GTIN).details["lot"] == "AB-12"


def test_what_makes_two_looks(label, known, symbol):
    one = only(identify(label("UN 1203"), known), Scheme.UN)
    assert one.confirmation is Confirmation.NONE
    two_engines = only(identify(label("UN 1203", engines=("rapid", "tesseract")), known), Scheme.UN)
    assert two_engines.confirmation is Confirmation.TWO_LOOKS
    symbol_too = identify(label("UN 1203", symbols=[symbol("QR Code", "UN1203")]), known)
    assert only(symbol_too, Scheme.UN).confirmation is Confirmation.TWO_LOOKS
    live = identify(replace(label("UN 1203", looks=3), over_time=True), known)
    assert only(live, Scheme.UN).confirmation is Confirmation.REPEATED


def test_engines_that_part_lines_differently_confirm_each_other(label, known):
    one = label("UN 1203", engines=("rapid",)).texts
    other = label(("UN", 50, 0), ("1203", 100, 0), engines=("tesseract",)).texts
    claim = only(identify(Observation(500, 500, texts=one + other), known), Scheme.UN)
    assert claim.confirmation is Confirmation.TWO_LOOKS


def test_pictograms(label, known, placard):
    claims = identify(label(placards=[placard("GHS02"), placard("2.1"), placard("no entry")]), known)
    assert sure(claims) == {("ghs", "GHS02"), ("class", "2.1")}


def test_an_empty_vocabulary_still_reads_grammar(label):
    claims = identify(label("R-22", "UN 1018", "CAS 75-45-6", "CSQU3054383"), Vocabulary())
    assert sure(claims) == {("refrigerant", "R-22"), ("un", "1018"), ("cas", "75-45-6"), ("container", "CSQU3054383")}


LINES = st.text(st.sampled_from("ABCRUNHY0123456789 -./()"), max_size=24)
PLACES = st.tuples(st.floats(0, 500), st.floats(0, 500), st.floats(1, 200), st.floats(1, 60))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LINES, PLACES), max_size=12))
def test_claims_are_always_in_order(lines):
    texts = tuple(TextReading(text, 0.9, Region.from_bounds(*place), ("rapid",)) for text, place in lines)
    claims = identify(Observation(800, 800, texts=texts), Vocabulary())
    assert len({claim.key for claim in claims}) == len(claims)
    for claim in claims:
        assert 0 <= claim.confidence <= 1
        if claim.confirmation is Confirmation.CHECK_DIGIT:
            assert not claim.repaired
            assert claim.details.get("check_digit") != "computed"
        if claim.scheme is Scheme.CONTAINER and claim.problem is None:
            assert container.is_valid(claim.value)


def test_a_crowd_of_lines_is_bounded(known):
    region = Region.from_bounds(0, 0, 50, 20)
    texts = tuple(TextReading(f"MSKU{number:06}", 0.9, region, ("rapid",)) for number in range(1500))
    assert len(identify(Observation(100, 100, texts=texts), known)) <= 400
