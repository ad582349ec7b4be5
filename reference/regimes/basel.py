"""The Basel Convention: what waste an item is said to be and what follows for its route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme
from inspection.consignment import Condition
from inspection.finding import Regime
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from . import basel_questions as questions
from .basel_entries import entry_of
from .basel_hints import hints
from .basel_listing import Movement, of_entry, of_entry_not_in_force
from .statements import Speaker, messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law

INSTRUMENT = "Basel Convention"
_LOOKED_UP = frozenset({Scheme.BASEL, Scheme.HS, Scheme.UN, Scheme.NAME, Scheme.CAS, Scheme.REFRIGERANT})


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.BASEL, INSTRUMENT)
    movement = Movement(item, consignment.route, on.day)
    coded = [claim for claim in item.claims if claim.scheme is Scheme.BASEL]
    findings: list[Finding] = []
    for claim in _without_repeats(coded):
        findings += _of_code(speaker, claim, movement)
    claimed = {claim.value for claim in coded}
    for hint in hints(item, law, on.day):
        if not claimed & {entry.code for entry in hint.entries}:
            findings += questions.of_hint(speaker, hint, movement, coded=bool(coded))
    if item.circumstances.condition is Condition.USED and coded:
        findings.append(questions.used_with_waste_code(speaker, coded[0]))
    if item.circumstances.condition is Condition.WASTE and not coded:
        findings += questions.waste_of_controlled_gas(speaker, movement)
    looked_up = [
        claim for claim in item.claims if claim.scheme in _LOOKED_UP and claim.problem is not Problem.CHECK_DIGIT
    ]
    if not findings and looked_up:
        findings.append(questions.nothing_found(speaker, looked_up, movement))
    return tuple(dict.fromkeys(findings))


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
                FindingCode.BASEL_CODE_UNKNOWN, Verdict.CANNOT_TELL, questions.ANNEXES, claim.value, subject,
                documents=messages("document.basel_waste_code"), value=claim.value,
            )
        ]  # fmt: skip
    if entry.in_force(movement.day):
        return of_entry(speaker, entry, subject, movement)
    return of_entry_not_in_force(speaker, entry, subject, movement)
