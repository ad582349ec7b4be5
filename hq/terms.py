"""How what is searched for and what was found are brought into one spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.watching import LONGEST, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def words(text: str) -> list[str]:
    """The words of a name, folded: "Cool-Trading Ltd." is found by cool, trading and ltd."""
    spaced = "".join(each if each.isalnum() else " " for each in text.upper())
    return [word[:LONGEST] for word in spaced.split()]


def named_terms(kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Terms of identifiers and whole names; a UN number is found without its letters too."""
    return ((kind, term) for term in spellings(values))


def word_terms(kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Terms of the words of names."""
    return ((kind, word) for value in values for word in words(value))
