"""The whole inspection as JSON: docs/schema/inspection.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from inspection.codec import encode
from inspection.custody import holders_of, seals_of
from inspection.custody.receipt import receipt_holds
from inspection.instruments.as_json import measurements_json
from inspection.wire import (
    checklist_json,
    claim_json,
    difference_json,
    edition_json,
    finding_json,
    illegal_traffic_json,
    placard_json,
    red_flag_json,
    symbol_json,
    text_json,
)
from inspection.wording import say

if TYPE_CHECKING:
    from inspection.dossier import Assessment, Dossier, Exhibit

FORMAT, VERSION = "quaylens-inspection", 1


def whole_json(dossier: Dossier, language: str = "en") -> dict[str, Any]:
    """Everything that the records add up to, sentences in the language given."""
    opening = dossier.opening
    return {
        "format": FORMAT,
        "v": VERSION,
        "inspection": dossier.inspection,
        "label": opening.label,
        "officer": opening.officer,
        "station": dossier.records[-1].header.station if dossier.records else "",
        "software": opening.software,
        "opened_at": dossier.opened_at.isoformat(),
        "closed_at": dossier.closed_at.isoformat() if dossier.closed_at else None,
        "asked": encode(opening.asked),
        "route": encode(dossier.consignment.route),
        "circumstances": encode(opening.circumstances),
        "parties": encode(dossier.consignment.parties),
        "papers": encode(dossier.consignment.papers),
        "place": encode(dossier.consignment.place),
        "declaration": encode(dossier.consignment.declaration),
        "exhibits": [_exhibit_json(each) for each in dossier.exhibits],
        "scans": [
            {
                "number": each.number,
                "device": each.device,
                "scanned_at": each.scanned_at.isoformat(),
                "symbols": [symbol_json(symbol) for symbol in each.observation.symbols],
                "claims": [claim_json(claim) for claim in each.claims],
            }
            for each in dossier.scans
        ],
        "corrections": [
            {
                "exhibit": each.exhibit,
                "read": each.read,
                "withdrawn": "" if each.scheme is None else f"{each.scheme.value} {each.value}",
                "claim": claim_json(each.claim),
            }
            for each in dossier.corrections
        ],
        "stated": [
            {"claims": [claim_json(claim) for claim in each.claims], "kg": encode(each.kg)} for each in dossier.stated
        ],
        **measurements_json(dossier, language),
        "custody": {
            **encode(dossier.custody),
            "holders": {number: encode(held) for number, held in holders_of(dossier.custody).items()},
            "receipts": [
                None if each.signature is None else receipt_holds(each, dossier.inspection)
                for each in dossier.custody.handovers
            ],
            "seals_now": {number: state.closed for number, state in seals_of(dossier.custody).items()},
        },
        "assessment": _assessment_json(dossier.assessment, language),
        "answers": [
            {
                "about": each.about.value,
                "subject": each.subject,
                "what": say(each.what, language),
                "outcome": each.outcome.value,
                "note": each.note,
            }
            for each in dossier.answers
        ],
        "ruling": encode(dossier.ruling),
        "illegal_traffic": illegal_traffic_json(dossier, opening.asked.day, language),
        "records": [
            {
                "seq": record.header.seq,
                "kind": record.header.kind,
                "wall": record.header.wall,
                "officer": record.header.officer,
                "sha256": record.sha256,
                "withheld": record.body is None,
            }
            for record in dossier.records
        ],
    }


def whole_bytes(dossier: Dossier, language: str = "en") -> bytes:
    """The same as a file."""
    return (json.dumps(whole_json(dossier, language), ensure_ascii=False, indent=2) + "\n").encode()


def _exhibit_json(exhibit: Exhibit) -> dict[str, Any]:
    seen = exhibit.observation
    return {
        "number": exhibit.number,
        "photo_sha256": exhibit.photo,
        "media_type": exhibit.media_type,
        "original_kind": exhibit.original_kind.value,
        "source": exhibit.source,
        "name": exhibit.name,
        "taken_at": exhibit.taken_at.isoformat(),
        "symbols": [symbol_json(each) for each in seen.symbols],
        "texts": [text_json(each) for each in seen.texts],
        "placards": [placard_json(each) for each in seen.placards],
        "claims": [claim_json(each) for each in exhibit.claims],
    }


def _assessment_json(assessment: Assessment | None, language: str) -> dict[str, Any] | None:
    if assessment is None:
        return None
    return {
        "verdict": assessment.judgement.verdict.value,
        "open_questions": assessment.judgement.open_questions,
        "asked": encode(assessment.asked),
        "safety": [say(each, language) for each in assessment.safety],
        "findings": [finding_json(each, language) for each in assessment.findings],
        "differences": [difference_json(each, language) for each in assessment.differences],
        "red_flags": [red_flag_json(each, language) for each in assessment.red_flags],
        "checklist": [checklist_json(each, language) for each in assessment.checklist],
        "edition": edition_json(assessment.edition),
    }
