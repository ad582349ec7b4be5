"""A correction: what the officer reads where an engine misread; the reading stays beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .claim import Claim, Scheme
    from .dossier import Exhibit
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
