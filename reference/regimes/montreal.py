"""The Montreal Protocol: what an item holds of its annexes and what follows for its movement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.finding import Basis, Regime
from inspection.finding_codes import FindingCode

from ..designations import bare
from . import montreal_doubts as doubts
from .goods_papers import FUMIGATED_UNIT
from .montreal_duties import Holding, duties
from .montreal_listing import listings
from .statements import Speaker, subject_of, weakest
from .substances import identify

if TYPE_CHECKING:
    from inspection.consignment import AskedDate, Consignment, Item, Route
    from inspection.finding import Finding

    from ..law import Law
    from .things import Thing

INSTRUMENT = "Montreal Protocol"


def assess(item: Item, consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say what the Protocol says of the item moving so on that day."""
    speaker = Speaker(law, Regime.MONTREAL, INSTRUMENT)
    found = identify(item, law, on.day)
    findings: list[Finding] = []
    for thing in found.things:
        findings += _of_thing(speaker, thing, item, consignment.route, on, in_product=bool(found.appliances))
    findings += [doubts.open_question(speaker, doubt) for doubt in found.doubts]
    findings += doubts.unnamed_mixture(speaker, item)
    held = any(finding.code is FindingCode.MONTREAL_CONTROLLED for finding in findings)
    if found.disagreement and held:
        findings.append(doubts.disagreement(speaker, found))
    if held:
        findings += doubts.mismatches(speaker, item, found, on.day)
    elif found.appliances and not found.things:
        findings += [doubts.may_contain(speaker, claim, row) for claim, row in found.appliances]
    if not findings and found.searched:
        findings.append(doubts.not_listed(speaker, found.searched))
    return tuple(findings)


def _of_thing(
    speaker: Speaker, thing: Thing, item: Item, route: Route, on: AskedDate, *, in_product: bool
) -> list[Finding]:
    findings: list[Finding] = []
    fumigated = any(claim.key == (Scheme.UN, FUMIGATED_UNIT) for claim in item.claims)
    for holding in holdings(speaker.law, thing):
        if route.export and route.export == route.import_:
            following = [doubts.same_country(speaker, holding, route)]
        elif in_product:
            following = [doubts.in_product(speaker, holding)]
        elif fumigated:
            following = [doubts.in_fumigated_unit(speaker, holding)]
        else:
            following = duties(speaker, holding, route, on.day, item.circumstances)
        findings += listings(speaker, thing, holding, item, following)
        findings += following
        if item.circumstances.non_refillable and not in_product:
            findings.append(doubts.non_refillable(speaker, holding, route))
    return findings


def holdings(law: Law, thing: Thing) -> list[Holding]:
    """What the thing holds, by annex group in the order of the annexes."""
    subject = subject_of(thing.claim)
    held: list[Holding] = []
    for group in law.rows("montreal_groups"):
        rows = [
            each.annex_row
            for each in thing.controlled
            if each.annex_row and (each.annex_row["annex"], each.annex_row["group"]) == (group["annex"], group["group"])
        ]
        if rows:
            names = (" or " if thing.either else ", ").join(dict.fromkeys(bare(row["designation"]) for row in rows))
            held.append(Holding(group, names, subject, weakest(rows)))
        elif f"{group['annex']}-{group['group']}" in thing.certain_groups:
            held.append(Holding(group, thing.name, subject, Basis.SECONDARY))
    return held
