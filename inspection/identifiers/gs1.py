"""GS1 element strings: application identifiers with their values, as scanned, as printed in brackets, or in an address.

The rules are those of the GS1 General Specifications and of GS1 Digital Link. Nothing is ever opened or run; what
is read is bounded, and a fault keeps what was parsed before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .gs1_table import application_identifiers, lengths_by_start
from .gs1_values import meaning_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..claim import Problem

LONGEST = 8192
"""Characters; the largest symbol holds about 7 000."""
MOST_ELEMENTS = 100
GS = "\x1d"
SEPARATORS = ("<GS>", "{GS}", "^]", "~1", "|", "\u241d")
"""What readers send in place of FNC1; none of them can stand in a value except the letters of the first."""

_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_BRACKETED = re.compile(r"\((\d{2,4})\)")
_ADDRESS = re.compile(r"https?://[^/?#\s]+((?:/[^/?#\s]*)*)(?:\?([^#\s]*))?(?:#\S*)?", re.IGNORECASE)
_LONGEST_ADDRESS = 2048
_WORDS: Mapping[str, str] = MappingProxyType(
    {"gtin": "01", "cpv": "22", "lot": "10", "ser": "21", "sscc": "00", "gln": "414"}
)
_GTIN_LENGTHS = (8, 12, 13)
_GTIN = 14


@dataclass(frozen=True, slots=True)
class Element:
    """One application identifier with its value as written, and in plain form what it means."""

    ai: str
    title: str
    value: str
    meaning: str
    problem: Problem | None = None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class ElementString:
    """The elements in order, and what stopped the parser, if anything: a word and the place (character) of it."""

    elements: tuple[Element, ...]
    fault: str = ""
    offset: int = 0

    def value(self, ai: str) -> str | None:
        """The value of an application identifier, None if it is not there."""
        return next((element.value for element in self.elements if element.ai == ai), None)

    def warnings(self) -> tuple[str, ...]:
        """What does not go together: "02 requires 37", "01 excludes 02", "10 differs"."""
        return tuple(_association_faults(self.elements))


def parse_element_string(data: str, this_year: int | None = None) -> ElementString:
    """Parse scanned data: no brackets, values of variable length ended by GS (ASCII 29) or a stand-in for it."""
    text = _SYMBOLOGY.sub("", data[:LONGEST], count=1) if data.startswith("]") else data[:LONGEST]
    for separator in SEPARATORS:
        text = text.replace(separator, GS)
    at, elements = len(text) - len(text.lstrip(GS)), list[Element]()
    while at < len(text):
        ai = text[at : at + lengths_by_start().get(text[at : at + 2], 0)]
        identifier = application_identifiers().get(ai)
        if identifier is None:
            return ElementString(tuple(elements), "unknown_ai", at)
        start = at + len(ai)
        end = start + identifier.longest if identifier.fixed else text.find(GS, start)
        value = text[start : len(text) if end < 0 else end]
        if not identifier.pattern.fullmatch(value):
            return ElementString(tuple(elements), "bad_value", start)
        elements.append(_element(ai, value, this_year))
        if len(elements) >= MOST_ELEMENTS:
            return ElementString(tuple(elements), "too_many", at)
        at = start + len(value)
        while text[at : at + 1] == GS:
            at += 1
    return ElementString(tuple(elements))


def parse_bracketed(text: str, this_year: int | None = None) -> ElementString | None:
    """Parse the human-readable form ``(01)09501101530003(10)AB-12``; None where no listed identifier begins it."""
    text = text[:LONGEST].strip()
    known = application_identifiers()
    marks = [match for match in _BRACKETED.finditer(text) if match[1] in known]
    if not marks or marks[0].start() != 0:
        return None
    elements: list[Element] = []
    place = 0
    while place < len(marks):
        mark = marks[place]
        for following in range(place + 1, min(len(marks), place + 8) + 1):
            end = marks[following].start() if following < len(marks) else len(text)
            value = text[mark.end() : end].strip()
            if known[mark[1]].numeric:
                value = value.replace(" ", "")
            if known[mark[1]].pattern.fullmatch(value):
                break
        else:
            return ElementString(tuple(elements), "bad_value", mark.end())
        elements.append(_element(mark[1], value, this_year))
        if len(elements) >= MOST_ELEMENTS:
            return ElementString(tuple(elements), "too_many", mark.start())
        place = following
    return ElementString(tuple(elements))


def parse_digital_link(address: str, this_year: int | None = None) -> ElementString | None:
    """Parse a GS1 Digital Link address of any domain; None if it is none. The address is never opened."""
    match = _ADDRESS.fullmatch(address.strip()) if len(address) <= _LONGEST_ADDRESS else None
    if match is None:
        return None
    segments = (match[1] or "").strip("/").split("/")[-2 * MOST_ELEMENTS :]
    for start in range(len(segments) % 2, len(segments), 2):
        path = _link_path(segments[start:])
        if path is not None:
            query = [pair.partition("=")[::2] for pair in (match[2] or "").split("&")[:MOST_ELEMENTS]]
            pairs = [*path, *((key, unquote(value)) for key, value in query if key in application_identifiers())]
            return _from_pairs(pairs, this_year)
    return None


def _link_path(segments: Sequence[str]) -> list[tuple[str, str]] | None:
    known = application_identifiers()
    pairs = [
        (_WORDS.get(name.lower(), name), unquote(value))
        for name, value in zip(segments[::2], segments[1::2], strict=True)
    ]
    key, value = pairs[0]
    if key not in known or not known[key].digital_link_key:
        return None
    if key == "01" and len(value) in _GTIN_LENGTHS and value.isdigit():
        value = value.zfill(_GTIN)
    if not known[key].pattern.fullmatch(value):
        return None
    names = [name for name, _ in pairs[1:]]
    if not any(_is_ordered_part(names, sequence) for sequence in known[key].qualifiers or ((),)):
        return None
    return [(key, value), *pairs[1:]]


def _is_ordered_part(names: Iterable[str], sequence: Iterable[str]) -> bool:
    rest = iter(sequence)
    return all(name in rest for name in names)


def _from_pairs(pairs: Iterable[tuple[str, str]], this_year: int | None) -> ElementString:
    elements: list[Element] = []
    for ai, value in pairs:
        if not application_identifiers()[ai].pattern.fullmatch(value):
            return ElementString(tuple(elements), "bad_value")
        elements.append(_element(ai, value, this_year))
    return ElementString(tuple(elements))


def _element(ai: str, value: str, this_year: int | None) -> Element:
    identifier = application_identifiers()[ai]
    meaning = meaning_of(identifier, value, this_year)
    return Element(ai, identifier.title, value, meaning.text, meaning.problem, meaning.expected)


def _association_faults(elements: Sequence[Element]) -> Iterable[str]:
    present = {element.ai for element in elements}
    for element in elements:
        identifier = application_identifiers()[element.ai]
        if identifier.requires and not any(
            all(_stands(pattern, present) for pattern in choice) for choice in identifier.requires
        ):
            yield f"{element.ai} requires {' or '.join('+'.join(choice) for choice in identifier.requires)}"
        for other in identifier.excludes:
            if _stands(other, present - {element.ai}):
                yield f"{element.ai} excludes {other}"
    ordered = sorted(elements, key=lambda element: element.ai)
    for one, following in pairwise(ordered):
        if one.ai == following.ai and one.value != following.value:
            yield f"{one.ai} differs"


def _stands(pattern: str, present: Iterable[str]) -> bool:
    expression = re.compile(pattern.replace("n", r"\d"))
    return any(expression.fullmatch(ai) for ai in present)
