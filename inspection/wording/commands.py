"""What the command line says."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "commands.usage": sentence("{detail} Ask for --help to see what the command takes."),
        "commands.unexpected": sentence(
            "Something went wrong in the program itself; nothing that was kept is lost. Please send in {report}."
        ),
        "commands.unexpected_no_report": sentence(
            "Something went wrong in the program itself; nothing that was kept is lost. "
            "No report could be written: {detail}."
        ),
        "commands.inspection_closed": sentence("The inspection {label} is closed; open a new one to add to it."),
        "commands.no_edition": sentence(
            "There is no reference edition at {path}; build one with: python main.py edition build."
        ),
        "commands.edition_not_here": sentence(
            "No edition of this machine is called {name}, and there is no such file; edition show lists those here."
        ),
        "commands.no_keys": sentence("There are no keys at {path}; name the file or folder of the publishers' keys."),
        "commands.declaration_too_large": sentence("{name} is too large for a declaration; give the right file."),
        "commands.declaration_not_utf8": sentence("{name} is not text in UTF-8; save the declaration as UTF-8 CSV."),
        "commands.declaration_empty": sentence("{name} declares nothing: it holds no line."),
        "commands.declaration_torn": sentence("{name} cannot be read as a declaration ({detail}); ask for it again."),
        "commands.declaration_row": sentence(
            "Row {row} of {name} has {found} cells where the header has {expected}; mend the row."
        ),
        "commands.declaration_shape": sentence(
            'The declaration {name} must be an object with "lines", a list of objects.'
        ),
        "commands.declaration_columns": sentence(
            "The declaration {name} has columns that are not known: {columns}. Rename them; known are {known}."
        ),
        "commands.declaration_twice": sentence("The declaration {name} names a column twice; keep one of them."),
        "commands.bad_date": sentence("{text} is not a date; write it as 2026-11-22."),
        "commands.bad_country": sentence(
            "{text} is not a country code, nor the code of a port known here; write two letters, such as DE, or a "
            "UN/LOCODE, such as DEHAM."
        ),
        "commands.bad_mass": sentence("{text} is not a mass in kilograms; write a number such as 13.6."),
        "commands.bad_packing_group": sentence("“{text}” is no packing group. Give I, II or III."),
        "commands.bad_condition": sentence("{text} is not a condition; use one of {known}."),
        "commands.bad_task": sentence("{text} is no duty of suspected illegal traffic; use one of {known}."),
        "commands.no_inspection": sentence("The store holds no inspection {inspection}; check the identifier."),
        "commands.bad_conduct": sentence("{text} does not say whose conduct is suspected; use one of {known}."),
        "commands.bad_item": sentence("The item {text} is not understood; write it as refrigerant=R-22,kg=120."),
        "commands.bad_batch": sentence("Line {line} of the batch is not understood: {detail}."),
        "commands.nothing_asked": sentence("Nothing was asked; give at least one identifier, such as --un 1018."),
        "commands.nothing_read": sentence("{path} holds no picture; give a picture, a folder of pictures or a video."),
        "commands.unreadable_file": sentence("{path} cannot be opened ({detail}); check the name and the permissions."),
        "commands.exists": sentence("{path} exists already; give another name or remove it first."),
        "commands.cannot_write": sentence("{path} cannot be written ({detail}); give a place where you may write."),
        "commands.no_display": sentence(
            "No display was found, so the same job runs without a window, on a sample that the program draws."
        ),
        "commands.no_window": sentence(
            "No display was found, so no window can be opened. Start it on a desktop; the commands that --help lists "
            "do the same without one."
        ),
        "commands.needs_passphrase": sentence(
            "{asked}: this cannot be asked for without a terminal. Run it in one, or name a file with it (see --help)."
        ),
        "commands.passphrases_differ": sentence("The two passphrases differ; nothing was created. Try again."),
        "commands.passphrase_prompt": sentence("Passphrase of the store"),
        "commands.passphrase_for_new": sentence("A new store is made in {folder}. Its passphrase"),
        "commands.passphrase_again": sentence("The same passphrase again"),
        "commands.ask_of_item": sentence("Item: {item}"),
        "commands.verdict": sentence("Verdict: {verdict}"),
        "commands.report_at": sentence("Report: {path}"),
        "commands.case_at": sentence("Case file: {path}"),
        "commands.store_at": sentence("Store: {path} (passphrase in {passphrase})"),
        "commands.case_verified": sentence(
            "Verified: inspection {inspection} of station {station}. Records, each with its signature, its body and "
            "its link in a chain of {chain}: {records}; photos, each by its hash: {photos}. Head of the chain: {head}"
        ),
        "commands.case_report_verified": sentence("The report is the one that was kept, SHA-256 {sha256}."),
        "commands.case_without_report": sentence("The case file carries no report."),
        "commands.case_complete_to": sentence("Nothing in a case file can prove what was kept after it was made."),
        "commands.reproduced": sentence(
            "Derived again from edition {name} of {day}, each finding as it was kept. Assessments: {reproduced}."
        ),
        "commands.reproduced_others": sentence(
            "Assessments that rest on other editions than {name} and were not derived again: {count}."
        ),
        "commands.key_compared": sentence("The station key is the expected one: {key}"),
        "commands.key_not_compared": sentence(
            "The station key was not compared with one known from elsewhere. Ask the station for its fingerprint, "
            "compare it with {key}, or verify again with --key."
        ),
        "commands.store_verified": sentence(
            "Verified: station {station}, inspections {inspections}. Records, each with its signature, its body and "
            "its link: {records}; photos, each by its hash: {photos}; photos that no record names: {spare_photos}."
        ),
        "commands.store_complete_to": sentence(
            "The store is complete up to the record {head}; nothing in it can prove what came after."
        ),
        "commands.kept": sentence("Kept as inspection {inspection}."),
        "commands.edition_line": sentence("Edition {name} of {day}, {status}, SHA-256 {sha256}"),
        "commands.edition_installed": sentence("Installed: edition {name} of {date}, {path}"),
        "commands.edition_signed": sentence("Signature: {path}"),
        "commands.edition_key": sentence(
            "Private key: {private} (keep it from everyone). Public key, which stations pin: {public}"
        ),
        "commands.diff_head": sentence("From edition {old} of {old_day} to edition {new} of {new_day}:"),
        "commands.diff_nothing": sentence("No row was added, deleted or changed."),
        "commands.diff_table": sentence("  {table}: {added} added, {deleted} deleted, {changed} changed"),
        "commands.diff_added": sentence("    added: {entry}, {name}"),
        "commands.diff_deleted": sentence("    deleted: {entry}, {name}"),
        "commands.diff_changed": sentence("    changed: {entry}, {name}"),
        "commands.diff_column": sentence("      {column}: from “{old}” to “{new}”"),
        "commands.diff_value": sentence("      {column}: {value}"),
        "commands.diff_basis": sentence("    the same rows, otherwise known: {count} from {old} to {new}"),
        "commands.diff_source": sentence("    the same rows from another source: {count}"),
        "commands.diff_notes": sentence("The notes on sources changed: {convention}"),
        "commands.because": sentence("{verdict}: {reason}"),
        "commands.cited": sentence("  {instrument}, {provision}, {entry} (edition {edition})"),
        "commands.exception": sentence("  Exception to ask about: {exception}"),
        "commands.document": sentence("  Ask for: {document}"),
        "commands.read_claim": sentence("{scheme} {value} ({confidence}, {confirmation})"),
        "commands.picture": sentence("{name}:"),
        "commands.read_symbol": sentence("{symbology}: {text}"),
        "commands.read_nothing": sentence("{path}: nothing was read"),
        "commands.no_hit": sentence("Nothing in edition {edition} is called {text}. That does not mean allowed."),
    }
)
