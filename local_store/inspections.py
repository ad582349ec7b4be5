"""The list of inspections: a projection of the journal, with its search. It can be dropped and rebuilt."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from inspection.dossier import Decision
from inspection.errors import EnvironmentFault, VerificationFailed
from inspection.listing import InspectionRow, advance
from inspection.verdict import Verdict

from .database import database_faults, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.record import SealedRecord

_COLUMNS = (
    "seq",
    "inspection",
    "label",
    "officer",
    "opened_at",
    "closed_at",
    "verdict",
    "decision",
    "exhibits",
    "containers",
    "substances",
    "text",
)
_SELECT = "SELECT " + ", ".join(f"inspection.{name}" for name in _COLUMNS)
_UPSERT = (
    f"INSERT INTO inspection ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "  # noqa: S608
    f"ON CONFLICT (seq) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS[1:])}"
)
Line: TypeAlias = tuple[object, ...]  # the columns of a line, in their order
TOKEN = 3  # letters of a token of the index; shorter words are looked for row by row
_CODE = re.compile(r"^([A-Za-z]+)-?(\d\w*)$")  # letters and a number, as refrigerants are called
NO_LIMIT = 2**62


class Inspections:
    """The table that the list of inspections reads."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        """Use an open database."""
        self._connection = connection
        self._folder = folder

    def project(self, record: SealedRecord) -> None:
        """Take one more record into the list, within the caller's transaction."""
        before = self.row(record.header.inspection)
        after = advance(before, record)
        if after is not None and after != before:
            self._connection.execute(_UPSERT, line_of(after))

    def row(self, inspection: str) -> InspectionRow | None:
        """The line of one inspection, None when there is no such inspection."""
        found = self.line(inspection)
        return None if found is None else _row(found)

    def rows(self) -> Iterator[InspectionRow]:
        """All lines, oldest first."""
        with database_faults(self._folder):
            yield from map(_row, self._connection.execute(f"{_SELECT} FROM inspection ORDER BY seq"))

    def search(self, text: str, limit: int, before: int | None) -> tuple[InspectionRow, ...]:
        """The newest lines that hold every word of the text, at most ``limit``, older than the line ``before``."""
        words = text.replace("\0", " ").split()
        long = [word for word in words if len(word) >= TOKEN]
        parameters: list[object] = []
        if long:
            query = f"{_SELECT} FROM inspection_search JOIN inspection ON inspection.seq = inspection_search.rowid"
            query += " WHERE inspection_search MATCH ? AND inspection_search.rowid < ?"
            parameters.append(" AND ".join(map(_term, long)))
            order = " ORDER BY inspection_search.rowid DESC LIMIT ?"
        else:
            query = f"{_SELECT} FROM inspection WHERE seq < ?"
            order = " ORDER BY seq DESC LIMIT ?"
        parameters.append(NO_LIMIT if before is None else before)
        for word in (word for word in words if len(word) < TOKEN):
            query += " AND instr(lower(inspection.text), ?)"
            parameters.append(word.lower())
        with database_faults(self._folder):
            return tuple(map(_row, self._connection.execute(query + order, (*parameters, limit))))

    def forget(self, inspection: str) -> None:
        """Take an inspection out of the list, within the caller's transaction."""
        self._connection.execute("DELETE FROM inspection WHERE inspection = ?", (inspection,))

    def rebuild(self, records: Iterable[SealedRecord]) -> int:
        """Make the whole list anew from all records; gives the number of lines. Raises VerificationFailed."""
        rows = projected(records)
        with database_faults(self._folder), transaction(self._connection):
            # The search first: where it lost words, taking lines out of it would fail.
            self._connection.execute("INSERT INTO inspection_search (inspection_search) VALUES ('rebuild')")
            self._connection.execute("DELETE FROM inspection")
            self._connection.executemany(_UPSERT, map(line_of, rows.values()))
            self._connection.execute("INSERT INTO inspection_search (inspection_search) VALUES ('rebuild')")
        return len(rows)

    def lines(self, first: int, last: int) -> dict[str, Line]:
        """The lines of those inspections that the records of these numbers opened, as they stand in the table."""
        with database_faults(self._folder):
            found = self._connection.execute(f"{_SELECT} FROM inspection WHERE seq BETWEEN ? AND ?", (first, last))
            return {line[1]: line for line in found}

    def line(self, inspection: str) -> Line | None:
        """The line of one inspection as it stands in the table, None when there is none."""
        with database_faults(self._folder):
            found: Line | None = self._connection.execute(
                f"{_SELECT} FROM inspection WHERE inspection = ?", (inspection,)
            ).fetchone()
        return found

    def outside(self, last: int) -> str | None:
        """An inspection that is listed as if no record, from number 1 to the last, had opened it; None without one."""
        with database_faults(self._folder):
            found = self._connection.execute(
                "SELECT inspection FROM inspection WHERE seq NOT BETWEEN 1 AND ? LIMIT 1", (last,)
            ).fetchone()
        return None if found is None else str(found[0])

    def verify(self, lines: Mapping[str, Line]) -> None:
        """Demand that the list says what the records say. Raises VerificationFailed with the first that does not."""
        with database_faults(self._folder):
            kept = {line[1]: line for line in self._connection.execute(f"{_SELECT} FROM inspection ORDER BY seq")}
        for inspection in differing(lines, kept):
            raise VerificationFailed("store.projection", inspection=inspection)
        self.verify_search()

    def verify_search(self) -> None:
        """Demand that the search knows what the list says. Raises VerificationFailed."""
        try:
            with database_faults(self._folder):
                self._connection.execute(
                    "INSERT INTO inspection_search (inspection_search, rank) VALUES ('integrity-check', 1)"
                )
        except EnvironmentFault as fault:
            if fault.message.code != "store.damaged":
                raise
            raise VerificationFailed("store.search_index") from fault


