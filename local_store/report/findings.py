"""The findings of a report: numbered, grouped by regime, with one list of the documents to ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Basis, Regime
from inspection.verdict import Verdict
from inspection.wording import translates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Scheme
    from inspection.comparison import Difference
    from inspection.dossier import Dossier, Exhibit
    from inspection.finding import Finding

    from .phrases import Phrases, Plain


def in_order(findings: Sequence[Finding]) -> list[tuple[Regime, list[Finding]]]:
    """The findings by regime, the regime with the most serious one first, each said once.

    The same thing in three photos gives the same finding three times; where it was seen stands with it.
    """
    groups: dict[Regime, list[Finding]] = {}
    for finding in sorted(findings, key=lambda each: -each.verdict.seriousness):
        group = groups.setdefault(finding.regime, [])
        if finding not in group:
            group.append(finding)
    return list(groups.items())


def findings_content(dossier: Dossier, phrases: Phrases) -> Plain:
    """Groups of findings and the checklist of documents for the template."""
    if dossier.assessment is None:
        return {"groups": [], "documents": [], "most_serious": [], "open": []}
    places = _places(dossier.exhibits)
    documents: dict[str, list[str]] = {}
    groups: list[Plain] = []
    number = 0
    for regime, findings in in_order(dossier.assessment.findings):
        cards: list[Plain] = []
        for finding in findings:
            number += 1
            card = _card(finding, f"F{number}", phrases)
            card["seen"] = [
                phrases("report.seen_mark", exhibit=exhibit, mark=mark)
                for exhibit, mark in places.get((finding.subject.scheme, finding.subject.value), ())
            ]
            for document in card["documents"]:
                documents.setdefault(document, []).append(card["number"])
            cards.append(card)
        groups.append({"regime": phrases(f"regime.{regime.value}"), "findings": cards})
    cards = [card for group in groups for card in group["findings"]]
    overall = dossier.assessment.judgement.verdict
    return {
        "groups": groups,
        "documents": [{"text": text, "findings": ", ".join(numbers)} for text, numbers in documents.items()],
        "most_serious": [card for card in cards if card["verdict"] == overall.value],
        "open": [card for card in cards if card["verdict"] == Verdict.CANNOT_TELL.value != overall.value],
    }


def _card(finding: Finding, number: str, phrases: Phrases) -> Plain:
    citation = finding.citation
    law = [phrases.cited(each) for each in (citation.instrument, citation.provision)]
    notes = [phrases("report.national")] if finding.national else []
    if translates(phrases.language):
        notes.append(phrases("basis.translation"))
    if finding.basis is Basis.UNREAD:
        notes.append(phrases("basis.unread"))
    return {
        "number": number,
        "verdict": finding.verdict.value,
        "subject": f"{phrases.scheme(finding.subject.scheme)} {phrases.cut(finding.subject.value)}",
        "reason": phrases.say(finding.reason),
        "citation": [each for each in (*law, citation.entry) if each],
        "edition": phrases("report.citation_edition", edition=citation.edition) if citation.edition else "",
        "exceptions": [phrases.say(each) for each in finding.exceptions],
        "documents": [phrases.say(each) for each in finding.documents],
        "notes": notes,
    }


def _places(exhibits: Sequence[Exhibit]) -> dict[tuple[Scheme, str], list[tuple[int, int]]]:
    """Exhibit and mark of every claim, by scheme and value."""
    places: dict[tuple[Scheme, str], list[tuple[int, int]]] = {}
    for exhibit in exhibits:
        for number, claim in enumerate(exhibit.claims, 1):
            places.setdefault(claim.key, []).append((exhibit.number, number))
    return places


def differences_content(differences: Sequence[Difference], phrases: Phrases) -> list[Plain]:
    """The rows of declared against found."""
    return [
        {
            "kind": phrases(f"difference.{each.kind.value}"),
            "line": each.line,
            "scheme": phrases.scheme(each.scheme),
            "declared": phrases.cut(each.declared),
            "found": phrases.cut(each.found),
        }
        for each in differences
    ]
