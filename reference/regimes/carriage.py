"""Under which UN numbers a substance travels, as two bodies of rules ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .things import Thing

# Machines, vehicles, articles, aerosols, chemicals under pressure, units under fumigation.
_ARTICLES = frozenset(
    {
        "1044", "1950", "2037", "2857", "2990", "3072", "3164", "3166", "3171", "3358", "3359", "3363",
        "3500", "3501", "3502", "3503", "3504", "3505", "3537", "3538",
    }
)  # fmt: skip

CLASS_FROM_CONTENT = frozenset(
    {
        "1950", "2037", "3363", "3537", "3538", "3539", "3540", "3541", "3542", "3543", "3544", "3545",
        "3546", "3547", "3548",
    }
)  # fmt: skip
"""Aerosols, cartridges, articles and packed machines: the content decides their labels, and what they are kept from."""


def expected_un_numbers(things: Iterable[Thing]) -> set[str]:
    """The numbers under which the things travel; empty as soon as it is not known for one of them."""
    numbers: set[str] = set()
    for thing in things:
        if not thing.un_numbers:
            return set()
        numbers |= set(thing.un_numbers)
    return numbers


def says_nothing_of_the_content(un_number: str) -> bool:
    """Whether the number names an article or a unit, whatever gas is inside."""
    return un_number in _ARTICLES
