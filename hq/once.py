"""Rows that may come twice, from two workers at the same moment too: the second time nothing happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Table

MOST_AT_ONCE = 100  # rows of one statement: SQLite bounds the parameters


def insert_once(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert rows that have all the same columns, leaving those whose key is there already; gives how many were new.

    A key that another transaction has just inserted is waited for, and is then there.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = 0
    for first in range(0, len(rows), MOST_AT_ONCE):
        statement = dialect.insert(table).values(rows[first : first + MOST_AT_ONCE]).on_conflict_do_nothing()
        new += connection.execute(statement).rowcount
    return new
