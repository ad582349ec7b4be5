"""From kilograms to ODP-kilograms and tonnes of CO2 equivalent, blends by mass.

Two ways to weigh the climate effect: the *actual* value counts every constituent with its own global warming
potential; the *Kigali* value counts only the potentials that the annexes of the Montreal Protocol print,
the ones that count against a Party's limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PER_CENT = Decimal(100)
_KG_PER_TONNE = Decimal(1000)


class Weighing(StrEnum):
    """Which global warming potentials count."""

    ACTUAL = "actual"
    KIGALI = "kigali"


@dataclass(frozen=True, slots=True)
class Constituent:
    """A substance in a thing: its share by mass and its potentials.

    ``odp`` is 0 for what depletes no ozone; ``gwp`` is None where no value is known; ``gwp_annex``
    is the value that an annex prints, 0 where it prints none.
    """

    name: str
    mass_percent: Decimal
    odp: Decimal = Decimal(0)
    gwp: Decimal | None = None
    gwp_annex: Decimal = Decimal(0)


def odp_kilograms(kg: Decimal, constituents: Sequence[Constituent]) -> Decimal:
    """The mass times the ozone depletion potential, in ODP-kg."""
    return kg * odp_of(constituents)


def co2_tonnes(kg: Decimal, constituents: Sequence[Constituent], weighing: Weighing) -> Decimal | None:
    """Tonnes of CO2 equivalent; None for the actual value when a constituent's potential is not known."""
    gwp = gwp_of(constituents, weighing)
    return None if gwp is None else kg * gwp / _KG_PER_TONNE


def odp_of(constituents: Sequence[Constituent]) -> Decimal:
    """The ozone depletion potential of the whole, weighed by mass."""
    return sum((each.mass_percent / _PER_CENT * each.odp for each in constituents), Decimal(0))


def gwp_of(constituents: Sequence[Constituent], weighing: Weighing) -> Decimal | None:
    """The global warming potential of the whole, weighed by mass; None when an actual value is not known."""
    total = Decimal(0)
    for each in constituents:
        value = each.gwp_annex if weighing is Weighing.KIGALI else each.gwp
        if value is None:
            return None
        total += each.mass_percent / _PER_CENT * value
    return total


def plain_number(value: Decimal) -> str:
    """The value without exponent and without zeros at the end: "6.6", "217.2", "1810"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
