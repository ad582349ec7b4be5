"""What an entry of the Basel annexes says of an item, and the duties that follow on its route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

from .basel_entries import Kind, before_it, current, entries_of, entry_of, predecessor_of
from .basel_operations import operation_of
from .basel_route import Waste, duties
from .statements import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from inspection.consignment import Item, Route
    from inspection.finding import Finding, Subject

    from .basel_entries import Entry
    from .basel_operations import Operation
    from .statements import Speaker


@dataclass(frozen=True, slots=True)
class Movement:
    """An item, its route and the day asked."""

    item: Item
    route: Route
    day: date

    @property
    def operation(self) -> Operation | None:
        """Where the waste is declared to go; None where that is not said."""
        return operation_of(self.item.circumstances.purpose)


def of_entry(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    """The listing under an entry that stands on the day, and what follows from it."""
    if entry.kind is Kind.GREEN:
        return _of_annex_ix(speaker, entry, subject, movement)
    leading = _leading(speaker, movement) if entry.provision == "Annex I" else None
    following = _duties(speaker, [leading or entry], subject, movement)
    # A Y code beside a list A entry merely names its stream: the duties are told once, with the entry.
    return [_listed(speaker, entry, subject, following), *(() if leading else following)]


def _leading(speaker: Speaker, movement: Movement) -> Entry | None:
    """The list A entry that the item also bears."""
    beside = (entry_of(speaker.law, claim.value) for claim in movement.item.claims if claim.scheme is Scheme.BASEL)
    return next(
        (entry for entry in beside if entry and entry.provision == "Annex VIII" and entry.in_force(movement.day)), None
    )


def _duties(speaker: Speaker, entries: Sequence[Entry], subject: Subject, movement: Movement) -> list[Finding]:
    """The duties for a waste that is one of the entries, all of them controlled."""
    kinds = {entry.kind for entry in entries}
    waste = Waste(
        " / ".join(entry.code for entry in entries),
        " / ".join(dict.fromkeys(entry.provision for entry in entries)),
        None if len(kinds) > 1 else Kind.HAZARDOUS in kinds,
        subject,
        max((entry.basis for entry in entries), key=lambda basis: basis.value),
        movement.operation,
    )
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


def _of_annex_ix(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    """List B: outside the controls unless contaminated; where the treaty names a mirror, a test decides."""
    if movement.operation and movement.operation.value == entry.not_for:
        return _left_out(speaker, entry, subject, movement)
    exceptions = messages("basel.exception.contaminated", "basel.exception.national_definition")
    if entry.not_for and movement.operation is None:
        exceptions = (*messages("basel.exception.final_disposal"), *exceptions)
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


def _left_out(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    """The entry leaves out the operation that is declared: what takes its place, as far as the annexes say it."""
    instead = entries_of(speaker.law, entry.otherwise)
    note = speaker.state(
        FindingCode.BASEL_LEFT_OUT, Verdict.CANNOT_TELL, entry.provision, entry.code, subject,
        documents=messages("document.basel_waste_code", "document.basel_waste_analysis"), basis=entry.basis,
        reason=None if instead else "basel.operation_left_out_open", waste=entry.code, label=entry.label,
        instead=", ".join(each.code for each in instead),
    )  # fmt: skip
    return [note, *of_alternatives(speaker, instead, subject, movement)]


def of_entry_not_in_force(speaker: Speaker, entry: Entry, subject: Subject, movement: Movement) -> list[Finding]:
    """A line deleted before, or not yet standing on, the day: say so, and assess what stands in its place."""
    deleted = entry.deleted_from is not None and movement.day >= entry.deleted_from
    if deleted:
        instead = named = current(speaker.law, (entry.code,), movement.day)
    else:
        old = predecessor_of(speaker.law, entry, movement.day)
        instead = (old,) if old else ()
        named = instead or before_it(speaker.law, entry, movement.day)
    note = speaker.state(
        FindingCode.BASEL_CODE_DELETED if deleted else FindingCode.BASEL_CODE_NOT_YET,
        Verdict.CANNOT_TELL, entry.provision, entry.code, subject,
        documents=messages("document.basel_waste_code"), basis=entry.basis, waste=entry.code,
        date=entry.deleted_from if deleted else entry.effective_from,
        instead=", ".join(each.code for each in named) or "—",
    )  # fmt: skip
    return [note, *of_alternatives(speaker, instead, subject, movement)]


def of_alternatives(speaker: Speaker, entries: Sequence[Entry], subject: Subject, movement: Movement) -> list[Finding]:
    """What is certain whichever of the entries is meant: nothing as soon as one of them is outside the controls."""
    if not entries or any(entry.kind is Kind.GREEN for entry in entries):
        return []
    if len(entries) == 1:
        return of_entry(speaker, entries[0], subject, movement)
    return _duties(speaker, entries, subject, movement)
