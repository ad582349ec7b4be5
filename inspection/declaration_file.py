"""A declaration as CSV, XLSX or JSON into its domain form; nothing is guessed, nothing is dropped."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from .consignment import Declaration, DeclaredLine, Route
from .errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

# Column names on paper and the fields they fill; a class cannot have a field called "class".
COLUMNS = {("class" if field.name == "hazard_class" else field.name): field.name for field in fields(DeclaredLine)}
HEADER = ("exporter", "importer", "notifier", "vessel", "bill_of_lading")
ROUTE = ("from", "via", "to")
LIMIT = 20_000_000  # bytes; a declaration of more is not one


def read_declaration(content: bytes, name: str) -> Declaration:
    """Read a declaration; ``name`` tells CSV, XLSX and JSON apart and names the file in a fault.

    CSV, and the first sheet of an XLSX: one header row with the columns of design ("line, description, hs, un,
    class, …"), one row a line. JSON: an object with the header fields and ``lines``, a list of objects with those
    columns.
    Raises BadInput with the first thing that is wrong.
    """
    if len(content) > LIMIT:
        raise BadInput("commands.declaration_too_large", name=name)
    if name.lower().endswith(".xlsx"):
        from .spreadsheet import rows_of_xlsx  # noqa: PLC0415 - the few that need it pay for it

        return _from_rows(rows_of_xlsx(content, name), name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("commands.declaration_not_utf8", name=name) from error
    if not text.strip():
        raise BadInput("commands.declaration_empty", name=name)
    return _from_json(text, name) if name.lower().endswith(".json") else _from_csv(text, name)


def _from_csv(text: str, name: str) -> Declaration:
    first_line = text.splitlines()[0]
    delimiter = max(",;\t", key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadInput("commands.declaration_torn", name=name, detail=error) from error
    return _from_rows(rows, name)


def _from_rows(rows: Sequence[Sequence[str]], name: str) -> Declaration:
    if not rows:
        raise BadInput("commands.declaration_empty", name=name)
    columns = [column.strip().lower().replace(" ", "_") for column in rows[0]]
    _demand_columns(columns, name)
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(columns):
            raise BadInput("commands.declaration_row", name=name, row=number, found=len(row), expected=len(columns))
        lines.append(_line(dict(zip(columns, row, strict=True))))
    if not lines:
        raise BadInput("commands.declaration_empty", name=name)
    return Declaration(tuple(lines))


def _from_json(text: str, name: str) -> Declaration:
    try:
        document = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput("commands.declaration_torn", name=name, detail=error) from error
    if not isinstance(document, dict) or not isinstance(document.get("lines"), list):
        raise BadInput("commands.declaration_shape", name=name)
    unknown = document.keys() - {"lines", *HEADER, *ROUTE}
    if unknown:
        known = ", ".join(("lines", *HEADER, *ROUTE))
        raise BadInput("commands.declaration_columns", name=name, columns=", ".join(sorted(unknown)), known=known)
    lines = []
    for line in document["lines"]:
        if not isinstance(line, dict):
            raise BadInput("commands.declaration_shape", name=name)
        _demand_columns(line.keys(), name)
        lines.append(_line({column: _text(value) for column, value in line.items()}))
    if not lines:
        raise BadInput("commands.declaration_empty", name=name)
    via = document.get("via", [])
    route = Route(
        _text(document.get("from")) or None,
        tuple(_text(each) for each in (via if isinstance(via, list) else [via])),
        _text(document.get("to")) or None,
    )
    return Declaration(tuple(lines), **{field: _text(document.get(field)) for field in HEADER}, route=route)


def _demand_columns(columns: Any, name: str) -> None:  # noqa: ANN401 - any sized iterable of text
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise BadInput(
            "commands.declaration_columns",
            name=name,
            columns=", ".join(repr(column) for column in unknown[:5]),
            known=", ".join(COLUMNS),
        )
    if len(set(columns)) != len(columns):
        raise BadInput("commands.declaration_twice", name=name)


def _line(cells: dict[str, str]) -> DeclaredLine:
    return DeclaredLine(**{COLUMNS[column]: cell.strip() for column, cell in cells.items()})


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
