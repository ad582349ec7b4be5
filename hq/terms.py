"""How what is searched for and what was found are brought into one spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 200  # letters of a term; a longer one is cut, on both sides alike


def folded(text: str) -> str:
    """Letters and figures only, in capitals: CSQU 305438-3 and csqu3054383 are one container."""
    return "".join(filter(str.isalnum, text.upper()))[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a name, folded: "Cool-Trading Ltd." is found by cool, trading and ltd."""
    spaced = "".join(each if each.isalnum() else " " for each in text.upper())
    return [word[:LONGEST] for word in spaced.split()]


def named_terms(kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Terms of identifiers and whole names; a UN number is found without its letters too."""
    for value in values:
        term = folded(value)
        if term:
            yield kind, term
        if term.startswith("UN") and term[2:].isdigit():
            yield kind, term[2:]


def word_terms(kind: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Terms of the words of names."""
    return ((kind, word) for value in values for word in words(value))
