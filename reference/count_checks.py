"""How many rows of a kind a convention has by its own text, held against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .csv_tables import Table

_COLUMNS = ("table_name", "column_name", "value", "official", "reason")


def check_counts(tables: Mapping[str, Table]) -> None:
    """Raise BadInput for a count that differs from the official one without a written reason.

    A table ``<folder>_counts`` says: of the rows of ``table_name`` whose ``column_name`` is ``value`` the
    convention has ``official``. A column that is not there counts as a difference.
    """
    for name, table in tables.items():
        if not name.endswith("_counts") or not set(_COLUMNS) <= set(table.columns):
            continue
        for number, row in enumerate(zip(*(table.column(column) for column in _COLUMNS), strict=True), 1):
            target, column, value, official, reason = row
            counted = tables.get(target)
            known = counted is not None and column in counted.columns
            found = counted.column(column).count(value) if counted is not None and known else 0
            if str(found) != official and not reason.strip():
                raise BadInput(
                    "reference.count_differs",
                    table=name,
                    row=number,
                    what=f"{target}.{column} = {value}",
                    found=found,
                    official=official,
                )
