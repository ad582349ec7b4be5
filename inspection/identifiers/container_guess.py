"""Container numbers of which the check digit, another figure or a letter was not read: offered, never a fact.

Text engines read a doubled figure once ("33" as "3"), and a zero at a fold of the wall as a bracket.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from . import container
from .confusions import LETTER_FOR
from .container import BODY, PREFIX, WRITTEN_BODY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from .layout import Line

_SIZE_TYPE_BELOW = re.compile(r"[24L]\d[A-Z\d][\dI]")
"""What readers make of the size and type code that stands below a column, where the boxed digit was not read."""
_BOX = r"\s*[\[({]\s*(\d)\s*[\])}]?\W*"
_WITHOUT_ONE = re.compile(rf"\W*([A-Z]{{3}}U)\W*(\d{{5}}){_BOX}")
_UNREAD = re.compile(rf"\W*([A-Z]{{3}}U)\W*(\d{{1,5}})[()\[\]{{}}<>?/\\](\d{{1,5}}){_BOX}")
_WHOLE = re.compile(r"\W*([A-Z]{3,5})\W*(\d{6})\W*(\d)\W*")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS_LIKE: Mapping[str, str] = MappingProxyType(
    {
        "B": "ER", "C": "GO", "D": "O", "E": "BF", "F": "EP", "G": "CO", "H": "MN", "I": "JLT", "J": "I", "K": "X",
        "L": "I", "M": "NHW", "N": "MH", "O": "CDGQ", "P": "FR", "Q": "O", "R": "BP", "T": "I", "U": "V", "V": "UY",
        "W": "M", "X": "K", "Y": "V",
    }
)  # fmt: skip
_SERIAL = BODY - PREFIX


def guesses(
    readings: Iterable[tuple[str, tuple[Line, ...]]], owners: Container[str] = ()
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Owner code and serial number that a text in capitals must mean, each with its lines; none where two may be.

    With the owner codes that are given out, one letter of one may be mended as well, or be missing.
    """
    for text, lines in readings:
        possible = (*_possible(text), *_with_other_owners(text, owners))
        numbers = {body for body, digit in possible if container.check_digit(body) == int(digit)}
        if len(numbers) == 1:
            yield numbers.pop(), lines


def bodies_in(text: str) -> Iterator[tuple[str, int]]:
    """Owner codes with serial numbers that no other figure follows, and where; one letter may be read as a figure."""
    for match in WRITTEN_BODY.finditer(text):
        letters = "".join(LETTER_FOR.get(sign, sign) for sign in match[1][:PREFIX])
        behind = text[match.start() + BODY :]
        exchanged = sum(a != b for a, b in zip(letters, match[1], strict=False))
        if exchanged < 2 and (not behind[:1].isdigit() or _SIZE_TYPE_BELOW.fullmatch(behind)):  # noqa: PLR2004
            yield f"{letters}{match[1][PREFIX:]}", match.start()


def _possible(text: str) -> Iterator[tuple[str, str]]:
    """Bodies that may be meant, and the check digit in the box."""
    match = _WITHOUT_ONE.fullmatch(text)
    if match is not None:
        owner, figures, digit = match.groups()
        for place, figure in enumerate(figures):
            yield f"{owner}{figures[:place]}{figure}{figures[place:]}", digit
    match = _UNREAD.fullmatch(text)
    if match is not None and len(match[2]) + len(match[3]) == _SERIAL - 1:
        owner, before, behind, digit = match.groups()
        for figure in "0123456789":
            yield f"{owner}{before}{figure}{behind}", digit


def _with_other_owners(text: str, owners: Container[str]) -> Iterator[tuple[str, str]]:
    match = _WHOLE.fullmatch(text)
    if match is None or container.is_valid("".join(match.groups())):
        return
    letters, serial, digit = match.groups()
    for owner in _owners_like(letters):
        if owner in owners:
            yield f"{owner}{serial}", digit


def _owners_like(letters: str) -> Iterator[str]:
    """Owner codes that may be meant: with one letter exchanged, one that was not read, or one that was read as two."""
    if len(letters) == PREFIX and letters.endswith("U"):
        for place, letter in enumerate(letters[:-1]):
            for other in _LETTERS_LIKE.get(letter, ""):
                yield f"{letters[:place]}{other}{letters[place + 1 :]}"
    elif len(letters) == PREFIX:
        yield f"{letters[:-1]}U"
    elif len(letters) == PREFIX - 1:
        yield f"{letters}U"
        if letters.endswith("U"):
            yield from (f"{first}{letters}" for first in _LETTERS)
    elif len(letters) == PREFIX + 1 and letters.endswith("U"):
        yield from (f"{letters[:place]}{letters[place + 1 :]}" for place in range(PREFIX))
