"""An old verdict out of an old edition: what was kept, derived again from what it was derived from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .codec import decode
from .dossier import Assessment
from .errors import VerificationFailed
from .history import RecordKind, dossier_of
from .session import assess
from .verdict import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .finding import Finding
    from .ports import ReferenceData
    from .record import SealedRecord
    from .verdict import Judgement


@dataclass(frozen=True, slots=True)
class Reproduction:
    """How many assessments came out as they were kept, and how many rest on other editions and were not derived."""

    reproduced: int
    other_editions: int


def reproduce(records: Sequence[SealedRecord], reference: ReferenceData) -> Reproduction:
    """Derive every assessment of one inspection again that names this edition, from the records before it.

    Raises VerificationFailed for the first one that does not come out finding by finding as it was kept.
    """
    reproduced = others = 0
    for place, record in enumerate(records):
        if record.header.kind != RecordKind.ASSESSED or record.body is None:
            continue
        kept = decode(Assessment, record.body["assessment"])
        if kept.edition.sha256 != reference.edition.sha256:
            others += 1
            continue
        derived = assess(dossier_of(records[:place]), reference)
        if _comparable(derived, kept) != _comparable(kept, derived):
            raise VerificationFailed("verify.not_reproduced", seq=record.header.seq, edition=kept.edition.name)
        reproduced += 1
    return Reproduction(reproduced, others)


def _comparable(one: Assessment, other: Assessment) -> tuple[tuple[Finding, ...], Judgement]:
    """Findings and judgement; without those of national packs where not the same packs lie over the edition."""
    if one.edition.packs == other.edition.packs:
        return one.findings, one.judgement
    conventional = tuple(finding for finding in one.findings if not finding.national)
    return conventional, judge(conventional)
