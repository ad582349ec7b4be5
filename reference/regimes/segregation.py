"""Dangerous goods that travel together: what has to be kept apart, by class, compatibility group and reaction."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme
from inspection.finding import Basis, Regime, Severity
from inspection.finding_codes import FindingCode
from inspection.verdict import Verdict

from ..normalise import split
from .carriage import CLASS_FROM_CONTENT
from .statements import Speaker, messages, subject_of, weakest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import AskedDate, Consignment, Item
    from inspection.finding import Finding

    from ..law import Law

    Row = Mapping[str, str]

INSTRUMENT = "IMDG Code"
_LETTERS = "ABCDEFGHJKLNS"
_EXPLOSIVE = "1"
_SUBSIDIARY_EXPLOSIVE = "1.3"  # a subsidiary hazard of class 1 is segregated as division 1.3
_AWAY_FROM = "1"
_MOST_GOODS = 60
_LIST = "dangerous_goods_un_numbers"
_EXCEPTIONS = ("dangerous_goods.exception.limited_quantity", "dangerous_goods.exception.by_land")


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of dangerous goods: its number or label, hazards with the main one first, and the units it is in."""

    name: str
    claim: Claim
    hazards: tuple[str, ...]
    number: str
    units: frozenset[str]
    limited_quantity: bool

    @property
    def main(self) -> str:
        """The division of the main hazard, without the letter of a compatibility group."""
        return self.hazards[0].rstrip(_LETTERS)

    @property
    def group(self) -> str:
        """The compatibility group of explosives, "" of all others."""
        return self.hazards[0][len(self.main) :] if self.main.startswith(_EXPLOSIVE) else ""


def assess_together(items: Sequence[Item], consignment: Consignment, on: AskedDate, law: Law) -> tuple[Finding, ...]:
    """Say which dangerous goods of the items must not share a container; route and date do not matter.

    Goods with different container numbers are not held against each other; where the numbers do not tell whether
    two share a container, the finding cannot tell and says what holds if they do.
    """
    del consignment, on
    speaker = Speaker(law, Regime.DANGEROUS_GOODS, INSTRUMENT)
    goods = list(_goods(items, law))[:_MOST_GOODS]
    found: dict[Finding, None] = {}
    asked: set[frozenset[tuple[str, ...]]] = set()
    for one, other in combinations(goods, 2):
        apart = bool(one.units) and bool(other.units) and not one.units & other.units
        same_kind = (one.name, one.hazards) == (other.name, other.hazards)
        if apart or same_kind or one.limited_quantity or other.limited_quantity:
            continue
        together = bool(one.units & other.units)
        if not together:  # one question for each pair of hazards, however many goods raise it
            pair = frozenset({(*one.hazards, *_groups(law, one)), (*other.hazards, *_groups(law, other))})
            if pair in asked:
                continue
            asked.add(pair)
        found |= dict.fromkeys(_between(speaker, one, other, together=together))
    return tuple(found)


def _goods(items: Sequence[Item], law: Law) -> Iterable[Goods]:
    """Every number of every item, or its labels where no number is known."""
    everywhere = {claim.value for item in items for claim in _containers(item)}
    only_one = frozenset(everywhere) if len(everywhere) == 1 else frozenset()
    for item in items:
        units = only_one or frozenset(claim.value for claim in _containers(item))
        limited = item.circumstances.limited_quantity
        numbered = False
        for claim in _once(item, Scheme.UN):
            numbered = True
            for row in () if claim.value in CLASS_FROM_CONTENT else law.rows(_LIST, un_number=claim.value):
                hazards = (row["class_division"], *split(row["subsidiary_hazards"]))
                yield Goods(f"UN {claim.value}", claim, hazards, claim.value, units, limited)
        labels = [] if numbered else _once(item, Scheme.CLASS)
        if labels:
            hazards = tuple(claim.value + claim.details.get("compatibility_group", "") for claim in labels)
            yield Goods(f"class {' + '.join(hazards)}", labels[0], hazards, "", units, limited)


def _containers(item: Item) -> list[Claim]:
    return [claim for claim in item.claims if claim.scheme is Scheme.CONTAINER and claim.problem is not Problem.GRAMMAR]


def _once(item: Item, scheme: Scheme) -> list[Claim]:
    return list({claim.value: claim for claim in reversed(item.claims) if claim.scheme is scheme}.values())[::-1]


def _between(speaker: Speaker, one: Goods, other: Goods, *, together: bool) -> list[Finding]:
    if one.group and other.group:
        return _of_explosives(speaker, one, other, together=together)
    found = _by_class(speaker, one, other, together=together)
    return [*found, *_by_reaction(speaker, one, other, together=together)]


