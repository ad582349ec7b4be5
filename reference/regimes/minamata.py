"""The Minamata Convention: mercury, its compounds and the products that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.finding import Basis, Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from .minamata_mercury import PURPOSES_OF_BARRED_PRODUCTS, of_process, of_substance
from .minamata_movement import Movement
from .minamata_products import of_articles, of_kind
from .minamata_search import Kind, identify
from .statements import Speaker, messages, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law
    from .minamata_search import Found

INSTRUMENT = "Minamata Convention on Mercury"
SEARCHED = "Article 3 and Annexes A and B"


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Convention says of the item moving so on that day."""
    speaker = Speaker(law, Regime.MINAMATA, INSTRUMENT)
    movement = Movement(speaker, item, consignment.route, on.day)
    found = identify(item, law)
    findings: list[Finding] = []
    for kind in (*found.kinds, *_meant(found, item, law)):
        findings += of_kind(movement, kind)
    for substance in found.substances:
        findings += of_substance(movement, substance)
    findings += [of_articles(movement, subject_of(claim), Basis.SECONDARY) for claim in found.articles]
    findings += [of_process(movement, row, subject_of(claim)) for claim, row in found.processes]
    findings += [_which_line(speaker, claim) for claim in found.lines]
    findings += [_speaks_of_mercury(speaker, claim) for claim in found.spoken]
    if not findings and found.searched:
        findings.append(_not_listed(speaker, found.searched))
    return tuple(findings)


def _meant(found: Found, item: Item, law: Law) -> list[Kind]:
    """A compound declared for pesticides, biocides, antiseptics or cosmetics is on its way to a barred product."""
    purpose = item.circumstances.purpose
    compounds = [each for each in found.substances if each.row["kind"] in {"named", "compound"}]
    if purpose not in PURPOSES_OF_BARRED_PRODUCTS or not compounds or found.kinds:
        return []
    ids = ("cosmetics_1ppm", "cosmetics") if purpose in {"cosmetic", "cosmetics"} else ("pesticides",)
    rows = tuple(row for each in ids for row in law.rows("minamata_products", id=each))
    return [Kind(rows[0]["product"], rows, compounds[0].claim, certain=True)]


def _which_line(speaker: Speaker, claim: Claim) -> Finding:
    return speaker.state(
        FindingCode.MINAMATA_WHICH_LINE, Verdict.CANNOT_TELL, SEARCHED, f"HS {claim.value}", subject_of(claim),
        documents=messages("document.safety_data_sheet"), basis=Basis.UNREAD, value=claim.value,
    )  # fmt: skip


def _speaks_of_mercury(speaker: Speaker, claim: Claim) -> Finding:
    """A text with the word and without a thing that the tables know."""
    return speaker.state(
        FindingCode.MINAMATA_WHICH_PRODUCT, Verdict.CANNOT_TELL, SEARCHED, "Mercury", subject_of(claim),
        severity=Severity.INFO, documents=messages("document.minamata_product_data"), basis=Basis.UNREAD,
        reason="minamata.speaks_of_mercury", value=claim.value,
    )  # fmt: skip


def _not_listed(speaker: Speaker, searched: Sequence[Claim]) -> Finding:
    values = ", ".join(dict.fromkeys(claim.value for claim in searched))
    return speaker.state(
        FindingCode.MINAMATA_NOT_LISTED, Verdict.NOT_LISTED, SEARCHED, searched[0].value, subject_of(searched[0]),
        values=values, edition=speaker.law.edition.name,
    )  # fmt: skip
