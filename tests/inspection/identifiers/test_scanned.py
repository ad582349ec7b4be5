"""Bar codes become claims; hostile ones become nothing, quickly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.claim import ClaimSource, Confirmation, Problem, Scheme
from inspection.frame import Region
from inspection.identifiers import Vocabulary, element_string_of, from_symbol
from inspection.reading import SymbolReading


def found(claims):
    return {(claim.scheme.value, claim.value) for claim in claims}


@pytest.mark.parametrize(
    ("symbology", "payload", "aim", "gtin"),
    [
        ("EAN-13", "4006381333931", "]E0", "04006381333931"),
        ("EAN-8", "96385074", "]E4", "00000096385074"),
        ("UPC-A", "036000291452", "]E0", "00036000291452"),
        ("UPC-E", "01234565", "]E0", "00012345000065"),
        ("ITF", "10614141123459", "]I1", "10614141123459"),
        ("Code 128", "0109501101530003", "]C1", "09501101530003"),
        ("QR Code", "https://example.org/01/09501101530003", "]Q1", "09501101530003"),
    ],
)
def test_item_numbers(symbol, symbology, payload, aim, gtin):
    (claim,) = from_symbol(symbol(symbology, payload, aim), Vocabulary())
    assert (claim.scheme, claim.value) == (Scheme.GTIN, gtin)
    assert claim.confirmation is Confirmation.CHECK_DIGIT
    assert claim.source is ClaimSource.SYMBOL
    assert claim.confidence > 0.8


def test_the_other_elements_stand_in_the_details(symbol, known):
    payload = "0109501101530003" + "3103001750" + "10AB-12\x1d" + "17271231" + "43211"
    (claim,) = from_symbol(symbol("GS1 DataMatrix", payload, "]d2"), known)
    assert claim.details["net_kg"] == "1.750"
    assert claim.details["lot"] == "AB-12"
    assert claim.details["expiry_date"] == "2027-12-31"
    assert claim.details["dangerous_goods"] == "1"


def test_a_wrong_check_digit_is_told_with_the_right_one(symbol, known):
    (claim,) = from_symbol(symbol("Code 128", "00106141411928374650", "]C1"), known)
    assert (claim.scheme, claim.problem, claim.details["expected"]) == (Scheme.SSCC, Problem.CHECK_DIGIT, "7")
    assert claim.confirmation is Confirmation.NONE


def test_figures_that_look_like_gs1_data_in_a_plain_code_are_not(symbol, known):
    assert element_string_of(symbol("Code 128", "0109501101530003", "]C0")) is None
    assert not from_symbol(symbol("Code 128", "0109501101530003", "]C0"), known)


def test_an_itf_code_needs_fourteen_figures_that_hold(symbol, known):
    assert not from_symbol(symbol("ITF", "10614141123458", "]I0"), known)
    assert not from_symbol(symbol("ITF", "123456", "]I0"), known)


def test_words_in_a_plain_code_are_read(symbol, known):
    text = "Gas: R-22\nUN 1018, CAS 75-45-6\nCSQU3054383"
    claims = from_symbol(symbol("QR Code", text, "]Q1"), known)
    assert {("refrigerant", "R-22"), ("un", "1018"), ("cas", "75-45-6"), ("container", "CSQU3054383")} == found(claims)
    assert {claim.source for claim in claims} == {ClaimSource.SYMBOL}


def test_an_envelope_with_gs1_data(symbol, known):
    payload = "[)>\x1e05\x1d0109501101530003\x1d10LOT\x1e\x04"
    (claim,) = from_symbol(symbol("Data Matrix", payload, "]d1"), known)
    assert (claim.value, claim.details["lot"]) == ("09501101530003", "LOT")


@pytest.mark.parametrize(
    "payload",
    [b"\xff\xfe\x00\x01", b"\x00" * 5000, b"A" * 20000, b"(01)" * 5000, b"R-" * 5000, b"\x1d" * 5000, b""],
)
def test_hostile_payloads_give_nothing(symbol, known, payload):
    for aim in ("]Q1", "]C1", ""):
        assert not [claim for claim in from_symbol(symbol("QR Code", payload, aim), known) if claim.confidence >= 0.5]


def test_what_is_kept_of_a_payload_is_short_and_printable(symbol, known):
    (claim,) = from_symbol(symbol("QR Code", "UN 1018 \x1b[2J" + "x" * 9000, "]Q1"), known)
    assert len(claim.raw) <= 400
    assert claim.raw.isprintable()


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["]C1", "]Q3", "]E0", "]I1", "]Q1", ""]), st.sampled_from(["ITF", "QR"])
)
def test_no_payload_is_too_strange(payload, aim, symbology):
    region = Region.from_bounds(0, 0, 1, 1)
    reading = SymbolReading(symbology, payload.decode("latin-1"), payload, aim, region, ("zxing",))
    for claim in from_symbol(reading, Vocabulary()):
        assert 0 <= claim.confidence <= 1
