"""A dossier as plain JSON values for the template, and the prints that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.clock_steps import clock_steps
from inspection.consignment import Item

from .answers import answers_content
from .custody import custody_content
from .exhibits import claim_content, corrections_content, exhibit_content, verdicts_by_claim
from .findings import differences_content, findings_content
from .flags import flags_content
from .papers import consignment_content, particulars, ruling_content, verdict_content
from .phrases import NO_VERDICT, Phrases, shortened, wall_time
from .traffic import traffic_content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection.dossier import Dossier
    from inspection.record import SealedRecord
    from inspection.reference_hit import EditionIdentity

    from .phrases import Plain


_TITLE, _HEADING = 160, 60  # characters of the label on page one, and at the top of every page


def content_of(dossier: Dossier, photo: Callable[[str], bytes], language: str) -> tuple[Plain, Mapping[str, bytes]]:
    """Everything the template sets, and the prints by file name. Raises what ``photo`` raises."""
    phrases = Phrases(language)
    assessment = dossier.assessment
    verdicts = verdicts_by_claim(assessment.findings if assessment else ())
    exhibits, prints = [], {}
    for exhibit in dossier.exhibits:
        content, jpeg = exhibit_content(exhibit, dossier.corrections, photo, verdicts, phrases)
        exhibits.append(content)
        if jpeg is not None:
            prints[content["print"]["file"]] = jpeg
    return {
        "labels": phrases.labels(),
        "words": phrases.verdicts() | {NO_VERDICT: phrases("report.no_finding")},
        "language": language[:2],
        "page_of": phrases("report.page_of", page="{page}", pages="{pages}"),
        "label": shortened(dossier.opening.label, _TITLE),
        "heading": shortened(dossier.opening.label, _HEADING),
        "inspection": dossier.inspection,
        "officer": shortened(dossier.opening.officer, _TITLE),
        "edition": _edition_line(assessment.edition, phrases) if assessment else phrases("report.no_edition"),
        "escapes": phrases("report.escapes"),
        "safety": [phrases.say(each) for each in assessment.safety] if assessment else [],
        "verdict": verdict_content(assessment, phrases),
        "particulars": particulars(dossier, phrases),
        "ruling": ruling_content(dossier.ruling, phrases),
        "countersigned": [
            phrases("report.countersigned_by", officer=each.officer, role=phrases(f"accounts.role.{each.role}"))
            + (f": {each.note}" if each.note else "")
            for each in dossier.countersignatures
        ],
        "national_law": phrases("national_law"),
        "not_listed": phrases("not_listed_is_not_allowed"),
        "consignment": consignment_content(dossier.consignment, phrases),
        "exhibits": exhibits,
        "stated": [
            {
                "claims": [
                    claim_content(claim, number, verdicts, phrases) for number, claim in enumerate(item.claims, 1)
                ],
                "mass": phrases("report.mass", kg=item.kg) if item.kg is not None else "",
            }
            for item in (*dossier.stated, *(Item(scan.claims) for scan in dossier.scans))
        ]
        + [{"claims": [row], "mass": ""} for row in corrections_content(dossier.corrections, verdicts, phrases)],
        "findings": findings_content(dossier, phrases),
        "flags": flags_content(assessment, phrases),
        "answers": answers_content(dossier, phrases),
        "traffic": traffic_content(dossier, dossier.opening.asked.day, phrases),
        "traffic_labels": {key: phrases(f"illegal_traffic.{key}") for key in ("heading", "signs", "tasks")},
        "more": phrases("report.more", count="{count}"),
        "differences": differences_content(assessment.differences, phrases) if assessment else [],
        "compared": _compared(dossier, phrases),
        "custody": custody_content(dossier, phrases),
        "integrity": _integrity(dossier, assessment.edition if assessment else None, phrases),
    }, prints


def _compared(dossier: Dossier, phrases: Phrases) -> str:
    """What stands in place of the table when there is nothing to show in it."""
    if dossier.consignment.declaration is None:
        return phrases("report.not_compared")
    if dossier.assessment is None:
        return phrases("report.not_compared_yet")
    return phrases("report.no_difference")


def _edition_line(edition: EditionIdentity, phrases: Phrases) -> str:
    standing = phrases("edition.signed" if edition.signed else "edition.local")
    return phrases("report.edition_line", name=edition.name, day=edition.day, standing=standing)


def _integrity(dossier: Dossier, edition: EditionIdentity | None, phrases: Phrases) -> Plain:
    head = dossier.records[-1] if dossier.records else None
    seal = (
        ("report.station", head.header.station if head else ""),
        ("report.station_key", head.header.key if head else ""),
        ("report.head", head.sha256 if head else ""),
        ("report.head_signature", head.signature if head else ""),
        ("report.edition_digest", edition.sha256 if edition else ""),
        ("report.software", dossier.opening.software),
    )
    return {
        "head": head.sha256 if head else "",
        "clock": [
            phrases(f"verify.clock_{'step' if each.same_start else 'back'}", seq=each.seq, by=each.by)
            for each in clock_steps(record.header for record in dossier.records)
        ],
        "seal": [[phrases(code), value] for code, value in seal if value],
        "records": [_record(each, phrases) for each in dossier.records],
        "photos": [
            {
                "number": each.number,
                "kept": phrases.listed((phrases(f"report.kept.{each.original_kind.value}"), each.media_type)),
                "sha256": each.photo,
            }
            for each in dossier.exhibits
        ],
    }


def _record(record: SealedRecord, phrases: Phrases) -> Plain:
    step = phrases(f"report.record.{record.header.kind}")
    return {
        "seq": str(record.header.seq),
        "step": step if record.body is not None else f"{step} ({phrases('report.withheld')})",
        "time": wall_time(record.header.wall),
        "sha256": record.sha256,
    }
