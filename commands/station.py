"""Opening this station's store: where it lies and where its passphrase comes from."""

from __future__ import annotations

import getpass
import platform
import sys
from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.message import message
from inspection.wording import say

from . import options

if TYPE_CHECKING:
    from pathlib import Path

    from local_store.store import Store


def open_station(
    folder: Path | None,
    passphrase_file: Path | None,
    passphrase_fd: int | None,
    *,
    create: bool,
    officer: str | None = None,
) -> Store:
    """Open the store, or create it where there is none and ``create`` allows it.

    The passphrase is read from the file or descriptor, else asked for; it never stands on a command line.
    """
    from local_store.store import Store

    chosen = folder or options.default_store()
    who = officer or getpass.getuser()
    fresh = create and not Store.exists(chosen)
    passphrase = _passphrase(passphrase_file, passphrase_fd, twice=fresh)
    if fresh:
        return Store.create(chosen, passphrase, station=platform.node() or "station", officer=who)
    return Store.open(chosen, passphrase, officer=who)


def _passphrase(file: Path | None, descriptor: int | None, *, twice: bool) -> str | bytes:
    from local_store.passphrase import from_descriptor, from_file

    if file is not None:
        return from_file(file)
    if descriptor is not None:
        return from_descriptor(descriptor)
    if not sys.stdin.isatty():
        raise BadInput("commands.needs_passphrase")
    passphrase = getpass.getpass(say(message("commands.passphrase_prompt")) + ": ")
    if twice and getpass.getpass(say(message("commands.passphrase_again")) + ": ") != passphrase:
        raise BadInput("commands.passphrases_differ")
    return passphrase
