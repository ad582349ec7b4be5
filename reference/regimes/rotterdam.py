"""The Rotterdam Convention: what an item holds of Annex III and what follows for its export and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .listed_chemicals import Annex, Hit, label, search
from .rotterdam_duties import Movement, duties
from .rotterdam_listing import Listing, State, deleted, formulation_of, is_formulation, state_of
from .statements import Speaker, messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .listed_chemicals import Doubt

    Row = Mapping[str, str]

INSTRUMENT = "Rotterdam Convention"
ANNEX = "Annex III"
_MOST_NAMED = 6
TABLES = Annex("rotterdam_annex_iii", "rotterdam_un_numbers", "rotterdam_hs2022")


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.ROTTERDAM, INSTRUMENT)
    movement = Movement(speaker, item, consignment.route, on.day)
    found = search(item, law, TABLES, lambda row: not deleted(row, on.day))
    findings: list[Finding] = []
    for claim, hits in _by_claim(found.hits).items():
        findings += _of_hits(movement, claim, hits)
    findings += [_which_chemical(speaker, doubt, on.day) for doubt in found.doubts]
    if not findings and found.searched:
        findings.append(_not_listed(speaker, found.searched))
    return tuple(findings)


def _by_claim(hits: Iterable[Hit]) -> dict[Claim, list[Hit]]:
    grouped: dict[Claim, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.claim, []).append(hit)
    return grouped


def _of_hits(movement: Movement, claim: Claim, hits: Sequence[Hit]) -> list[Finding]:
    """What one claim leads to: an entry for all of a chemical stands before one for some of its formulations."""
    standing = [hit for hit in hits if _worst(hit, movement.day) is State.IN_FORCE]
    whole = [hit for hit in standing if not any(is_formulation(row) for row in hit.rows)]
    if whole:
        return [finding for hit in whole for finding in _of_listing(movement, Listing.of(hit, movement.day))]
    if standing:
        return [finding for hit in standing for finding in _of_formulations(movement, hit)]
    unknown = [hit for hit in hits if _worst(hit, movement.day) is State.UNKNOWN]
    if unknown:
        return [_date_unknown(movement.speaker, hit) for hit in unknown]
    return [_not_yet(movement.speaker, Hit(claim, tuple(row for hit in hits for row in hit.rows)), movement.day)]


def _worst(hit: Hit, day: date) -> State:
    """The state of the entries; where any of several is meant, of the one that binds least."""
    return min((state_of(row, day) for row in hit.rows), key=lambda state: state.value)


def _of_listing(movement: Movement, listing: Listing) -> list[Finding]:
    following = duties(movement, listing)
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or following
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    listed = movement.speaker.state(
        FindingCode.ROTTERDAM_LISTED, gravest.verdict, ANNEX, listing.label, listing.subject,
        exceptions=gravest.exceptions, documents=messages("document.safety_data_sheet"), basis=listing.basis,
        chemical=listing.label, category=listing.category_words, date=listing.since, value=listing.subject.value,
    )  # fmt: skip
    return [listed, *following]


def _of_formulations(movement: Movement, hit: Hit) -> list[Finding]:
    """An entry for some formulations only: kind and strength of the product decide."""
    if len(hit.rows) > 1:
        return [_formulation_unknown(movement.speaker, hit)]
    answer = formulation_of(movement.item, hit.rows[0], movement.speaker.law)
    if answer is None:
        return [_formulation_unknown(movement.speaker, hit)]
    if answer:
        return _of_listing(movement, Listing.of(hit, movement.day))
    return [
        movement.speaker.state(
            FindingCode.ROTTERDAM_OTHER_FORMULATION, Verdict.NOT_LISTED, ANNEX, hit.label, subject_of(hit.claim),
            documents=messages("document.pesticide_formulation"), basis=weakest(hit.rows), chemical=hit.label,
        )
    ]  # fmt: skip


def _formulation_unknown(speaker: Speaker, hit: Hit) -> Finding:
    return speaker.state(
        FindingCode.ROTTERDAM_FORMULATION_UNKNOWN, Verdict.CANNOT_TELL, ANNEX, hit.label, subject_of(hit.claim),
        documents=messages("document.pesticide_formulation", "document.safety_data_sheet"), basis=weakest(hit.rows),
        chemical=hit.label, value=hit.claim.value,
    )  # fmt: skip


def _date_unknown(speaker: Speaker, hit: Hit) -> Finding:
    return speaker.state(
        FindingCode.ROTTERDAM_DATE_UNKNOWN, Verdict.CANNOT_TELL, ANNEX, hit.label, subject_of(hit.claim),
        documents=messages("document.rotterdam_authority"), basis=weakest(hit.rows), chemical=hit.label,
        adopted=hit.rows[0]["adopted"], decision=hit.rows[0]["decision"],
    )  # fmt: skip


def _not_yet(speaker: Speaker, hit: Hit, day: date) -> Finding:
    """The listing came later than the day asked: on that day the Annex did not hold it."""
    dates = sorted(date for row in hit.rows for date in row["applies_from"].split(";") if date)
    reason = "rotterdam.not_yet_listed" if dates else "rotterdam.not_yet_decided"
    return speaker.state(
        FindingCode.ROTTERDAM_NOT_YET, Verdict.NOT_LISTED, ANNEX, hit.label, subject_of(hit.claim),
        basis=weakest(hit.rows), reason=reason, chemical=hit.label, date=day,
        since=dates[0] if dates else hit.rows[0]["adopted"],
    )  # fmt: skip


def _which_chemical(speaker: Speaker, doubt: Doubt, day: date) -> Finding:
    rows = [row for row in doubt.rows if state_of(row, day) is not State.NOT_YET] or list(doubt.rows)
    return speaker.state(
        FindingCode.ROTTERDAM_WHICH_CHEMICAL, Verdict.CANNOT_TELL, ANNEX, label(rows), subject_of(doubt.claim),
        severity=Severity.INFO if doubt.shared else None,
        documents=messages("document.cas_number", "document.safety_data_sheet"), basis=weakest(rows),
        value=doubt.claim.value, candidates=label(rows, _MOST_NAMED),
    )  # fmt: skip


def _not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    return speaker.state(
        FindingCode.ROTTERDAM_NOT_LISTED, Verdict.NOT_LISTED, ANNEX, searched[0].value, subject_of(searched[0]),
        values=", ".join(dict.fromkeys(claim.value for claim in searched)), edition=speaker.law.edition.name,
    )  # fmt: skip
