"""The JSON of the command line: the stable, documented form of readings, claims, findings and verdicts.

Records keep the domain's own form (:mod:`inspection.codec`); this one is for people's scripts,
with sentences in the reader's language. ``docs/schema`` describes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .claim import confirmation_of
from .codec import encode
from .illegal_traffic import signs_of, tasks_of
from .message import message
from .verdict import judge
from .wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from .claim import Claim
    from .comparison import Difference
    from .dossier import Dossier
    from .finding import Finding
    from .frame import Region
    from .message import Message
    from .national import Authority
    from .reading import FrameReading, PlacardReading, SymbolReading, TextReading
    from .red_flags.flag import ChecklistItem, RedFlag
    from .reference_hit import EditionIdentity, Hit, PackIdentity


def region_json(region: Region | None) -> list[list[float]] | None:
    """Four [x, y] in pixels of the upright picture, or None."""
    return None if region is None else [[round(x, 1), round(y, 1)] for x, y in region.corners]


def symbol_json(symbol: SymbolReading) -> dict[str, Any]:
    """One bar code."""
    return {
        "symbology": symbol.symbology,
        "text": symbol.text,
        "bytes_hex": symbol.payload.hex(),
        "aim": symbol.aim,
        "region": region_json(symbol.region),
        "engines": list(symbol.engines),
        "looks": symbol.looks,
        "confirmation": confirmation_of(symbol).value,
    }


def text_json(text: TextReading) -> dict[str, Any]:
    """One line of text."""
    return {
        "text": text.text,
        "confidence": round(text.confidence, 3),
        "region": region_json(text.region),
        "engines": list(text.engines),
        **({"meant": text.meant} if text.meant else {}),
    }


def placard_json(placard: PlacardReading) -> dict[str, Any]:
    """One hazard label."""
    return {
        "class": placard.label,
        "confidence": round(placard.confidence, 3),
        "region": region_json(placard.region),
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """One claim."""
    return {
        "scheme": claim.scheme.value,
        "value": claim.value,
        "confidence": round(claim.confidence, 3),
        "repaired": claim.repaired,
        "raw": claim.raw,
        "source": claim.source.value,
        "confirmation": claim.confirmation.value,
        "problem": None if claim.problem is None else claim.problem.value,
        "region": region_json(claim.region),
        "details": dict(claim.details),
    }


def finding_json(finding: Finding, language: str = "en") -> dict[str, Any]:
    """One finding with its citation, its reason as a sentence."""
    return {
        "code": finding.code.value,
        "regime": finding.regime.value,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "citation": {
            "instrument": finding.citation.instrument,
            "provision": finding.citation.provision,
            "entry": finding.citation.entry,
            "edition": finding.citation.edition,
        },
        "subject": {"scheme": finding.subject.scheme.value, "value": finding.subject.value},
        "reason": say(finding.reason, language),
        "exceptions": [say(exception, language) for exception in finding.exceptions],
        "documents": [say(document, language) for document in finding.documents],
        "basis": finding.basis.value,
        "national": finding.national,
    }


def difference_json(difference: Difference, language: str = "en") -> dict[str, Any]:
    """One difference between the papers and the goods."""
    return {
        "kind": difference.kind.value,
        "scheme": difference.scheme.value,
        "declared": difference.declared,
        "found": difference.found,
        "line": difference.line,
        "reason": say(difference.reason, language),
    }


def red_flag_json(flag: RedFlag, language: str = "en") -> dict[str, Any]:
    """One indicator that showed."""
    return {
        "code": flag.code,
        "regime": flag.regime.value,
        "severity": flag.severity.value,
        "reason": say(flag.reason, language),
        "how_to_confirm": say(flag.how_to_confirm, language),
        "claims": [{"scheme": claim.scheme.value, "value": claim.value} for claim in flag.claims],
    }


def checklist_json(item: ChecklistItem, language: str = "en") -> dict[str, Any]:
    """One indicator for the officer to look at."""
    return {
        "code": item.code,
        "regime": item.regime.value,
        "severity": item.severity.value,
        "indicator": say(item.indicator, language),
        "how_to_confirm": say(item.how_to_confirm, language),
    }


def edition_json(edition: EditionIdentity) -> dict[str, Any]:
    """Which edition answered."""
    return {
        "name": edition.name,
        "date": edition.day.isoformat(),
        "sha256": edition.sha256,
        "signed": edition.signed,
        "packs": [pack_json(pack) for pack in edition.packs],
    }


def pack_json(pack: PackIdentity) -> dict[str, Any]:
    """Which national pack lies over the edition."""
    return {
        "name": pack.name,
        "country": pack.country,
        "date": pack.day.isoformat(),
        "sha256": pack.sha256,
        "signed": pack.signed,
    }


def authority_json(authority: Authority) -> dict[str, Any]:
    """Whom to call."""
    return {
        "country": authority.country,
        "regime": authority.regime,
        "role": authority.role,
        "name": authority.name,
        "telephone": authority.telephone,
        "hours": authority.hours,
        "email": authority.email,
        "pack": authority.pack,
    }


def illegal_traffic_json(dossier: Dossier, today: date, language: str = "en") -> dict[str, Any]:
    """What points to illegal traffic in waste, what was declared of it, and the duties that follow."""
    assessment, suspicion = dossier.assessment, dossier.suspicion
    signs = signs_of(assessment.findings, assessment.differences) if assessment else ()
    return {
        "signs": [
            {
                "ground": each.ground.value,
                "provision": each.ground.provision,
                "reason": say(each.because, language),
                "settled": each.settled,
            }
            for each in signs
        ],
        "declared": None if suspicion is None else encode(suspicion),
        "tasks": [
            {
                "task": each.code.value.partition(".")[2],
                "what": say(each.what, language),
                "provision": each.provision,
                "due": each.due.isoformat() if each.due else None,
                "done": each.done.isoformat() if each.done else None,
                "overdue": each.overdue,
            }
            for each in tasks_of(dossier, today)
        ],
    }


def hit_json(hit: Hit, language: str = "en") -> dict[str, Any]:
    """One hit of a look-up."""
    return {
        "regime": hit.regime.value,
        "entry": hit.entry,
        "name": hit.name,
        "matched": hit.matched,
        "score": round(hit.score, 3),
        "why": why(hit, language),
    }


def why(hit: Hit, language: str = "en") -> str:
    """Why a search text leads to this entry: by which of its names, and how the two go together."""
    kind = say(message(f"look_up.kind.{hit.kind}"), language)
    return say(message(f"look_up.{hit.how.value}", kind=kind, matched=hit.matched), language)


def reading_json(reading: FrameReading) -> dict[str, Any]:
    """All readings of one picture."""
    return {
        "width": reading.width,
        "height": reading.height,
        "symbols": [symbol_json(symbol) for symbol in reading.symbols],
        "texts": [text_json(text) for text in reading.texts],
        "placards": [placard_json(placard) for placard in reading.placards],
    }


def judged_json(
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    edition: EditionIdentity,
    language: str = "en",
    *,
    safety: Iterable[Message] = (),
    red_flags: Iterable[RedFlag] = (),
    checklist: Iterable[ChecklistItem] = (),
    authorities: Iterable[Authority] = (),
) -> dict[str, Any]:
    """What may hurt, the claims, the findings and the verdict over them, red flags and what to look at."""
    found = tuple(findings)
    judgement = judge(found)
    return {
        "safety": [say(line, language) for line in safety],
        "claims": [claim_json(claim) for claim in claims],
        "findings": [finding_json(finding, language) for finding in found],
        "verdict": judgement.verdict.value,
        "open_questions": judgement.open_questions,
        "red_flags": [red_flag_json(flag, language) for flag in red_flags],
        "checklist": [checklist_json(item, language) for item in checklist],
        "authorities": [authority_json(authority) for authority in authorities],
        "edition": edition_json(edition),
    }


def seconds_json(seconds: Mapping[str, float]) -> dict[str, float]:
    """Wall times by stage."""
    return {stage: round(each, 4) for stage, each in seconds.items()}
