"""Basel codes: Y1 to Y49 of Annexes I and II, A- and B-entries of Annexes VIII and IX.

"Y5" or "A4" alone may be anything, a size or a gate; from a picture they count only beside words of waste.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

_Y_CODE = re.compile(r"(?:(?<![A-Z0-9])|(?<=BASEL CODE))Y\s?(\d{1,2})(?=[AB]\d{4}|[^0-9A-Z]|$)", re.IGNORECASE)
_ENTRY = re.compile(r"(?:(?<![A-Z0-9])|(?<=Y\d)|(?<=Y\d\d))([AB])\s?([1-4]\d{3})(?![0-9A-Z])", re.IGNORECASE)
_ASKED_ENTRY = re.compile(r"([AB])\s?(\d{4})", re.IGNORECASE)
_CONTEXT = re.compile(r"BASEL|WASTE|DECHETS|DÉCHETS|RESIDUOS|ABFALL|Y-?\s?CODE|ANNEX (?:VIII|IX)", re.IGNORECASE)
_MISREAD_Y = re.compile(r"(?:BASEL|Y-?)\s?CODES?\W{0,2}\s?[/7V](\d\d)(?![0-9A-Z]|[.,\s]?\d)", re.IGNORECASE)
_LAST_Y = 49


def _problem(code: str, known: Vocabulary) -> Problem | None:
    if known.basel_codes:
        return None if code in known.basel_codes else Problem.NOT_ASSIGNED
    fits = 1 <= int(code[1:]) <= _LAST_Y if code.startswith("Y") else True
    return None if fits else Problem.NOT_ASSIGNED


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Codes on a page that speaks of waste; A- and B-entries of the list also with less confidence elsewhere."""
    context = page.says(_CONTEXT)
    if context:
        for match, sighting in page.find(_Y_CODE):
            code = f"Y{int(match[1])}"
            if not _problem(code, known):
                yield sighting.claim(Scheme.BASEL, code, trust=0.95)
        for match, sighting in page.find(_MISREAD_Y):
            code = f"Y{int(match[1])}"
            if not _problem(code, known):
                yield sighting.claim(Scheme.BASEL, code, trust=0.85, repairs=1)
    for match, sighting in page.find(_ENTRY):
        code = match[1].upper() + match[2]
        if not _problem(code, known):
            yield sighting.claim(Scheme.BASEL, code, trust=0.95 if context else 0.4)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a Basel code."""
    text = text.strip()
    y_code, entry = _Y_CODE.fullmatch(text), _ASKED_ENTRY.fullmatch(text)
    if y_code:
        code = f"Y{int(y_code[1])}"
    elif entry:
        code = entry[1].upper() + entry[2]
    else:
        return None
    return sighting.claim(Scheme.BASEL, code, trust=1, problem=_problem(code, known))
