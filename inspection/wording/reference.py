"""What the reference has to say: building, opening and searching an edition."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "reference.bad_basis": sentence(
            'Table {table}, row {row}: basis is "{value}", but must be read, secondary or unread. Correct the row.'
        ),
        "reference.bad_cas": sentence(
            "Table {table}, row {row}: the CAS number {cas} has a wrong form or check digit. Correct the row."
        ),
        "reference.bad_csv": sentence("Table {table}, line {line} is not proper CSV ({detail}). Correct the line."),
        "reference.bad_edition_line": sentence(
            "{path} must be one line: a name and an ISO date, such as 2026.11 2026-11-22. Correct it or add it."
        ),
        "reference.bad_edition_name": sentence(
            "{name} cannot be the name of an edition. Take letters, figures, points, plus signs and hyphens: 2026.11."
        ),
        "reference.bad_header": sentence(
            "Table {table}: the header ({header}) must be different lower-case words. Correct the first line."
        ),
        "reference.bad_party_status": sentence(
            'Table {table}, row {row}: "{value}" is no status (yes with since and its kind, no, or empty). Correct it.'
        ),
        "reference.bad_key": sentence(
            "{path} holds no Ed25519 key. A public key is PEM or 64 hexadecimal digits, a private one PEM; "
            "correct or remove the file."
        ),
        "reference.bad_share": sentence(
            'Table {table}, row {row}: "{value}" is not a percentage by mass. Correct the row.'
        ),
        "reference.bad_signature": sentence(
            "The signature of {path} does not fit the file, or is by nobody whom this station trusts. "
            "Do not use this edition; fetch it again from its publisher."
        ),
        "reference.bad_table_name": sentence(
            "{table} cannot become a table: folder and file names are lower-case words. Rename the file."
        ),
        "reference.bad_width": sentence(
            "Table {table}, row {row} has {found} columns, the header {expected}. Correct the row."
        ),
        "reference.blend_sum": sentence(
            "Table {table}: the components of {blend} add up to {total} %, not 100 %. Correct the rows."
        ),
        "reference.cannot_write": sentence(
            "The edition {path} could not be written ({detail}). Check the folder and the space on the disk."
        ),
        "reference.dangling": sentence(
            'Table {table}, row {row}: "{value}" in {column} stands nowhere in {target}. Correct or add the row.'
        ),
        "reference.duplicate_key": sentence("Table {table}, row {row} repeats {key}. Take one of the two rows out."),
        "reference.edition_damaged": sentence(
            "The edition {path} is damaged. Build it again (edition build) or copy it anew."
        ),
        "reference.edition_missing": sentence(
            "There is no reference edition at {path}. Build one with: python main.py edition build."
        ),
        "reference.edition_unreadable": sentence(
            "The edition {path} cannot be opened ({detail}). Check the rights of the file."
        ),
        "reference.empty_key": sentence("Table {table}, row {row} has an empty key. Correct the row."),
        "reference.empty_table": sentence("Table {table} has no header. Correct or remove the file."),
        "reference.installed_changed": sentence(
            "{path} is not the edition that was installed under this name. Remove it and install the edition again."
        ),
        "reference.key_exists": sentence("{path} exists already, and a key is never written over. Take another name."),
        "reference.newer_format": sentence(
            "The edition {path} has format {found}; this program knows up to {known}. Update the program."
        ),
        "reference.no_column": sentence("Table {table} lacks the column {column}. Add it to the file."),
        "reference.bad_species_file": sentence("{path} cannot be read as a species list: {detail}. Save it as CSV."),
        "reference.species_file_columns": sentence(
            "{path} has no column for the scientific name or for the listing. Use the download of the checklist of "
            "CITES species."
        ),
        "reference.species_file_empty": sentence(
            "{path} lists no species with an Appendix. Use the download of the checklist of CITES species."
        ),
        "reference.no_data_folder": sentence("There is no folder {path} to build an edition from. Name another one."),
        "reference.no_party_count": sentence("Table {table} gives no official count for {instrument}. Add the row."),
        "reference.no_provenance_column": sentence(
            "Table {table} lacks the column {column}: every row must say where its fact comes from. Add the column."
        ),
        "reference.no_sources": sentence(
            "The folder {folder} has no SOURCES.md that explains the sources of its rows. Add it."
        ),
        "reference.no_tables": sentence("The folder {path} holds no tables. Name the folder with the CSV files."),
        "reference.no_trusted_key": sentence(
            "Nobody is trusted to sign editions here, so {path} cannot be verified. Pin the publisher's public key: "
            "put it as a .pub file into reference/keys, or name it with --keys or QUAYLENS_KEYS."
        ),
        "reference.not_an_edition": sentence(
            "{path} is not a reference edition. Name another file, or build one (edition build)."
        ),
        "reference.not_utf8": sentence("{path} is not UTF-8 (at byte {offset}). Save the file as UTF-8."),
        "reference.count_differs": sentence(
            "Table {table}, row {row}: {what} has {found} rows and the convention {official}. Mend it or write the"
            " reason."
        ),
        "reference.party_count": sentence(
            "Table {table}: {found} Parties to {instrument} stand in the tables, {ours} are stated here and {official} "
            "officially. Correct the count, or give the reason for the difference."
        ),
        "reference.rollback": sentence(
            "Edition {name} of {day} is not newer than the installed {installed} of {installed_day}; nothing was "
            "changed. To look at it all the same, name it with --edition."
        ),
        "reference.row_without_source": sentence("Table {table}, row {row} names no source. Add it."),
        "reference.unsigned": sentence(
            "{path} carries no signature. Only signed editions are installed; a local one can be used where it was "
            "built, with --edition."
        ),
        "reference.table_missing": sentence(
            "This reference edition has no table {table}. Install or build a newer, complete edition."
        ),
    }
)
