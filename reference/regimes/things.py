"""What the claims of an item may name: substances and blends with their parts, and doubts about which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from inspection.claim import Claim
    from inspection.finding_codes import FindingCode

    Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A part of a thing: its name, its share by mass (None where not known), its row in the annexes if controlled."""

    name: str
    mass_percent: Decimal | None
    annex_row: Row | None
    refrigerant_row: Row | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What a claim names: a single substance, a blend, or (``either``) one substance out of a family."""

    name: str
    claim: Claim
    ingredients: tuple[Ingredient, ...]
    un_numbers: tuple[str, ...] = ()
    hs6: str = ""
    either: bool = False
    certain_groups: tuple[str, ...] = ()

    @property
    def controlled(self) -> tuple[Ingredient, ...]:
        """The ingredients that stand in an annex."""
        return tuple(each for each in self.ingredients if each.annex_row is not None)

    @property
    def names(self) -> frozenset[str]:
        """What tells this thing from another: the names of what is in it."""
        return frozenset(each.name for each in self.ingredients)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that may mean a controlled substance and does not settle which."""

    code: FindingCode
    claim: Claim
    candidates: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that the claims of an item yield; ``searched`` are the claims that were looked up at all."""

    things: tuple[Thing, ...]
    doubts: tuple[Doubt, ...]
    appliances: tuple[tuple[Claim, Row], ...]
    searched: tuple[Claim, ...]
    disagreement: bool = False