def _term(word: str) -> str:
    """A word as the index is asked for it: papers write R-22 and labels R22, and people search for either."""
    spellings = {word: None, _CODE.sub(r"\1-\2", word): None, _CODE.sub(r"\1\2", word): None}
    quoted = ['"' + spelling.replace('"', '""') + '"' for spelling in spellings]
    return f"({' OR '.join(quoted)})"


def differing(lines: Mapping[str, Line], kept: Mapping[str, Line]) -> Iterator[str]:
    """The inspections of which the records and the list do not say the same."""
    return (each for each in dict.fromkeys((*lines, *kept)) if lines.get(each) != kept.get(each))


def projected(records: Iterable[SealedRecord]) -> dict[str, InspectionRow]:
    """What the list has to say, by inspection. Raises VerificationFailed when a record is not of its kind's form."""
    rows: dict[str, InspectionRow] = {}
    for record in records:
        project_into(rows, record)
    return rows


def project_into(rows: dict[str, InspectionRow], record: SealedRecord) -> None:
    """Take one more record into the rows. Raises VerificationFailed when it is not of its kind's form."""
    try:
        row = advance(rows.get(record.header.inspection), record)
    except (KeyError, TypeError, ValueError) as error:
        raise VerificationFailed("store.record_content", seq=record.header.seq) from error
    if row is not None:
        rows[row.inspection] = row


def line_of(row: InspectionRow) -> Line:
    """A line as it stands in the table."""
    return (
        row.seq,
        row.inspection,
        row.label,
        row.officer,
        row.opened_at.isoformat(),
        None if row.closed_at is None else row.closed_at.isoformat(),
        row.verdict,
        row.decision,
        row.exhibits,
        json.dumps(row.containers),
        json.dumps(row.substances),
        row.text,
    )


def _row(values: tuple[Any, ...]) -> InspectionRow:
    said = dict(zip(_COLUMNS, values, strict=True))
    return InspectionRow(
        seq=said["seq"],
        inspection=said["inspection"],
        label=said["label"],
        officer=said["officer"],
        opened_at=datetime.fromisoformat(said["opened_at"]),
        closed_at=None if said["closed_at"] is None else datetime.fromisoformat(said["closed_at"]),
        verdict=None if said["verdict"] is None else Verdict(said["verdict"]),
        decision=None if said["decision"] is None else Decision(said["decision"]),
        exhibits=said["exhibits"],
        containers=tuple(json.loads(said["containers"])),
        substances=tuple(json.loads(said["substances"])),
        text=said["text"],
    )
