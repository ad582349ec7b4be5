"""Container numbers after ISO 6346: owner code, category, serial number and a check digit modulo 11.

The remainder 10 is written 0. How they are sought on a picture stands in :mod:`.container_search`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..claim import Confirmation, Problem, Scheme
from .confusions import LETTER_FOR, to_digits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..claim import Claim
    from .sighting import Sighting
    from .vocabulary import Vocabulary

LENGTH = 11
BODY = 10
PREFIX = 4
WRITTEN_BODY = re.compile(r"(?=([A-Z01|!]{3}U\d{6}))")
"""Owner code and serial number as engines write them: I and O of the owner code may stand there as figures."""
_MODULUS = 11
_SHAPE = re.compile(r"[A-Z]{4}\d{6,7}")
_VALID = re.compile(r"[A-Z]{3}[UJZ]\d{7}")
_SIZE_TYPE = re.compile(r"[1-4LMP][024-689CDEF][GVBSRHUPTAKN][0-9]")
_CATEGORIES = "UJZ"


def _letter_values() -> dict[str, int]:
    """Letters count from 10, leaving out the multiples of 11."""
    values = [number for number in range(10, 39) if number % _MODULUS]
    return dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values, strict=True))


def check_digit(body: str) -> int:
    """The check digit of the first ten characters (four letters, six figures)."""
    values = _letter_values()
    weighted = sum((values[c] if c.isalpha() else int(c)) << place for place, c in enumerate(body[:BODY]))
    return weighted % _MODULUS % 10


def is_valid(number: str) -> bool:
    """Whether the number has the form and the check digit of a container, detachable equipment or a trailer."""
    return _VALID.fullmatch(number) is not None and check_digit(number) == int(number[BODY])


def details_of(number: str, known: Vocabulary, nearby: Iterable[str] = ()) -> dict[str, str]:
    """The operator of the owner code, and the size and type code if one of the nearby texts is one."""
    details = {"category": number[PREFIX - 1]}
    operator = known.owner_codes.get(number[:PREFIX])
    if operator:
        details["operator"] = operator
    for text in nearby:
        if is_size_type(text):
            details["size_type"] = text
            meanings = (known.size_types.get(part, "") for part in (text[:2], text[2:]))
            meaning = "; ".join(filter(None, meanings))
            if meaning:
                details["size_type_meaning"] = meaning
            break
    return details


def is_size_type(text: str) -> bool:
    """Whether a text is built like a size and type code of the 1995 and later editions ("22G1")."""
    return _SIZE_TYPE.fullmatch(text) is not None


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to be a container number; None if it does not look like one.

    Without its check digit the number comes back with the computed one, unconfirmed.
    """
    compact = re.sub(r"[\s\-/.\[\]]", "", text.upper())
    letters = "".join(LETTER_FOR.get(c, c) for c in compact[:PREFIX])
    figures, repairs = to_digits(compact[PREFIX:])
    repairs += sum(a != b for a, b in zip(letters, compact, strict=False))
    number = letters + figures
    if not _SHAPE.fullmatch(number) or repairs > 2:  # noqa: PLR2004 - more would read anything as a number
        return None
    details = details_of(number, known)
    if len(number) == BODY:
        return computed(number, sighting, details, trust=0.45, problem=Problem.GRAMMAR)
    problem = None
    if number[PREFIX - 1] not in _CATEGORIES:
        problem, details["what"] = Problem.GRAMMAR, "category"
    elif not is_valid(number):
        problem, details["expected"] = Problem.CHECK_DIGIT, str(check_digit(number))
    return sighting.claim(
        Scheme.CONTAINER, number, trust=1, repairs=repairs, checked=True, problem=problem, details=details
    )


def computed(
    body: str, sighting: Sighting, details: dict[str, str], *, trust: float, problem: Problem | None = None
) -> Claim:
    """A claim to a number whose check digit nobody read: never confirmed, always under one half."""
    number = f"{body}{check_digit(body)}"
    details = {**details, "check_digit": "computed"}
    claim = sighting.claim(Scheme.CONTAINER, number, trust=trust, problem=problem, details=details)
    return replace(claim, confirmation=Confirmation.NONE)
