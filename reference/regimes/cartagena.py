"""The Cartagena Protocol on Biosafety: which living modified organisms an item is said to hold and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .cartagena_duties import Movement, duties
from .cartagena_search import identify
from .statements import Speaker, messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .cartagena_search import Found, Organism, Question

INSTRUMENT = "Cartagena Protocol on Biosafety"
DEFINITION = "Article 3(g)"


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Protocol says of the item moving so on that day."""
    speaker = Speaker(law, Regime.CARTAGENA, INSTRUMENT)
    found = identify(item, law)
    findings: list[Finding] = []
    for organism in found.organisms:
        movement = Movement(organism, item.circumstances.purpose, consignment.route, on.day)
        following = duties(speaker, movement)
        findings += [_listed(speaker, organism, following), *following]
        findings += _unknown_events(speaker, organism)
        findings += _concerns(speaker, organism)
        findings += _other_crops(speaker, organism, found)
    if not found.organisms:
        findings += [_which_event(speaker, question) for question in found.questions]
        findings += _crop_hints(speaker, found.crops)
    if not findings and found.searched:
        findings.append(_not_listed(speaker, found.searched))
    return tuple(findings)


def _listed(speaker: Speaker, organism: Organism, following: Sequence[Finding]) -> Finding:
    """The organism itself; it shares the gravest settled verdict of what follows from it."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    events = "; ".join(f"{row['event']}, {row['crop']}: {row['trait']}" for row in organism.rows)
    return speaker.state(
        FindingCode.CARTAGENA_ORGANISM, gravest.verdict, DEFINITION, organism.entry, subject_of(organism.claim),
        exceptions=gravest.exceptions, basis=weakest(organism.rows),
        documents=() if organism.identified else messages("document.lmo_identifier"),
        reason="cartagena.modified_organism" if events else "cartagena.modified_organism_unspecified",
        organism=organism.entry, events=events,
    )  # fmt: skip


def _unknown_events(speaker: Speaker, organism: Organism) -> list[Finding]:
    return [
        speaker.state(
            FindingCode.CARTAGENA_EVENT_UNKNOWN, Verdict.CANNOT_TELL, "Article 20", identifier,
            subject_of(organism.claim), severity=Severity.INFO,
            documents=messages("document.lmo_clearing_house_record"), value=identifier,
            edition=speaker.law.edition.name,
        )
        for identifier in organism.unknown
    ]  # fmt: skip


def _concerns(speaker: Speaker, organism: Organism) -> list[Finding]:
    """Events that were withdrawn or never approved anywhere that matters, and have been found in trade."""
    return [
        speaker.state(
            FindingCode.CARTAGENA_CONCERN, Verdict.CANNOT_TELL, "Article 25", row["uid"], subject_of(organism.claim),
            documents=messages("document.lmo_national_law"), basis=weakest([row]), value=row["uid"],
            event=row["event"], concern=row["concern"],
        )
        for row in organism.rows
        if row["concern"]
    ]  # fmt: skip


def _other_crops(speaker: Speaker, organism: Organism, found: Found) -> list[Finding]:
    """An identifier of one crop on goods that are called another."""
    if not organism.crops or organism.crops & {crop for _, crop in found.crops}:
        return []
    return [
        speaker.state(
            FindingCode.CARTAGENA_CROP_MISMATCH, Verdict.CANNOT_TELL, "Article 18(2)", organism.entry,
            subject_of(claim), documents=messages("document.lmo_identifier"), organism=organism.entry,
            value=claim.value, crop=crop, crops=", ".join(sorted(organism.crops)),
        )
        for claim, crop in dict(found.crops).items()
    ]  # fmt: skip


def _which_event(speaker: Speaker, question: Question) -> Finding:
    identifiers = ", ".join(question.identifiers)
    return speaker.state(
        FindingCode.CARTAGENA_WHICH_EVENT, Verdict.CANNOT_TELL, DEFINITION, identifiers, subject_of(question.claim),
        severity=Severity.INFO, documents=messages("document.lmo_statement", "document.lmo_identifier"),
        value=question.claim.value, identifiers=identifiers,
    )  # fmt: skip


def _crop_hints(speaker: Speaker, crops: Iterable[tuple[Claim, str]]) -> list[Finding]:
    """One hint a crop: modified varieties of it are traded, and nothing says whether this is one."""
    once: dict[str, Claim] = {}
    for claim, crop in crops:
        once.setdefault(crop, claim)
    return [
        speaker.state(
            FindingCode.CARTAGENA_CROP_HINT, Verdict.CANNOT_TELL, "Article 18(2)", crop, subject_of(claim),
            severity=Severity.INFO, documents=messages("document.lmo_statement", "document.lmo_purpose"),
            basis=weakest(speaker.law.rows("cartagena_crops", crop=crop)), value=claim.value, crop=crop,
        )
        for crop, claim in once.items()
    ]  # fmt: skip


def _not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    return speaker.state(
        FindingCode.CARTAGENA_NOT_LISTED, Verdict.NOT_LISTED, DEFINITION, searched[0].value, subject_of(searched[0]),
        values=", ".join(dict.fromkeys(claim.value for claim in searched)), edition=speaker.law.edition.name,
    )  # fmt: skip
