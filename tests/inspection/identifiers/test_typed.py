"""Typed and declared identifiers: normal forms, problems that are told, and texts that are refused."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import ClaimSource, Confirmation, Problem, Scheme
from inspection.consignment import DeclaredLine
from inspection.errors import BadInput
from inspection.identifiers import Vocabulary, declared_claims, parse


@pytest.mark.parametrize(
    ("scheme", "text", "value"),
    [
        ("un", "UN 1018", "1018"), ("un", "un-no. 1018", "1018"), ("un", "1018", "1018"), ("un", "4", "0004"),
        ("hin", "268", "268"), ("hin", "x423", "X423"), ("hin", "2YE", "2YE"),
        ("class", "2.1", "2.1"), ("class", "Class 8", "8"), ("class", "1.4S", "1.4"),
        ("refrigerant", "R-22", "R-22"), ("refrigerant", "r22", "R-22"), ("refrigerant", "HCFC-22", "R-22"),
        ("refrigerant", "CFC 12", "R-12"), ("refrigerant", "HFC134a", "R-134a"), ("refrigerant", "r410a", "R-410A"),
        ("refrigerant", "Freon 22", "R-22"), ("refrigerant", "FREON-22", "R-22"),
        ("refrigerant", "Suva MP39", "R-401A"),
        ("refrigerant", "R-1234ze(E)", "R-1234ze(E)"), ("refrigerant", "chlorodifluoromethane", "R-22"),
        ("cas", "CAS 75-45-6", "75-45-6"), ("cas", "75\u201345\u20136", "75-45-6"),
        ("ghs", "ghs02", "GHS02"), ("h_code", "h 420", "H420"), ("h_code", "H360Fd", "H360Fd"),
        ("basel", "y 31", "Y31"), ("basel", "a1160", "A1160"),
        ("hs", "290371", "2903.71"), ("hs", "2903.71.00.00", "2903.71"), ("hs", "HS 2903", "2903"),
        ("sscc", "(00) 340123451234567895", "340123451234567895"),
        ("packaging_mark", "u n 4G/Y30/S/24/NL/VL823", "4G/Y30/S/24/NL/VL823"),
        ("name", "  Petrol  98 ", "Petrol 98"), ("species", "Panthera leo", "Panthera leo"),
    ],
)  # fmt: skip
def test_the_normal_form(known, scheme, text, value):
    claim = parse(Scheme(scheme), text, known)
    assert (claim.value, claim.problem) == (value, None)
    assert claim.raw == text.strip()
    assert (claim.source, claim.confirmation) == (ClaimSource.TYPED, Confirmation.OFFICER)


@pytest.mark.parametrize(
    ("scheme", "text", "problem"),
    [
        ("un", "9999", Problem.NOT_ASSIGNED),
        ("hin", "99", Problem.NOT_ASSIGNED),
        ("class", "2.9", Problem.NOT_ASSIGNED),
        ("refrigerant", "R-999", Problem.NOT_ASSIGNED),
        ("h_code", "H299", Problem.NOT_ASSIGNED),
        ("basel", "A9999", Problem.NOT_ASSIGNED),
        ("basel", "Y99", Problem.NOT_ASSIGNED),
        ("hs", "7701", Problem.NOT_ASSIGNED),
        ("cas", "75-45-7", Problem.CHECK_DIGIT),
        ("packaging_mark", "4G/Y30/S/24", Problem.GRAMMAR),
    ],
)
def test_a_wrong_identifier_is_a_claim_with_its_problem(known, scheme, text, problem):
    assert parse(Scheme(scheme), text, known).problem is problem


def test_an_empty_vocabulary_says_of_nothing_that_it_does_not_exist():
    for scheme, text in (
        (Scheme.UN, "1018"),
        (Scheme.REFRIGERANT, "R-22"),
        (Scheme.BASEL, "A1160"),
        (Scheme.HIN, "99"),
    ):
        assert parse(scheme, text, Vocabulary()).problem is None


def test_a_family_that_contradicts_its_number_is_told(known):
    claim = parse(Scheme.REFRIGERANT, "HFC-22", known)
    assert (claim.value, claim.details["written_family"]) == ("R-22", "HFC")


def test_a_repair_is_said_to_be_one(known):
    claim = parse(Scheme.UN, "UN 1O18", known)
    assert (claim.value, claim.repaired, claim.raw) == ("1018", True, "UN 1O18")
    assert claim.confidence < 1


def test_a_computed_check_digit_confirms_nothing():
    claim = parse(Scheme.CONTAINER, "CSQU305438", Vocabulary())
    assert (claim.value, claim.details["check_digit"]) == ("CSQU3054383", "computed")
    assert (claim.confirmation, claim.problem) == (Confirmation.NONE, Problem.GRAMMAR)
    assert claim.confidence < 0.5


def test_figures_of_other_scripts_are_figures(known):
    assert parse(Scheme.UN, "\u0661\u0660\u0661\u0668", known).value == "1018"  # Arabic-Indic
    assert parse(Scheme.CAS, "\uff17\uff15-\uff14\uff15-\uff16", known).value == "75-45-6"  # full width


def test_what_a_packaging_mark_tells(known):
    liquid = parse(Scheme.PACKAGING_MARK, "UN 1A1/Y1.4/150/24/NL/VL824", known).details
    assert (liquid["kind"], liquid["material"], liquid["density"], liquid["test_kpa"]) == (
        "drum",
        "steel",
        "1.4",
        "150",
    )
    assert (liquid["packing_groups"], liquid["year"], liquid["state"]) == ("II, III", "24", "NL")
    bulk = parse(Scheme.PACKAGING_MARK, "31HA1/Y/05 24/D/MAKER 9/1991/1661", known).details
    assert (bulk["kind"], bulk["gross_kg"], bulk["stacking_kg"]) == ("ibc_liquids", "1661", "1991")


@pytest.mark.parametrize(
    "mark",
    [
        "4GV/X25/S/23/D/BAM 1234", "1A1/Y/100/21/F/ABC", "3H1/Y1.9/200/22/CN/120001", "1A2T/Y300/S/20/USA/ABC",
        "13H3/Z/03 21/TR/XYZ/0/1000", "50A/X/05 22/N/PQRS/2500/1000", "4G/CLASS 6.2/24/S-9989-MAKER",
    ],
)  # fmt: skip
def test_packaging_marks_of_all_forms(known, mark):
    assert parse(Scheme.PACKAGING_MARK, mark, known).problem is None


@pytest.mark.parametrize("scheme", list(Scheme))
def test_what_is_nothing_of_the_kind_is_refused_with_a_sentence(known, scheme):
    sentences = importlib.import_module("inspection.wording.identity_grammar").SENTENCES
    for text in ("", "   ", "?!", "x" * 1000):
        with pytest.raises(BadInput) as refused:
            parse(scheme, text, known)
        message = refused.value.message
        assert sentences[message.code].format(**message.params)


@given(st.sampled_from(list(Scheme)), st.text(max_size=40))
def test_any_text_is_a_claim_or_bad_input(scheme, text):
    claim, refused = None, ""
    try:
        claim = parse(scheme, text, Vocabulary())
    except BadInput as fault:
        refused = "".join(fault.message.params.values())
    assert refused.isprintable()
    if claim is not None:
        assert claim.scheme is scheme
        assert claim.value.isprintable()


def test_the_fields_of_a_declared_line(known):
    line = DeclaredLine(
        description="used refrigerant R-22 in cylinders",
        un="1018; 1028",
        hazard_class="2.2 (8)",
        cas="75-45-6",
        hs="2903.71",
        container="CSQU3054383",
    )
    claims = {(claim.scheme.value, claim.value): claim for claim in declared_claims(line, known)}
    assert set(claims) == {
        ("un", "1018"), ("un", "1028"), ("class", "2.2"), ("class", "8"), ("cas", "75-45-6"), ("hs", "2903.71"),
        ("container", "CSQU3054383"), ("refrigerant", "R-22"),
    }  # fmt: skip
    assert {claim.source for claim in claims.values()} == {ClaimSource.DECLARED}
    assert claims["container", "CSQU3054383"].confirmation is Confirmation.CHECK_DIGIT
    assert claims["un", "1018"].confirmation is Confirmation.NONE


def test_a_declared_field_that_is_nothing_of_its_kind_is_kept_as_a_problem(known):
    (claim,) = declared_claims(DeclaredLine(un="see invoice"), known)
    assert (claim.scheme, claim.value, claim.problem) == (Scheme.UN, "see invoice", Problem.GRAMMAR)
