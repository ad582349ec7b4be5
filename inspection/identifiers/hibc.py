"""HIBC, the bar code of the health industry (ANSI/HIBC 2.6): who made what, its lot and its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_PRIMARY = re.compile(r"\+(?P<labeler>[A-Z][A-Z0-9]{3})(?P<product>[A-Z0-9]{1,18})(?P<unit>[0-9])")
_DATE_LENGTHS = {"2": 6, "3": 6, "4": 8, "5": 5, "6": 7, "7": 0}
_QUANTITY_LENGTHS = {"8": 2, "9": 5}
_MONTH_AND_YEAR = 4


@dataclass(frozen=True, slots=True)
class HibcLabel:
    """``date`` as it stands in the code; ``form`` says how it is to be read ("MMYY", "YYMMDD" …)."""

    labeler: str = ""
    product: str = ""
    unit: str = ""
    quantity: str = ""
    date: str = ""
    form: str = ""
    lot: str = ""
    serial: str = ""


_FORMS = {"2": "MMDDYY", "3": "YYMMDD", "4": "YYMMDDHH", "5": "YYJJJ", "6": "YYJJJHH"}


def parse_hibc(text: str) -> HibcLabel | None:
    """A primary code, a secondary one or both; None when it is none or its check character does not hold."""
    text = text.strip().strip("*")
    if len(text) < 4 or not text.startswith("+") or not check_holds(text):  # noqa: PLR2004 - plus, link, check and data
        return None
    body = text[:-1]
    if body.startswith(("+$", "+/")) or body[1].isdecimal():
        return _secondary(body[1:-1], HibcLabel())
    first, _, second = body.partition("/")
    primary = _PRIMARY.fullmatch(first)
    if primary is None:
        return None
    label = HibcLabel(primary["labeler"], primary["product"], primary["unit"])
    return _secondary(second, label) if second else label


def check_holds(text: str) -> bool:
    """Whether the last character is the sum of the others modulo 43."""
    if not text or any(character not in _VALUES for character in text):
        return False
    return sum(_VALUES.index(character) for character in text[:-1]) % len(_VALUES) == _VALUES.index(text[-1])


def _secondary(data: str, label: HibcLabel) -> HibcLabel | None:
    kind = re.match(r"\$\$\+|\$\$|\$\+|\$|", data)
    prefix = kind[0] if kind else ""
    rest, quantity, date, form = data[len(prefix) :], "", "", ""
    if not prefix:
        date, rest, form = rest[:5], rest[5:], "YYJJJ"
    elif prefix.startswith("$$"):
        if rest[:1] in _QUANTITY_LENGTHS:
            end = 1 + _QUANTITY_LENGTHS[rest[0]]
            quantity, rest = rest[1:end], rest[end:]
        if rest[:1] in _DATE_LENGTHS:
            end = 1 + _DATE_LENGTHS[rest[0]]
            form, date, rest = _FORMS.get(rest[0], ""), rest[1:end], rest[end:]
        elif rest[:1] in {"0", "1"}:
            form, date, rest = "MMYY", rest[:_MONTH_AND_YEAR], rest[_MONTH_AND_YEAR:]
    if not (date + quantity).isdecimal() and date + quantity:
        return None
    lot, serial = ("", rest) if prefix.endswith("+") else (rest, "")
    return HibcLabel(label.labeler, label.product, label.unit, quantity, date, form, lot, serial)
