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
        "start.returned": sentence("Returned with remarks: {count}"),
        "start.returned_name": sentence("Inspections that headquarters returned"),
        "start.returned_spoken": sentence("{label}, returned. {said}"),
        "start.returned_row": sentence("{by}: {text}"),
        "start.none_open": sentence("No inspection is open."),
        "start.none_today": sentence("No inspection yet today."),
        "start.row": sentence("{label}, {verdict}, opened {opened}"),
        "start.set_up": sentence("Set up this &workplace…"),
        "start.set_aside": sentence("{label} was set aside; it stands under Start."),
        # setting up
        "set_up.title": sentence("Set up this workplace"),
        "set_up.explain": sentence(
            "Every step can be left out and taken again later, from Start. What you choose is kept at once."
        ),
        "set_up.language": sentence("Language"),
        "set_up.language.why": sentence("Takes effect when an officer next signs in."),
        "set_up.place": sentence("Where this station stands"),
        "set_up.place.why": sentence("It stands in every new inspection until another place is stated there."),
        "set_up.place.place": sentence("Port (UN/LOCODE)"),
        "set_up.place.terminal": sentence("Terminal"),
        "set_up.place.country": sentence("Country (two letters)"),
        "set_up.camera": sentence("Camera"),
        "set_up.camera.why": sentence("Plug it in and try it: the picture should be sharp at the length of an arm."),
        "set_up.camera.try": sentence("Tr&y it"),
        "set_up.camera.use": sentence("&Use it by itself"),
        "set_up.camera.again": sentence("&Look again"),
        "set_up.camera.none": sentence("No camera is connected"),
        "set_up.camera.kept": sentence("{name} is opened by itself from now on."),
        "set_up.scanner": sentence("Handheld scanner"),
        "set_up.scanner.why": sentence("Scan this code. What arrives tells which setting of the scanner is wrong."),
        "set_up.scanner.explain": sentence(
            "Set-up codes differ from maker to maker and stand in the scanner's own manual. Choose there: keyboard "
            "layout as on this computer, or serial (COM) mode; Enter after each code; the separator GS sent as it is; "
            "all kinds of codes switched on."
        ),
        "set_up.scanner.code": sentence("Test code for the scanner"),
        "set_up.scanner.title": sentence("Quaylens: test of the scanner"),
        "set_up.scanner.waiting": sentence("Waiting for the code to be scanned…"),
        "set_up.scanner.right": sentence("The scanner is set right."),
        "set_up.scanner.sheet": sentence("Save the code as a &sheet to print…"),
        "set_up.scanner.commands": sentence("Save commands to scan as a shee&t…"),
        "set_up.scanner.saved": sentence("The sheet was written to {path}"),
        "set_up.headquarters": sentence("Headquarters"),
        "set_up.headquarters.why": sentence(
            "With a code from headquarters this station reports there. Not yet? Everything works without, and is kept."
        ),
        "set_up.headquarters.enrol": sentence("Go to &headquarters…"),
        "set_up.done": sentence("&Done"),
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
