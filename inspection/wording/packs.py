"""What national packs say, and what may be wrong with one."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "national.rule": sentence("National law of {country}: {text}"),
        "national.refused": sentence(
            "The national pack {name} of {country}, {day}, is installed here but not in force, because it does not "
            "verify. What the law of {country} adds cannot be told. pack list says why."
        ),
        "pack.line": sentence("National pack {name} of {country}, {day}, {status}, SHA-256 {sha256}"),
        "pack.signed": sentence("signed"),
        "pack.local": sentence("not vouched for by anybody"),
        "pack.authority": sentence("Call {name} ({country}, {role}): {telephone} {hours} {email}"),
        "pack.sealed": sentence("The pack {path} is sealed; its signature is {signature}."),
        "pack.holds": sentence("Rules: {rules}; authorities: {authorities}"),
        "pack.no_folder": sentence("{path} is no folder; name the folder of a national pack."),
        "pack.unreadable": sentence("The pack {path} cannot be read ({detail}). Check the rights of the folder."),
        "pack.foreign_file": sentence(
            "{file} does not belong into the national pack {path}. Take it out, or get the pack again."
        ),
        "pack.no_plain_file": sentence("{file} in the pack {path} is no plain file. Get the pack again."),
        "pack.file_missing": sentence("The pack {path} lacks the file {file}. Get it again from its publisher."),
        "pack.too_large": sentence("{file} in the pack {path} is larger than {limit} bytes; that is no pack."),
        "pack.too_many_rows": sentence("{file} of the pack has more than {limit} rows. Split the pack."),
        "pack.bad_manifest": sentence(
            "Line {line} of the manifest of the pack {path} is no hash with a file name. Seal it again."
        ),
        "pack.bad_identity": sentence(
            "The file PACK of the pack {path} must be one line: name, country, day, such as GH-customs GH 2026-11-22. "
            "A name has at most 60 letters, figures, points and hyphens."
        ),
        "pack.changed": sentence(
            "{file} of the national pack is not the file that was signed. Do not use the pack; get it again."
        ),
        "pack.bad_signature": sentence(
            "The seal of the national pack {name} does not fit it, or is by nobody whom this station trusts. Do not "
            "use it: pin its publisher's key, or get the pack again."
        ),
        "pack.not_sealed": sentence("The pack {path} is not sealed. Let its publisher seal it: pack seal."),
        "pack.not_vouched": sentence(
            "The national pack {name} is not signed by anybody whom this station trusts. Pin its publisher's key, or "
            "get a sealed pack. Nothing was changed."
        ),
        "pack.rollback": sentence(
            "The national pack {name} of {day} is not newer than {installed} of {installed_day}, which is in use. "
            "Nothing was changed."
        ),
        "pack.not_as_offered": sentence(
            "What was offered as the national pack {offered} of {offered_country}, {offered_day}, is {name} of "
            "{country}, {day}. Do not use it, and tell who looks after updates. Nothing was changed."
        ),
        "pack.not_later": sentence(
            "The national pack {name} of {offered} is offered already, and this one is of {day}. A pack takes the "
            "place of another of its name when its day is later: correct its file PACK and seal it again."
        ),
        "pack.not_installed": sentence("No national pack {name} is installed here. See which are: pack list."),
        "pack.removed": sentence("The national pack {name} is removed and lies over the edition no longer."),
        "pack.in_force": sentence("National pack {name} of {country}, {day}, signed"),
        "pack.in_force_local": sentence("National pack {name} of {country}, {day}, not vouched for by anybody"),
        "pack.refused": sentence("Not in force: {name} of {country}, {day}. {why}"),
        "pack.none": sentence("No national pack is in force here."),
        "pack.not_utf8": sentence("{file} of the pack is not UTF-8. Save it as UTF-8 and seal the pack again."),
        "pack.columns": sentence("{file} of the pack has the columns {found}; expected: {expected}."),
        "pack.width": sentence("Row {row} of {file} has {found} cells, the header {expected}. Correct the row."),
        "pack.torn": sentence("Row {row} of {file} is not proper CSV. Correct the row."),
        "pack.bad_cell": sentence(
            "Row {row} of {file}, column {column}: the text is too long or holds control characters. Correct it."
        ),
        "pack.formula": sentence(
            "Row {row} of {file}, column {column}, begins as a formula or is no telephone number. Correct it."
        ),
        "pack.bad_value": sentence("Row {row} of {file}: {column} cannot be “{value}”. Correct the row."),
    }
)
