"""The parts of a thing with their potentials, as the quantities are reckoned from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.quantities import Constituent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .things import Ingredient, Thing

_WHOLE = Decimal(100)


def constituents_of(thing: Thing, group: Mapping[str, str] | None = None) -> tuple[Constituent, ...]:
    """All parts of the thing, or those of one annex group; none where the shares are needed and not known."""
    if group is None:
        known = all(part.mass_percent is not None for part in thing.ingredients)
        return tuple(_constituent(part) for part in thing.ingredients) if known else ()
    return tuple(
        _constituent(part)
        for part in thing.controlled
        if part.annex_row and (part.annex_row["annex"], part.annex_row["group"]) == (group["annex"], group["group"])
    )


def _constituent(part: Ingredient) -> Constituent:
    """The highest value counts where the annex prints a range of potentials (Annex C, note)."""
    annex, refrigerant = part.annex_row, part.refrigerant_row
    annex_gwp = _decimal(annex["gwp_annex"]) if annex else None
    actual = _decimal(refrigerant["gwp_ar4"]) if refrigerant else None
    return Constituent(
        part.name,
        _WHOLE if part.mass_percent is None else part.mass_percent,
        (_decimal(annex["odp_max"]) if annex else None) or Decimal(0),
        annex_gwp if actual is None else actual,
        annex_gwp or Decimal(0),
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
