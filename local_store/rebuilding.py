"""Dropping what the screens read and making it anew from the journal, with what differed before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import VerificationFailed

from .inspections import line_of, projected

if TYPE_CHECKING:
    from .store import Store


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many inspections are listed now, and of which the list said something else before.

    ``missing`` were not listed, ``surplus`` were without a record, ``differed`` said something else.
    """

    inspections: int
    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    differed: tuple[str, ...]
    search_differed: bool


def rebuild(store: Store) -> Rebuilt:
    """Make the list of inspections and its search anew. Raises VerificationFailed when the journal itself is wrong."""
    before = {row.inspection: row for row in store.inspections.rows()}
    after = projected(store.journal.everything())
    lines = {inspection: line_of(row) for inspection, row in after.items()}
    try:
        store.inspections.verify(lines)
        search_differed = False
    except VerificationFailed as fault:
        search_differed = fault.message.code == "store.search_index"
    count = store.rebuild()
    store.inspections.verify(lines)
    return Rebuilt(
        inspections=count,
        missing=tuple(each for each in after if each not in before),
        surplus=tuple(each for each in before if each not in after),
        differed=tuple(each for each in after if each in before and before[each] != after[each]),
        search_differed=search_differed,
    )
