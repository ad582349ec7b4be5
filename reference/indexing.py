"""The search index: which column of which table names what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlcipher3 import dbapi2

    from .csv_tables import Table


def index_names(connection: dbapi2.Connection, tables: Mapping[str, Table]) -> None:
    """Fill ``entry``, ``name`` and ``name_search`` from the tables that have a mapping."""
    connection.execute("INSERT INTO name_search (name_search) VALUES ('rebuild')")
