"""What two signs on a label make of each other: proved together, evidence alone, and mended by nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.claim import CREDIBLE, Confirmation, Problem, Scheme
from inspection.frame import Region
from inspection.identifiers import Vocabulary, from_symbol, identify
from inspection.identifiers.hazard_statements import STATEMENTS, code_meant
from inspection.reading import Observation, PlacardReading, TextReading

NAMES = {"CHLORODIFLUOROMETHANE": "R-22", "DICHLORODIFLUOROMETHANE": "R-12", "1,1,1,2-TETRAFLUOROETHANE": "R-134a"}
KNOWN = Vocabulary(
    un_numbers={
        "1017": "CHLORINE",
        "1018": "CHLORODIFLUOROMETHANE (REFRIGERANT GAS R 22)",
        "1203": "MOTOR SPIRIT or GASOLINE or PETROL",
        "1830": "SULPHURIC ACID with more than 51% acid",
        "2014": "HYDROGEN PEROXIDE, AQUEOUS SOLUTION",
        "2525": "ETHYL OXALATE",
        "3082": "ENVIRONMENTALLY HAZARDOUS SUBSTANCE, LIQUID, N.O.S.",
    },
    un_classes={"1203": "3", "1830": "8", "1017": "2.3 5.1 8"},
    un_plates={"1203": "33", "1830": "80", "3082": "90"},
    hazard_identification_numbers=frozenset({"33", "80", "88", "90", "268"}),
    refrigerants={"R22": "R-22", "R12": "R-12", "R134A": "R-134a"},
    chemical_names=NAMES,
    cas_numbers={"75-45-6": "R-22", "75-71-8": "R-12", "115-29-7": ""},
    h_codes=frozenset(STATEMENTS),
    hs_codes=frozenset({"8549.21"}),
    listed_names=frozenset({"ENDOSULFAN"}),
    names_to_cas={"ENDOSULFAN": "115-29-7"},
    genera=frozenset({"Python"}),
)


def claims(label, *lines, **how):
    return identify(label(*lines, **how), KNOWN)


def credible(found):
    return {(claim.scheme.value, claim.value) for claim in found if claim.confidence >= CREDIBLE}


def only(found, scheme):
    (claim,) = (claim for claim in found if claim.scheme is scheme)
    return claim


@pytest.mark.parametrize(
    "lines", [("UN 1017", "CHLORINE"), ("UH1017 CHLORINE",), ("1017", "CHLORINE"), ("SULFURIC ACID", "1830")]
)
def test_a_number_and_its_name_prove_each_other(label, lines):
    assert only(claims(label, *lines), Scheme.UN).confirmation is Confirmation.REFERENCE


@pytest.mark.parametrize(
    "lines", [("1203",), ("1018", "CHLORINE"), ("CHLORINE",), ("TEL 1017-55", "CHLORINE"), ("HYPOCHLORINE 1017",)]
)
def test_a_bare_number_needs_its_name(label, lines):
    assert not credible(claims(label, *lines))


def test_a_misread_figure_is_mended_by_the_name_and_says_so(label):
    found = claims(label, "HYORDGEN PEROXIDE", "UN 2019")
    assert credible(found) == {("un", "2014")}
    mended = next(claim for claim in found if claim.value == "2014")
    assert (mended.repaired, mended.raw) == (True, "UN 2019")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(NAMES)), st.integers(0, 22), st.integers(0, 22))
def test_a_name_alone_is_never_credible_however_it_is_cut(name, front, back):
    text = name[front : max(front + 1, len(name) - back)]
    reading = TextReading(text, 1.0, Region.from_bounds(0, 0, 400, 40), ("rapid",))

    assert not credible(identify(Observation(400, 400, texts=(reading,)), KNOWN))


def test_a_cut_name_does_not_outweigh_the_designation(label):
    found = claims(label, "R-12", ("CHLORODIFLUOROMETHANE", 0, 200))
    assert credible(found) == {("refrigerant", "R-12")}


def test_a_name_proves_no_number_of_a_substance_with_a_shorter_name(label):
    beside = only(claims(label, "DICHLORODIFLUOROMETHANE", "UN 1018"), Scheme.UN)
    assert beside.confirmation is Confirmation.NONE
    assert ("cas", "75-45-6") not in credible(claims(label, "DICHLORODIFLUOROMETHANE", "CAS 75-48-6"))
    assert not credible(claims(label, ("CHLORODIFLUOROMETHANE", 0, 200)))


def test_a_listed_name_is_proved_by_its_cas_number(label):
    assert not credible(claims(label, "ENDOSULFAN 35 % EC"))
    proved = only(claims(label, "ENDOSULFAN 35 % EC", "CAS 115-29-7"), Scheme.NAME)
    assert (proved.value, proved.confirmation) == ("ENDOSULFAN 35 % EC", Confirmation.REFERENCE)


def plate(label, upper, lower):
    return claims(label, (upper, 100, 100, 200, 90), (lower, 80, 210, 240, 90))


def test_a_plate_is_proved_by_the_list(label):
    assert {claim.confirmation for claim in plate(label, "33", "1203")} == {Confirmation.REFERENCE}


def test_a_plate_that_exists_is_told_as_it_is_though_the_list_gives_another(label):
    hazard = only(plate(label, "88", "1830"), Scheme.HIN)
    assert (hazard.value, hazard.repaired, hazard.confirmation) == ("88", False, Confirmation.NONE)


@pytest.mark.parametrize(
    ("upper", "lower", "meant"), [("06", "3082", "90"), ("38", "1203", "33"), ("60", "1830", "80")]
)
def test_figures_that_do_not_exist_are_mended_by_the_number_below(label, upper, lower, meant):
    hazard = only(plate(label, upper, lower), Scheme.HIN)
    assert (hazard.value, hazard.repaired) == (meant, True)


@pytest.mark.parametrize("text", ["CAS 75-456", "CA5 10=75-45.6", "CAS No: 75 45-6", "CAS INo. 7545-6", "CA5 75-45:6"])
def test_a_cas_number_without_a_dash_is_mended_under_its_check_digit(label, text):
    claim = only(claims(label, text), Scheme.CAS)
    assert (claim.value, claim.repaired, claim.problem) == ("75-45-6", True, None)
    assert claim.confidence >= CREDIBLE


def test_a_wrong_cas_number_is_mended_by_the_designation_only(label):
    beside = claims(label, "R-22", "CAS 75-48-6")
    assert ("cas", "75-45-6") in credible(beside)
    alone = only(claims(label, "CAS 75-48-6"), Scheme.CAS)
    assert (alone.value, alone.problem) == ("75-48-6", Problem.CHECK_DIGIT)


def test_prefixes_misread_by_a_letter(label):
    assert ("cas", "75-45-6") in credible(claims(label, "CASH75-45.6"))
    assert ("un", "1018") in credible(claims(label, "UN Ho: 1018"))


def test_combined_statements_count_each(label):
    expected = {("h_code", "H301"), ("h_code", "H311"), ("h_code", "H331")}
    assert credible(claims(label, "H301+H311+H331 Toxic")) == expected
    assert credible(claims(label, "H301H311H331 Toxic")) == expected


@pytest.mark.parametrize(
    "text",
    ["280 Contains gas under pressure", "H290: Contains gas under presure; may explode", "N28 Contains gas under"],
)
def test_a_code_is_mended_by_its_sentence(label, text):
    found = claims(label, text)
    assert ("h_code", "H280") in credible(found) or "H290" in text


def test_a_sentence_without_its_code_is_evidence(label):
    claim = only(claims(label, "Contains gas under pressure; may explode if heated."), Scheme.H_CODE)
    assert (claim.value, claim.repaired, claim.details["from"]) == ("H280", True, "wording")
    assert claim.confidence < CREDIBLE


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(STATEMENTS)), st.integers(9, 60))
def test_every_statement_leads_to_its_own_code(code, length):
    words = STATEMENTS[code][:length]

    assert code_meant(code[1:4], words) in {code, None}


def test_a_lone_figure_is_no_class_and_the_first_words_of_wet_are(label):
    assert not credible(claims(label, ("4", 50, 0)))
    assert credible(claims(label, ("DANGEROUS WHEN", 50, 0))) == {("class", "4.3")}


def test_a_bar_code_has_no_places(symbol):
    assert not credible(from_symbol(symbol("Data Matrix", "2525\n5"), KNOWN))


def test_a_misread_hs_prefix_needs_a_listed_code(label):
    assert credible(claims(label, "H5 CODE: 8549.21")) == {("hs", "8549.21")}
    assert credible(claims(label, "PS 8549.21")) == {("hs", "8549.21")}
    assert not credible(claims(label, "|S 8549.29"))


def test_the_number_within_a_placard_is_proved_by_its_class(label):
    diamond = PlacardReading("3", 0.9, Region.from_points(((500, 0), (1000, 500), (500, 1000), (0, 500))), ("cnn",))
    found = identify(replace(label(("1203", 400, 480, 200, 60)), placards=(diamond,)), KNOWN)
    assert only(found, Scheme.UN).confirmation is Confirmation.REFERENCE
    other = identify(replace(label(("1017", 400, 480, 200, 60)), placards=(diamond,)), KNOWN)
    assert only(other, Scheme.UN).confirmation is Confirmation.NONE


def test_a_number_within_a_doubtful_placard_of_another_class_is_none(label):
    diamond = PlacardReading("3", 0.4, Region.from_points(((500, 0), (1000, 500), (500, 1000), (0, 500))), ("cnn",))
    found = identify(replace(label(("1017", 400, 480, 200, 60)), placards=(diamond,)), KNOWN)
    assert not [claim for claim in found if claim.scheme is Scheme.UN]


def test_a_sentence_mends_the_code_in_front_of_it_whatever_the_h_was_read_as(label):
    assert credible(claims(label, "1319 Causes serous eye irritation.")) == {("h_code", "H319")}
    assert credible(claims(label, "H324 Causes severe skin bums and eve")) == {("h_code", "H314")}
    assert credible(claims(label, "Ha10: Very toxic to aquatic life with long")) == {("h_code", "H410")}


def test_a_whole_sentence_mends_a_code_of_which_one_figure_stands(label):
    sentence = "Contains gas under pressure; may explode if heated"
    assert credible(claims(label, f"Noe0 {sentence}")) == {("h_code", "H280")}
    assert credible(claims(label, f"H2ã0 {sentence}")) == {("h_code", "H280")}
    assert not credible(claims(label, f"1. {sentence}"))


def test_a_code_in_a_list_of_codes_needs_no_h(label):
    listed = ("H301: Harmful", "4335 Harmful", "H400 Harmful")
    assert ("h_code", "H335") in credible(claims(label, *listed))
    assert ("h_code", "H335") not in credible(claims(label, "4335 Harmful", "H400 Harmful"))
    assert ("h_code", "H335") not in credible(claims(label, "H301: Harmful", "P335 Harmful", "H400 Harmful"))


def test_a_misread_figure_of_a_cas_number_is_mended_by_the_name_of_its_substance(label):
    assert credible(claims(label, "ENDOSULFAN", "CAS 115-28-7")) == {("cas", "115-29-7")}
    assert not credible(claims(label, "LINDANE", "CAS 115-28-7"))


@pytest.mark.parametrize(
    "lines",
    [
        ("R-22", "CAS 75.71.8"),  # that of R-12: what an officer looks for
        ("R-22", "Cat. No. 73446"),
        ("R-22", "OAS 75-45-1"),
        ("R-22", "CAL 754 56"),
        ("ENDOSULFAN", "batch was 116 298"),
        ("ENDOSULFAN", "CAS LISZBZ"),
        ("ENDOSULFAN", "CAS 175-28-7"),
    ],
)
def test_what_is_another_number_or_no_cas_number_is_not_mended_by_a_name(label, lines):
    assert not {each for each in credible(claims(label, *lines)) if each in {("cas", "75-45-6"), ("cas", "115-29-7")}}


def test_a_mended_number_speaks_against_no_other_line(label):
    found = claims(label, "ENDOSULFAN", "CAS 115:29 7", "SOLVENT", "CAS 64742-95.6")
    assert {("cas", "115-29-7"), ("cas", "64742-95-6")} <= credible(found)


@pytest.mark.parametrize("text", ["CAK 11529 7", "2A5 115:28 7", "CAS No. 115|29 7", "CAS RN 175-29-7", "C25 115-297"])
def test_what_is_left_of_a_cas_number_is_told_by_the_name_of_its_substance(label, text):
    found = claims(label, "ENDOSULFAN", text)
    assert credible(found) == {("cas", "115-29-7")}
    assert {claim.raw for claim in found if claim.value == "115-29-7" and claim.repaired} == {text}
    assert not credible(claims(label, "LINDANE", text))


def test_a_number_that_holds_by_chance_gives_way_to_the_one_that_the_label_names(label):
    assert credible(claims(label, "CAS 315297")) == {("cas", "315-29-7")}
    assert credible(claims(label, "ENDOSULFAN", "CAS 315297")) == {("cas", "115-29-7")}
    assert credible(claims(label, "ENDOSULFAN", "CAS 315-29-7")) == {("cas", "315-29-7")}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("BASEL CODE: 745", {("basel", "Y45")}),
        ("BASEL CODEY12", {("basel", "Y12")}),
        ("WASTE 745", set()),
        ("ROCHE BASEL 745", set()),  # the city
        ("BASEL CODE 745 12 34", set()),
    ],
)
def test_the_letter_of_a_basel_code_is_mended_behind_the_words_for_it(label, text, stated):
    assert credible(claims(label, text)) == stated


@pytest.mark.parametrize(
    ("text", "stated"), [("REFRIGERANT 1348", {("refrigerant", "R-134a")}), ("R 1344", set()), ("R 13488", set())]
)
def test_the_last_letter_of_a_designation_may_be_read_as_an_8_and_as_nothing_else(label, text, stated):
    assert credible(claims(label, text)) == stated


@pytest.mark.parametrize(("confidence", "stands"), [(0.95, True), (0.8, False)])
def test_a_doubtful_reading_needs_a_second_sign(label, confidence, stands):
    assert bool(credible(claims(label, "UN 1203", confidence=confidence))) is stands
    assert credible(claims(label, "UN 1017", "CHLORINE", confidence=confidence)) == {("un", "1017")}
    assert credible(claims(label, "UN 1017", confidence=confidence, looks=6)) == {("un", "1017")}
    assert credible(claims(label, "UN 1017", confidence=confidence, engines=("rapid", "other"))) == {("un", "1017")}


def test_no_text_keeps_the_parsers_busy(label):
    assert not credible(claims(label, f"CAS{'NO' * 150}!"))  # would never end if blanks could be parted in many ways


@pytest.mark.parametrize(
    ("beside", "stands"), [("NET 25 KG", True), ("ISBN 978-1-58573", False), ("9781585730575", False)]
)
def test_the_volume_of_a_book_is_no_division(label, beside, stands):
    assert bool(credible(claims(label, "5.1", beside))) is stands


def test_english_behind_a_genus_is_no_species(label):
    assert not credible(claims(label, "Python unsigned"))
    assert credible(claims(label, "Python regius")) == {("species", "Python regius")}
