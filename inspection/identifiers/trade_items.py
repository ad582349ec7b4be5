"""GTIN and SSCC: the keys of trade items and logistic units, and the claims that an element string makes.

The normal form of a GTIN has 14 figures, shorter ones padded with zeros on the left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Problem, Scheme
from .gs1_values import mod10_digit, mod10_holds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .gs1 import Element, ElementString
    from .sighting import Sighting
    from .vocabulary import Vocabulary

GTIN_LENGTHS = (8, 12, 13, 14)
_GTIN, _SSCC = 14, 18
_UPC_E, _UPC_A = 8, 12
_KEYS = {"01": Scheme.GTIN, "02": Scheme.GTIN, "03": Scheme.GTIN, "00": Scheme.SSCC}
_DETAIL_NAMES = {
    "10": "lot",
    "11": "production_date",
    "12": "due_date",
    "13": "packaging_date",
    "15": "best_before",
    "16": "sell_by",
    "17": "expiry_date",
    "20": "variant",
    "21": "serial",
    "30": "count",
    "37": "count",
    "400": "order",
    "401": "consignment",
    "402": "shipment",
    "422": "origin_numeric",
    "4321": "dangerous_goods",
    "8003": "returnable_asset",
    "8004": "individual_asset",
}
_AMOUNTS = {"310": "net_kg", "320": "net_lb", "330": "gross_kg", "340": "gross_lb", "315": "net_litres"}
_MOST_DETAILS = 40


def claims_of(string: ElementString, sighting: Sighting, *, trust: float) -> Iterator[Claim]:
    """A claim for each GTIN and SSCC of an element string, the other elements in the details by name."""
    details: dict[str, str] = {}
    for element in string.elements[:_MOST_DETAILS]:
        if element.ai not in _KEYS and element.problem is None:
            details[_detail_name(element.ai)] = element.meaning
    if string.warnings():
        details["warnings"] = "; ".join(string.warnings()[:_MOST_DETAILS])
    if string.fault:
        details["fault"] = f"{string.fault} {string.offset}"
    for element in string.elements:
        if element.ai in _KEYS:
            yield _key_claim(element, sighting, details, trust)


def _key_claim(element: Element, sighting: Sighting, details: dict[str, str], trust: float) -> Claim:
    own = {"ai": element.ai, **details}
    if element.expected:
        own["expected"] = element.expected
    scheme = _KEYS[element.ai]
    return sighting.claim(scheme, element.value, trust=trust, checked=True, problem=element.problem, details=own)


def _detail_name(ai: str) -> str:
    return _DETAIL_NAMES.get(ai) or _AMOUNTS.get(ai[:3]) or f"ai_{ai}"


def expand_upc_e(code: str) -> str | None:
    """The twelve figures of UPC-A that the eight of UPC-E stand for; None for any other text."""
    if not re.fullmatch(r"[01]\d{7}", code):
        return None
    system, body, check = code[0], code[1:7], code[7]
    last = body[5]
    if last in "012":
        item = f"{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        item = f"{body[:3]}00000{body[3:5]}"
    elif last == "4":
        item = f"{body[:4]}00000{body[4]}"
    else:
        item = f"{body[:5]}0000{last}"
    return f"{system}{item}{check}"


def gtin_claim(figures: str, sighting: Sighting, *, trust: float) -> Claim:
    """A claim to a GTIN of 8, 12, 13 or 14 figures, with the expected check digit if its own is wrong."""
    holds = mod10_holds(figures)
    details = {} if holds else {"expected": str(mod10_digit(figures[:-1]))}
    problem = None if holds else Problem.CHECK_DIGIT
    value = figures.zfill(_GTIN)
    return sighting.claim(Scheme.GTIN, value, trust=trust, checked=True, problem=problem, details=details)


def parse_gtin(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a GTIN, with or without (01) before it."""
    del known
    figures = re.sub(r"[\s-]", "", re.sub(r"^\s*\(0[1-3]\)", "", text))
    if not re.fullmatch(r"[0-9]+", figures) or len(figures) not in GTIN_LENGTHS:
        return None
    return gtin_claim(figures, sighting, trust=1)


def parse_sscc(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be an SSCC: 18 figures, with or without (00) before them."""
    del known
    figures = re.sub(r"[\s-]", "", re.sub(r"^\s*\(00\)", "", text))
    figures = figures[2:] if len(figures) == _SSCC + 2 and figures.startswith("00") else figures
    if not re.fullmatch(rf"[0-9]{{{_SSCC}}}", figures):
        return None
    holds = mod10_holds(figures)
    details = {} if holds else {"expected": str(mod10_digit(figures[:-1]))}
    problem = None if holds else Problem.CHECK_DIGIT
    return sighting.claim(Scheme.SSCC, figures, trust=1, checked=True, problem=problem, details=details)
