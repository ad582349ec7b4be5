"""Amounts of what is typed, and what fields propose, out of our own edition."""

from decimal import Decimal

import pytest

from inspection.claim import Claim, ClaimSource, Scheme
from inspection.consignment import Item
from inspection.quantities import Weighing, co2_tonnes, odp_kilograms
from reference.amounts import countries, ports, substance_of, tariff_lines


def typed(scheme, value):
    return Item((Claim(scheme, value, value, 1, ClaimSource.TYPED),))


@pytest.mark.parametrize(
    ("scheme", "value", "odp", "co2"),
    [
        (Scheme.REFRIGERANT, "R-22", "0.748", "24.616"),
        (Scheme.UN, "1018", "0.748", "24.616"),
        (Scheme.REFRIGERANT, "R-410A", "0", "28.3968"),  # half 675, half 3500, by the annex
    ],
)
def test_amounts(reference, scheme, value, odp, co2):
    kg = Decimal("13.6")
    name, parts = substance_of(typed(scheme, value), reference.law)
    assert name
    assert odp_kilograms(kg, parts) == Decimal(odp)
    assert co2_tonnes(kg, parts, Weighing.KIGALI) == pytest.approx(Decimal(co2), rel=Decimal("0.01"))


def test_what_is_no_substance_has_no_amount(reference):
    assert substance_of(typed(Scheme.UN, "1950"), reference.law) is None
    assert substance_of(typed(Scheme.BASEL, "Y48"), reference.law) is None


def test_what_fields_propose(reference):
    assert ("GH", "Ghana") in countries(reference.law)
    assert any(code == "GHTEM" for code, _ in ports(reference.law))
    lines = dict(tariff_lines(reference.law))
    assert len(lines) > 300
    assert "290371" in lines
