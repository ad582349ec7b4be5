"""The tables as they lie on disk: discovered, read strictly, refused with a clear reason."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_RESERVED = frozenset({"row_number", "meta", "contents", "sources", "entry", "name"})


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: the name of its table, its header and its rows, all text."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sha256: str

    def column(self, name: str) -> list[str]:
        """All values of one column, in file order. Raises ValueError when there is no such column."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


@dataclass(frozen=True, slots=True)
class TablesOnDisk:
    """Everything below a data folder: the tables by name, and the SOURCES.md by folder."""

    tables: dict[str, Table]
    sources: dict[str, str]


def read_tables(data_folder: Path) -> TablesOnDisk:
    """Read every ``<folder>/<table>.csv`` in the order of their names.

    Raises BadInput for a folder that is not there or holds no table, a folder without SOURCES.md,
    a file that is not UTF-8, a header that is not made of plain lower-case words, a row with too
    many or too few columns.
    """
    if not data_folder.is_dir():
        raise BadInput("reference.no_data_folder", path=data_folder)
    tables: dict[str, Table] = {}
    sources: dict[str, str] = {}
    for folder in sorted(path for path in data_folder.iterdir() if path.is_dir()):
        files = sorted(folder.glob("*.csv"))
        if not files:
            continue
        notes = folder / "SOURCES.md"
        if not notes.is_file():
            raise BadInput("reference.no_sources", folder=folder.name)
        sources[folder.name] = _text(notes, notes.read_bytes())
        for file in files:
            table = _read_table(folder.name, file)
            tables[table.name] = table
    if not tables:
        raise BadInput("reference.no_tables", path=data_folder)
    return TablesOnDisk(tables, sources)


def _read_table(folder: str, file: Path) -> Table:
    name = f"{folder}_{file.stem}"
    content = file.read_bytes()
    if not _IDENTIFIER.fullmatch(name) or name in _RESERVED:
        raise BadInput("reference.bad_table_name", table=f"{folder}/{file.name}")
    reader = csv.reader(io.StringIO(_text(file, content), newline=""), strict=True)
    try:
        lines = [tuple(line) for line in reader]
    except csv.Error as error:
        raise BadInput("reference.bad_csv", table=name, line=reader.line_num, detail=error) from error
    if not lines:
        raise BadInput("reference.empty_table", table=name)
    header, rows = lines[0], lines[1:]
    if not all(_IDENTIFIER.fullmatch(column) and column != "row_number" for column in header) or len(
        set(header)
    ) != len(header):
        raise BadInput("reference.bad_header", table=name, header=", ".join(header))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(header):
            raise BadInput("reference.bad_width", table=name, row=number, found=len(row), expected=len(header))
    return Table(name, header, tuple(rows), hashlib.sha256(content).hexdigest())


def _text(file: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput("reference.not_utf8", path=file, offset=error.start) from error
