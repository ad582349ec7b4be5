"""Flags of what an instrument found: another gas than the label names, and what no pure refrigerant holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..claim import ClaimSource, Problem, Scheme
from ..instruments.identity import designation_of, told
from ..instruments.matching import Standing
from .sighting import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..claim import Claim
    from .evidence import Evidence, Part
    from .sighting import Seen

_NAMING = (Scheme.REFRIGERANT, Scheme.CAS, Scheme.NAME)


def label_disagrees(evidence: Evidence) -> Iterator[Seen]:
    """The label names a refrigerant, and the instrument does not find that one."""
    for part in evidence.found:
        measured = _measured(part)
        if measured is None:
            continue
        named = {
            claim: designation_of(claim, evidence.known)
            for claim in part.of(*_NAMING)
            if claim.source is not ClaimSource.MEASURED and claim.problem is not Problem.CHECK_DIGIT
        }
        others = {claim: name for claim, name in named.items() if name and not _is_among(name, part)}
        if others:
            yield seen(
                (*others, measured),
                labelled=", ".join(dict.fromkeys(others.values())),
                measured=measured.details.get("composition", measured.value),
            )


def not_pure(evidence: Evidence) -> Iterator[Seen]:
    """Too much air, hydrocarbons, a mixture without designation, or something without a name."""
    for part in evidence.found:
        found = part.measured
        if found is not None and (found.too_much_air or found.standing is not Standing.IDENTIFIED):
            measured = _measured(part)
            yield seen((measured,) if measured else (), composition=told(found) or "—")


def _measured(part: Part) -> Claim | None:
    said = (claim for claim in part.of(Scheme.REFRIGERANT) if claim.source is ClaimSource.MEASURED)
    return next(said, None)


def _is_among(name: str, part: Part) -> bool:
    """Whether the measured shares fit that designation, be it the best match or another one that fits."""
    if part.measured is None:
        return False
    fitting = {each.designation for each in part.measured.matches if not each.off}
    return name in fitting
