"""Declared beside found, identifier by identifier: what agrees stands there too, not only what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .claim import ClaimSource, Scheme
from .compare import COMPARED, IDENTIFYING

if TYPE_CHECKING:
    from .comparison import Difference
    from .dossier import Assessment


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: what the papers say and what was found, "" where one of them is silent; ``difference`` if they differ.

    ``counts`` says that the papers would have to name it.
    """

    scheme: Scheme
    declared: str
    found: str
    difference: Difference | None
    counts: bool = True


def side_by_side(assessment: Assessment) -> tuple[Pair, ...]:
    """Every compared identifier of papers and goods, what differs first."""
    declared: dict[tuple[Scheme, str], None] = {}
    found: dict[tuple[Scheme, str], None] = {}
    for item in assessment.items:
        for claim in item.claims:
            if claim.scheme in COMPARED:
                (declared if claim.source is ClaimSource.DECLARED else found)[claim.key] = None
    pairs = [Pair(each.scheme, each.declared, each.found, each) for each in assessment.differences]
    told = {(pair.scheme, value) for pair in pairs for value in (pair.declared, pair.found) if value}
    same = [key for key in declared if key in found and key not in told]
    pairs += [Pair(scheme, value, value, None) for scheme, value in same]
    alone = [key for key in found if key not in declared and key not in told]
    pairs += [Pair(scheme, "", value, None, counts=scheme in IDENTIFYING) for scheme, value in alone]
    return tuple(pairs)
