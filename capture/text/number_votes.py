"""What several readings of one container number say alike."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from inspection.identifiers.confusions import plain_text
from inspection.identifiers.container import BODY, PREFIX
from inspection.identifiers.container_body import written_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTLY = re.compile(r"([A-Z]{3,5})(\d{6})(\d)")
_LEAST_ALIKE = 2


def agreed(texts: Iterable[str]) -> str:
    """The number that more readings say than any other, and at least two; a check digit where two read the same.

    Where a letter of the owner code is missing or too much in all of them, what two say alike; else nothing.
    """
    texts = list(texts)
    numbers = [number for text in texts if (number := written_in(text)) is not None]
    bodies = Counter(number.body for number in numbers)
    for body, count in bodies.most_common(1):
        if count >= _LEAST_ALIKE and list(bodies.values()).count(count) == 1:
            digits = Counter(number.raw[BODY:] for number in numbers if number.body == body and number.raw[BODY:])
            return f"{body[:PREFIX]} {body[PREFIX:]} {_said_most(digits)}".rstrip()
    parts = (_PARTLY.fullmatch(re.sub(r"\W", "", plain_text(text).upper())) for text in texts)
    said = Counter(match.groups() for match in parts if match)
    return next((" ".join(groups) for groups, count in said.most_common(1) if count >= _LEAST_ALIKE), "")


def _said_most(digits: Counter[str]) -> str:
    """The check digit that two readings have and no other as often; else none."""
    for digit, times in digits.most_common(1):
        if times >= _LEAST_ALIKE and list(digits.values()).count(times) == 1:
            return digit
    return ""
