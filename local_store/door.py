"""The one way in: an account's passphrase is tried here and nowhere else, so every try counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import key_file
from .accounts import SignedIn
from .attempts import Attempts
from .passphrase import encoded

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.ports import Clock


class Door:
    """The door of a store whose lock the caller holds."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Touch nothing yet."""
        self._folder = folder
        self._attempts = Attempts(folder, clock)

    def enter(self, name: str, passphrase: str | bytes) -> SignedIn:
        """The keys of an account; without a name, of the only one there is.

        Raises BadInput when there is no such account, it has to wait, or the passphrase is not its.
        """
        secret = encoded(passphrase)
        keys = key_file.read(self._folder)
        entry = keys.entry(name)
        self._attempts.begin(entry.account)
        secrets = keys.unwrap(entry, secret, self._folder)
        self._attempts.succeeded(entry.account)
        # A store from before there were accounts has one way in, which is no account yet.
        return SignedIn("" if keys.version == 1 else entry.account, entry.name, secrets)
