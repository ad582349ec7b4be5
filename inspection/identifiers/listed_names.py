"""Names of chemicals that an annex lists, as they stand on a label: "ENDOSULFAN 35 % EC", "Furadan".

On a picture a name alone is evidence only, as its beginning may be round the edge ("methyl parathion" is another
entry than "parathion"); it proves together with a CAS number of the same substance. Whole words only, and long ones:
short names ("DDT") count where a strength stands behind them. The claim keeps the strength, because some entries hang
on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import ClaimSource, Scheme
from .confusions import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Line, Page
    from .vocabulary import Vocabulary

_WORD = re.compile(r"[A-Z0-9][A-Z0-9'.,/-]*", re.IGNORECASE)
_STRENGTH = re.compile(
    r"\s*[:,(-]?\s*\d+(?:[.,]\d+)?\s*(?:%(?:\s*w\s*/\s*[wv])?|g\s*(?:a\.?i\.?)?\s*/\s*(?:l|kg)\b)?\s*"
    r"(?:AE|CS|D[PS]?|EC|EW|G|GR|OD|SC|SL|SP|TC|ULV?|WDG|W[GPS])?\b",
    re.IGNORECASE,
)
_TELLING = re.compile(r"%|/\s*(?:l|kg)\b|[A-Z]{1,3}$", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:free|without|no|non|not)\b", re.IGNORECASE)
_ALONE = 0.45
_MOST_WORDS = 5
_LETTERS_ENOUGH = 5
_LEAST_LETTERS = 3


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Claims to a name for each listed name on the page; a line that denies something claims none."""
    if not known.listed_names:
        return
    for line in page.lines:
        if not _DENIAL.search(line.text):
            yield from _in_line(page, line, known)


def _in_line(page: Page, line: Line, known: Vocabulary) -> Iterator[Claim]:
    words = list(_WORD.finditer(line.text))
    place = 0
    while place < len(words):
        for count in range(min(_MOST_WORDS, len(words) - place), 0, -1):
            start, end = words[place].start(), words[place + count - 1].end()
            key = compact(line.text[start:end])
            if key not in known.listed_names:
                continue
            strength = _STRENGTH.match(line.text, end)
            told = strength.group().rstrip(" (,:-") if strength and _TELLING.search(strength.group()) else ""
            letters = sum(character.isalpha() for character in key)
            if letters >= _LETTERS_ENOUGH or (told and letters >= _LEAST_LETTERS):
                value = " ".join(f"{line.text[start:end].rstrip('.,')}{told}".split())
                agreed = _has_its_cas_number(page, known, key)
                trust = 0.9 if agreed else _ALONE if page.source is ClaimSource.TEXT else 0.7 if told else 0.6
                yield page.sight((line,), value).claim(Scheme.NAME, value, trust=trust, agreed=agreed)
                place += count - 1
                break
        place += 1


def _has_its_cas_number(page: Page, known: Vocabulary, key: str) -> bool:
    numbers = known.names_to_cas.get(key, "").split()
    return any(page.says(re.compile(rf"(?<!\d){re.escape(number)}(?!\d)")) for number in numbers)
