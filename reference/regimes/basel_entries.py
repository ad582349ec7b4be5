"""The entries of the Basel annexes: how they are controlled, when they stand, what took their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from inspection.finding import Basis

from ..normalise import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..law import Law

    Row = Mapping[str, str]


class Kind(Enum):
    """How the Convention controls an entry."""

    HAZARDOUS = "1(1)(a)"  # Annex I streams and constituents, Annex VIII
    OTHER = "1(2)"  # Annex II
    GREEN = "green"  # Annex IX: outside unless contaminated


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of Annex I, II, VIII or IX.

    ``not_for`` is the operation that the wording leaves out ("excluding those destined for Annex IV A operations"),
    ``otherwise`` the entries under which the waste then falls, as far as the annexes say so.
    """

    code: str
    provision: str
    kind: Kind
    label: str
    effective_from: date
    deleted_from: date | None
    successors: tuple[str, ...]
    treaty_mirror: tuple[str, ...]
    not_for: str
    otherwise: tuple[str, ...]
    basis: Basis

    def in_force(self, day: date) -> bool:
        """Whether the line stands on the day."""
        return self.effective_from <= day and (self.deleted_from is None or day < self.deleted_from)


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
        not_for=row.get("not_for", ""),
        otherwise=tuple(split(row.get("otherwise", ""))),
        basis=Basis(row["basis"]),
    )


def before_it(law: Law, entry: Entry, day: date) -> tuple[Entry, ...]:
    """The lines in force on the day that the entry has taken the place of since, alone or with others."""
    return tuple(
        old
        for table in ("basel_annex_viii", "basel_annex_ix")
        for row in law.holding(table, "successors", entry.code)
        if (old := entry_of(law, row["code"])) is not None and old.in_force(day)
    )


def predecessor_of(law: Law, entry: Entry, day: date) -> Entry | None:
    """The line that covered the very same waste before the entry took effect, if there was exactly one."""
    before = [old for old in before_it(law, entry, day) if old.successors == (entry.code,)]
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


def with_mirrors(law: Law, entries: Iterable[Entry], day: date) -> tuple[Entry, ...]:
    """The entries and those that the treaty sets beside them: only a test tells the two apart."""
    codes = [code for entry in entries for code in (entry.code, *entry.treaty_mirror)]
    return current(law, dict.fromkeys(codes), day)


def _replacing(law: Law, entry: Entry, day: date) -> tuple[Entry, ...]:
    if entry.deleted_from is not None and day >= entry.deleted_from:
        return tuple(each for each in entries_of(law, entry.successors) if each.in_force(day))
    old = predecessor_of(law, entry, day)
    return (old,) if old else ()
