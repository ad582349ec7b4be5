"""Names that stand for a refrigerant: trade names ("Freon 22", "Suva MP39") and chemical names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Scheme
from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page, Passage
    from .vocabulary import Vocabulary

_WORD = re.compile(r"[A-ZÉ0-9][A-ZÉ0-9/+&]*", re.IGNORECASE)
_BRAND_TO_NUMBER = re.compile(r"([A-Z]{4,}?)R?(\d{2,4}[A-Z]{0,2})")
_CHEMICAL_NAME = re.compile(r"(?<![A-Z0-9])[0-9A-Z,()-]*[A-Z]{10,}[0-9A-Z,()-]*")
AMOUNT = re.compile(
    r"(?:[.,]\d+)?\s?(?:(?:FL\W{0,2})?OZ|OUNCES?|LBS?|POUNDS?|KGS?|GRAMS?|G|ML|CL|L|LIT(?:RE|ER)S?|CM|MM|V|VOLTS?|A|W|BAR"
    r"|PSIG?|KPA|MONTHS?|DAYS?|HOURS?|HRS?|YEARS?|[°º]\s?[CF]?)(?![A-Z])(?!\s?:?\s?\d)|[.,]\d|\s?%",
    re.IGNORECASE,
)
"""What makes an amount of the number before it; behind "KG 13.6" the amount comes."""
_MOST_WORDS = 3
_SHORTEST_SURE = 5


def find_trade_names(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Trade names of up to three words, and brands followed by a number that exists."""
    for passage in page.passages:
        yield from _in_passage(page, passage, known)


def _in_passage(page: Page, passage: Passage, known: Vocabulary) -> Iterator[Claim]:
    words = list(_WORD.finditer(passage.text))
    for place, first in enumerate(words):
        for last in words[place : place + _MOST_WORDS]:
            raw = passage.text[first.start() : last.end()]
            key = compact(raw.upper().replace("É", "E"))  # Fréon
            designation = known.compact_trade_names.get(key) if any(c.isalpha() for c in key) else None
            trust = _worth(key)
            joined = _BRAND_TO_NUMBER.fullmatch(key) if designation is None else None
            if joined and joined[1] in known.brands:
                designation, trust = known.refrigerants.get("R" + joined[2]), 0.85
            if designation and not (key[-1].isdigit() and AMOUNT.match(passage.text, last.end())):
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
    for line in page.lines:
        for match in _CHEMICAL_NAME.finditer(line.upper):
            word = match.group().strip("-,()")
            designation = known.compact_chemical_names.get(compact(word)) or known.unlocated_names.get(word)
            if designation:
                details = {"refrigerant": designation}
                sighting = page.sight((line,), line.text)
                yield sighting.claim(Scheme.NAME, word, trust=0.45, details=details)
