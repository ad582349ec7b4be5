"""What a look-up in the reference gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from .finding import Regime


class Match(StrEnum):
    """How a search text and a name go together."""

    EXACT = "exact"  # letters and figures are the same
    REPAIRED = "repaired"  # the same but for characters that are misread, or an old spelling
    WITHIN = "within"  # one is a part of the other
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that a search text leads to; ``matched`` is the name or code that it matched, score 0 to 1.

    ``kind`` says what that name is to the entry (a code, a trade name, a common misspelling), ``how`` in which way
    the text leads to it.
    """

    regime: Regime
    entry: str
    name: str
    matched: str
    score: float
    kind: str = "name"
    how: Match = Match.EXACT


@dataclass(frozen=True, slots=True)
class PackIdentity:
    """Which national pack lies over the edition; ``signed`` is False where no trusted key vouches for it."""

    name: str
    country: str
    day: date
    sha256: str
    signed: bool


@dataclass(frozen=True, slots=True)
class EditionIdentity:
    """Which edition of the reference answers: its name, its date, its digest, and who vouches for it.

    ``signed`` is False for an edition that was built on the spot ("local"). ``packs`` lie over it and are cited
    by names of their own.
    """

    name: str
    day: date
    sha256: str
    signed: bool
    packs: tuple[PackIdentity, ...] = ()
