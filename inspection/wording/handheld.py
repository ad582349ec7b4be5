"""What there is to say of handheld scanners."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "handheld.kept": sentence("Scan {number} is kept: {text}"),
        "handheld.opened": sentence("Container {container}: its inspection of today is in hand."),
        "handheld.begun": sentence("Container {container}: a new inspection has begun."),
        "handheld.in_hand": sentence("Container {container} is in hand already."),
        "handheld.question": sentence(
            "{text} was scanned while a question is open, and was not taken. Answer the question, then scan again."
        ),
        "handheld.sign_in": sentence("A code was scanned and not taken. Sign in, then scan again."),
        "handheld.command.unknown": sentence("“{text}” is no command of the printed sheet; nothing was done."),
        "handheld.command.foreign": sentence(
            "A command was scanned that is not of this station's sheet, which is suspicious. Nothing was done, and "
            "nothing was kept. If it stands on the goods, somebody may want your scanner to act: look at them closely. "
            "If it is your sheet, print it anew under “Set up this workplace”."
        ),
        "handheld.command.in_picture": sentence(
            "A code in the picture gives itself out as a command; it is not counted. A camera gives no commands: keep "
            "your sheet out of pictures, and look closely if the code stands on the goods."
        ),
        "handheld.command.no_picture": sentence("There is no picture to keep, or it is kept already."),
        "handheld.command.not_live": sentence("Only the live picture of a camera can be held still."),
        "handheld.command.nothing_in_hand": sentence("There is nothing to decide: no inspection is in hand."),
        "handheld.command.nothing_asked": sentence(
            "There is nothing to confirm. Scan the decision first; a question that the hand opened is answered by hand."
        ),
        "handheld.command.own_words": sentence(
            "To release what the law bars, or what could not be judged, give the reason in your own words: "
            "press Finish and type it."
        ),
        "handheld.command.reason": sentence("Decided at the goods by scanner. The conventions, as asked: {verdict}."),
        "handheld.command.confirm": sentence(
            "{decision}: scan CONFIRM within a minute to decide and close, or CANCEL. Nothing is decided yet."
        ),
        "handheld.command.given_up": sentence("Nobody confirmed the decision; nothing was decided."),
        "handheld.command.not_closed": sentence("A case file is written when the inspection is decided and closed."),
        "handheld.sheet.title": sentence("Quaylens: commands for the scanner"),
        "handheld.sheet.explain": sentence(
            "Scan one of these instead of pressing a button. Cover the neighbours with a hand if the scanner catches "
            "them. A decision takes effect only when CONFIRM is scanned after it; it is signed with the key of the "
            "officer who has signed in."
        ),
        "handheld.sheet.station": sentence(
            "These codes work at station {station} only. Keep the sheet as you keep a key: out of pictures, and away "
            "from those whose goods are inspected."
        ),
        "handheld.sheet.inspect": sentence("Show the picture"),
        "handheld.sheet.keep": sentence("Keep the picture"),
        "handheld.sheet.freeze": sentence("Hold still / go on"),
        "handheld.sheet.next": sentence("Next picture"),
        "handheld.sheet.count": sentence("Count / stop counting"),
        "handheld.sheet.new": sentence("New inspection"),
        "handheld.sheet.confirm": sentence("CONFIRM the decision"),
        "handheld.sheet.cancel": sentence("CANCEL the decision"),
        "handheld.sheet.export": sentence("Write the case file"),
        "handheld.lost": sentence("The scanner at {port} does not answer. Plug it in again; it is waited for."),
        "handheld.back": sentence("The scanner at {port} is there again."),
        "handheld.noise": sentence(
            "What came from {port} is no scan. Check that this port is the scanner's, and its speed."
        ),
        "handheld.no_suffix": sentence(
            "The scanner sends nothing after a code. Scan “suffix Enter (CR)” on the set-up sheet."
        ),
        "handheld.caps_lock": sentence("Capitals and small letters are exchanged. Switch Caps Lock off."),
        "handheld.no_separator": sentence(
            "The scanner leaves out the group separator, which GS1 codes need. "
            "Scan “send GS as Ctrl+]” or “control characters on” on the set-up sheet."
        ),
        "handheld.cut": sentence(
            "Only a part of the test code arrived. Set the scanner's delay between characters to 0, and scan again."
        ),
        "handheld.layout": sentence(
            "The letters arrive as on another keyboard ({layout}). Set the scanner to the layout of this computer."
        ),
        "handheld.signs": sentence(
            "The letters arrive right and the signs do not. Set the scanner to the keyboard layout of this computer."
        ),
        "handheld.other_code": sentence("That was not the test code. Scan the code that the page shows."),
    }
)
