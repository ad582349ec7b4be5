"""A correction: what the officer reads where an engine misread; the reading stays beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .claim import Claim, Scheme
    from .dossier import Dossier, Exhibit
    from .frame import Region


@dataclass(frozen=True, slots=True)
class Correction:
    """``read`` is what an engine read in the picture number ``exhibit``, at ``region``.

    ``scheme`` and ``value`` name the claim made of it that no longer counts; None and "" where the reading stated
    nothing. ``claim`` is the officer's, with the reading as its ``raw``.
    """

    exhibit: int
    read: str
    scheme: Scheme | None
    value: str
    region: Region | None
    claim: Claim

    @property
    def withdrawn(self) -> tuple[Scheme, str] | None:
        """The key of the claim that no longer counts."""
        return None if self.scheme is None else (self.scheme, self.value)


def corrected(exhibit: Exhibit, corrections: Iterable[Correction]) -> tuple[Claim, ...]:
    """The claims of a picture that count: each correction in turn takes the place of what it withdraws."""
    claims = exhibit.claims
    for each in corrections:
        if each.exhibit == exhibit.number:
            claims = (*(claim for claim in claims if claim.key not in {each.withdrawn, each.claim.key}), each.claim)
    return claims


def in_place_of(claim: Claim, exhibit: int, corrections: Iterable[Correction]) -> Claim | None:
    """What the officer reads in the place of a claim of that picture; None where the claim stands."""
    return next(
        (
            each.claim
            for each in corrections
            if each.exhibit == exhibit and each.withdrawn == claim.key != each.claim.key
        ),
        None,
    )


def read_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """What was read and counts: in the pictures as it was corrected, then by handheld scanners."""
    seen = (claim for exhibit in dossier.exhibits for claim in corrected(exhibit, dossier.corrections))
    return (*seen, *(claim for scan in dossier.scans for claim in scan.claims))


def settled(dossier: Dossier) -> tuple[Correction, ...]:
    """The corrections after which the claim that they withdraw counts nowhere: another picture may still state it."""
    counted = {claim.key for claim in read_claims(dossier)}
    return tuple(each for each in dossier.corrections if each.withdrawn not in counted)
