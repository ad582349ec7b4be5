"""The first sheet of an XLSX file as rows of text: ECMA-376 as far as a table of declared goods needs it.

Values as they are stored: a formula counts with its last result, a date is a number of days. Nothing is run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # a document type, which entities need, is refused before parsing

from .errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LARGEST = 50_000_000  # bytes of one part, unpacked
MOST_ROWS, MOST_COLUMNS = 20_000, 200
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")


def rows_of_xlsx(content: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the first sheet, all as long as the longest; ``name`` names the file in a fault. Raises BadInput."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            shared = _shared(parts)
            rows = list(_rows(_part(parts, _first_sheet(parts)), shared))
    except (zipfile.BadZipFile, zlib.error, ET.ParseError, KeyError, ValueError, IndexError, RuntimeError) as error:
        raise BadInput("commands.declaration_torn", name=name, detail=error) from error
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _part(parts: zipfile.ZipFile, path: str) -> ET.Element:
    if parts.getinfo(path).file_size > LARGEST:
        raise ValueError(f"{path} is too large")
    with parts.open(path) as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST or b"<!DOCTYPE" in content:
        raise ValueError(f"{path} is not of a spreadsheet")
    return ET.fromstring(content)  # noqa: S314 - no document type, so no entities


def _first_sheet(parts: zipfile.ZipFile) -> str:
    sheet = _part(parts, "xl/workbook.xml").find(f"{_MAIN}sheets/{_MAIN}sheet")
    if sheet is None:
        raise ValueError("no sheet")
    for each in _part(parts, "xl/_rels/workbook.xml.rels"):
        if each.get("Id") == sheet.get(_RELATION):
            target = each.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise ValueError("no sheet")


def _shared(parts: zipfile.ZipFile) -> list[str]:
    path = "xl/sharedStrings.xml"
    if path not in parts.namelist():
        return []
    return [_text(each) for each in _part(parts, path).iter(f"{_MAIN}si")]


def _text(element: ET.Element) -> str:
    """The text of an element's runs, without the phonetic hints that stand beside them."""
    runs = [*element.findall(f"{_MAIN}t"), *element.findall(f"{_MAIN}r/{_MAIN}t")]
    return "".join(each.text or "" for each in runs)


def _rows(sheet: ET.Element, shared: Sequence[str]) -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter(f"{_MAIN}row")):
        if number >= MOST_ROWS:
            raise ValueError("too many rows")
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else len(cells)
            if column >= MOST_COLUMNS:
                raise ValueError("too many columns")
            cells += [""] * (column + 1 - len(cells))
            cells[column] = _value(cell, shared)
        yield cells


def _column(letters: str) -> int:
    """The column of its letters: A is 0, Z 25, AA 26."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: ET.Element, shared: Sequence[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)].strip()
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _text(inline).strip()
    if kind == "e":
        return ""
    return _plain(value.strip()) if kind == "n" else value.strip()


def _plain(number: str) -> str:
    """13.6 may stand in the file as 13.600000000000001, 3 as 3.0: as people read it."""
    try:
        value = float(number)
    except ValueError:
        return number
    return f"{value:.15g}" if "e" not in f"{value:.15g}" else number
