"""From an observation to claims: every parser looks at every text, symbol and pictogram."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import ClaimSource, Scheme
from .every_scheme import find_in_picture
from .hazard_class import DIVISIONS
from .layout import Page
from .merging import agree, merge, merge_engines
from .placard_votes import numbers_within, weigh
from .scanned import from_symbol
from .sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..claim import Claim
    from ..reading import Observation, PlacardReading, TextReading
    from .vocabulary import Vocabulary

_PICTOGRAM = re.compile(r"GHS0[1-9]")
# Marks that stand for one entry only: Model Regulations 5.5.2.3 (a unit under fumigation is UN 3359), 5.2.1.9 (every
# lithium battery is of class 9). What the other marks stand for depends on the goods; their print says it.
_MARKS: Mapping[str, tuple[Scheme, str]] = MappingProxyType(
    {"fumigation": (Scheme.UN, "3359"), "lithium_battery": (Scheme.CLASS, "9")}
)
_FUMIGATED = re.compile(r"F[UV]M[I1L]G", re.IGNORECASE)
_SURELY_FUMIGATED, _WITHOUT_ITS_WORDS = 0.8, 0.45
"""The fumigation mark always bears its words (Model Regulations, figure 5.5.1), and squares with a skull are many: one
that is not sure by its picture is evidence only where they were not read."""


def identify(observation: Observation, known: Vocabulary) -> tuple[Claim, ...]:
    """Everything that the readings state, one claim for each scheme and value, surest first."""
    printed = from_texts(observation.texts, known, over_time=observation.over_time)
    pictures = [
        claim for placard in observation.placards for claim in _from_placard(placard, over_time=observation.over_time)
    ]
    if not any(_FUMIGATED.search(line.text) for line in observation.texts):
        pictures = [_doubted(claim) if claim.raw == "fumigation" else claim for claim in pictures]
    claims = weigh(pictures, printed, observation.texts)
    claims += numbers_within(pictures, observation.texts, known, over_time=observation.over_time)
    for symbol in observation.symbols:
        claims += from_symbol(symbol, known)
    found = agree(merge(claims), known)
    return tuple(sorted(found, key=lambda claim: (-claim.confidence, claim.scheme, claim.value)))


def _doubted(claim: Claim) -> Claim:
    doubtful = claim.confidence < _SURELY_FUMIGATED
    return replace(claim, confidence=min(claim.confidence, _WITHOUT_ITS_WORDS)) if doubtful else claim


def from_texts(texts: Sequence[TextReading], known: Vocabulary, *, over_time: bool = False) -> tuple[Claim, ...]:
    """What the text lines of a picture state.

    Each engine's lines are taken by themselves: two engines find the same line in slightly different places,
    and mixed they would be read on as one text. What both lead to is then confirmed.
    """
    engines = sorted({engine for reading in texts for engine in reading.engines})
    views = {engine: [reading for reading in texts if engine in reading.engines] for engine in engines}
    pages = {engine: Page.of(view, over_time=over_time) for engine, view in views.items()}
    return merge_engines({engine: list(find_in_picture(page, known)) for engine, page in pages.items()})


def _from_placard(reading: PlacardReading, *, over_time: bool) -> Iterator[Claim]:
    sighting = Sighting(
        reading.label, 1.0, ClaimSource.PLACARD, reading.region, reading.engines, reading.looks, over_time
    )
    if _PICTOGRAM.fullmatch(reading.label):
        yield sighting.claim(Scheme.GHS, reading.label, trust=reading.confidence)
    elif reading.label in DIVISIONS:
        yield sighting.claim(Scheme.CLASS, reading.label, trust=reading.confidence)
    elif reading.label in _MARKS:
        yield sighting.claim(*_MARKS[reading.label], trust=reading.confidence)
