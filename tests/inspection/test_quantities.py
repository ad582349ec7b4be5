"""Quantities: kilograms to ODP-kilograms and tonnes of CO2 equivalent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.quantities import (
    Constituent,
    Weighing,
    co2_tonnes,
    gwp_of,
    odp_kilograms,
    odp_of,
    plain_number,
)

HUNDRED = Decimal(100)
R22 = (Constituent("HCFC-22", HUNDRED, Decimal("0.055"), Decimal(1810), Decimal(1810)),)
R404A = tuple(
    Constituent(name, Decimal(share), gwp=Decimal(gwp), gwp_annex=Decimal(gwp))
    for name, share, gwp in (("HFC-125", 44, 3500), ("HFC-143a", 52, 4470), ("HFC-134a", 4, 1430))
)
R513A = (
    Constituent("R-1234yf", Decimal(56), gwp=Decimal(4)),  # no annex prints a value: it counts in the actual one only
    Constituent("HFC-134a", Decimal(44), gwp=Decimal(1430), gwp_annex=Decimal(1430)),
)


def test_one_cylinder_of_r22():
    assert odp_kilograms(Decimal("13.6"), R22) == Decimal("0.748")
    assert co2_tonnes(Decimal("13.6"), R22, Weighing.KIGALI) == Decimal("24.616")


@pytest.mark.parametrize(
    ("blend", "weighing", "gwp"),
    [
        (R404A, Weighing.KIGALI, "3921.6"),
        (R404A, Weighing.ACTUAL, "3921.6"),
        (R513A, Weighing.KIGALI, "629.2"),
        (R513A, Weighing.ACTUAL, "631.44"),
    ],
)
def test_blends_by_mass(blend, weighing, gwp):
    assert gwp_of(blend, weighing) == Decimal(gwp)


def test_an_unknown_potential_is_not_taken_for_zero():
    blend = (Constituent("R-1132(E)", Decimal(23)), Constituent("R-1234yf", Decimal(77), gwp=Decimal(4)))
    assert gwp_of(blend, Weighing.ACTUAL) is None
    assert co2_tonnes(Decimal(10), blend, Weighing.ACTUAL) is None
    assert co2_tonnes(Decimal(10), blend, Weighing.KIGALI) == 0


@given(st.decimals("0.001", "100000", places=3), st.integers(2, 9))
def test_quantities_grow_with_the_mass(kg, times):
    assert odp_kilograms(kg * times, R22) == odp_kilograms(kg, R22) * times
    assert odp_of(R22) == Decimal("0.055")


@pytest.mark.parametrize(
    ("value", "text"), [("6.6000", "6.6"), ("1810", "1810"), ("0.0", "0"), ("1E+2", "100"), ("1.50E-3", "0.0015")]
)
def test_plain_numbers(value, text):
    assert plain_number(Decimal(value)) == text
