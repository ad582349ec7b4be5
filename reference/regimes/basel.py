"""The Basel Convention: what waste an item is said to be and what follows for its route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.consignment import Condition
from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .basel_entries import Candidates, Entry, Kind, current, entry_of, hints, predecessor_of
from .basel_route import Waste, duties
from .statements import Speaker, messages, subject_of
from .substances import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item, Route
    from inspection.finding import Finding, Subject

    from ..law import Law

INSTRUMENT = "Basel Convention"
ANNEXES = "Annexes I, II, VIII and IX"
_LOOKED_UP = frozenset({Scheme.BASEL, Scheme.HS, Scheme.UN, Scheme.NAME, Scheme.CAS, Scheme.REFRIGERANT})
_WASTE_OF_CONTROLLED_GAS = ("Y45", "A3150", "A4140")


@dataclass(frozen=True, slots=True)
class Movement:
    """An item, its route and the day asked."""

    item: Item
    route: Route
    day: date


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.BASEL, INSTRUMENT)
    movement = Movement(item, consignment.route, on.day)
    coded = [claim for claim in item.claims if claim.scheme is Scheme.BASEL]
    findings: list[Finding] = []
    for claim in _without_repeats(coded):
        findings += _of_code(speaker, claim, movement)
    suggested = hints(item, law, on.day)
    claimed = {claim.value for claim in coded}
    for hint in suggested:
        if not claimed & {entry.code for entry in hint.entries}:
            findings += _of_hint(speaker, hint, movement, coded=bool(coded))
    if item.circumstances.condition is Condition.USED and coded:
        findings.append(_used_with_waste_code(speaker, coded[0]))
    if item.circumstances.condition is Condition.WASTE and not coded:
        findings += _waste_of_controlled_gas(speaker, item)
    looked_up = [claim for claim in item.claims if claim.scheme in _LOOKED_UP]
    if not findings and looked_up:
        findings.append(_not_listed(speaker, looked_up))
    return tuple(findings)


def _without_repeats(coded: Sequence[Claim]) -> list[Claim]:
    """Each code once; a Y code that only names the stream of a list A entry follows it."""
    once = list({claim.value: claim for claim in reversed(coded)}.values())
    return sorted(once, key=lambda claim: claim.value.startswith("Y"))


def _of_code(speaker: Speaker, claim: Claim, movement: Movement) -> list[Finding]:
    entry = entry_of(speaker.law, claim.value)
    subject = subject_of(claim)
    if entry is None:
        return [
            speaker.state(
                FindingCode.BASEL_CODE_UNKNOWN, Verdict.CANNOT_TELL, ANNEXES, claim.value, subject,
                documents=messages("document.basel_waste_code"), value=claim.value,
            )
        ]  # fmt: skip
    if entry.in_force(movement.day):
        return _of_entry(speaker, entry, subject, movement)
    return _of_entry_not_in_force(speaker, entry, subject, movement)


def _of_entry(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    if entry.kind is Kind.GREEN:
        return _of_annex_ix(speaker, entry, subject)
    waste = Waste(
        entry.code,
        entry.provision,
        entry.kind is Kind.HAZARDOUS,
        subject,
        entry.basis,
        movement.item.circumstances.purpose,
    )
    following = _duties_once(speaker, waste, movement)
    return [_listed(speaker, entry, subject, following), *following]


def _duties_once(speaker: Speaker, waste: Waste, movement: Movement) -> list[Finding]:
    """The duties, unless the item also bears a list A entry whose stream the Y code merely names."""
    beside = [entry_of(speaker.law, claim.value) for claim in movement.item.claims if claim.scheme is Scheme.BASEL]
    leading = any(
        entry and entry.provision == "Annex VIII" and entry.in_force(movement.day) for entry in beside if entry
    )
    if waste.provision == "Annex I" and leading:
        return []
    return duties(speaker, waste, movement.route, movement.day)


def _listed(speaker: Speaker, entry: Entry, subject: Subject, following: Iterable[Finding]) -> Finding:
    """The listing itself; it shares the gravest verdict that follows from it."""
    following = list(following)
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or following
    gravest = max(settled, key=lambda each: each.verdict.seriousness, default=None)
    exceptions = list(gravest.exceptions) if gravest else []
    if entry.treaty_mirror:
        exceptions.append(message("basel.exception.mirror", mirrors=", ".join(entry.treaty_mirror)))
    return speaker.state(
        FindingCode.BASEL_LISTED, gravest.verdict if gravest else Verdict.PERMIT_REQUIRED, entry.provision, entry.code,
        subject, exceptions=tuple(dict.fromkeys(exceptions)), documents=messages("document.basel_waste_analysis"),
        basis=entry.basis, reason="basel.listed_other" if entry.kind is Kind.OTHER else "basel.listed",
        waste=entry.code, label=entry.label, listing=entry.provision,
    )  # fmt: skip


def _of_annex_ix(speaker: Speaker, entry: Entry, subject: Subject) -> list[Finding]:
    """List B: outside the controls unless contaminated; where the treaty names a mirror, a test decides."""
    exceptions = messages("basel.exception.contaminated", "basel.exception.national_definition")
    found = [
        speaker.state(
            FindingCode.BASEL_GREEN_LISTED, Verdict.DOCUMENTS_REQUIRED, "Annex IX", entry.code, subject,
            exceptions=exceptions, documents=messages("document.basel_waste_analysis", "document.basel_contract_green"),
            basis=entry.basis, waste=entry.code, label=entry.label,
        )
    ]  # fmt: skip
    if entry.treaty_mirror:
        found.append(
            speaker.state(
                FindingCode.BASEL_MIRROR_ENTRY, Verdict.CANNOT_TELL, "Annex IX", entry.code, subject,
                documents=messages("document.basel_waste_analysis"), basis=entry.basis, waste=entry.code,
                label=entry.label, mirrors=", ".join(entry.treaty_mirror),
            )
        )  # fmt: skip
    return found


def _of_entry_not_in_force(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    """A line deleted before, or not yet standing on, the day: say so, and assess what stands in its place."""
    deleted = entry.deleted_from is not None and movement.day >= entry.deleted_from
    if deleted:
        instead = current(speaker.law, (entry.code,), movement.day)
    else:
        old = predecessor_of(speaker.law, entry, movement.day)
        instead = (old,) if old else ()
    note = speaker.state(
        FindingCode.BASEL_CODE_DELETED if deleted else FindingCode.BASEL_CODE_NOT_YET,
        Verdict.CANNOT_TELL, entry.provision, entry.code, subject,
        documents=messages("document.basel_waste_code"), basis=entry.basis, waste=entry.code,
        date=entry.deleted_from if deleted else entry.effective_from,
        instead=", ".join(each.code for each in instead) or "—",
    )  # fmt: skip
    return [note, *_of_alternatives(speaker, instead, subject, movement)]


def _of_alternatives(speaker: Speaker, entries: Sequence[Entry], subject: Subject, movement: Movement) -> list[Finding]:
    """What is certain whichever of the entries is meant: nothing as soon as one of them is outside the controls."""
    if not entries or any(entry.kind is Kind.GREEN for entry in entries):
        return []
    if len(entries) == 1:
        return _of_entry(speaker, entries[0], subject, movement)
    kinds = {entry.kind for entry in entries}
    waste = Waste(
        " / ".join(entry.code for entry in entries),
        " / ".join(dict.fromkeys(entry.provision for entry in entries)),
        None if len(kinds) > 1 else Kind.HAZARDOUS in kinds,
        subject,
        max((entry.basis for entry in entries), key=lambda basis: basis.value),
        movement.item.circumstances.purpose,
    )
    return duties(speaker, waste, movement.route, movement.day)


def _of_hint(speaker: Speaker, hint: Candidates, movement: Movement, *, coded: bool) -> list[Finding]:
    """An HS line, a UN number or a word: an entry of its own only for an HS line of waste that leads to one entry."""
    subject = subject_of(hint.claim)
    codes = ", ".join(entry.code for entry in hint.entries)
    if not hint.is_waste:
        return [] if coded else [_used_or_waste(speaker, hint.claim, codes)]
    if coded and hint.claim.scheme is not Scheme.HS:
        return []
    settled = hint.claim.scheme is Scheme.HS and len(hint.entries) == 1 and not coded
    found: list[Finding] = []
    if not settled:
        found.append(
            speaker.state(
                FindingCode.BASEL_WHICH_ENTRY, Verdict.CANNOT_TELL, _provisions(hint.entries), codes, subject,
                documents=messages("document.basel_waste_code", "document.basel_waste_analysis"),
                basis=hint.entries[0].basis, reason="basel.hs_does_not_fit" if coded else "basel.which_entry",
                value=hint.claim.value, label=hint.label, candidates=codes,
            )
        )  # fmt: skip
    if not coded and hint.claim.scheme is Scheme.HS:
        found += _of_alternatives(speaker, hint.entries, subject, movement)
        if settled and hint.entries[0].kind is Kind.GREEN:
            found += _of_annex_ix(speaker, hint.entries[0], subject)
    return found


def _provisions(entries: Iterable[Entry]) -> str:
    return " / ".join(sorted({entry.provision for entry in entries}))


def _used_or_waste(speaker: Speaker, claim: Claim, codes: str) -> Finding:
    """Declared as used, looking like waste: Article 2(1) makes the difference, and evidence shows it."""
    return speaker.state(
        FindingCode.BASEL_USED_OR_WASTE, Verdict.CANNOT_TELL, "Article 2(1)", codes, subject_of(claim),
        documents=messages("document.basel_functionality", "document.basel_proof_of_sale"), value=claim.value,
        candidates=codes,
    )  # fmt: skip


def _used_with_waste_code(speaker: Speaker, claim: Claim) -> Finding:
    """A waste code on goods declared as used: the code counts until evidence says otherwise."""
    return speaker.state(
        FindingCode.BASEL_USED_OR_WASTE, Verdict.DOCUMENTS_REQUIRED, "Article 2(1)", claim.value, subject_of(claim),
        documents=messages("document.basel_functionality", "document.basel_proof_of_sale"),
        reason="basel.used_with_waste_code", value=claim.value,
    )  # fmt: skip


def _waste_of_controlled_gas(speaker: Speaker, item: Item) -> list[Finding]:
    """A refrigerant declared as waste: halogenated, so hazardous unless shown otherwise, but under which entry?"""
    things = [thing for thing in identify(item, speaker.law).things if thing.controlled]
    return [
        speaker.state(
            FindingCode.BASEL_WASTE_REFRIGERANT, Verdict.CANNOT_TELL, "Annex I", ", ".join(_WASTE_OF_CONTROLLED_GAS),
            subject_of(thing.claim), severity=Severity.WARNING,
            documents=messages("document.basel_waste_code", "document.basel_notification"), substance=thing.name,
            candidates=", ".join(_WASTE_OF_CONTROLLED_GAS),
        )
        for thing in things
    ]  # fmt: skip


def _not_listed(speaker: Speaker, looked_up: Sequence[Claim]) -> Finding:
    return speaker.state(
        FindingCode.BASEL_NOT_LISTED, Verdict.NOT_LISTED, ANNEXES, looked_up[0].value, subject_of(looked_up[0]),
        values=", ".join(dict.fromkeys(claim.value for claim in looked_up)), edition=speaker.law.edition.name,
    )  # fmt: skip
