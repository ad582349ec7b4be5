"""The exhibits of a report: each photo with its marks, its claims and the symbols read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.claim import Confirmation
from inspection.correction import in_place_of
from inspection.verdict import Verdict

from .marks import outlines, shown_size
from .phrases import NO_VERDICT, time_of
from .pictures import print_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspection.claim import Claim, Scheme
    from inspection.correction import Correction
    from inspection.dossier import Exhibit
    from inspection.finding import Finding
    from inspection.frame import Region

    from .phrases import Phrases, Plain

Verdicts = dict[tuple["Scheme", str], Verdict]


def verdicts_by_claim(findings: Iterable[Finding]) -> Verdicts:
    """The most serious verdict on each claim, by scheme and value."""
    found: Verdicts = {}
    for finding in findings:
        key = finding.subject.scheme, finding.subject.value
        if key not in found or found[key].seriousness < finding.verdict.seriousness:
            found[key] = finding.verdict
    return found


def exhibit_content(
    exhibit: Exhibit,
    corrections: Sequence[Correction],
    photo: Callable[[str], bytes],
    verdicts: Verdicts,
    phrases: Phrases,
) -> tuple[Plain, bytes | None]:
    """One exhibit for the template, and its print as JPEG, None where it has none."""
    claims = [claim_content(claim, number, verdicts, phrases) for number, claim in enumerate(exhibit.claims, 1)]
    for claim, row in zip(exhibit.claims, claims, strict=True):
        row["notes"] += _officers_word(claim, exhibit.number, corrections, phrases)
    observation = exhibit.observation
    content: Plain = {
        "number": exhibit.number,
        "name": phrases.cut(exhibit.name),
        "heading": phrases("report.exhibit", number=exhibit.number),
        "alt": phrases("report.photo_of", number=exhibit.number),
        "taken": phrases("report.taken", time=time_of(exhibit.taken_at)),
        "kept": phrases(f"report.kept.{exhibit.original_kind.value}"),
        "media_type": exhibit.media_type,
        "source": phrases.cut(exhibit.source),
        "sha256": exhibit.photo,
        "readings": phrases(
            "report.readings",
            symbols=len(observation.symbols),
            texts=len(observation.texts),
            placards=len(observation.placards),
        ),
        "claims": claims,
        "symbols": [
            {"symbology": each.symbology, "text": phrases.cut(each.text), "engines": ", ".join(each.engines)}
            for each in observation.symbols
        ],
        "print": None,
    }
    made = print_of(photo(exhibit.photo))
    if made is None:
        return content, None
    shown = shown_size(made.width, made.height)
    content["print"] = {
        "file": f"exhibit-{exhibit.number}.jpg",
        "width": round(shown[0], 2),
        "height": round(shown[1], 2),
        "outlines": outlines(_by_region(exhibit.claims, claims), (observation.width, observation.height), shown),
    }
    return content, made.jpeg


def claim_content(claim: Claim, number: int, verdicts: Mapping[tuple[Scheme, str], Verdict], phrases: Phrases) -> Plain:
    """One claim as a row of a table."""
    verdict = verdicts.get(claim.key)
    notes = [phrases("report.repaired")] if claim.repaired else []
    if claim.problem is not None:
        notes.append(phrases(f"report.problem.{claim.problem.value}"))
    return {
        "number": number,
        "verdict": NO_VERDICT if verdict is None else verdict.value,
        "scheme": phrases.scheme(claim.scheme),
        "value": phrases.cut(claim.value),
        "raw": phrases.cut(claim.raw),
        "confidence": f"{claim.confidence:.0%}",
        "confirmed": claim.confirmation is not Confirmation.NONE,
        "confirmation": phrases(f"confirmation.{claim.confirmation.value}"),
        "notes": notes,
        "details": [f"{name.replace('_', ' ')} {phrases.cut(value)}" for name, value in sorted(claim.details.items())],
    }


def corrections_content(corrections: Sequence[Correction], verdicts: Verdicts, phrases: Phrases) -> list[Plain]:
    """What the officer reads where an engine misread, as rows of tables; one may take the place of another."""
    rows = []
    for place, each in enumerate(corrections, 1):
        row = claim_content(each.claim, 1, verdicts, phrases)
        row["notes"] += _officers_word(each.claim, each.exhibit, corrections[place:], phrases)
        rows.append(row)
    return rows


def _officers_word(claim: Claim, exhibit: int, corrections: Iterable[Correction], phrases: Phrases) -> list[str]:
    """What the officer reads in the place of a claim of that picture; nothing where it stands."""
    theirs = in_place_of(claim, exhibit, corrections)
    if theirs is None:
        return []
    return [phrases("report.corrected", value=f"{phrases.scheme(theirs.scheme)} {phrases.cut(theirs.value)}")]


def _by_region(claims: Sequence[Claim], contents: Sequence[Plain]) -> dict[Region, list[Plain]]:
    """Number and verdict of the claims of each region, the most serious first (the template colours by it)."""
    order = {each.value: each.seriousness for each in Verdict}
    groups: dict[Region, list[Plain]] = {}
    for claim, content in zip(claims, contents, strict=True):
        if claim.region is not None:
            mark = {"number": content["number"], "verdict": content["verdict"]}
            groups.setdefault(claim.region, []).append(mark)
    return {region: sorted(marks, key=lambda mark: -order.get(mark["verdict"], 0)) for region, marks in groups.items()}
