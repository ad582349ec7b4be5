"""UN packaging marks: what kind of packaging it is, how strong, and when, where and by whom it was made.

Chapter 6.1 of the UN Model Regulations (49 CFR 178.502, .503, .702, .703, .905, .910). Elements are parted by
slashes; the circled "un" before them is often read as letters or not at all.
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

_CODE = r"(?P<code>(?:11|21|31|13)[A-HLMN]{1,2}[1-9]?|5[01][A-HMN]|[0-7][A-HLMNP]{1,2}[1-9]?)(?P<suffix>[VWUT])?"
_LEVEL = r"/(?P<level>[XYZ])"
_MADE = r"/(?P<year>\d{2})/(?P<state>[A-Z]{1,3})[/-](?P<maker>.+?)"
_IBC = (
    rf"{_LEVEL}/(?P<month>\d{{2}})[ /.-]?(?P<year>\d{{2}})/(?P<state>[A-Z]{{1,3}})/(?P<maker>.+?)"
    r"/(?P<stacking_kg>\d{1,6})/(?P<gross_kg>\d{2,6})"
)
_LIQUIDS = (
    rf"{_LEVEL}(?P<density>\d[.,]\d{{1,2}})?/(?P<test_kpa>\d{{2,4}}){_MADE}"
    r"(?:/(?P<wall_mm>\d[.,]\d(?:-\d[.,]\d){0,2}))?"
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("solids", re.compile(rf"{_CODE}{_LEVEL}(?P<gross_kg>\d{{1,4}}(?:[.,]\d)?)/S{_MADE}")),
    ("infectious", re.compile(rf"{_CODE}/CLASS ?6\.2{_MADE}")),
    ("intermediate_bulk", re.compile(_CODE + _IBC)),
    ("liquids", re.compile(_CODE + _LIQUIDS)),
)
_START = re.compile(rf"(?<![A-Z0-9]){_CODE}\s?/\s?(?:[XYZ]|CLASS)", re.IGNORECASE)
_BEGINS = re.compile(rf"{_CODE}(?:/.*)?")
_UN_SYMBOL = re.compile(r"^\W*(?:U\W{0,2}N|N)?\W*(?=\d)")
_GROUPS = {"X": "I, II, III", "Y": "II, III", "Z": "III"}
_KINDS = {
    "0": "light_gauge_metal",
    "1": "drum",
    "2": "wooden_barrel",
    "3": "jerrican",
    "4": "box",
    "5": "bag",
    "6": "composite",
    "7": "pressure_receptacle",
    "11": "ibc_solids_gravity",
    "13": "ibc_flexible",
    "21": "ibc_solids_pressure",
    "31": "ibc_liquids",
    "50": "large_rigid",
    "51": "large_flexible",
}
_MATERIALS = {
    "A": "steel",
    "B": "aluminium",
    "C": "natural_wood",
    "D": "plywood",
    "F": "reconstituted_wood",
    "G": "fibreboard",
    "H": "plastics",
    "L": "textile",
    "M": "paper",
    "N": "other_metal",
    "P": "glass",
}
_MOST_CHARACTERS = 120


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Complete marks on one line, in one row or over two lines."""
    del known
    for passage in (*page.passages, *page.stacked):
        start = _START.search(passage.text)
        if start is None:
            continue
        raw = passage.text[start.start() : start.start() + _MOST_CHARACTERS]
        mark = _complete(_tidy(raw))
        if mark is not None:
            value, details = mark
            sighting = page.sight(passage.lines_at(start.start(), len(passage.text)), raw)
            yield sighting.claim(Scheme.PACKAGING_MARK, value, trust=0.85, details=details)


def _tidy(text: str) -> str:
    """Capitals without the UN symbol; blanks only inside an element."""
    text = re.sub(r"\s*/\s*", "/", text.upper().strip())
    text = re.sub(r"/+", "/", text)
    return re.sub(r"\s+", " ", text).strip("/ ")


def _complete(text: str) -> tuple[str, dict[str, str]] | None:
    for form, pattern in _FORMS:
        match = pattern.fullmatch(text)
        if match:
            given = {name: value.replace(",", ".") for name, value in match.groupdict().items() if value}
            return text, {"form": form, **given, **_meaning(given["code"], given.get("level", ""))}
    return None


def _meaning(code: str, level: str) -> dict[str, str]:
    figures = re.match(r"\d+", code)
    kind = _KINDS.get(figures.group() if figures else "", "")
    letters = re.findall(r"[A-Z]", code)
    meaning = {"kind": kind, "material": " ".join(_MATERIALS[letter] for letter in letters if letter in _MATERIALS)}
    if level:
        meaning["packing_groups"] = _GROUPS[level]
    return {name: value for name, value in meaning.items() if value}


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a packaging mark; an incomplete one is a claim with a grammar problem."""
    del known
    tidy = _UN_SYMBOL.sub("", _tidy(text[:_MOST_CHARACTERS]))
    mark = _complete(tidy)
    if mark is not None:
        return sighting.claim(Scheme.PACKAGING_MARK, mark[0], trust=1, details=mark[1])
    match = _BEGINS.fullmatch(tidy)
    if match is None:
        return None
    details = {"code": match["code"], "what": "incomplete", **_meaning(match["code"], "")}
    return sighting.claim(Scheme.PACKAGING_MARK, tidy, trust=1, problem=Problem.GRAMMAR, details=details)
