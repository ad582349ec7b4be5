"""What the claims of an item say is in it: substances of the Montreal annexes, blends by component, doubts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.claim import ClaimSource, Problem, Scheme
from inspection.finding_codes import FindingCode

from ..normalise import split
from .tariff_lines import some, things_of_line
from .things import Doubt, Found, Ingredient, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

_WHOLE = Decimal(100)
_HARMS_OZONE = "H420"
_FAMILY_WORDS = re.compile(
    r"\b(?:H?CFCs?|HFCs?|HBFCs?|halons?|freons?|refrigerants?|(?:hydro)?(?:chloro)?fluorocarbons?|f-?gas(?:es)?)\b",
    re.IGNORECASE,
)


def identify(item: Item, law: Law, day: date | None = None) -> Found:
    """Find what the item is by designation, CAS number and name first, then by UN number and HS code.

    HS codes are read in the edition of the day, without one in the newest.
    """
    strong: list[Thing] = []
    weak: list[Thing] = []
    doubts: list[Doubt] = []
    weak_doubts: list[Doubt] = []
    appliances: list[tuple[Claim, Row]] = []
    searched: list[Claim] = []
    measured = measured_claim(item)
    for claim in item.claims:
        if claim is measured:
            searched.append(claim)
            strong.append(_measured_thing(item, claim, law))
            continue
        if claim.scheme is not Scheme.HS and claim.scheme not in _LOOK_UPS:
            continue
        if claim.problem is Problem.CHECK_DIGIT:
            continue  # which number was meant is not known: that is not "not listed"
        if claim.scheme is not Scheme.H_CODE:
            searched.append(claim)
        is_weak = claim.scheme in _WEAK
        look_up = _LOOK_UPS.get(claim.scheme)
        for result in look_up(claim, law) if look_up else things_of_line(claim, law, day):
            if isinstance(result, Thing):
                (weak if is_weak else strong).append(result)
            elif isinstance(result, Doubt):
                (weak_doubts if is_weak else doubts).append(result)
            else:
                appliances.append((claim, result))
    named = _distinct(strong)
    if named:
        # A number shared by many substances leaves no doubt once the substance is named.
        return Found(named, tuple(doubts), tuple(appliances), tuple(searched), _disagree(named))
    things = _distinct(weak)
    open_doubts = doubts + ([] if things else weak_doubts)
    return Found(things, tuple(open_doubts), tuple(appliances), tuple(searched), _disagree(things))


def measured_claim(item: Item) -> Claim | None:
    """What an instrument says of the item, None where nothing was measured or it names nothing."""
    if item.measured is None:
        return None
    said = (each for each in item.claims if each.source is ClaimSource.MEASURED)
    return next((each for each in said if each.scheme is Scheme.REFRIGERANT), None)


def _measured_thing(item: Item, claim: Claim, law: Law) -> Thing:
    """The thing with its parts by their measured shares; air is no part of it, and what is missing counts nothing."""
    shares = item.measured.shares if item.measured else ()
    parts = tuple(component(law, each.name, each.percent) for each in shares)
    named = refrigerant_thing(law, claim.value, claim)
    if isinstance(named, Thing):
        return replace(named, ingredients=parts)
    return Thing(claim.value, claim, parts)


def _distinct(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """One thing for several claims that name the same; a component of a blend is no thing of its own."""
    kept: list[Thing] = []
    for thing in sorted(things, key=lambda each: (each.either, -len(each.ingredients))):
        covered = any(thing.names <= other.names or (thing.either and other.names & thing.names) for other in kept) or (
            thing.either and not thing.names and bool(kept)
        )
        if not covered:
            kept.append(thing)
    return tuple(kept)


def _disagree(things: tuple[Thing, ...]) -> bool:
    return len(things) > 1


def _annex_row(law: Law, designation: str) -> Row | None:
    rows = law.rows("montreal_substances", designation=designation) if designation else ()
    return rows[0] if rows else None


def _single(law: Law, row: Row, mass_percent: Decimal | None) -> Ingredient:
    annex = _annex_row(law, row["substance"])
    return Ingredient(annex["designation"] if annex else row["number"], mass_percent, annex, row)


def refrigerant_thing(law: Law, number: str, claim: Claim) -> Thing | Doubt | None:
    """The thing that a refrigerant number names, a doubt where its composition is not known, None if unknown."""
    rows = law.rows("montreal_refrigerants", number=number)
    if not rows:
        annex = _annex_row(law, number)
        if annex is None:
            return None
        part = Ingredient(annex["designation"], _WHOLE, annex)
        return Thing(number, claim, (part,), tuple(split(annex["un_number"])), annex["hs2022"])
    row = rows[0]
    parts: tuple[Ingredient, ...]
    if row["kind"] in {"zeotrope", "azeotrope"}:
        parts = tuple(
            component(law, blend["component"], Decimal(blend["mass_percent"]))
            for blend in law.rows("montreal_blends", blend=number)
        )
        if not parts:
            return Doubt(FindingCode.MONTREAL_COMPOSITION_UNKNOWN, claim, number)
    else:
        parts = (_single(law, row, _WHOLE),)
    return Thing(number, claim, parts, tuple(split(row["un_number"])), row["hs2022"])


def component(law: Law, number: str, mass_percent: Decimal) -> Ingredient:
    """A part of a blend by its refrigerant number."""
    rows = law.rows("montreal_refrigerants", number=number)
    return _single(law, rows[0], mass_percent) if rows else Ingredient(number, mass_percent, None)


def _by_refrigerant(claim: Claim, law: Law) -> Sequence[Thing | Doubt]:
    thing = refrigerant_thing(law, claim.value, claim)
    if thing:
        return [thing]
    # Short forms ("R-507") stand among the trade names; any other number may be a newer blend with controlled parts.
    return _by_name(claim, law) or [Doubt(FindingCode.MONTREAL_COMPOSITION_UNKNOWN, claim, claim.value)]


def _by_cas(claim: Claim, law: Law) -> Sequence[Thing | Doubt]:
    listed = law.holding("montreal_substances", "cas", claim.value)
    if listed:
        # The annex prints some isomers on their own besides the group that covers them: the narrower row is meant.
        row = min(listed, key=lambda each: len(each["cas"]))
        part = Ingredient(row["designation"], _WHOLE, row)
        return [Thing(row["designation"], claim, (part,), tuple(split(row["un_number"])), row["hs2022"])]
    numbers = [row["number"] for row in law.holding("montreal_refrigerants", "cas", claim.value)]
    things = (refrigerant_thing(law, number, claim) for number in numbers[:1])
    return [thing for thing in things if thing]


def _by_un(claim: Claim, law: Law) -> Sequence[Thing | Doubt]:
    mixture = law.rows("montreal_un_mixtures", un_number=claim.value)
    if mixture:
        part = component(law, mixture[0]["contains"], _WHOLE)
        part = Ingredient(part.name, None, part.annex_row, part.refrigerant_row)
        return [Thing(f"UN {claim.value}", claim, (part,), (claim.value,))]
    rows = law.holding("montreal_refrigerants", "un_number", claim.value)
    if not any(row["mp_annex_group"] for row in rows):
        return []
    if len(rows) == 1 and rows[0]["un_number"] == claim.value and not _is_collective(law, claim.value):
        thing = refrigerant_thing(law, rows[0]["number"], claim)
        return [thing] if thing else []
    return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, some(row["number"] for row in rows))]


def _is_collective(law: Law, number: str) -> bool:
    return any(
        "N.O.S." in row["proper_shipping_name"] for row in law.rows("dangerous_goods_un_numbers", un_number=number)
    )


_NAMES: tuple[tuple[str, str, str], ...] = (
    ("montreal_trade_names", "trade_name", "designation"),
    ("montreal_trade_names", "misspellings_or_lookalikes", "designation"),
    ("montreal_refrigerants", "number", "number"),
    ("montreal_refrigerants", "names", "number"),
    ("montreal_refrigerants", "common_trade_names", "number"),
)
"""Where a name may stand: table, column, and the column of what it leads to."""


def _by_name(claim: Claim, law: Law) -> Sequence[Thing | Doubt]:
    """By the very name, spelling and old spellings apart; a likeness prohibits nothing."""
    led_to = [row[to] for table, column, to in _NAMES for row in law.holding(table, column, claim.value)]
    if not any(led_to):
        listed = law.holding("montreal_substances", "names", claim.value)
        led_to += [row["designation"] for row in listed[:1]]
    distinct = list(dict.fromkeys(designation for each in led_to for designation in split(each)))
    if len(distinct) == 1:
        thing = refrigerant_thing(law, distinct[0], claim)
        return [thing] if thing else []
    if led_to or _FAMILY_WORDS.search(claim.value):
        return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, some(distinct) or claim.value)]
    return []


def _by_hazard(claim: Claim, law: Law) -> Sequence[Thing | Doubt]:
    """H420 says that the content harms the ozone layer, not what it is."""
    del law
    return (
        [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, "Annexes A, B, C, E")]
        if claim.value == _HARMS_OZONE
        else []
    )


_LOOK_UPS = {
    Scheme.REFRIGERANT: _by_refrigerant,
    Scheme.CAS: _by_cas,
    Scheme.NAME: _by_name,
    Scheme.UN: _by_un,
    Scheme.H_CODE: _by_hazard,
}
_WEAK = frozenset({Scheme.UN, Scheme.HS, Scheme.H_CODE})
