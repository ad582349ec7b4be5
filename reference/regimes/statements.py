"""How a rule states what it found: one finding with its citation, severity and basis."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.finding import Basis, Citation, Finding, Regime, Severity, Subject
from inspection.message import Message, message
from inspection.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection.claim import Claim
    from inspection.finding_codes import FindingCode

    from ..law import Law

_LOUDNESS: Mapping[Verdict, Severity] = MappingProxyType(
    {
        Verdict.PROHIBITED: Severity.ERROR,
        Verdict.PERMIT_REQUIRED: Severity.WARNING,
        Verdict.CANNOT_TELL: Severity.WARNING,
        Verdict.DOCUMENTS_REQUIRED: Severity.INFO,
        Verdict.NOT_LISTED: Severity.INFO,
    }
)
_NOTHING: Mapping[str, object] = MappingProxyType({})
_FROM_FIRM_TO_WEAK = (Basis.READ, Basis.SECONDARY, Basis.UNREAD)


def subject_of(claim: Claim) -> Subject:
    """The claim that a finding is about."""
    return Subject(claim.scheme, claim.value)


def weakest(rows: Iterable[Mapping[str, str]]) -> Basis:
    """How the least certain of the rows is known; ``secondary`` without any row."""
    bases = [Basis(row["basis"]) for row in rows]
    return max(bases, key=_FROM_FIRM_TO_WEAK.index) if bases else Basis.SECONDARY


def messages(*codes: str, **params: object) -> tuple[Message, ...]:
    """Messages with the same parameters."""
    return tuple(message(code, **params) for code in codes)


@dataclass(frozen=True, slots=True)
class Speaker:
    """States findings of one regime under one instrument."""

    law: Law
    regime: Regime
    instrument: str

    def state(
        self,
        code: FindingCode,
        verdict: Verdict,
        provision: str,
        entry: str,
        subject: Subject,
        *,
        exceptions: tuple[Message, ...] = (),
        documents: tuple[Message, ...] = (),
        basis: Basis = Basis.SECONDARY,
        severity: Severity | None = None,
        reason: str | None = None,
        instrument: str | None = None,
        told: Mapping[str, object] = _NOTHING,
        **params: object,
    ) -> Finding:
        """Make the finding; ``told`` and ``params`` fill its reason, whose code is the finding's unless named."""
        return Finding(
            code=code,
            regime=self.regime,
            verdict=verdict,
            severity=severity or _LOUDNESS[verdict],
            citation=Citation(instrument or self.instrument, provision, entry, self.law.edition.name),
            subject=subject,
            reason=message(reason or code.value, **told, **params),
            exceptions=exceptions,
            documents=documents,
            basis=basis,
        )
