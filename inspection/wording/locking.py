"""Sentences of the window about locking, recovery and countersigning (& marks the mnemonic)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "window.page.lock": sentence("Lock"),
        "window.lock.title": sentence("Locked"),
        "window.lock.explain": sentence(
            "{officer} is signed in. The passphrase goes on where you were; nothing of the inspection is lost."
        ),
        "window.lock.passphrase": sentence("&Passphrase"),
        "window.lock.unlock": sentence("&Unlock"),
        "window.lock.unlocking": sentence("Unlocking…"),
        "window.lock.empty": sentence("Type the passphrase."),
        "window.sign_in.forgotten": sentence("&Forgotten passphrase…"),
        "window.sign_in.recovery": sentence("&Recovery key"),
        "window.sign_in.recover_title": sentence("Forgotten passphrase"),
        "window.sign_in.recover_explain": sentence(
            "The recovery key, which was printed when the station was set up, gives a supervisor a new passphrase. "
            "A new signing key is made with it; what was signed before stays valid."
        ),
        "window.sign_in.recovery_empty": sentence("Type the recovery key from its sheet of paper."),
        "window.recovery.title": sentence("The recovery key of this station"),
        "window.recovery.explain": sentence(
            "It is shown this once. If all passphrases are forgotten, only this key opens the evidence. "
            "Write it down or save its sheet to print it, and keep it away from the laptop."
        ),
        "window.recovery.sheet": sentence("&Sheet to print…"),
        "window.recovery.sheet_done": sentence(
            "The sheet was written to {path}. Print it and remove the file: it opens the store."
        ),
        "window.recovery.kept": sentence("I have written it &down"),
        "window.recovery.go_on": sentence("&Go on"),
        "window.records.countersign": sentence("Co&untersign…"),
        "window.countersign.title": sentence("Countersign the decision"),
        "window.countersign.explain": sentence(
            "Another officer signs with their own passphrase; {officer} stays signed in."
        ),
        "window.countersign.officer": sentence("&Second officer"),
        "window.countersign.passphrase": sentence("Their &passphrase"),
        "window.countersign.note": sentence("&Note"),
        "window.countersign.sign": sentence("Si&gn"),
        "window.countersign.done": sentence("Countersigned by {officer}."),
        "window.draft.resumed": sentence("{label} was in hand when the program ended. It goes on where it was."),
    }
)
