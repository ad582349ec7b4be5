"""Other people's tables of goods: columns of any name, led to the fields of a declared line once a source."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from .consignment import Declaration, DeclaredLine
from .declaration_file import COLUMNS, LIMIT
from .errors import BadInput
from .spreadsheet import rows_of_xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DELIMITERS = "\t;,|"
_SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "line": "no nr item pos position line_no ligne numero",
        "description": "goods goods_description description_of_goods commodity designation marchandise ware",
        "hs": "hs_code tariff tariff_code commodity_code cn_code code_sh taric hts",
        "un": "un_no un_number unno onu un_nummer",
        "class": "hazard_class imo_class dg_class imdg_class classe",
        "packing_group": "pg packing_grp groupe_emballage",
        "proper_shipping_name": "psn shipping_name",
        "cas": "cas_no cas_number",
        "refrigerant": "gas refrigerant_gas fluide kaeltemittel",
        "basel": "basel_code waste_code y_code annex_viii",
        "species": "scientific_name taxon espece",
        "quantity": "qty quantite menge amount units",
        "packages": "pkgs no_of_packages number_of_packages colis packstuecke",
        "package_type": "kind_of_packages packaging type_of_package emballage",
        "gross_kg": "gross gross_weight gross_weight_kg gross_mass poids_brut brutto",
        "net_kg": "net net_weight net_weight_kg net_mass poids_net netto mass_kg weight weight_kg kg",
        "container": "container_no container_number cntr conteneur",
        "seal": "seal_no seal_number scelle",
        "gtin": "ean barcode",
        "sscc": "pallet pallet_id",
        "serial": "serial_no serial_number cylinder_no cylinder",
        "lot": "batch batch_no lot_no",
        "origin": "country_of_origin origine ursprung coo",
        "condition": "state etat",
        "purpose": "use end_use usage",
    }
)
_FIELD_OF: Mapping[str, str] = MappingProxyType(
    {word: column for column, words in _SYNONYMS.items() for word in (column, *words.split())}
)


@dataclass(frozen=True, slots=True)
class GoodsTable:
    """A header and rows as wide, all text; ``name`` is the file's, ``document`` its bytes as they came."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    document: bytes

    @property
    def source(self) -> str:
        """What recognises a table of the same make: the names of its columns, in order, as a hash."""
        said = "\n".join(_word(each) for each in self.columns)
        return hashlib.sha256(said.encode()).hexdigest()[:32]


def table_of(content: bytes, name: str) -> GoodsTable:
    """Read an XLSX file, or text whose cells are parted by tabs, semicolons, commas or bars. Raises BadInput.

    The header is the first row with two cells or more; short rows are filled up.
    """
    if len(content) > LIMIT:
        raise BadInput("commands.declaration_too_large", name=name)
    if content.startswith(b"PK\x03\x04"):
        return _of_rows(name, rows_of_xlsx(content, name), content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what spreadsheets write without asking
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise BadInput("commands.declaration_empty", name=name)
    delimiter = max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in lines[:5]))
    try:
        rows = list(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise BadInput("commands.declaration_torn", name=name, detail=error) from error
    return _of_rows(name, rows, content)


def table_of_rows(rows: Sequence[Sequence[str]], name: str, document: bytes) -> GoodsTable:
    """A table that was read from a picture; ``document`` is the picture. Raises BadInput without two rows."""
    return _of_rows(name, rows, document)


def proposed_columns(table: GoodsTable) -> dict[str, str]:
    """A field ("un", "net_kg") for every column whose name says it; each field once."""
    found: dict[str, str] = {}
    for column in table.columns:
        field = _FIELD_OF.get(_word(column))
        if field is not None and field not in found.values():
            found[column] = field
    return found


def declaration_of(table: GoodsTable, columns: Mapping[str, str]) -> Declaration:
    """The lines of a table; ``columns`` leads from its columns to fields, what is left out is not taken.

    Raises BadInput when no column is led anywhere, two are led to one field, or no row says anything.
    """
    places = {table.columns.index(each): field for each, field in columns.items() if field and each in table.columns}
    if not places:
        raise BadInput("case.table.no_columns")
    if len(set(places.values())) != len(places):
        raise BadInput("case.table.twice")
    lines = []
    for row in table.rows:
        cells = {COLUMNS[field]: row[place].strip() for place, field in places.items()}
        if any(cells.values()):
            lines.append(DeclaredLine(**cells))
    if not lines:
        raise BadInput("commands.declaration_empty", name=table.name)
    return Declaration(tuple(lines))


def _of_rows(name: str, rows: Sequence[Sequence[str]], document: bytes) -> GoodsTable:
    said = [tuple(cell.strip() for cell in row) for row in rows]
    start = next((place for place, row in enumerate(said) if sum(map(bool, row)) > 1), None)
    if start is None or start + 1 >= len(said):
        raise BadInput("commands.declaration_empty", name=name)
    header, body = said[start], [row for row in said[start + 1 :] if any(row)]
    width = max(len(header), *(len(row) for row in body)) if body else len(header)
    columns: list[str] = []
    for place, column in enumerate((*header, *[""] * (width - len(header))), start=1):
        named = column or str(place)
        columns.append(named if named not in columns else f"{named} ({place})")
    filled = tuple((*row, *[""] * (width - len(row))) for row in body)
    return GoodsTable(name, tuple(columns), filled, document)


def _word(column: str) -> str:
    """The name of a column as it is compared: "UN No." is "un_no"."""
    letters = "".join(sign if sign.isalnum() else " " for sign in column.casefold())
    return "_".join(letters.split())
