"""A species list that an authority brings along: the download of the checklist of CITES species, turned into a table.

The project ships the Appendices line by line and no such list, whose terms are its own. Laid over an edition, the
list answers for names that the lines leave open; it never overrules a line.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from typing import TYPE_CHECKING

from inspection.errors import BadInput

from .csv_tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

TABLE = "cites_species"
COLUMNS = (
    "taxon", "rank", "genus", "kingdom", "family", "order_name", "appendix", "scope", "effective_from", "date_kind",
    "until", "parties", "range", "annotation", "note", "source", "basis",
)  # fmt: skip
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "taxon": ("scientificname", "fullname", "taxon", "name"),
    "listing": ("listing", "currentlisting", "citeslisting", "appendix", "cites"),
    "rank": ("rank", "rankname"),
    "kingdom": ("kingdom", "kingdomname"),
    "family": ("family", "familyname"),
    "order": ("order", "ordername"),
    "party": ("party", "parties", "countries"),
}
_APPENDIX = re.compile(r"\b(III|II|I)\b")
_LATIN = re.compile(r"[A-Z][a-z-]+( [a-z-]+){1,2}")
_STATE = re.compile(r"\b[A-Z]{2}\b")


def read_species(path: Path, day: date) -> Table:
    """Read the download; one row a species and Appendix, standing from the edition's day at the latest.

    Raises BadInput when the file is no CSV, has no column for the name or for the listing, or lists no species.
    """
    try:
        content = path.read_bytes()
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        columns = _columns(lines.fieldnames or ())
        cells = [{meaning: _cell(line.get(heading)) for meaning, heading in columns.items()} for line in lines]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput("reference.bad_species_file", path=path, detail=error) from error
    if not {"taxon", "listing"} <= columns.keys():
        raise BadInput("reference.species_file_columns", path=path)
    made = dict.fromkeys(row for line in cells for row in _rows(line, day, path.name))
    if not made:
        raise BadInput("reference.species_file_empty", path=path)
    return Table(TABLE, COLUMNS, tuple(made), hashlib.sha256(content).hexdigest())


def _columns(found: Iterable[str]) -> dict[str, str]:
    """Which heading of the file stands for what; spelling, capitals and blanks do not matter."""
    plain = {re.sub(r"[^a-z]", "", heading.lower()): heading for heading in found}
    named = {meaning: next((each for each in known if each in plain), "") for meaning, known in _HEADINGS.items()}
    return {meaning: plain[heading] for meaning, heading in named.items() if heading}


def _cell(text: str | None) -> str:
    return " ".join((text or "").split())


def _rows(line: Mapping[str, str], day: date, source: str) -> Iterable[tuple[str, ...]]:
    """One row an Appendix; none for families, for what is not listed and for what is no Latin name."""
    name = re.sub(r"\b(?:subsp|ssp|var)\.? ", "", line["taxon"])
    if not _LATIN.fullmatch(name):
        return
    kingdom = "plant" if "plant" in line.get("kingdom", "").lower() else "animal"
    parties = ";".join(_STATE.findall(line.get("party", "")))
    for appendix in dict.fromkeys(_APPENDIX.findall(line["listing"])):
        yield (
            name, line.get("rank", "").lower() or "species", name.split()[0], kingdom, line.get("family", ""),
            line.get("order", ""), appendix, "whole", day.isoformat(), "at_latest", "",
            parties if appendix == "III" else "", "", "", "", source, "secondary",
        )  # fmt: skip
