"""What is typed and not yet kept: one encrypted row a form, so that a crash loses no word of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .database import database_faults, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from sqlite3 import Connection

MOST = 1 << 20  # bytes of one form


class Drafts:
    """The drafts of all forms. They are no evidence: they change, and go when their form is done with."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        """Use an open database."""
        self._connection = connection
        self._folder = folder

    def keep(self, form: str, fields: Mapping[str, str]) -> None:
        """Keep what a form says now; an empty one is dropped. Raises EnvironmentFault."""
        content = json.dumps(dict(fields), ensure_ascii=True).encode()
        with database_faults(self._folder), transaction(self._connection):
            if any(fields.values()) and len(content) <= MOST:
                self._connection.execute(
                    "INSERT INTO draft (form, content) VALUES (?, ?) "
                    "ON CONFLICT (form) DO UPDATE SET content = excluded.content",
                    (form, content),
                )
            else:
                self._connection.execute("DELETE FROM draft WHERE form = ?", (form,))

    def read(self, form: str) -> dict[str, str]:
        """What a form said last; empty when nothing is kept of it."""
        with database_faults(self._folder):
            row = self._connection.execute("SELECT content FROM draft WHERE form = ?", (form,)).fetchone()
        return {} if row is None else {str(name): str(each) for name, each in json.loads(row[0]).items()}
