"""What changed between two editions, for a reader and for a script."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from inspection.wire import edition_json
from inspection.wording.naming import column_name, folder_name, table_title
from reference.edition_diff import ChangeKind

from .told import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reference.edition_diff import EditionDiff, RowChange


def diff_json(found: EditionDiff) -> dict[str, Any]:
    """All changes in one object."""
    counts = Counter(change.kind for change in found.changes)
    return {
        "old": edition_json(found.old),
        "new": edition_json(found.new),
        "counts": {kind.value: counts[kind] for kind in ChangeKind},
        "changes": [
            {
                "kind": change.kind.value,
                "convention": change.folder,
                "table": change.table,
                "entry": change.entry,
                "name": change.name,
                "columns": [{"column": each.column, "from": each.old, "to": each.new} for each in change.columns],
            }
            for change in found.changes
        ],
        "notes": list(found.notes),
    }


def tell_diff(found: EditionDiff) -> None:
    """Print the changes by convention and table, each with what it was and what it is."""
    line(
        "commands.diff_head",
        old=found.old.name, old_day=found.old.day, new=found.new.name, new_day=found.new.day,
    )  # fmt: skip
    if not found.changes:
        line("commands.diff_nothing")
    for folder, of_folder in groupby(found.changes, key=lambda each: each.folder):
        print(f"\n{folder_name(folder)}")
        for table, of_table in groupby(of_folder, key=lambda each: each.table):
            _tell_table(table, list(of_table))
    for folder in found.notes:
        line("commands.diff_notes", convention=folder_name(folder))


def _tell_table(table: str, changes: list[RowChange]) -> None:
    counts = Counter(change.kind for change in changes)
    line(
        "commands.diff_table",
        table=table_title(table), added=counts[ChangeKind.ADDED], deleted=counts[ChangeKind.DELETED],
        changed=counts[ChangeKind.CHANGED],
    )  # fmt: skip
    for change in changes:
        if change.kind is not ChangeKind.PROVENANCE:
            _tell_change(table, change)
    _tell_provenance(change for change in changes if change.kind is ChangeKind.PROVENANCE)


def _tell_change(table: str, change: RowChange) -> None:
    line(f"commands.diff_{change.kind.value}", entry=change.entry, name=change.name or "—")
    for each in change.columns:
        column = column_name(table, each.column)
        if change.kind is ChangeKind.CHANGED:
            line("commands.diff_column", column=column, old=each.old or "—", new=each.new or "—")
        else:
            line("commands.diff_value", column=column, value=each.old or each.new)


def _tell_provenance(changes: Iterable[RowChange]) -> None:
    """How many rows are known otherwise than before, by what they were and are known from."""
    moves = Counter(
        next(((each.old, each.new) for each in change.columns if each.column == "basis"), ("", ""))
        for change in changes
    )
    for (old, new), count in sorted(moves.items()):
        if old or new:
            line("commands.diff_basis", count=count, old=old or "—", new=new or "—")
        else:
            line("commands.diff_source", count=count)
