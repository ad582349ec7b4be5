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
