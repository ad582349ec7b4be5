"""From the tables on disk to one edition file, the same bytes from the same tables every time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from inspection.errors import BadInput, EnvironmentFault
from inspection.reference_hit import EditionIdentity

from .csv_tables import read_tables
from .edition_file import APPLICATION_ID, FORMAT, NAME, sha256_of, sync
from .indexing import index_names
from .species_file import TABLE as SPECIES_TABLE
from .species_file import read_species
from .table_checks import check_tables
from .trust import signature_path

if TYPE_CHECKING:
    from .csv_tables import Table, TablesOnDisk

_PAGE_SIZE = 4096
_INDEXED = frozenset(
    {
        "blend", "cas", "code", "component", "designation", "hs6", "iso2", "key", "number", "prefix",
        "first", "genus", "taxon", "trade_name", "un_number", "uid", "class_a", "group_code", "group",
    }
)  # fmt: skip
"""Columns that rules and parsers ask by equality get an index, wherever they occur."""


def build(data_folder: Path, out: Path, day: date | None = None, species: Path | None = None) -> EditionIdentity:
    """Check all tables and write the edition; ``day`` overrides the date in the folder's EDITION file.

    ``species`` is a list that an authority lays over the tables (see species_file.py); the edition's name says so.
    The clock is never read: the same tables and date give the same bytes. The result is unsigned.
    Raises BadInput when a table does not hold, EnvironmentFault when the file cannot be written.
    """
    name, day = _name_and_day(data_folder, day)
    found = read_tables(data_folder)
    if species is not None:
        name = f"{name}-species"
        found.tables[SPECIES_TABLE] = read_species(species, day)
    check_tables(found.tables)
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _write(unfinished, found, name, day)
        sync(unfinished)
        if out.is_file() and sha256_of(out) != sha256_of(unfinished):
            signature_path(out).unlink(missing_ok=True)  # it is that of the edition which is replaced
        unfinished.replace(out)
        sync(out.parent)
    except (OSError, dbapi2.OperationalError) as error:
        raise EnvironmentFault("reference.cannot_write", path=out, detail=error) from error
    finally:
        with suppress(OSError):  # where it could not be made it cannot be removed
            unfinished.unlink()
    return EditionIdentity(name, day, sha256_of(out), signed=False)


def _name_and_day(data_folder: Path, day: date | None) -> tuple[str, date]:
    """Read ``EDITION``: one line, a name and an ISO date."""
    file = data_folder / "EDITION"
    words = file.read_text(encoding="utf-8").split() if file.is_file() else []
    if not words and day is not None:
        return day.isoformat(), day
    try:
        name, written = words
        if NAME.fullmatch(name) is None:
            raise BadInput("reference.bad_edition_name", name=name)
        return name, day or date.fromisoformat(written)
    except ValueError as error:
        raise BadInput("reference.bad_edition_line", path=file) from error


def _write(path: Path, found: TablesOnDisk, name: str, day: date) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        for pragma in (
            f"page_size = {_PAGE_SIZE}",
            "auto_vacuum = NONE",
            "encoding = 'UTF-8'",
            "journal_mode = OFF",  # a torn build is thrown away as a whole
            "synchronous = OFF",  # the finished file is synced once
            f"application_id = {APPLICATION_ID}",
            f"user_version = {FORMAT}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in _fixed_schema():
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)", [("name", name), ("day", day.isoformat()), ("format", str(FORMAT))]
        )
        connection.executemany("INSERT INTO sources VALUES (?, ?)", sorted(found.sources.items()))
        for table in found.tables.values():
            _write_table(connection, table)
        index_names(connection, found.tables)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()


def _fixed_schema() -> list[str]:
    """The statements of schema.sql (executescript would end our transaction)."""
    text = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    code = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return [statement.strip() for statement in code.split(";") if statement.strip()]


def _write_table(connection: dbapi2.Connection, table: Table) -> None:
    """Make and fill one table; names were checked on reading, so that they can stand in SQL."""
    columns = ", ".join(f'"{column}" TEXT NOT NULL' for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" (row_number INTEGER PRIMARY KEY, {columns})')
    marks = ", ".join("?" * (len(table.columns) + 1))
    connection.executemany(
        f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - the name was checked on reading
        ((number, *row) for number, row in enumerate(table.rows, 1)),
    )
    for column in table.columns:
        if column in _INDEXED:
            connection.execute(f'CREATE INDEX "{table.name}_by_{column}" ON "{table.name}" ("{column}")')
    connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (table.name, len(table.rows), table.sha256))
