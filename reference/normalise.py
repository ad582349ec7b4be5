"""Texts made comparable: accents, spaces, hyphens, old spellings, and what OCR confuses."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGNS = re.compile(r"[\W_]+")
_TAIL = re.compile(r"\s*[;,]?\s+(?:the|is|such as|including)\s.*")
_BRACKETED = re.compile(r"(?<=\s)\(([^()]*)\)")  # not "Bis(difluoromethyl) ether", "(E)-1-chloro"
_LOWER = re.compile(r"\s[^\s]*[a-z].*")
_GREEK = str.maketrans(
    {
        "\N{GREEK SMALL LETTER ALPHA}": "alpha",
        "\N{GREEK SMALL LETTER BETA}": "beta",
        "\N{GREEK SMALL LETTER GAMMA}": "gamma",
        "\N{GREEK SMALL LETTER DELTA}": "delta",
        "\N{GREEK SMALL LETTER OMEGA}": "omega",
    }
)

# One stands for all: no two figures share a letter, so numbers never fall together.
_CONFUSED = str.maketrans({"0": "O", "Q": "O", "1": "I", "L": "I", "2": "Z", "5": "S", "6": "G", "8": "B"})

# British, American and older chemical spellings of the same name (IUPAC 1990: sulfur; f for ph).
_SPELLINGS = (("SULPH", "SULF"), ("ALUMINIUM", "ALUMINUM"), ("CAESIUM", "CESIUM"), ("FLUORO", "FLUOR"))


def plain(text: str) -> str:
    """Capitals and figures only: "Fréon-22 " and "FREON 22" become "FREON22"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_GREEK)
    return _SIGNS.sub("", text.upper())


def noisy(text: str) -> str:
    """The plain text with old spellings and characters that OCR confuses made equal.

    "Fre0n 22" and "FREON 22" become the same, "R-22" and "R-23" do not.
    """
    return noisy_of_plain(plain(text))


def noisy_of_plain(text: str) -> str:
    """As :func:`noisy`, from a text that is plain already."""
    return _respelt(text).translate(_CONFUSED)


def spelt(text: str) -> str:
    """The plain text with old spellings made equal and nothing else: "Sulphur" and "SULFUR", not "0" and "O"."""
    return _respelt(plain(text))


def _respelt(text: str) -> str:
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    return text


def trigrams(text: str) -> frozenset[str]:
    """All runs of three characters."""
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def phrases(text: str) -> list[str]:
    """The whole name, its stem in capitals, what stands in brackets, and alternatives joined by "or"."""
    stem = _LOWER.sub("", text.replace(" or ", " | ")).replace("|", " or ").strip(" ,")
    base = stem if stem.isupper() else text
    inside = [alternative for group in _BRACKETED.findall(base) for alternative in group.split(", ")]
    found = [text, base]
    for part in (_BRACKETED.sub("", base), *inside):
        found += [_TAIL.sub("", alternative).strip(" ,;") for alternative in part.split(" or ")]
    return list(dict.fromkeys(" ".join(name.split()) for name in found if len(plain(name)) > 2))  # noqa: PLR2004


def split(text: str) -> Iterable[str]:
    """Take a ``;``-separated list apart; empty parts are left out."""
    return (part for part in (piece.strip() for piece in text.split(";")) if part)
