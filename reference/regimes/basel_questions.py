"""What the Basel Convention has to ask: lines and words that lead to entries, used goods, waste without a code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.consignment import Condition
from inspection.finding import Basis, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .basel_entries import entry_of, with_mirrors
from .basel_hints import is_line_of_waste, says_waste
from .basel_listing import of_alternatives, of_entry
from .statements import messages, subject_of
from .substances import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.claim import Claim
    from inspection.finding import Finding

    from .basel_entries import Entry
    from .basel_hints import Candidates
    from .basel_listing import Movement
    from .statements import Speaker
    from .things import Thing

ANNEXES = "Annexes I, II, VIII and IX"
_ORGANOHALOGENS, _HALOGENATED_SOLVENTS = "Y45", "Y41"
_SOLVENTS = frozenset(
    {"CFC-113", "Carbon tetrachloride", "1,1,1-Trichloroethane", "Bromochloromethane", "HCFC-141b", "HCFC-225",
     "HCFC-225ca", "HCFC-225cb"}
)  # fmt: skip
_LIKELY_ENTRIES = ("A3150", "A4140")


def of_hint(speaker: Speaker, hint: Candidates, movement: Movement, *, coded: bool) -> list[Finding]:
    """A line, a number or a word: an entry of its own only where waste under it can be nothing else."""
    subject = subject_of(hint.claim)
    if not hint.is_waste:
        return [] if coded else [_used_or_waste(speaker, hint)]
    if coded:
        return [_which_entry(speaker, hint, "basel.hs_does_not_fit")] if hint.by_line else []
    if hint.settled:
        return of_entry(speaker, hint.entries[0], subject, movement)
    found = [_which_entry(speaker, hint, "basel.which_entry")]
    if hint.by_line:
        # An entry and its mirror are told apart by a test, never by the one tariff line that leads to the entry.
        single = len(hint.entries) == 1
        entries = with_mirrors(speaker.law, hint.entries, movement.day) if single else hint.entries
        found += of_alternatives(speaker, entries, subject, movement)
    return found


def _which_entry(speaker: Speaker, hint: Candidates, reason: str) -> Finding:
    return speaker.state(
        FindingCode.BASEL_WHICH_ENTRY, Verdict.CANNOT_TELL, _provisions(hint.entries), hint.codes,
        subject_of(hint.claim), documents=messages("document.basel_waste_code", "document.basel_waste_analysis"),
        basis=hint.entries[0].basis, reason=reason, value=hint.claim.value, label=hint.label, candidates=hint.codes,
    )  # fmt: skip


def _provisions(entries: Iterable[Entry]) -> str:
    return " / ".join(sorted({entry.provision for entry in entries}))


def _used_or_waste(speaker: Speaker, hint: Candidates) -> Finding:
    """Declared as used, looking like waste: Article 2(1) makes the difference, and evidence shows it."""
    return speaker.state(
        FindingCode.BASEL_USED_OR_WASTE, Verdict.CANNOT_TELL, "Article 2(1)", hint.codes, subject_of(hint.claim),
        documents=messages("document.basel_functionality", "document.basel_proof_of_sale"), value=hint.claim.value,
        candidates=hint.codes,
    )  # fmt: skip


def used_with_waste_code(speaker: Speaker, claim: Claim) -> Finding:
    """A waste code on goods declared as used: the code counts until evidence says otherwise."""
    return speaker.state(
        FindingCode.BASEL_USED_OR_WASTE, Verdict.DOCUMENTS_REQUIRED, "Article 2(1)", claim.value, subject_of(claim),
        documents=messages("document.basel_functionality", "document.basel_proof_of_sale"),
        reason="basel.used_with_waste_code", value=claim.value,
    )  # fmt: skip


def waste_of_controlled_gas(speaker: Speaker, movement: Movement) -> list[Finding]:
    """A refrigerant declared as waste: a category of Annex I, hazardous unless shown otherwise; which entry is open."""
    found: list[Finding] = []
    for thing in identify(movement.item, speaker.law, movement.day).things:
        if thing.controlled:
            stream = _stream_of(thing)
            likely = ", ".join((stream, *_LIKELY_ENTRIES))
            found.append(
                speaker.state(
                    FindingCode.BASEL_WASTE_REFRIGERANT, Verdict.CANNOT_TELL, "Annex VIII", likely,
                    subject_of(thing.claim), severity=Severity.WARNING, basis=Basis.UNREAD,
                    documents=messages("document.basel_waste_code", "document.basel_waste_analysis"),
                    substance=thing.name, stream=stream, candidates=likely,
                )
            )  # fmt: skip
            entry = entry_of(speaker.law, stream)
            if entry:
                # Which category of Annex I a gas belongs to is our reading.
                found += of_entry(speaker, replace(entry, basis=Basis.UNREAD), subject_of(thing.claim), movement)
    return found


def _stream_of(thing: Thing) -> str:
    """Halogenated organic solvents have a category of their own beside the other organohalogen compounds."""
    solvents = all(part.name.partition(" (")[0] in _SOLVENTS for part in thing.controlled)
    return _HALOGENATED_SOLVENTS if solvents else _ORGANOHALOGENS


def nothing_found(speaker: Speaker, looked_up: Sequence[Claim], movement: Movement) -> Finding:
    """Nothing leads to an entry: for what is called waste the entry is open, anything else is not listed."""
    values = ", ".join(dict.fromkeys(claim.value for claim in looked_up))
    called_waste = movement.item.circumstances.condition is Condition.WASTE or any(
        says_waste(claim.value) or is_line_of_waste(speaker.law, claim) for claim in looked_up
    )
    if called_waste:
        return speaker.state(
            FindingCode.BASEL_WHICH_ENTRY, Verdict.CANNOT_TELL, ANNEXES, looked_up[0].value, subject_of(looked_up[0]),
            documents=messages("document.basel_waste_code", "document.basel_waste_analysis"),
            reason="basel.waste_without_entry", values=values,
        )  # fmt: skip
    return speaker.state(
        FindingCode.BASEL_NOT_LISTED, Verdict.NOT_LISTED, ANNEXES, looked_up[0].value, subject_of(looked_up[0]),
        values=values, edition=speaker.law.edition.name,
    )  # fmt: skip
