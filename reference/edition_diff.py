"""What changed from one edition to another, row by row, as somebody who reads the law would ask."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .indexing import NAMED
from .table_checks import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection.reference_hit import EditionIdentity

    from .edition import Edition
    from .indexing import Named

    Row = Mapping[str, str]
    Key = tuple[str, ...]

PROVENANCE = ("source", "basis")
_NAMING = (
    "name", "short_label", "proper_shipping_name", "chemical_name", "designation", "scientific_name", "taxon",
    "description", "meaning", "substance", "trade_name", "operator", "title",
)  # fmt: skip
"""Columns that say in words what a row is about, the plainest first."""


class ChangeKind(StrEnum):
    """What happened to a row; the values stand on the wire."""

    ADDED = "added"
    DELETED = "deleted"
    CHANGED = "changed"
    PROVENANCE = "provenance"  # the same fact, known from elsewhere or better than before


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column of a changed row; "" where an edition says nothing."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is not the same in both editions, with all of its columns that are not."""

    kind: ChangeKind
    folder: str
    table: str
    entry: str
    name: str
    columns: tuple[ColumnChange, ...]


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """All changes, in the order of the tables; ``notes`` are the folders whose SOURCES.md is another."""

    old: EditionIdentity
    new: EditionIdentity
    changes: tuple[RowChange, ...]
    notes: tuple[str, ...]


def compare_editions(old: Edition, new: Edition) -> EditionDiff:
    """Compare all tables of two editions. Raises EnvironmentFault when one of them is damaged."""
    before, after = _contents(old), _contents(new)
    notes_before, notes_after = _notes(old), _notes(new)
    folders = sorted(notes_before.keys() | notes_after.keys())
    changes: list[RowChange] = []
    for table in sorted(before.keys() | after.keys()):
        if before.get(table) != after.get(table):  # the digests of the tables' files
            folder = _folder(table, folders)
            changes += _of_table(table, folder, _rows(old, table, before), _rows(new, table, after))
    return EditionDiff(
        old.edition,
        new.edition,
        tuple(changes),
        tuple(folder for folder in folders if notes_before.get(folder) != notes_after.get(folder)),
    )


def _contents(edition: Edition) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in edition.select("SELECT table_name, sha256 FROM contents")}


def _notes(edition: Edition) -> dict[str, str]:
    return {str(folder): str(text) for folder, text in edition.select("SELECT folder, text FROM sources")}


def _rows(edition: Edition, table: str, carried: Mapping[str, str]) -> Sequence[Row]:
    return edition.rows(table) if table in carried else ()


def _folder(table: str, folders: Sequence[str]) -> str:
    return max((folder for folder in folders if table.startswith(f"{folder}_")), key=len, default=table)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A table that is in one edition or in both, with the columns of both."""

    table: str
    folder: str
    columns: tuple[str, ...]
    named: Named | None

    def change(self, was: Row | None, now: Row | None, key: Sequence[str]) -> RowChange | None:
        """What happened to a row; None when nothing did."""
        changed = _columns_changed(self.columns, was, now)
        if not changed:
            return None
        entry, name = _called(self.named, now or was or {}, key)
        return RowChange(_kind(was, now, changed), self.folder, self.table, entry, name, changed)


def _of_table(table: str, folder: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowChange]:
    columns = tuple(dict.fromkeys([*(old[0] if old else ()), *(new[0] if new else ())]))
    compared = _Compared(table, folder, columns, next((each for each in NAMED if each.table == table), None))
    key = _key_columns(table, columns, old, new)
    pairs = _pairs(old, new, key) if key else _pairs_without_key(columns, old, new)
    for was, now in pairs:
        change = compared.change(was, now, key or columns[:1])
        if change is not None:
            yield change


def _pairs(old: Sequence[Row], new: Sequence[Row], key: Sequence[str]) -> Iterator[tuple[Row | None, Row | None]]:
    before, after = _by_key(old, key), _by_key(new, key)
    for each in dict.fromkeys([*before, *after]):
        yield before.get(each), after.get(each)


def _pairs_without_key(
    columns: Sequence[str], old: Sequence[Row], new: Sequence[Row]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows that nothing tells apart but all of their columns: they come and go and do not change."""
    before = Counter(tuple(row.get(column, "") for column in columns) for row in old)
    after = Counter(tuple(row.get(column, "") for column in columns) for row in new)
    for values in (before - after).elements():
        yield dict(zip(columns, values, strict=True)), None
    for values in (after - before).elements():
        yield None, dict(zip(columns, values, strict=True))


def _key_columns(table: str, columns: Sequence[str], old: Sequence[Row], new: Sequence[Row]) -> Sequence[str]:
    """What tells the rows apart in both editions: the table's key, else its shortest run of first columns."""
    facts = [column for column in columns if column not in PROVENANCE]
    known = KEYS.get(table, ())
    if known and set(known) <= set(columns) and _tells_apart(known, old) and _tells_apart(known, new):
        return known
    for length in range(1, len(facts)):
        if _tells_apart(facts[:length], old) and _tells_apart(facts[:length], new):
            return facts[:length]
    return ()


def _tells_apart(key: Sequence[str], rows: Sequence[Row]) -> bool:
    return len(_by_key(rows, key)) == len(rows)


def _by_key(rows: Sequence[Row], key: Sequence[str]) -> dict[Key, Row]:
    return {tuple(row.get(column, "") for column in key): row for row in rows}


def _columns_changed(columns: Sequence[str], was: Row | None, now: Row | None) -> tuple[ColumnChange, ...]:
    pairs = ((column, (was or {}).get(column, ""), (now or {}).get(column, "")) for column in columns)
    return tuple(ColumnChange(*each) for each in pairs if each[1] != each[2])


def _kind(was: Row | None, now: Row | None, changed: Sequence[ColumnChange]) -> ChangeKind:
    if was is None:
        return ChangeKind.ADDED
    if now is None:
        return ChangeKind.DELETED
    return ChangeKind.PROVENANCE if all(each.column in PROVENANCE for each in changed) else ChangeKind.CHANGED


def _called(named: Named | None, row: Row, key: Sequence[str]) -> tuple[str, str]:
    """Entry and name of a row: as a look-up calls it, else by its key and the first column that names it."""
    if named is not None and set(named.columns()) <= row.keys():
        return named.entry.format_map(row), named.name.format_map(row)
    entry = " / ".join(row[column] for column in key if row.get(column))
    return entry, next((row[column] for column in _NAMING if column not in key and row.get(column)), "")
