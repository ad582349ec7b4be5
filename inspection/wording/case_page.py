"""What the start page and the page of one inspection say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        # tables of goods
        "case.table.no_columns": sentence("Say for one column at least what it holds."),
        "case.table.twice": sentence("Two columns are led to the same field: choose one of them."),
        # starting
        "case.start.clock.before_records": sentence(
            "This computer's date lies before that of the newest record. Findings that depend on the date stay open "
            "until you state it; set the clock right if you may."
        ),
        "case.start.clock.set_back": sentence(
            "This computer's clock was set back while it ran. Findings that depend on the date stay open until you "
            "state it; set the clock right if you may."
        ),
        "case.start.edition_old": sentence(
            "The edition {name} is of {day}, more than a year ago: install a newer one, or check what changed since."
        ),
        "case.start.edition_local": sentence("The edition {name} was built here and is vouched for by nobody."),
        "case.start.not_enrolled": sentence("This station reports to no headquarters yet; everything is kept here."),
        "case.start.unsent": sentence("Waiting for headquarters: records {records}, photos {photos}."),
        # handing on
        "case.export.done": sentence("Written to {path}"),
        "case.export.packet": sentence(
            "Written to {path}. Records with persons withheld: {bodies}; photos withheld: {withheld}."
        ),
        "case.export.form": sentence("Written to {path}. Fields to fill in by hand: {count}."),
        "case.custody.no_key": sentence(
            "{name} has no signing key on this station yet: sign in there once, or keep the hand-over without it."
        ),
        # the place
        "case.no_receiver": sentence(
            "No satellite receiver is set up. Choose its serial line in the settings, or give port and terminal by hand."
        ),
        "case.receiver_absent": sentence(
            "No satellite receiver answers at {port} ({detail}). Plug it in, choose its port in the settings, "
            "or give port and terminal by hand."
        ),
        "case.receiver_silent": sentence(
            "The receiver at {port} gives no place. Take it where it sees the sky and try again, "
            "or give port and terminal by hand."
        ),
    }
)
