"""Names that stand for a refrigerant: trade names ("Freon 22", "Suva MP39") and chemical names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Scheme
from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..claim import Claim
    from .layout import Page, Passage
    from .vocabulary import Vocabulary

_WORD = re.compile(r"[A-Z0-9][A-Z0-9/+&]*", re.IGNORECASE)
_CHEMICAL_WORD = re.compile(r"[A-Z]{10,}")
_CHEMICAL_NAME = re.compile(r"(?<![A-Z0-9])[0-9A-Z,()-]*[A-Z]{10,}[0-9A-Z,()-]*")
_LOCANTS = re.compile(r"^(?:\([EZ]\)-)?(?:\d[\d,]*-)?")
_MOST_WORDS = 3
_SHORTEST_SURE = 5
_SHORTEST_BRAND = 4
_BRANDS_AND_NUMBERS = re.compile(r"([A-Z]{4,})[ -]R?-?(\d{2,4}[A-Z]{0,2})")


def name_brands(known: Vocabulary) -> frozenset[str]:
    """The brands that are sold under refrigerant numbers ("FREON", "KLEA"), from the trade names known."""
    found = (_BRANDS_AND_NUMBERS.fullmatch(name) for name in known.trade_names)
    return frozenset(match[1] for match in found if match and "R" + match[2] in known.refrigerants)


def find_trade_names(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Trade names of up to three words, and brands followed by a number that exists."""
    names = {compact(name): designation for name, designation in known.trade_names.items()}
    brands = name_brands(known)
    for passage in page.passages:
        yield from _in_passage(page, passage, names, known, brands)


def _in_passage(
    page: Page, passage: Passage, names: Mapping[str, str], known: Vocabulary, brands: frozenset[str]
) -> Iterator[Claim]:
    words = list(_WORD.finditer(passage.text))
    for place, first in enumerate(words):
        for last in words[place : place + _MOST_WORDS]:
            raw = passage.text[first.start() : last.end()]
            key = compact(raw)
            designation = names.get(key) if any(c.isalpha() for c in key) else None
            trust = _worth(key)
            if designation is None and first is not last and first.group().upper() in brands:
                number = compact(passage.text[first.end() : last.end()])
                designation = known.refrigerants.get(number if number.startswith("R") else "R" + number)
                trust = 0.85
            if designation:
                sighting = page.sight(passage.lines_at(first.start(), last.end()), raw)
                yield sighting.claim(Scheme.REFRIGERANT, designation, trust=trust, details={"name": raw})


def _worth(key: str) -> float:
    """Short names ("F22") and names without a figure ("Tetra") mean other things as well."""
    has_figure = any(c.isdigit() for c in key)
    return 0.9 if has_figure and len(key) >= _SHORTEST_SURE else 0.4


def find_chemical_names(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Chemical names as claims to a name, with what it would stand for in the details.

    Whole names only, with their locants or without: one letter lost in front makes another substance.
    """
    names = {compact(name): designation for name, designation in known.chemical_names.items()}
    unlocated = _without_locants(known)
    for line in page.lines:
        for match in _CHEMICAL_NAME.finditer(line.upper):
            word = match.group().strip("-,()")
            designation = names.get(compact(word)) or unlocated.get(word)
            if designation:
                details = {"refrigerant": designation}
                sighting = page.sight((line,), line.text)
                yield sighting.claim(Scheme.NAME, word, trust=0.45, details=details)


def _without_locants(known: Vocabulary) -> Mapping[str, str]:
    """Names of one word less the figures before it, where only one refrigerant is called so."""
    found: dict[str, set[str]] = {}
    for name, designation in known.chemical_names.items():
        word = _LOCANTS.sub("", name.upper())
        if _CHEMICAL_WORD.fullmatch(word):
            found.setdefault(word, set()).add(designation)
    return {word: min(designations) for word, designations in found.items() if len(designations) == 1}
