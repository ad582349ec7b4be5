"""What is said of backups, of restoring them, and of rebuilding what the screens read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "backup.exists": sentence("{file} exists already and is not overwritten. Name another file."),
        "backup.unreadable": sentence("The backup {file} cannot be read: {detail}."),
        "backup.no_backup": sentence("{file} is not a backup of Quaylens. Name another file."),
        "backup.newer": sentence("The backup {file} was written by a newer version of Quaylens; restore it with that."),
        "backup.damaged": sentence(
            "The backup {file} is damaged or was cut off. Nothing was restored; try another copy of it."
        ),
        "backup.folder_not_empty": sentence("{folder} is not empty. A backup is restored into a new folder only."),
        "backup.making": sentence("The backup is being written; the work can go on."),
        "backup.written": sentence("The backup was written to {path}. Keep it away from this laptop."),
        "window.page.backup": sentence("Backup"),
        "backup.done": sentence("Backup: {file} (records {records}, photos {photos}, bytes {size}), SHA-256 {sha256}"),
        "backup.restored": sentence(
            "Restored to {folder} and verified: records {records}, photos {photos}. Head of the backup: {head}"
        ),
        "backup.rebuilt": sentence(
            "Rebuilt from the journal. Inspections: {inspections}; lines that had differed: {changed}."
        ),
        "backup.rebuilt_line": sentence("  Inspection {inspection}: {what}"),
        "backup.rebuilt.missing": sentence("was missing from the list"),
        "backup.rebuilt.surplus": sentence("stood in the list without any record"),
        "backup.rebuilt.differed": sentence("stood in the list otherwise than its records say"),
        "backup.search_index": sentence("The search did not fit the list; it was made anew."),
    }
)
