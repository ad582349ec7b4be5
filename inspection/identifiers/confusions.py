"""The characters that readers exchange, and how far an exchange may be undone."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LETTER_FOR: Mapping[str, str] = MappingProxyType(
    {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z", "6": "G", "4": "A", "7": "T", "|": "I", "!": "I"}
)
"""What a figure was meant to be where the grammar asks for a letter."""

DIGIT_FOR: Mapping[str, str] = MappingProxyType(
    {"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "|": "1", "!": "1", "B": "8", "S": "5", "Z": "2", "G": "6"}
)
"""What a letter was meant to be where the grammar asks for a figure: the look-alikes only."""

BOLD_DIGIT_FOR: Mapping[str, str] = MappingProxyType(
    {
        **DIGIT_FOR,
        "U": "0",
        "C": "0",
        "J": "1",
        "A": "4",
        "H": "4",
        "T": "7",
        "Y": "7",
        "E": "6",
        "P": "9",
        "R": "8",
    }
)
"""The same with the remoter ones: to be used only where a check digit has the last word."""

FIGURE_FOR: Mapping[str, str] = MappingProxyType(
    {
        "0": "869", "1": "74", "2": "7", "3": "85", "4": "19",
        "5": "63", "6": "805", "7": "12", "8": "0369", "9": "804",
    }
)  # fmt: skip
"""The figures that a blurred figure may have been."""


def one_figure_off(number: str) -> Iterator[str]:
    """The numbers that differ from this one in one easily misread figure."""
    for place, figure in enumerate(number):
        for other in FIGURE_FOR[figure]:
            yield number[:place] + other + number[place + 1 :]


def plain_text(text: str) -> str:
    """Compatibility forms undone (full-width letters) and the figures of all scripts in ASCII, ends trimmed."""
    folded = unicodedata.normalize("NFKC", text).strip()
    if folded.isascii():
        return folded
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in folded)


def without_marks(text: str) -> str:
    """Letters without accents: codes have none, and what a reader takes for one is dirt."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def to_digits(text: str) -> tuple[str, int]:
    """Exchange look-alike letters for figures; give the text and how many were exchanged."""
    changed = "".join(DIGIT_FOR.get(c, c) for c in text)
    return changed, sum(a != b for a, b in zip(text, changed, strict=True))


def compact(text: str) -> str:
    """Letters and figures only, in capitals."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())
