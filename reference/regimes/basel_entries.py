"""Which entries of the Basel annexes the claims of an item lead to, on the day asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.consignment import Condition
from inspection.finding import Basis

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection.claim import Claim
    from inspection.consignment import Item

    from ..law import Law

    Row = Mapping[str, str]

_WASTE_WORDS = re.compile(
    r"\b(?:wastes?|scrap|used|spent|refuse|residues?|end[- ]of[- ]life|obsolete|expired|"
    r"d[ée]chets?|residuos?|abf[aä]lle?)\b",
    re.IGNORECASE,
)
_LEAST_KEYWORD = 4
_HEADING = 4


class Kind(Enum):
    """How the Convention controls an entry."""

    HAZARDOUS = "1(1)(a)"  # Annex I streams and constituents, Annex VIII
    OTHER = "1(2)"  # Annex II
    GREEN = "green"  # Annex IX: outside unless contaminated


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of Annex I, II, VIII or IX."""

    code: str
    provision: str
    kind: Kind
    label: str
    effective_from: date
    deleted_from: date | None
    successors: tuple[str, ...]
    treaty_mirror: tuple[str, ...]
    basis: Basis

    def in_force(self, day: date) -> bool:
        """Whether the line stands on the day."""
        return self.effective_from <= day and (self.deleted_from is None or day < self.deleted_from)


@dataclass(frozen=True, slots=True)
class Candidates:
    """A claim that leads to entries without settling which: an HS line, a UN number, a word on the label."""

    claim: Claim
    entries: tuple[Entry, ...]
    is_waste: bool
    label: str = ""


def entry_of(law: Law, code: str) -> Entry | None:
    """The line with this code, None where the edition has none."""
    for table, provision in (("basel_annex_viii", "Annex VIII"), ("basel_annex_ix", "Annex IX")):
        for row in law.rows(table, code=code):
            kind = Kind.HAZARDOUS if table == "basel_annex_viii" else Kind.GREEN
            return _entry(row, provision, kind)
    for row in law.rows("basel_y_codes", code=code):
        kind = Kind.HAZARDOUS if row["annex"] == "I" else Kind.OTHER
        return _entry(row, f"Annex {row['annex']}", kind)
    return None


def _entry(row: Row, provision: str, kind: Kind) -> Entry:
    """Annexes I and II never lost a line and have no mirrors: their table lacks those columns."""
    deleted_from = row.get("deleted_from", "")
    return Entry(
        code=row["code"],
        provision=provision,
        kind=kind,
        label=row["short_label"],
        effective_from=date.fromisoformat(row["effective_from"]),
        deleted_from=date.fromisoformat(deleted_from) if deleted_from else None,
        successors=tuple(split(row.get("successors", ""))),
        treaty_mirror=tuple(split(row.get("treaty_mirror", ""))),
        basis=Basis(row["basis"]),
    )


def predecessor_of(law: Law, entry: Entry, day: date) -> Entry | None:
    """The line that covered the very same waste before the entry took effect, if there was exactly one."""
    before = [
        old
        for table in ("basel_annex_viii", "basel_annex_ix")
        for row in law.rows(table, successors=entry.code)
        if (old := entry_of(law, row["code"])) is not None and old.in_force(day)
    ]
    return before[0] if len(before) == 1 and before[0].kind is entry.kind else None


def entries_of(law: Law, codes: Iterable[str]) -> tuple[Entry, ...]:
    """The lines with these codes; unknown codes are left out."""
    return tuple(entry for entry in (entry_of(law, code) for code in codes) if entry)


def current(law: Law, codes: Iterable[str], day: date) -> tuple[Entry, ...]:
    """The lines that stand on the day, deleted ones replaced by what took their place."""
    found: dict[str, Entry] = {}
    for entry in entries_of(law, codes):
        standing = (entry,) if entry.in_force(day) else _replacing(law, entry, day)
        found |= {each.code: each for each in standing}
    return tuple(found.values())


def _replacing(law: Law, entry: Entry, day: date) -> tuple[Entry, ...]:
    if entry.deleted_from is not None and day >= entry.deleted_from:
        return tuple(each for each in entries_of(law, entry.successors) if each.in_force(day))
    old = predecessor_of(law, entry, day)
    return (old,) if old else ()


def hints(item: Item, law: Law, day: date) -> list[Candidates]:
    """HS lines, UN numbers and words that lead to entries of the annexes."""
    found: list[Candidates] = []
    said_to_be_waste = item.circumstances.condition is Condition.WASTE
    said_to_be_old = said_to_be_waste or item.circumstances.condition is Condition.USED
    for claim in item.claims:
        if claim.scheme is Scheme.HS:
            for row in _hs_lines(law, claim.value.replace(".", "")[:6]):
                waste = row["line_kind"] == "waste" or said_to_be_waste
                if waste or said_to_be_old:
                    entries = current(law, split(row["usual_basel_entries"]), day)
                    found.append(Candidates(claim, entries, waste, row["short_label"]))
        elif claim.scheme is Scheme.UN and said_to_be_old:
            for row in law.rows("basel_un_hints", un_number=claim.value):
                entries = current(law, split(row["basel_entries"]), day)
                found.append(Candidates(claim, entries, said_to_be_waste, row["description"]))
        elif claim.scheme is Scheme.NAME and (said_to_be_old or _WASTE_WORDS.search(claim.value)):
            entries = _by_keyword(law, claim.value, day)
            if entries:
                found.append(Candidates(claim, entries, said_to_be_waste, claim.value))
    # That such a line, number or word leads to these entries is our reading, not the treaty's.
    return [
        replace(each, entries=tuple(replace(entry, basis=Basis.UNREAD) for entry in each.entries))
        for each in found
        if each.entries
    ]


def _hs_lines(law: Law, figures: str) -> list[Row]:
    """The line with these figures; for a heading alone, all its lines as one."""
    if len(figures) > _HEADING:
        return list(law.rows("basel_waste_hs2022", hs6=figures))
    below = [row for row in law.rows("basel_waste_hs2022") if row["hs6"].startswith(figures)] if figures else []
    if not below:
        return []
    codes = dict.fromkeys(code for row in below for code in split(row["usual_basel_entries"]))
    waste = all(row["line_kind"] == "waste" for row in below)
    return [{**below[0], "usual_basel_entries": ";".join(codes), "line_kind": "waste" if waste else "product"}]


def _by_keyword(law: Law, name: str, day: date) -> tuple[Entry, ...]:
    """Entries whose keywords stand in the name as whole words; a deleted entry leads to its successors."""
    codes = [
        row["code"]
        for table in ("basel_annex_viii", "basel_annex_ix")
        for row in law.rows(table)
        if row["status"] == "in force" and any(_says(name, word) for word in split(row["keywords"]))
    ]
    return current(law, codes, day)


def _says(name: str, keyword: str) -> bool:
    if len(keyword) < _LEAST_KEYWORD:
        return False
    return re.search(rf"\b{re.escape(keyword.rstrip('s'))}(?:s|es|y|ies)?\b", name, re.IGNORECASE) is not None
