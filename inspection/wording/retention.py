"""What stands against letting an inspection go."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "retention.open": sentence("The inspection is still open; only closed ones are purged."),
        "retention.early": sentence("The inspection is kept until {until}; nothing is purged before."),
        "retention.purged": sentence("The inspection was purged before; only its headers are here."),
        "retention.clock": sentence("The clock of this computer is in doubt. Set it right before anything is purged."),
        "retention.no_receipt": sentence(
            "Headquarters has not receipted every record and photo of the inspection. Bring it there first."
        ),
        "retention.hold": sentence("A legal hold of headquarters keeps the inspection; it is not purged."),
        "retention.done": sentence(
            "Purged: the content of inspection {inspection}. Records: {bodies}; their headers stay."
        ),
        "retention.none": sentence(
            "No inspection may be purged now. Those stay that are open, whose time is not over (years: {years}), that "
            "are under a legal hold, or not receipted by headquarters."
        ),
        "retention.would": sentence("{inspection} may be purged; it was to be kept until {until}."),
    }
)
