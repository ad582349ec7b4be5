"""What the claims of an item say is in it: substances of the Montreal annexes, blends by component, doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme
from inspection.finding_codes import FindingCode

from ..normalise import phrases, plain, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
_HEADING = 4


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A part of a thing: its name, its share by mass (None where not known), its row in the annexes if controlled."""

    name: str
    mass_percent: Decimal | None
    annex_row: Row | None
    refrigerant_row: Row | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What a claim names: a single substance, a blend, or (``either``) one substance out of a family."""

    name: str
    claim: Claim
    ingredients: tuple[Ingredient, ...]
    un_numbers: tuple[str, ...] = ()
    hs6: str = ""
    either: bool = False
    certain_groups: tuple[str, ...] = ()

    @property
    def controlled(self) -> tuple[Ingredient, ...]:
        """The ingredients that stand in an annex."""
        return tuple(each for each in self.ingredients if each.annex_row is not None)

    @property
    def names(self) -> frozenset[str]:
        """What tells this thing from another: the names of what is in it."""
        return frozenset(each.name for each in self.ingredients)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that may mean a controlled substance and does not settle which."""

    code: FindingCode
    claim: Claim
    candidates: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that the claims of an item yield; ``searched`` are the claims that were looked up at all."""

    things: tuple[Thing, ...]
    doubts: tuple[Doubt, ...]
    appliances: tuple[tuple[Claim, Row], ...]
    searched: tuple[Claim, ...]
    disagreement: bool = False


def identify(item: Item, law: Law) -> Found:
    """Find what the item is by designation, CAS number and name first, then by UN number and HS code."""
    strong: list[Thing] = []
    weak: list[Thing] = []
    doubts: list[Doubt] = []
    weak_doubts: list[Doubt] = []
    appliances: list[tuple[Claim, Row]] = []
    searched: list[Claim] = []
    for claim in item.claims:
        if claim.scheme not in _LOOK_UPS:
            continue
        if claim.scheme is not Scheme.H_CODE:
            searched.append(claim)
        if claim.problem is Problem.CHECK_DIGIT:
            continue
        is_weak = claim.scheme in _WEAK
        for result in _LOOK_UPS[claim.scheme](claim, law):
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
            _component(law, blend["component"], Decimal(blend["mass_percent"]))
            for blend in law.rows("montreal_blends", blend=number)
        )
        if not parts:
            return Doubt(FindingCode.MONTREAL_COMPOSITION_UNKNOWN, claim, number)
    else:
        parts = (_single(law, row, _WHOLE),)
    return Thing(number, claim, parts, tuple(split(row["un_number"])), row["hs2022"])


def _component(law: Law, number: str, mass_percent: Decimal) -> Ingredient:
    rows = law.rows("montreal_refrigerants", number=number)
    return _single(law, rows[0], mass_percent) if rows else Ingredient(number, mass_percent, None)


def _by_refrigerant(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    thing = refrigerant_thing(law, claim.value, claim)
    if thing:
        return [thing]
    # Short forms ("R-507") stand among the trade names; any other number may be a newer blend with controlled parts.
    return _by_name(claim, law) or [Doubt(FindingCode.MONTREAL_COMPOSITION_UNKNOWN, claim, claim.value)]


def _by_cas(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    listed = [row for row in law.rows("montreal_substances") if claim.value in split(row["cas"])]
    if listed:
        # The annex prints some isomers on their own besides the group that covers them: the narrower row is meant.
        row = min(listed, key=lambda each: len(each["cas"]))
        part = Ingredient(row["designation"], _WHOLE, row)
        return [Thing(row["designation"], claim, (part,), tuple(split(row["un_number"])), row["hs2022"])]
    numbers = [row["number"] for row in law.rows("montreal_refrigerants") if claim.value in split(row["cas"])]
    things = (refrigerant_thing(law, number, claim) for number in numbers[:1])
    return [thing for thing in things if thing]


def _by_un(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    mixture = law.rows("montreal_un_mixtures", un_number=claim.value)
    if mixture:
        part = _component(law, mixture[0]["contains"], _WHOLE)
        part = Ingredient(part.name, None, part.annex_row, part.refrigerant_row)
        return [Thing(f"UN {claim.value}", claim, (part,), (claim.value,))]
    rows = [row for row in law.rows("montreal_refrigerants") if claim.value in split(row["un_number"])]
    if not any(row["mp_annex_group"] for row in rows):
        return []
    if len(rows) == 1 and rows[0]["un_number"] == claim.value and not _is_collective(law, claim.value):
        thing = refrigerant_thing(law, rows[0]["number"], claim)
        return [thing] if thing else []
    return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, _some(row["number"] for row in rows))]


def _is_collective(law: Law, number: str) -> bool:
    return any(
        "N.O.S." in row["proper_shipping_name"] for row in law.rows("dangerous_goods_un_numbers", un_number=number)
    )


def _some(names: Iterable[str], most: int = 6) -> str:
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")


def _by_name(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    key = plain(claim.value)
    numbers: list[str] = []
    unsettled = False
    for row in law.rows("montreal_trade_names"):
        if key in {plain(name) for name in (row["trade_name"], *split(row["misspellings_or_lookalikes"]))}:
            numbers.append(row["designation"])
            unsettled = unsettled or not row["designation"]
    for row in law.rows("montreal_refrigerants"):
        names = chain((row["number"],), phrases(row["chemical_name"]), split(row["common_trade_names"]))
        if any(key == plain(name) for name in names):
            numbers.append(row["number"])
    if not any(numbers):
        numbers += [
            row["designation"]
            for row in law.rows("montreal_substances")
            if any(key == plain(name) for name in (row["designation"], *phrases(row["chemical_name"])))
        ][:1]
    distinct = [number for number in dict.fromkeys(numbers) if number]
    if len(distinct) == 1:
        thing = refrigerant_thing(law, distinct[0], claim)
        return [thing] if thing else []
    if distinct or unsettled or _FAMILY_WORDS.search(claim.value):
        return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, _some(distinct) or claim.value)]
    return []


def _by_hs(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    rows = law.rows("montreal_hs2022_ods", hs6=claim.value) or law.rows(
        "montreal_hs2022_ods", hs6=claim.value[:_HEADING]
    )
    if not rows and len(claim.value) <= _HEADING:
        return _by_heading(claim, law)
    if not rows or not rows[0]["annex_groups"]:
        return []
    row = rows[0]
    if row["kind"] in {"substance", "mixture"}:
        return [_by_subheading(claim, law, row)]
    return [row] if row["kind"] == "appliance" else []


def _by_subheading(claim: Claim, law: Law, row: Row) -> Thing | Doubt:
    """What a line of chapter 29 or 38 holds: surely controlled, or shared with goods that are not."""
    name = f"HS {claim.value}"
    if row["covers"] != "controlled":
        return Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, row["designations_covered"])
    if row["kind"] == "mixture":
        groups = tuple(split(row["annex_groups"]))
        return Thing(name, claim, (), hs6=claim.value, either=True, certain_groups=groups)
    listed = law.rows("montreal_substances", hs2022=claim.value)
    annexed = [each for each in listed if "(isomer" not in each["designation"]]
    parts = tuple(Ingredient(each["designation"], None if annexed[1:] else _WHOLE, each) for each in annexed)
    return Thing(name, claim, parts, hs6=claim.value, either=len(parts) > 1)


def _by_heading(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
    """A heading without subheading: it covers controlled and other goods alike."""
    below = [
        row for row in law.rows("montreal_hs2022_ods") if row["hs6"].startswith(claim.value) and row["annex_groups"]
    ]
    substances = [row for row in below if row["kind"] in {"substance", "mixture"}]
    if substances:
        covered = _some(row["designations_covered"] for row in substances)
        return [Doubt(FindingCode.MONTREAL_WHICH_SUBSTANCE, claim, covered)]
    return [row for row in below if row["kind"] == "appliance"][:1]


def _by_hazard(claim: Claim, law: Law) -> Sequence[Thing | Doubt | Row]:
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
    Scheme.HS: _by_hs,
    Scheme.H_CODE: _by_hazard,
}
_WEAK = frozenset({Scheme.UN, Scheme.HS, Scheme.H_CODE})
