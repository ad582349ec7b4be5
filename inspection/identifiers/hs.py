"""Codes of the Harmonized System: two figures each for chapter, heading and subheading; further ones are national.

Normal form "2903.71"; figures beyond the sixth stand in the details as "national".
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

_FIGURES = r"(\d{4}[ .]?\d{2}(?:[ .]?\d{2}){0,3}|\d{4})"
_NAMED = re.compile(
    rf"(?<![A-Z])(?:H\.?S\.?|HTS(?:US)?|TARIFF|COMMODITY|TARIC|HARMONI[SZ]ED)(?:[\s:.#-]|CODE|NO|NUMBER|HEADING|SYSTEM)*"
    rf"(?<![A-Z0-9]){_FIGURES}(?![\d.,]?\d)",
    re.IGNORECASE,
)
_MISREAD = re.compile(
    r"(?<![A-Z0-9])(?:H5|[|I1LP]S)(?:[\s:.#-]|C[O0][D0]E)*(?<![A-Z0-9])(\d{4}[ .]\d{2})(?![\d.,]?\d)", re.IGNORECASE
)
_WHOLE = re.compile(r"\s*(?:HTS|HS)?[\s:]*(\d{2}(?:[ .]?\d{2}){0,4})\s*", re.IGNORECASE)
_LAST_CHAPTER, _RESERVED_CHAPTER = 97, 77
_HEADING, _SUBHEADING = 4, 6


def _normal_form(figures: str) -> tuple[str, dict[str, str]]:
    value = figures[:_HEADING] + (f".{figures[_HEADING:_SUBHEADING]}" if len(figures) > _HEADING else "")
    national = figures[_SUBHEADING:]
    return value, {"national": national} if national else {}


def _problem(figures: str) -> Problem | None:
    chapter = int(figures[:2])
    return None if 1 <= chapter <= _LAST_CHAPTER and chapter != _RESERVED_CHAPTER else Problem.NOT_ASSIGNED


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """HS codes that are called so on the label; where the two letters were misread, only codes that a list knows."""
    for match, sighting in page.find(_MISREAD):
        value, _ = _normal_form(re.sub(r"\D", "", match[1]))
        if value in known.hs_codes:
            yield sighting.claim(Scheme.HS, value, trust=0.9, repairs=1)
    for match, sighting in page.find(_NAMED):
        figures = re.sub(r"\D", "", match[1])
        if not _problem(figures):
            value, details = _normal_form(figures)
            yield sighting.claim(Scheme.HS, value, trust=0.95, details=details)


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be an HS code of two to ten figures, in pairs."""
    del known
    match = _WHOLE.fullmatch(text)
    if match is None:
        return None
    figures = re.sub(r"\D", "", match[1])
    value, details = _normal_form(figures)
    return sighting.claim(Scheme.HS, value, trust=1, problem=_problem(figures), details=details)
