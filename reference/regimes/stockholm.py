"""The Stockholm Convention: what an item holds of Annexes A, B and C and what follows for its export and import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import split
from .listed_chemicals import Annex, label, search
from .statements import Speaker, messages, subject_of, weakest
from .stockholm_bounds import amendment_of
from .stockholm_duties import Movement, Pollutant, duties, not_yet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .listed_chemicals import Doubt, Hit

    Row = Mapping[str, str]

INSTRUMENT = "Stockholm Convention"
ANNEXES = "Annexes A, B and C"
_MOST_NAMED = 6
TABLES = Annex("stockholm_pops", "stockholm_un_numbers", "stockholm_hs2022")

_LISTED: Mapping[tuple[str, ...], str] = {("A",): "stockholm.listed_a", ("B",): "stockholm.listed_b"}
_TESTS = {
    "chain_and_chlorine": "document.chlorinated_paraffin_analysis",
    "pfas": "document.pfas_analysis",
    "isomers": "document.structure_analysis",
}


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.STOCKHOLM, INSTRUMENT)
    movement = Movement(speaker, item, consignment.route, on.day)
    found = search(item, law, TABLES, lambda row: True)  # noqa: ARG005 - no entry was ever deleted
    findings: list[Finding] = []
    for hit in found.hits:
        findings += _of_hit(movement, hit)
    findings += [
        _which_chemical(speaker, doubt.claim, doubt.rows, shared=doubt.shared) for doubt in _apart(found.doubts)
    ]
    if not findings and found.searched:
        findings.append(_not_listed(speaker, found.searched))
    return tuple(findings)


def _apart(doubts: Sequence[Doubt]) -> list[Doubt]:
    """Doubts once a claim."""
    return list({doubt.claim.key: doubt for doubt in doubts}.values())


def _of_hit(movement: Movement, hit: Hit) -> list[Finding]:
    """One entry; or, where a number stands for several, what holds of each of them alike."""
    if len(hit.rows) == 1:
        return _of_entry(movement, hit.claim, hit.rows)
    single = [_of_entry(movement, hit.claim, (row,)) for row in hit.rows]
    if all(any(finding.verdict is Verdict.PROHIBITED for finding in each) for each in single):
        return _of_entry(movement, hit.claim, hit.rows)
    return [_which_chemical(movement.speaker, hit.claim, hit.rows, shared=False)]


def _of_entry(movement: Movement, claim: Claim, rows: tuple[Row, ...]) -> list[Finding]:
    """The annex that bars or restricts, and Annex C beside it."""
    findings: list[Finding] = []
    pollutant = Pollutant.of(rows, subject_of(claim))
    if pollutant.annexes:
        following = duties(movement, pollutant)
        stands = not any(each.code is FindingCode.STOCKHOLM_NOT_YET for each in following)
        findings += [*([_listed(movement, pollutant, following)] if stands else []), *following]
    findings += [_annex_c(movement, claim, row) for row in rows if "C" in split(row["annex"])]
    return findings


def _listed(movement: Movement, pollutant: Pollutant, following: Sequence[Finding]) -> Finding:
    """The listing itself; it shares the gravest settled verdict of what follows from it."""
    settled = [each for each in following if each.verdict is not Verdict.CANNOT_TELL] or list(following)
    gravest = max(settled, key=lambda each: each.verdict.seriousness)
    firm = all(each.code is not FindingCode.STOCKHOLM_DATE_UNKNOWN for each in following)
    return movement.speaker.state(
        FindingCode.STOCKHOLM_LISTED, gravest.verdict, pollutant.provision, pollutant.label, pollutant.subject,
        exceptions=gravest.exceptions, documents=messages("document.safety_data_sheet"), basis=pollutant.basis,
        reason=_LISTED.get(pollutant.annexes) if firm else None,
        chemical=pollutant.label, listing=pollutant.provision, value=pollutant.subject.value,
    )  # fmt: skip


def _annex_c(movement: Movement, claim: Claim, row: Row) -> Finding:
    """Annex C is about by-products: releases are to fall, trade is not barred by it."""
    amendment = amendment_of(movement.speaker.law, row, "C")
    if amendment["in_force"] and movement.day.isoformat() < amendment["in_force"]:
        return not_yet(movement, "Annex C", row["entry"], subject_of(claim), [amendment])
    return movement.speaker.state(
        FindingCode.STOCKHOLM_ANNEX_C, Verdict.DOCUMENTS_REQUIRED, "Annex C", row["entry"], subject_of(claim),
        documents=messages("document.what_it_is_for"), basis=weakest([row]), chemical=row["entry"],
    )  # fmt: skip


def _which_chemical(speaker: Speaker, claim: Claim, rows: Sequence[Row], *, shared: bool) -> Finding:
    tests = dict.fromkeys(_TESTS[row["settled_by"]] for row in rows if row["settled_by"] and not shared)
    provisions = " / ".join(
        f"Annex {annex}" for annex in sorted({each for row in rows for each in split(row["annex"])})
    )
    return speaker.state(
        FindingCode.STOCKHOLM_WHICH_CHEMICAL, Verdict.CANNOT_TELL, provisions, label(rows), subject_of(claim),
        severity=Severity.INFO if shared else None,
        documents=messages("document.cas_number", "document.safety_data_sheet", *tests), basis=weakest(rows),
        reason="stockholm.needs_laboratory" if tests else None, value=claim.value,
        candidates=label(rows, _MOST_NAMED),
    )  # fmt: skip


def _not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    return speaker.state(
        FindingCode.STOCKHOLM_NOT_LISTED, Verdict.NOT_LISTED, ANNEXES, searched[0].value, subject_of(searched[0]),
        values=", ".join(dict.fromkeys(claim.value for claim in searched)), edition=speaker.law.edition.name,
    )  # fmt: skip
