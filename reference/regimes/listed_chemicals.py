"""Which entries of an annex of chemicals (Rotterdam, Stockholm) the claims of an item lead to, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.claim import Problem, Scheme

from ..normalise import split
from .product_names import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

_UNREADABLE = frozenset({Problem.CHECK_DIGIT, Problem.GRAMMAR, Problem.NOT_ASSIGNED})
_ORDER = (Scheme.CAS, Scheme.NAME, Scheme.UN, Scheme.HS)
_SHARED = frozenset({Scheme.UN, Scheme.HS})
_HEADING, _SUBHEADING = 4, 7


@dataclass(frozen=True, slots=True)
class Annex:
    """The tables of an annex: its entries, and the UN numbers and tariff lines that lead to them."""

    entries: str
    un_numbers: str
    tariff_lines: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim that leads to listed entries: to the one, or surely to one of several."""

    claim: Claim
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        """The entries as the annex prints them."""
        return label(self.rows)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that may mean a listed entry: a family, an abbreviation, a number shared with other goods."""

    claim: Claim
    rows: tuple[Row, ...]

    @property
    def shared(self) -> bool:
        """Whether the claim is a number that many goods share, which proves little by itself."""
        return self.claim.scheme in _SHARED


@dataclass(frozen=True, slots=True)
class Found:
    """All that the claims of an item yield; ``searched`` are those that could be looked up at all."""

    hits: tuple[Hit, ...]
    doubts: tuple[Doubt, ...]
    searched: tuple[Claim, ...]


def label(rows: Iterable[Row], most: int | None = None) -> str:
    """The names of the entries; with ``most`` only so many of them."""
    names = list(dict.fromkeys(row["entry"] for row in rows))
    return " / ".join(names[:most]) + (" …" if most and len(names) > most else "")


def search(item: Item, law: Law, annex: Annex, stands: Callable[[Row], bool]) -> Found:
    """Look every claim up, CAS numbers and names first; ``stands`` tells entries that were deleted by the day asked."""
    claims = [each for each in item.claims if each.scheme in _ORDER and each.problem not in _UNREADABLE]
    claims = [each for each in claims if each.scheme is not Scheme.HS or len(each.value) >= _HEADING]
    hits: list[Hit] = []
    doubts: list[Doubt] = []
    for claim in sorted(claims, key=lambda each: _ORDER.index(each.scheme)):
        sure, unsure = _LOOK_UPS[claim.scheme](claim, law, annex)
        groups = [tuple(row for row in group if stands(row)) for group in sure]
        known = {row["entry"] for hit in hits for row in hit.rows}
        hits += [Hit(claim, rows) for rows in groups if rows and not known & {row["entry"] for row in rows}]
        if unsure and not any(groups):
            doubts.append(Doubt(claim, tuple(row for row in unsure if stands(row))))
    named = any(claim.scheme is Scheme.CAS for claim in claims)
    settled = named or any(each.scheme is Scheme.REFRIGERANT for each in item.claims)
    entries = {row["entry"] for hit in hits for row in hit.rows}
    strong = [
        doubt
        for doubt in doubts
        if not doubt.shared
        and not entries & {row["entry"] for row in doubt.rows}
        and (doubt.claim.scheme is Scheme.CAS or not named)
    ]
    shared = [] if hits or strong or settled else [doubt for doubt in doubts if doubt.shared and doubt.rows]
    return Found(tuple(hits), tuple(_distinct([*strong, *shared])), tuple(claims))


def _distinct(doubts: Iterable[Doubt]) -> Iterable[Doubt]:
    """One question for the same candidates."""
    return {tuple(row["entry"] for row in doubt.rows): doubt for doubt in reversed(list(doubts))}.values()


def _by_cas(claim: Claim, law: Law, annex: Annex) -> tuple[Sequence[Sequence[Row]], Sequence[Row]]:
    """The numbers that the annex prints or that belong to an entry by its words; and those that may."""
    sure = [row for column in ("cas", "member_cas") for row in law.holding(annex.entries, column, claim.value)]
    return [(row,) for row in sure], law.holding(annex.entries, "doubtful_cas", claim.value)


def _by_name(claim: Claim, law: Law, annex: Annex) -> tuple[Sequence[Sequence[Row]], Sequence[Row]]:
    """Names as a whole, and the names within the words of a label."""
    unsure: dict[str, Row] = {}
    sure: dict[str, Row] = {}
    for name in readings(claim.value):
        for column in ("names", "trade_names"):
            sure |= {row["entry"]: row for row in law.holding(annex.entries, column, name)}
        unsure |= {row["entry"]: row for row in law.holding(annex.entries, "doubtful_names", name)}
    return [(row,) for row in sure.values()], list(unsure.values())


def _by_un(claim: Claim, law: Law, annex: Annex) -> tuple[Sequence[Sequence[Row]], Sequence[Row]]:
    return _by_number(law.rows(annex.un_numbers, un_number=claim.value), law, annex)


def _by_hs(claim: Claim, law: Law, annex: Annex) -> tuple[Sequence[Sequence[Row]], Sequence[Row]]:
    """A tariff line; a heading alone covers all its lines and so settles nothing."""
    if len(claim.value) >= _SUBHEADING:
        return _by_number(law.rows(annex.tariff_lines, hs6=claim.value), law, annex)
    below = [row for row in law.rows(annex.tariff_lines) if row["hs6"].startswith(claim.value)]
    return [], _entries(below, law, annex)


def _by_number(rows: Sequence[Row], law: Law, annex: Annex) -> tuple[Sequence[Sequence[Row]], Sequence[Row]]:
    entries = _entries(rows, law, annex)
    if not entries:
        return [], []
    return ([entries], []) if rows[0]["covers"] == "only" else ([], entries)


def _entries(rows: Iterable[Row], law: Law, annex: Annex) -> list[Row]:
    names = dict.fromkeys(name for row in rows for name in split(row["entries"]))
    return [row for name in names for row in law.rows(annex.entries, entry=name)]


_LOOK_UPS = {Scheme.CAS: _by_cas, Scheme.NAME: _by_name, Scheme.UN: _by_un, Scheme.HS: _by_hs}
