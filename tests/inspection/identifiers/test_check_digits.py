"""The arithmetic of the identifiers, on published examples and on everything hypothesis thinks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.claim import Confirmation, Problem, Scheme
from inspection.identifiers import Vocabulary, cas, container, parse
from inspection.identifiers.gs1_values import full_year, gmn_check, mod10_digit, mod10_holds
from inspection.identifiers.trade_items import expand_upc_e

NOTHING = Vocabulary()
BODIES = st.from_regex(r"\A[A-Z]{3}[UJZ][0-9]{6}\Z")
FIGURES = st.text("0123456789", min_size=7, max_size=17)


@pytest.mark.parametrize(
    "number",
    [
        "CSQU3054383", "MSKU9070323", "MSCU6639870", "CMAU4685129", "HLBU1234564", "OOLU8471025", "TCNU7123492",
        "TGHU6000010", "MNBU3012457", "ZIMU1000004", "MSKU4000010", "TEMU2100010", "FCIU8800000", "HLCJ1234560",
        "TRLZ6543217",
    ],
)  # fmt: skip
def test_container_numbers_that_hold(number):
    assert container.is_valid(number)
    claim = parse(Scheme.CONTAINER, number, NOTHING)
    assert (claim.value, claim.problem, claim.confirmation) == (number, None, Confirmation.OFFICER)


@pytest.mark.parametrize(
    ("number", "expected"),
    [("CSQU3054384", "3"), ("MSKU9070332", "9"), ("MSCU6369870", "8"), ("CSOU3054383", "6")],
)
def test_container_numbers_that_fail_name_the_digit_expected(number, expected):
    claim = parse(Scheme.CONTAINER, number, NOTHING)
    assert claim.problem is Problem.CHECK_DIGIT
    assert claim.details["expected"] == expected


def test_a_fourth_letter_other_than_u_j_z_breaks_the_grammar():
    claim = parse(Scheme.CONTAINER, "CSQX3054383", NOTHING)
    assert (claim.problem, claim.details["what"]) == (Problem.GRAMMAR, "category")


@given(BODIES)
def test_a_container_number_with_its_own_digit_holds_and_with_another_does_not(body):
    digit = container.check_digit(body)
    assert container.is_valid(f"{body}{digit}")
    assert not container.is_valid(f"{body}{(digit + 1) % 10}")


@given(BODIES, st.sampled_from([" ", "-", ""]))
def test_a_container_number_reads_the_same_however_it_is_parted(body, gap):
    number = f"{body}{container.check_digit(body)}"
    spaced = gap.join((number[:4].lower(), number[4:10], number[10]))
    assert parse(Scheme.CONTAINER, spaced, NOTHING).value == number


@given(st.integers(10, 9_999_999), st.integers(0, 99))
def test_a_cas_number_with_its_own_digit_holds_and_with_another_does_not(first, second):
    body = f"{first}-{second:02}"
    digit = cas.check_digit(body.replace("-", ""))
    assert parse(Scheme.CAS, f"CAS {body}-{digit}", NOTHING).problem is None
    wrong = parse(Scheme.CAS, f"{body}-{(digit + 1) % 10}", NOTHING)
    assert (wrong.problem, wrong.details["expected"]) == (Problem.CHECK_DIGIT, str(digit))


@pytest.mark.parametrize("number", ["75-45-6", "75-71-8", "7632-00-0", "754-12-1", "124-38-9"])
def test_known_cas_numbers_hold(number):
    assert parse(Scheme.CAS, number, NOTHING).problem is None


@pytest.mark.parametrize(
    ("body", "digit"),
    [
        ("9638507", 4), ("03600029145", 2), ("400638133393", 1), ("590123412345", 7), ("0950110153000", 3),
        ("1061414112345", 9), ("00614141123456789", 0), ("34012345123456789", 5), ("10614141192837465", 7),
        ("401234500000", 9), ("0614141123456789", 0), ("06141411234567890", 2),
    ],
)  # fmt: skip
def test_the_gs1_check_digit(body, digit):
    assert mod10_digit(body) == digit
    assert mod10_holds(f"{body}{digit}")


@given(FIGURES, st.integers(1, 9))
def test_one_wrong_figure_is_always_found(body, shift):
    number = f"{body}{mod10_digit(body)}"
    assert mod10_holds(number)
    assert not mod10_holds(f"{body}{(int(number[-1]) + shift) % 10}")


@given(FIGURES.filter(lambda body: len(body) in {7, 11, 12, 13}))
def test_a_gtin_has_fourteen_figures_in_its_normal_form(body):
    number = f"{body}{mod10_digit(body)}"
    claim = parse(Scheme.GTIN, number, NOTHING)
    assert (claim.value, claim.problem) == (number.zfill(14), None)


@pytest.mark.parametrize(
    ("text", "problem"), [("4006381333932", Problem.CHECK_DIGIT), ("(01)09501101530003", None), ("96385074", None)]
)
def test_typed_gtins(text, problem):
    assert parse(Scheme.GTIN, text, NOTHING).problem is problem


def test_a_swapped_sscc_fails():
    assert parse(Scheme.SSCC, "340123451234567859", NOTHING).problem is Problem.CHECK_DIGIT


@pytest.mark.parametrize(
    ("short", "long"),
    [("01234565", "012345000065"), ("04252614", "042100005264"), ("06543217", "065100004327"), ("1234565", None)],
)
def test_upc_e_is_expanded(short, long):
    assert expand_upc_e(short) == long
    assert long is None or mod10_holds(long)


def test_the_check_characters_of_a_model_number():
    assert gmn_check("1987654Ad4X4bL5ttr2310c") == "2K"


@pytest.mark.parametrize(("two", "year"), [(26, 2026), (75, 2075), (76, 2076), (77, 1977), (99, 1999), (0, 2000)])
def test_the_century_of_a_short_year(two, year):
    assert full_year(two, 2026) == year
