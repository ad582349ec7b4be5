"""What the value of a GS1 element means, and what is wrong with it: dates, amounts, check digits."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as clock_time
from decimal import Decimal
from typing import TYPE_CHECKING

from ..claim import Problem

if TYPE_CHECKING:
    from .gs1_table import ApplicationIdentifier

_CENTURY = 100
_PAST, _FUTURE = 51, -50
_CURRENCY_FIRST = ("391", "393")
_CURRENCY_LENGTH = 3
_GMN_WEIGHTS = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83)
_GMN_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_GMN_MODULUS = 1021
_SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_IBAN_MODULUS, _IBAN_REST = 97, 1


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value in plain form (a date in ISO form, an amount with its decimals) and the first problem with it."""

    text: str
    problem: Problem | None = None
    expected: str = ""


def mod10_digit(figures: str) -> int:
    """The check digit of GTIN, SSCC, GLN and their kin for the figures before it."""
    weighted = sum(int(c) * (1 if place % 2 else 3) for place, c in enumerate(reversed(figures)))
    return -weighted % 10


def mod10_holds(number: str) -> bool:
    """Whether the last figure is the check digit of those before it."""
    return mod10_digit(number[:-1]) == int(number[-1])


def full_year(two_figures: int, this_year: int) -> int:
    """The year meant by its last two figures (General Specifications 7.12: within 50 years ahead, 49 back)."""
    difference = two_figures - this_year % _CENTURY
    century = this_year - this_year % _CENTURY
    if difference >= _PAST:
        century -= _CENTURY
    elif difference <= _FUTURE:
        century += _CENTURY
    return century + two_figures


def gmn_check(model: str) -> str:
    """The two check characters of a Global Model Number without them."""
    weighted = sum(_SET_82.index(c) * weight for c, weight in zip(reversed(model), _GMN_WEIGHTS, strict=False))
    first, second = divmod(weighted % _GMN_MODULUS, 32)
    return _GMN_ALPHABET[first] + _GMN_ALPHABET[second]


def meaning_of(identifier: ApplicationIdentifier, value: str, this_year: int | None = None) -> Meaning:
    """Say what a value of the right form means; ``this_year`` fixes the century of dates (default: the present)."""
    year = datetime.now(UTC).year if this_year is None else this_year
    if identifier.key is not None:
        start, end = identifier.key
        key = value[start:end]
        if not mod10_holds(key):
            return Meaning(value, Problem.CHECK_DIGIT, str(mod10_digit(key[:-1])))
    if any(check.startswith("GMN") for check in identifier.checks):
        return _model_number(value)
    if "date YYMMDD" in identifier.checks:
        return _short_date(value, year, end_of_month="day 00 allowed" in identifier.checks)
    if "date YYYYMMDD" in identifier.checks:
        return _date(value, int(value[:4]), value[4:8], value[8:], end_of_month=False)
    if identifier.decimals is not None:
        return Meaning(_amount(identifier, value))
    return _ruled(identifier, value)


def _amount(identifier: ApplicationIdentifier, value: str) -> str:
    currency, figures = "", value
    if identifier.ai.startswith(_CURRENCY_FIRST):
        currency, figures = value[:_CURRENCY_LENGTH] + " ", value[_CURRENCY_LENGTH:]
    return f"{currency}{Decimal(figures).scaleb(-(identifier.decimals or 0)):f}"


def _short_date(value: str, this_year: int, *, end_of_month: bool) -> Meaning:
    return _date(value, full_year(int(value[:2]), this_year), value[2:6], value[6:], end_of_month=end_of_month)


def _date(value: str, year: int, month_day: str, time: str, *, end_of_month: bool) -> Meaning:
    month, day = int(month_day[:2]), int(month_day[2:])
    try:
        if day == 0 and end_of_month:
            day = calendar.monthrange(year, month)[1]
        text = date(year, month, day).isoformat()
        if len(time) == len("YYMMDD"):  # a span of two dates
            last = date(full_year(int(time[:2]), year), int(time[2:4]), int(time[4:]))
            return Meaning(f"{text}/{last.isoformat()}")
        if time:
            hour, minute, second = (int(part) for part in re.findall("..", time.ljust(6, "0")))
            text = f"{text}T{clock_time(hour, minute, second).isoformat()}"
    except ValueError:  # includes calendar.IllegalMonthError
        return Meaning(value, Problem.GRAMMAR, "date")
    return Meaning(text)


def _model_number(value: str) -> Meaning:
    expected = gmn_check(value[:-2])
    return Meaning(value) if value[-2:] == expected else Meaning(value, Problem.CHECK_DIGIT, expected)


def _ruled(identifier: ApplicationIdentifier, value: str) -> Meaning:
    checks = identifier.checks
    broken = (
        ("0 or 1" in checks and value not in {"0", "1"})
        or ("must be zero" in checks and not value.startswith("0"))
        or ("no leading zero" in checks and len(value) > 1 and value.startswith("0"))
        or ("piece number not above total" in checks and not 0 < int(value[-4:-2]) <= int(value[-2:]))
        or ("IBAN" in checks and not _iban_holds(value))
    )
    return Meaning(value, Problem.GRAMMAR, identifier.title) if broken else Meaning(value)


def _iban_holds(value: str) -> bool:
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{1,30}", value):
        return False
    turned = "".join(str(int(c, 36)) for c in value[4:] + value[:4])
    return int(turned) % _IBAN_MODULUS == _IBAN_REST
