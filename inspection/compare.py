"""Declared against found: missing, extra and different identifiers, and masses that do not agree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .claim import Scheme
from .comparison import Difference, DifferenceKind
from .consignment import quantity
from .identifiers import declared_claims
from .message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .claim import Claim
    from .consignment import Declaration, DeclaredLine
    from .identifiers.vocabulary import Vocabulary

# Identifiers whose value on the goods has to be the declared one. Hazard statements, pictograms and
# packaging marks are not declared line by line, so their absence from the papers says nothing.
COMPARED = (
    Scheme.CONTAINER,
    Scheme.UN,
    Scheme.REFRIGERANT,
    Scheme.CAS,
    Scheme.BASEL,
    Scheme.HS,
    Scheme.CLASS,
    Scheme.GTIN,
    Scheme.SSCC,
)
# What identifies a substance: found and nowhere declared, it is worth saying even on silent papers.
IDENTIFYING = frozenset({Scheme.CONTAINER, Scheme.UN, Scheme.REFRIGERANT, Scheme.CAS, Scheme.BASEL})
MASS_TOLERANCE = Decimal("0.02")  # scales and rounding on papers


def compare(declaration: Declaration, found: Sequence[Claim], known: Vocabulary) -> tuple[Difference, ...]:
    """List every difference between the declared lines and the claims found on the goods."""
    lines = [(line, declared_claims(line, known)) for line in declaration.lines]
    differences: list[Difference] = []
    for scheme in COMPARED:
        seen = {claim.value for claim in found if claim.scheme is scheme}
        stated = {claim.value: line for line, claims in lines for claim in claims if claim.scheme is scheme}
        differences += _of_scheme(scheme, stated, seen)
    return (*differences, *_masses(lines, found))


def _of_scheme(scheme: Scheme, stated: dict[str, DeclaredLine], seen: set[str]) -> list[Difference]:
    missing = [value for value in stated if value not in seen]
    extra = sorted(seen - stated.keys())
    if len(missing) == 1 and len(extra) == 1:
        ((declared,), (other,)) = missing, extra
        reason = message("comparison.different", declared=declared, found=other)
        return [Difference(DifferenceKind.DIFFERENT, scheme, declared, other, stated[declared].line, reason)]
    differences = [
        Difference(
            DifferenceKind.NOT_SEEN,
            scheme,
            value,
            "",
            stated[value].line,
            message("comparison.not_seen", declared=value),
        )
        for value in missing
    ]
    if stated or scheme in IDENTIFYING:
        differences += [
            Difference(
                DifferenceKind.NOT_DECLARED,
                scheme,
                "",
                value,
                "",
                message("comparison.not_declared", found=value),
            )
            for value in extra
        ]
    return differences


def _masses(lines: Sequence[tuple[DeclaredLine, tuple[Claim, ...]]], found: Sequence[Claim]) -> list[Difference]:
    """Net masses on symbols against the net mass declared for the same GTIN or SSCC."""
    differences = []
    for line, claims in lines:
        declared = quantity(line.net_kg)
        keys = {claim.key for claim in claims if claim.scheme in {Scheme.GTIN, Scheme.SSCC}}
        seen = [quantity(claim.details["net_kg"]) for claim in found if claim.key in keys and "net_kg" in claim.details]
        total = sum((each for each in seen if each is not None), Decimal(0))
        if declared is None or not total or abs(declared - total) <= declared * MASS_TOLERANCE:
            continue
        reason = message("comparison.mass", declared=declared, found=total)
        scheme = Scheme.GTIN if any(key[0] is Scheme.GTIN for key in keys) else Scheme.SSCC
        differences.append(
            Difference(DifferenceKind.DIFFERENT, scheme, f"{declared} kg", f"{total} kg", line.line, reason)
        )
    return differences
