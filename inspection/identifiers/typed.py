"""Identifiers that somebody typed or declared, one scheme at a time."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Claim, ClaimSource, Problem, Scheme
from ..errors import BadInput
from . import (
    basel,
    cas,
    cites_permit,
    container,
    ghs,
    hazard_class,
    hazard_plate,
    hs,
    lmo,
    packaging_mark,
    refrigerant,
    species,
    trade_items,
    un_number,
)
from .confusions import compact, plain_text
from .every_scheme import find_in_text
from .layout import Page
from .merging import merge
from .sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..consignment import DeclaredLine
    from .vocabulary import Vocabulary

    Parser = Callable[[str, Vocabulary, Sighting], Claim | None]

_LONGEST = 512
_LONGEST_SHOWN = 60
_SEVERAL = re.compile(r"\s*[;,|\n]\s*")
_SEVERAL_NAMES = re.compile(r"\s*[;|\n]\s*")


def _words(scheme: Scheme) -> Parser:
    """A parser for schemes that are kept as the words they are."""

    def parse_words(text: str, known: Vocabulary, sighting: Sighting) -> Claim | None:
        value = "".join(c for c in re.sub(r"\s+", " ", text) if c.isprintable()).strip()
        if not any(c.isalnum() for c in value):
            return None
        designation = known.compact_names.get(compact(value), "") if scheme is Scheme.NAME else ""
        return sighting.claim(scheme, value, trust=1, details={"refrigerant": designation} if designation else {})

    return parse_words


_PARSERS: Mapping[Scheme, Parser] = MappingProxyType(
    {
        Scheme.UN: un_number.parse,
        Scheme.HIN: hazard_plate.parse,
        Scheme.CLASS: hazard_class.parse,
        Scheme.CONTAINER: container.parse,
        Scheme.REFRIGERANT: refrigerant.parse,
        Scheme.CAS: cas.parse,
        Scheme.GHS: ghs.parse_pictogram,
        Scheme.H_CODE: ghs.parse,
        Scheme.BASEL: basel.parse,
        Scheme.HS: hs.parse,
        Scheme.GTIN: trade_items.parse_gtin,
        Scheme.SSCC: trade_items.parse_sscc,
        Scheme.PACKAGING_MARK: packaging_mark.parse,
        Scheme.NAME: _words(Scheme.NAME),
        Scheme.SPECIES: species.parse,
        Scheme.CITES_PERMIT: cites_permit.parse,
        Scheme.LMO: lmo.parse,
    }
)
_FIELDS: tuple[tuple[str, Scheme], ...] = (
    ("un", Scheme.UN),
    ("hazard_class", Scheme.CLASS),
    ("proper_shipping_name", Scheme.NAME),
    ("cas", Scheme.CAS),
    ("refrigerant", Scheme.REFRIGERANT),
    ("basel", Scheme.BASEL),
    ("hs", Scheme.HS),
    ("container", Scheme.CONTAINER),
    ("gtin", Scheme.GTIN),
    ("sscc", Scheme.SSCC),
    ("species", Scheme.SPECIES),
)
_WHOLE_FIELDS = frozenset({Scheme.NAME, Scheme.SPECIES})


def parse(scheme: Scheme, text: str, known: Vocabulary, source: ClaimSource = ClaimSource.TYPED) -> Claim:
    """Read a text that somebody says is an identifier of this scheme.

    One that is well formed but wrong (check digit, not assigned, incomplete) is a claim with its problem.
    Raises BadInput for a text that is nothing of the kind, and for one that is empty or much too long.
    """
    if not text.strip():
        raise BadInput("identity.empty", scheme=scheme.value)
    if len(text) > _LONGEST:
        raise BadInput("identity.too_long", scheme=scheme.value, limit=_LONGEST)
    claim = _PARSERS[scheme](plain_text(text), known, _sighting(text, source))
    if claim is None:
        raise BadInput(f"identity.not_{scheme.value}", text=_shown(text))
    return claim


def declared_claims(line: DeclaredLine, known: Vocabulary) -> tuple[Claim, ...]:
    """What a line of a declaration states: its fields, and identifiers within its description.

    A field may name several, parted by commas or semicolons. What is no identifier of its column is kept as
    a claim with a grammar problem: a declaration is evidence and not an input to be refused.
    """
    claims = [claim for field, scheme in _FIELDS for claim in _field(scheme, getattr(line, field), known)]
    description = line.description[:_LONGEST]
    if description.strip():
        page = Page.of_plain(description, ClaimSource.DECLARED, _sighting(description, ClaimSource.DECLARED))
        claims += find_in_text(page, known)
    return merge(claims)


def _field(scheme: Scheme, text: str, known: Vocabulary) -> Iterator[Claim]:
    if not text.strip():
        return
    parts = [text[:_LONGEST]] if scheme in _WHOLE_FIELDS else _SEVERAL.split(text[:_LONGEST])
    if scheme is Scheme.SPECIES:  # a comma may stand between author and year
        parts = _SEVERAL_NAMES.split(text[:_LONGEST])
    if scheme is Scheme.CLASS:  # subsidiary hazards stand in brackets: "2.3 (5.1, 8)"
        parts = [part for one in parts for part in re.split(r"[\s()/+]+", one)]
    for part in parts:
        if part.strip():
            try:
                yield parse(scheme, part, known, ClaimSource.DECLARED)
            except BadInput:
                sighting = _sighting(part, ClaimSource.DECLARED)
                yield sighting.claim(scheme, _shown(part), trust=1, problem=Problem.GRAMMAR)


def _sighting(text: str, source: ClaimSource) -> Sighting:
    return Sighting(raw=text.strip(), confidence=1.0, source=source, region=None, engines=())


def _shown(text: str) -> str:
    """The text as it may be shown: without control characters, and not endless."""
    plain = "".join(c for c in text.strip() if c.isprintable())
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"
