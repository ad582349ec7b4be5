"""Claims: what a label says, typed, normalised and checked as far as its own grammar allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .frame import Region
    from .reading import SymbolReading


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


CREDIBLE = 0.5
"""A claim of less confidence is shown; it is not taken to the law, and warns of nothing."""


class Scheme(StrEnum):
    """The identification schemes; the values stand on the wire."""

    UN = "un"
    HIN = "hin"
    CLASS = "class"
    CONTAINER = "container"
    REFRIGERANT = "refrigerant"
    CAS = "cas"
    GHS = "ghs"
    H_CODE = "h_code"
    BASEL = "basel"
    HS = "hs"
    SPECIES = "species"
    CITES_PERMIT = "cites_permit"
    LMO = "lmo"
    GTIN = "gtin"
    SSCC = "sscc"
    PACKAGING_MARK = "packaging_mark"
    NAME = "name"


class ClaimSource(StrEnum):
    """Where a claim comes from."""

    SYMBOL = "symbol"
    TEXT = "text"
    PLACARD = "placard"
    TYPED = "typed"
    DECLARED = "declared"
    MEASURED = "measured"  # an instrument says so: it outranks the label


class Confirmation(StrEnum):
    """What makes a claim more than one engine's word for it."""

    CHECK_DIGIT = "check_digit"  # a check digit that was read, not computed
    REPEATED = "repeated"  # agreement over time
    TWO_LOOKS = "two_looks"  # two independent looks or engines
    REFERENCE = "reference"  # two claims that agree in the reference
    OFFICER = "officer"  # typed or accepted by the officer
    NONE = "none"


class Problem(StrEnum):
    """What is wrong with an identifier by its own rules."""

    CHECK_DIGIT = "check_digit"  # the digit read is not the one computed (details: expected)
    NOT_ASSIGNED = "not_assigned"  # well formed, but no such code exists in the reference
    GRAMMAR = "grammar"  # part of it breaks the scheme's grammar (details: what)


# Linear kinds without a compulsory check digit; every other kind carries one, or corrects its errors.
_UNCHECKED = frozenset({"Codabar", "Code 39", "DX Film Edge", "Industrial 2 of 5", "ITF", "Pharmacode", "Telepen"})


def confirmation_of(symbol: SymbolReading) -> Confirmation:
    """What makes a bar code more than one look's word: a second engine or look, else the check that it carries."""
    if len(symbol.engines) > 1 or symbol.looks > 1:
        return Confirmation.TWO_LOOKS
    return Confirmation.NONE if symbol.symbology in _UNCHECKED or not symbol.symbology else Confirmation.CHECK_DIGIT


@dataclass(frozen=True, slots=True)
class Claim:
    """One identifier that a label, a scan, a typed entry or a declaration states.

    ``value`` is the normal form of the scheme ("1018", "R-22", "75-45-6", "CSQU3054383");
    ``raw`` the text as it was read; ``repaired`` says that characters were exchanged (O to 0)
    to get from one to the other. ``details`` holds what the identifier tells by itself, as text
    (a packaging mark's year, a GTIN's lot, the expected check digit).
    """

    scheme: Scheme
    value: str
    raw: str
    confidence: float
    source: ClaimSource
    confirmation: Confirmation = Confirmation.NONE
    repaired: bool = False
    problem: Problem | None = None
    region: Region | None = None
    details: Mapping[str, str] = field(default_factory=_nothing, hash=False)

    @property
    def key(self) -> tuple[Scheme, str]:
        """Scheme and value: two claims with the same key state the same thing."""
        return self.scheme, self.value
