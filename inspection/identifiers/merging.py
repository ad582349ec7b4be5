"""Many sightings of one identifier become one claim; claims that vouch for each other say so."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..claim import Claim, ClaimSource, Confirmation, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .vocabulary import Vocabulary

_STRENGTH: Mapping[Confirmation, int] = MappingProxyType(
    {
        Confirmation.OFFICER: 5,
        Confirmation.CHECK_DIGIT: 4,
        Confirmation.REFERENCE: 3,
        Confirmation.TWO_LOOKS: 2,
        Confirmation.REPEATED: 1,
        Confirmation.NONE: 0,
    }
)
_SEEN = (ClaimSource.SYMBOL, ClaimSource.TEXT, ClaimSource.PLACARD)
_EYES: Mapping[str, str] = MappingProxyType({"rows": "rapidocr", "columns": "rapidocr"})
"""Closer looks by the same network at the same picture: no second opinion."""
_AGREEING = 0.95
_GAS_NAME = re.compile(r"REFRIGERANT GAS R ?(\d{2,4}[A-Z]{0,2}(?:B\d)?)", re.IGNORECASE)


def _rank(claim: Claim) -> tuple[bool, bool, int, float]:
    return claim.problem is None, not claim.repaired, _STRENGTH[claim.confirmation], claim.confidence


def _is_computed(claim: Claim) -> bool:
    return claim.details.get("check_digit") == "computed"


def merge(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each scheme and value, the best one, with the details of all.

    The same identifier from a bar code and from print (or from a pictogram and from print) is two
    independent looks. A number with a computed check digit confirms nothing and gives way to a read one.
    """
    groups: dict[tuple[Scheme, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.key, []).append(claim)
    return tuple(_best(group) for group in groups.values())


def _best(group: Sequence[Claim]) -> Claim:
    read = [claim for claim in group if not _is_computed(claim)] or list(group)
    best = max(read, key=_rank)
    details: dict[str, str] = {}
    for claim in sorted(read, key=_rank):
        details.update(claim.details)
    confirmation = best.confirmation
    sources = {claim.source for claim in read if claim.source in _SEEN and not claim.repaired}
    if len(sources) > 1 and _STRENGTH[confirmation] < _STRENGTH[Confirmation.TWO_LOOKS] and not _is_computed(best):
        confirmation = Confirmation.TWO_LOOKS
    return replace(best, confirmation=confirmation, details=MappingProxyType(details))


def merge_engines(views: Mapping[str, Sequence[Claim]]) -> tuple[Claim, ...]:
    """Merge what several engines, by their names, led to: the same claim out of two of them is two looks."""
    merged = []
    for claim in merge(claim for view in views.values() for claim in view):
        said = {
            _EYES.get(engine, engine)
            for engine, view in views.items()
            if any(other.key == claim.key and not _is_computed(other) for other in view)
        }
        weak = _STRENGTH[claim.confirmation] < _STRENGTH[Confirmation.TWO_LOOKS]
        merged.append(replace(claim, confirmation=Confirmation.TWO_LOOKS) if len(said) > 1 and weak else claim)
    return tuple(merged)


def refrigerant_of(claim: Claim, known: Vocabulary) -> str | None:
    """The refrigerant that a claim of any scheme points to by itself, in normal form."""
    if claim.problem is not None:
        return None
    if claim.scheme is Scheme.REFRIGERANT:
        return claim.value
    if claim.scheme is Scheme.CAS:
        return known.cas_numbers.get(claim.value) or None
    if claim.scheme is Scheme.NAME:
        return claim.details.get("refrigerant")
    if claim.scheme is Scheme.UN:
        match = _GAS_NAME.search(known.un_numbers.get(claim.value, ""))
        return known.refrigerants.get("R" + match[1].upper()) if match else None
    return None


def agree(claims: Sequence[Claim], known: Vocabulary) -> tuple[Claim, ...]:
    """Confirm by REFERENCE the claims of different schemes that lead to the same refrigerant.

    Two of designation, CAS number, UN number and chemical name must point to it. A chemical name with
    a second sign, and only then, yields a claim to the designation that nobody printed.
    """
    signs: dict[str, set[Scheme]] = {}
    for claim in claims:
        designation = refrigerant_of(claim, known)
        if designation:
            signs.setdefault(designation, set()).add(claim.scheme)
    agreed = {designation for designation, schemes in signs.items() if len(schemes) > 1}
    confirmed = []
    for claim in claims:
        designation = refrigerant_of(claim, known)
        if designation in agreed and _STRENGTH[claim.confirmation] < _STRENGTH[Confirmation.REFERENCE]:
            surer = max(claim.confidence, _AGREEING) if not claim.repaired else claim.confidence
            confirmed.append(replace(claim, confirmation=Confirmation.REFERENCE, confidence=surer))
        else:
            confirmed.append(claim)
        if claim.scheme is Scheme.NAME and designation in agreed and Scheme.REFRIGERANT not in signs[designation or ""]:
            confirmed.append(_designation_of(claim, designation or ""))
    return merge(confirmed)


def _designation_of(name: Claim, designation: str) -> Claim:
    return replace(
        name,
        scheme=Scheme.REFRIGERANT,
        value=designation,
        confirmation=Confirmation.REFERENCE,
        confidence=0.8,
        details=MappingProxyType({"name": name.value}),
    )
