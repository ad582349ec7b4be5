"""GS1 element strings in all three forms, right and wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Problem
from inspection.identifiers.gs1 import GS, parse_bracketed, parse_digital_link, parse_element_string
from inspection.identifiers.gs1_table import application_identifiers
from inspection.identifiers.gs1_values import mod10_digit

TEXT = "ABCXYZabcxyz0123456789-/.+"


def pairs(string):
    return [(element.ai, element.value) for element in string.elements]


def test_all_identifiers_are_there_and_none_begins_another():
    known = application_identifiers()
    assert len(known) == 541
    assert not [(one, other) for one in known for other in known if one != other and other.startswith(one)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(01)00000096385074", [("01", "00000096385074")]),
        ("(02)10614141123459(37)24", [("02", "10614141123459"), ("37", "24")]),
        ("(00)106141411928374657", [("00", "106141411928374657")]),
        ("(410)4012345000009", [("410", "4012345000009")]),
        ("(402)06141411234567890", [("402", "06141411234567890")]),
        ("(8018)061414112345678902", [("8018", "061414112345678902")]),
        ("(01)09501101530003(17)271231(10)AB-12", [("01", "09501101530003"), ("17", "271231"), ("10", "AB-12")]),
        ("(10)A(99)B(21)7", [("10", "A"), ("99", "B"), ("21", "7")]),
        ("(10)A(04)B", [("10", "A(04)B")]),  # 04 is not given out: a bracket of the data
        ("(01) 0 9501101 53000 3", [("01", "09501101530003")]),
    ],
)
def test_the_printed_form(text, expected):
    string = parse_bracketed(text)
    assert pairs(string) == expected
    assert all(element.problem is None for element in string.elements)


@pytest.mark.parametrize(
    ("data", "expected", "fault"),
    [
        ("]C1" + "0109501101530003" + "10AB-12" + GS + "17271231", ["01", "10", "17"], ""),
        (GS + "0109501101530003" + GS + "2112", ["01", "21"], ""),
        ("10AB<GS>37{GS}", ["10"], "bad_value"),
        ("10AB|3724", ["10", "37"], ""),
        ("0109501101530003" + "04", ["01"], "unknown_ai"),
        ("10", [], "bad_value"),
        ("01095011015300", [], "bad_value"),
        ("10" + "A" * 21, [], "bad_value"),
        ("", [], ""),
    ],
)
def test_the_scanned_form_keeps_what_stands_before_a_fault(data, expected, fault):
    string = parse_element_string(data)
    assert ([element.ai for element in string.elements], string.fault) == (expected, fault)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("(3103)001750", "1.750"),
        ("(3100)001750", "1750"),
        ("(3922)1999", "19.99"),
        ("(3932)9781999", "978 19.99"),
        ("(17)271231", "2027-12-31"),
        ("(15)280200", "2028-02-29"),
        ("(7003)2711231430", "2027-11-23T14:30:00"),
        ("(7007)271101271103", "2027-11-01/2027-11-03"),
        ("(7250)19770101", "1977-01-01"),
    ],
)
def test_what_values_mean(text, meaning):
    assert parse_bracketed(text, this_year=2026).elements[0].meaning == meaning


@pytest.mark.parametrize(
    ("text", "problem", "expected"),
    [
        ("(01)09501101530004", Problem.CHECK_DIGIT, "3"),
        ("(00)106141411928374650", Problem.CHECK_DIGIT, "7"),
        ("(17)271332", Problem.GRAMMAR, "date"),
        ("(17)271300", Problem.GRAMMAR, "date"),
        ("(7006)271100", Problem.GRAMMAR, "date"),
        ("(4321)2", Problem.GRAMMAR, "DANGEROUS GOODS"),
        ("(8003)09501101530004A", Problem.CHECK_DIGIT, "3"),
        ("(8006)095011015300030302", Problem.GRAMMAR, "ITIP"),
        ("(8013)1987654Ad4X4bL5ttr2310cXX", Problem.CHECK_DIGIT, "2K"),
        ("(8007)GB82WEST12345698765431", Problem.GRAMMAR, "IBAN"),
    ],
)
def test_values_that_break_their_own_rule(text, problem, expected):
    element = parse_bracketed(text).elements[0]
    assert (element.problem, element.expected) == (problem, expected)


def test_elements_that_do_not_go_together():
    string = parse_bracketed("(01)09501101530003(02)10614141123459(10)A(10)B")
    assert "01 excludes 02" not in string.warnings()
    assert {"02 excludes 01", "02 requires 37", "10 differs"} <= set(string.warnings())


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://id.example.org/01/09501101530003/10/AB12?17=271231",
            [("01", "09501101530003"), ("10", "AB12"), ("17", "271231")],
        ),
        ("http://example.org/some/path/01/9501101530003", [("01", "09501101530003")]),
        ("https://example.org/gtin/09501101530003/lot/A%2FB#x", [("01", "09501101530003"), ("10", "A/B")]),
        ("https://example.org/00/106141411928374657?utm=1", [("00", "106141411928374657")]),
    ],
)
def test_the_web_form(address, expected):
    assert pairs(parse_digital_link(address)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://example.org/01/abc",
        "https://example.org/01/09501101530003/21/A/10/B",  # qualifiers in the wrong order
        "ftp://example.org/01/09501101530003",
        "javascript:alert(1)",
        "https://x/" + "01/" * 2000,
    ],
)
def test_other_addresses_are_none(address):
    assert parse_digital_link(address) is None


@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(["10", "21", "240", "91"]), st.text(TEXT, min_size=1, max_size=20)),
            st.tuples(st.sampled_from(["3103", "3302", "3200"]), st.text("0123456789", min_size=6, max_size=6)),
            st.text("0123456789", min_size=13, max_size=13).map(lambda body: ("01", f"{body}{mod10_digit(body)}")),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_what_is_written_as_an_element_string_is_read_back(elements):
    known = application_identifiers()
    scanned = "".join(f"{ai}{value}{'' if known[ai].fixed else GS}" for ai, value in elements)
    printed = "".join(f"({ai}){value}" for ai, value in elements)
    assert pairs(parse_element_string(scanned)) == elements
    assert pairs(parse_bracketed(printed)) == elements


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text):
    string = parse_element_string(text)
    assert string.offset <= len(text)
    for parse in (parse_bracketed, parse_digital_link):
        result = parse(text)
        assert result is None or result.elements or result.fault
    parse_element_string("01" + text)
    parse_bracketed("(10)" + text)
    parse_digital_link("https://example.org/" + text)