def _by_class(speaker: Speaker, one: Goods, other: Goods, *, together: bool) -> list[Finding]:
    """Table 7.2.4: the strictest rule of all hazards; within one class the subsidiary hazards do not count."""
    same = one.main == other.main
    firsts, seconds = (one.hazards[:1], other.hazards[:1]) if same else (one.hazards, other.hazards)
    rows = [row for first in firsts for second in seconds for row in _rule(speaker.law, first, second)]
    strictest = max((row for row in rows if row["rule"].isdigit()), key=lambda row: row["rule"], default=None)
    if strictest is None:
        return []
    rule = strictest["rule"]
    firm = Verdict.PERMIT_REQUIRED if rule == _AWAY_FROM else Verdict.PROHIBITED
    return [
        speaker.state(
            FindingCode.GOODS_SEGREGATION, firm if together else Verdict.CANNOT_TELL, "Segregation table, 7.2.4",
            _pair(one, other), subject_of(one.claim), exceptions=messages(*_EXCEPTIONS),
            severity=Severity.ERROR if together else Severity.WARNING,
            documents=messages(
                "document.packing_certificate", "document.stowage_plan",
                *(("document.segregation_approval",) if rule == _AWAY_FROM else ()),
            ),
            basis=weakest([strictest]), reason=_wording("segregation", together=together, rule=rule),
            one=one.name, other=other.name, hazards=" / ".join((", ".join(one.hazards), ", ".join(other.hazards))),
        )
    ]  # fmt: skip


def _rule(law: Law, first: str, second: str) -> Sequence[Row]:
    one, other = _division(first), _division(second)
    return law.rows("dangerous_goods_segregation", class_a=one, class_b=other)


def _division(hazard: str) -> str:
    return _SUBSIDIARY_EXPLOSIVE if hazard == _EXPLOSIVE else hazard.rstrip(_LETTERS)


def _of_explosives(speaker: Speaker, one: Goods, other: Goods, *, together: bool) -> list[Finding]:
    """Class 1 among itself: the compatibility groups decide, not the divisions."""
    first, second = sorted((one.group, other.group))
    rows = speaker.law.rows("dangerous_goods_class1_compatibility", group_a=first, group_b=second)
    if not rows or rows[0]["rule"] == "yes":
        return []
    barred = rows[0]["rule"] == "no"
    return [
        speaker.state(
            FindingCode.GOODS_COMPATIBILITY,
            Verdict.PROHIBITED if barred and together else Verdict.CANNOT_TELL,
            "Compatibility groups of class 1, 7.2.7.1.4", _pair(one, other), subject_of(one.claim),
            severity=Severity.ERROR if together else Severity.WARNING,
            documents=messages("document.packing_certificate", "document.explosives_classification"),
            basis=weakest(rows),
            reason=_wording("compatibility", together=together) if barred else f"dangerous_goods.{rows[0]['note']}",
            one=one.name, other=other.name, hazards=f"{one.hazards[0]} / {other.hazards[0]}",
        )
    ]  # fmt: skip


def _by_reaction(speaker: Speaker, one: Goods, other: Goods, *, together: bool) -> list[Finding]:
    """Segregation groups (3.1.4.4): acids and cyanides and the like, whatever the classes allow."""
    return [
        speaker.state(
            FindingCode.GOODS_SEGREGATION_GROUP, Verdict.CANNOT_TELL, "Segregation groups, 3.1.4.4 and 7.2.8",
            _pair(one, other), subject_of(one.claim), severity=Severity.ERROR if together else Severity.WARNING,
            basis=Basis(row["basis"]), documents=messages("document.packing_certificate", "document.stowage_plan"),
            one=one.name, other=other.name, groups=f"{row['group_a']} / {row['group_b']}", danger=row["danger"],
        )
        for row in _reactions(speaker.law, one, other)
    ]  # fmt: skip


def _reactions(law: Law, one: Goods, other: Goods) -> list[Row]:
    pairs = [(first, second) for first in _groups(law, one) for second in _groups(law, other)]
    return [
        row
        for first, second in (*pairs, *((second, first) for first, second in pairs))
        for row in law.rows("dangerous_goods_segregation_group_rules", group_a=first, group_b=second)
    ]


def _groups(law: Law, goods: Goods) -> list[str]:
    rows = law.rows("dangerous_goods_segregation_groups", un_number=goods.number) if goods.number else ()
    return [row["group"] for row in rows]


def _pair(one: Goods, other: Goods) -> str:
    return f"{one.name} / {other.name}"


def _wording(kind: str, *, together: bool, rule: str = "") -> str:
    end = f"_{rule}" if rule == _AWAY_FROM else ""
    return f"dangerous_goods.{kind}{end}" + ("" if together else "_if_together")
