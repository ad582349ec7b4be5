"""Scientific names: genus, species, subspecies or "Genus spp.", without the author's name and the year.

Normal form "Panthera tigris", "Panthera leo persica", "Dalbergia spp.", and two names joined by the sign of
multiplication for a hybrid; what is no Latin name (a common name) stays as it is written. Which names are
listed is not for this module to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .layout import Page
    from .sighting import Sighting
    from .vocabulary import Vocabulary

TIMES = "\N{MULTIPLICATION SIGN}"
_HYBRID = re.compile(rf"\s+(?:{TIMES}|[xX])\s+|{TIMES}")
_CULTIVAR = re.compile(
    "\\s*['\"\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}].*$"
)
_SUBGENUS = re.compile(r"^([A-Za-z]+)\s+\([A-Z][a-z]+\)(?=\s+[a-z])")
_BRACKETED_AUTHOR = re.compile(r"\s*\([^)]*\)?.*$")
_CONNECTOR = re.compile(r"\s+(?:subsp|ssp|var|subvar|forma|f|cv)\.?(?=\s)", re.IGNORECASE)
_DOUBT = re.compile(r"\s+(?:cf|aff|nr)\.?(?=\s|$)", re.IGNORECASE)
_WHOLE_GENUS = re.compile(r"^([A-Za-z-]{3,})\s+(?:spp|sp|species)\.?$", re.IGNORECASE)
_EPITHET = re.compile(r"^[a-z][a-z-]+$")
_GENUS = re.compile(r"^[A-Z][a-z-]+$")
_LONGEST_NAME = 3
_ON_LABEL = re.compile(r"\b([A-Z][a-z]{2,})\s+(spp\b\.?|[a-z]{3,}(?:-[a-z]+)?)")
_CAPITALS_ON_LABEL = re.compile(r"\b([A-Z]{4,})\s+(SPP\b\.?|[A-Z]{4,})\b")
_ENGLISH_ENDING = re.compile(r"(?:ed|ing|ion|ly|ght|ment|able|ness|ful|age|ive|ise|ize|ide|ist|ism|ity)$")
"""Endings that no epithet of the listed taxa has."""
_ENGLISH = 0.4


def normal_form(text: str) -> str:
    """The name in its normal form; a text that is no Latin name only gets its blanks put in order."""
    tidy = " ".join("".join(c for c in re.sub(r"\s", " ", text) if c.isprintable()).split())
    if _HYBRID.search(tidy):
        return f" {TIMES} ".join(part for part in (_single(part) for part in _HYBRID.split(tidy)) if part)
    return _single(tidy)


def _single(text: str) -> str:
    text = _CULTIVAR.sub("", text.strip(" ,;.")) or text
    whole = _WHOLE_GENUS.match(text)
    if whole:
        return f"{whole[1].capitalize()} spp."
    text = _DOUBT.sub("", _CONNECTOR.sub("", _SUBGENUS.sub(r"\1", text)))
    words = (_BRACKETED_AUTHOR.sub("", text) or text).replace(",", " ").split()
    if not words:
        return text
    if text.isupper():
        words = [word.lower() for word in words]
    first, rest = words[0], words[1:]
    epithets: list[str] = []
    for word in rest:
        if not _EPITHET.match(word):
            break
        epithets.append(word)
    named = first.capitalize()
    if not epithets or not _GENUS.match(named) or not first.isascii():
        return " ".join(words) if not text.isupper() else " ".join([named, *rest])
    return " ".join([named, *epithets][:_LONGEST_NAME])


def parse(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
    """Read a text that is said to name a species, by its scientific or its common name."""
    del known
    value = normal_form(text)
    if not any(c.isalpha() for c in value):
        return None
    doubtful = _DOUBT.search(text) is not None
    return sighting.claim(Scheme.SPECIES, value, trust=1, details={"doubt": "cf."} if doubtful else {})


def find(page: Page, known: Vocabulary) -> Iterator[Claim]:
    """Latin names whose genus the reference knows."""
    for pattern, trust in ((_ON_LABEL, 0.85), (_CAPITALS_ON_LABEL, 0.7)):
        if not known.genera:
            return
        for match, sighting in page.find(pattern):
            if match[1].capitalize() in known.genera:
                english = _ENGLISH_ENDING.search(match[2].lower()) is not None  # "Python unsigned"
                yield sighting.claim(Scheme.SPECIES, normal_form(match.group()), trust=_ENGLISH if english else trust)
