"""What there is to say of the disk and the folder that a store lies on."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "disk.network": sentence(
            "{folder} is on a network drive ({kind}, {source}), where a database can lose what it kept. "
            "Choose a folder on a disk of this machine; hand evidence on as case files or backups."
        ),
        "disk.synced": sentence(
            "{folder} is in a folder that {program} copies elsewhere, which tears a database that is in use. "
            "Choose a folder outside it; hand evidence on as case files or backups."
        ),
        "disk.finish_first": sentence(
            "The disk that holds {folder} is full, and no further photo or inspection fits. Nothing that was kept is "
            "lost. Space is kept back so that open inspections can still be decided, closed and exported; do that, or "
            "free some space."
        ),
        "rescue.exists": sentence("{folder} exists already. Name a folder that does not."),
        "rescue.done": sentence(
            "Written to {folder} in the clear: records {records}, photos {photos}. "
            "Not readable any more: records {lost_records}, photos {lost_photos}."
        ),
        "disk.low": sentence(
            "The disk that holds {folder} has {free} MB left. Free some space before the next inspection."
        ),
        "disk.no_reserve": sentence(
            "The disk that holds {folder} has {free} MB left, too few to keep space back for closing an inspection. "
            "Free some space before the next one."
        ),
    }
)
