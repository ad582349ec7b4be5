"""What a product is called on a label: the name within the words around it, the strength, the kind of formulation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ..normalise import phrases

_NUMBER = r"(\d+(?:[.,]\d+)?)"
# Codes of the international coding system for pesticide formulations (CropLife Technical Monograph No. 2).
_CODES = "AE|CG|CS|DC|DP|DS|EC|EW|FS|FU|GR|GEL|LS|ME|OD|RB|SC|SE|SG|SL|SP|SU|TC|TK|UL|ULV|WDG|WG|WP|WS|G|D"
_SAME_CODE = {"ULV": "UL", "G": "GR", "WDG": "WG", "D": "DP"}
_CODE_OF_WORDS = (
    (re.compile(r"\bemulsifiable\b", re.IGNORECASE), "EC"),
    (re.compile(r"\bsoluble (?:liquid|concentrate)\b", re.IGNORECASE), "SL"),
    (re.compile(r"\b(?:dust|dustable)\b", re.IGNORECASE), "DP"),
    (re.compile(r"\bultra[- ]low[- ]volume\b", re.IGNORECASE), "UL"),
    (re.compile(r"\bwettable\b", re.IGNORECASE), "WP"),
    (re.compile(r"\bgranul(?:es?|ar)\b", re.IGNORECASE), "GR"),
    (re.compile(r"\btech(?:nical|\.)?\b", re.IGNORECASE), "TC"),
)
_STRENGTH = re.compile(
    rf"{_NUMBER}\s*(%(?:\s*[wm]\s*/\s*[wmv])?|g\s*(?:a\.?i\.?)?\s*/\s*(?:l|kg|litre|liter)\b|gpl\b)", re.IGNORECASE
)
_CODED = re.compile(rf"(?<![A-Za-z0-9-]){_NUMBER}?\s*-?({_CODES})(?![A-Za-z0-9-])")
_NUMBERED_CODE = re.compile(rf"(?<![A-Za-z0-9-]){_NUMBER}\s*-?({_CODES})(?![A-Za-z0-9-])", re.IGNORECASE)
_WORDS_AROUND = re.compile(
    r"\b(?:technical|tech|grade|pure|formulations?|liquid|solid|powder|dust|dustable|granules?|granular|wettable|soluble|"
    r"emulsifiable|concentrates?|ultra[- ]low[- ]volume|insecticide|herbicide|fungicide|rodenticide|termiticide|"
    r"miticide|pesticide|active ingredient|a\.?i\.?|iso|waste|obsolete|expired|contains?|containing|with)\b\.?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\s*\+\s*|\s+(?:and|with|&)\s+|\s+/\s+|:\s+", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:free|without|no|non|not|zero)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Strength:
    """Formulation codes that a name bears ("EC"), and strengths with their unit: "%", "g/l", "" where none is given."""

    codes: frozenset[str]
    amounts: tuple[tuple[Decimal, str], ...]


def readings(text: str) -> tuple[str, ...]:
    """What the text may call the product, the whole first, then without strength and kind, then part by part.

    "Organochlorine pesticide, solid (Aldrin 75 % WP)" yields "Aldrin" too. Where the text denies something ("PCB-free",
    "without lindane") only the whole is a name.
    """
    whole = " ".join(text.split())
    if _DENIAL.search(whole):
        return (whole,)
    found = {whole: None}
    for phrase in phrases(whole):
        for part in (phrase, *_TOGETHER.split(phrase)):
            found |= dict.fromkeys((part.strip(" ,;."), _bare(part)))
    return tuple(each for each in found if each)


def _bare(text: str) -> str:
    """The text without strengths, formulation codes and the words that say what kind of product it is."""
    for pattern in (_STRENGTH, _NUMBERED_CODE, _CODED, _WORDS_AROUND):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).strip(" ,;.()")


def strength(text: str) -> Strength:
    """The strength and the kind of formulation that a product name bears."""
    without = _STRENGTH.sub(" ", text)  # or the "g" of "g/l" would be granules
    coded = [*_CODED.findall(without), *_NUMBERED_CODE.findall(without)]
    codes = {_SAME_CODE.get(code.upper(), code.upper()) for _, code in coded}
    codes |= {code for pattern, code in _CODE_OF_WORDS if pattern.search(text)}
    amounts = {(_decimal(number), _unit(unit)): None for number, unit in _STRENGTH.findall(text)}
    if not amounts:
        amounts = {(_decimal(number), ""): None for number, _ in coded if number}
    return Strength(frozenset(codes), tuple(amounts))


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))


def _unit(text: str) -> str:
    written = text.casefold().replace(" ", "")
    if written.startswith("%"):
        return "%"
    return "g/kg" if written.endswith("/kg") else "g/l"
