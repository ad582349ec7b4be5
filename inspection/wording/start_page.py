"""What the start page, the guided set-up and the page after a crash say."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.start": sentence("Start"),
        "start.greeting": sentence("Good day, {officer}"),
        "start.inspect": sentence("&Inspect"),
        "start.inspect_explain": sentence("A new inspection: point the camera, scan, or type"),
        "start.go_on": sentence("In hand: {label}"),
        "start.open": sentence("Left open, to go on with"),
        "start.today": sentence("Today"),
        "start.none_open": sentence("No inspection is open."),
        "start.none_today": sentence("No inspection yet today."),
        "start.row": sentence("{label}, {verdict}, opened {opened}"),
        "start.set_up": sentence("Set up this &workplace…"),
        "start.set_aside": sentence("{label} was set aside; it stands under Start."),
        # after a failure of ours
        "crash.title": sentence("Something went wrong in the program"),
        "crash.checking": sentence("Everything that was kept is being checked…"),
        "crash.nothing_lost": sentence("Nothing was lost. {told}"),
        "crash.nothing_open": sentence("No store was open, so nothing was lost."),
        "crash.not_whole": sentence(
            "The check found a fault: {told} Keep nothing further here before you have asked for help."
        ),
        "crash.what_to_do": sentence(
            "What you were typing is kept as a draft. Go on where you were; if it happens again, close the window and "
            "begin anew. Send the report in: it holds no passphrases and no evidence."
        ),
        "crash.report": sentence("Report"),
        "crash.where": sentence("The report is kept at {path}"),
        "crash.go_on": sentence("&Go on"),
        # warnings
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
    }
)
