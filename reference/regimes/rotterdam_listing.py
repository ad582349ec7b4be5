"""An entry of Annex III on a day: whether it stands, in which category, and which formulations it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING, Self

from inspection.claim import Scheme

from ..normalise import split
from .listed_chemicals import label
from .product_names import strength
from .statements import subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.consignment import Item
    from inspection.finding import Basis, Subject

    from ..law import Law
    from .listed_chemicals import Hit
    from .product_names import Strength

    Row = Mapping[str, str]

FORMULATION = "severely hazardous pesticide formulation"
_LEAST_GRAMS = 100  # "640 ULV" means grams a litre, "50 EC" per cent


class State(Enum):
    """Whether an entry stands on a day, the weakest first."""

    NOT_YET = 0
    UNKNOWN = 1  # adopted, but the day from which it applies is not known here
    IN_FORCE = 2


def state_of(row: Row, day: date) -> State:
    """The state of the entry: of its first category where it has several."""
    if any(date.fromisoformat(start) <= day for start in split(row["applies_from"])):
        return State.IN_FORCE
    if row["applies_from"] or day < date.fromisoformat(row["adopted"]):
        return State.NOT_YET
    return State.UNKNOWN


def deleted(row: Row, day: date) -> bool:
    """Whether the entry was taken out of the Annex by the day."""
    return bool(row["deleted_from"]) and date.fromisoformat(row["deleted_from"]) <= day


def categories(row: Row, day: date) -> tuple[str, ...]:
    """The categories of the entry on the day; the two columns run side by side."""
    pairs = zip_longest(split(row["category"]), split(row["applies_from"]), fillvalue="")
    return tuple(category for category, start in pairs if start and date.fromisoformat(start) <= day)


def is_formulation(row: Row) -> bool:
    """Whether the entry covers certain formulations of a pesticide only."""
    return row["category"] == FORMULATION


@dataclass(frozen=True, slots=True)
class Listing:
    """What an item holds of the Annex, under the names that it prints."""

    label: str
    rows: tuple[Row, ...]
    categories: frozenset[str]
    subject: Subject
    basis: Basis
    since: str

    @classmethod
    def of(cls, hit: Hit, day: date) -> Self:
        """The listing that a claim leads to; of several entries, what they have in common."""
        held = [frozenset(categories(row, day)) for row in hit.rows]
        starts = max(min(split(row["applies_from"])) for row in hit.rows)
        return cls(
            label(hit.rows), hit.rows, frozenset.intersection(*held), subject_of(hit.claim), weakest(hit.rows), starts
        )

    @property
    def category_words(self) -> str:
        """The categories as the Annex calls them."""
        return ", ".join(sorted(self.categories)) or "—"

    @property
    def only_pesticide(self) -> bool:
        """Whether uses in industry stand outside the entry."""
        return bool(self.categories) and "industrial" not in self.categories

    @property
    def only_industrial(self) -> bool:
        """Whether use as a pesticide stands outside the entry."""
        return self.categories == {"industrial"}


def formulation_of(item: Item, row: Row, law: Law) -> bool | None:
    """Whether the product is one of the listed formulations, by what its names say; None where they do not say."""
    limits = law.rows("rotterdam_formulations", entry=row["entry"])
    answers = [_answer(strength(claim.value), limits) for claim in item.claims if claim.scheme is Scheme.NAME]
    told = [answer for answer in answers if answer is not None]
    return told[0] if told and len(set(told)) == 1 else None


def _answer(said: Strength, limits: Sequence[Row]) -> bool | None:
    if not said.codes:
        return None
    of_kind = [limit for limit in limits if said.codes & set(split(limit["codes"]))]
    if not of_kind:
        return None if said.codes == {"TC"} else False
    if len({limit["ingredient"] for limit in of_kind}) > 1:
        return None  # a combination: one strength does not tell
    told = {_reaches(amount, unit, limit) for amount, unit in said.amounts for limit in of_kind}
    return told.pop() if len(told) == 1 else None


def _reaches(amount: Decimal, unit: str, limit: Row) -> bool | None:
    if (unit or _usual_unit(amount)) != limit["unit"]:
        return None
    bound = Decimal(limit["limit"])
    return amount > bound if limit["comparison"] == "above" else amount >= bound


def _usual_unit(amount: Decimal) -> str:
    """The unit that a bare number before a formulation code stands for."""
    return "g/l" if amount >= _LEAST_GRAMS else "%"
