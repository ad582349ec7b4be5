"""Opening this station's store: where it lies, who signs in, and where the passphrase comes from."""

from __future__ import annotations

import getpass
import os
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

    ``officer`` is who signs in if there is such an account, else the user of this machine, else the only officer.
    The passphrase is read from the file or descriptor, else asked for; it never stands on a command line.
    """
    from local_store.store import Store

    chosen = folder or options.default_store()
    who = officer or os.environ.get("QUAYLENS_OFFICER") or getpass.getuser()
    fresh = create and not Store.exists(chosen)
    passphrase = passphrase_of(passphrase_file, passphrase_fd, new=chosen if fresh else None)
    if fresh:
        store = Store.create(chosen, passphrase, station=platform.node() or "station", officer=who)
        _tell_recovery_key(store)
    else:
        store = Store.open(chosen, passphrase, officer=account_of(chosen, officer))
    warning = store.reserve.warning()
    if warning is not None:
        print(say(warning), file=sys.stderr)
    return store


def account_of(folder: Path, officer: str | None) -> str:
    """The account that is meant: the one named, else that of this machine's user; empty where it is not clear.

    In a store from before there were accounts nobody has a name yet: the first of these is given to its account.
    """
    from local_store.store import Store

    known = {name.casefold(): name for name in Store.officers(folder)}
    asked = (officer, os.environ.get("QUAYLENS_OFFICER"), getpass.getuser())
    if not known:
        return next(name for name in asked if name)
    return next((known[name.casefold()] for name in asked if name and name.casefold() in known), "")


def _tell_recovery_key(store: Store) -> None:
    """Show the recovery key of a new store to whoever sits there; it is never written into a log."""
    if sys.stderr.isatty():
        key = store.accounts.new_recovery_key()
        sentences = [say(message("accounts.recovery_key", key=key)), say(message("accounts.recovery_explain"))]
    else:
        sentences = [say(message("accounts.recovery_none"))]
    print(*sentences, sep="\n", file=sys.stderr)


def new_passphrase(name: str, file: Path | None) -> str:
    """A new passphrase for an account, from a private file or asked for twice."""
    from local_store.passphrase import from_file

    if file is not None:
        return from_file(file)
    return ask(say(message("accounts.new_passphrase", name=name)), twice=True)


def ask(prompt: str, *, twice: bool = False) -> str:
    """Ask for a secret at the terminal. Raises BadInput where there is none."""
    if not sys.stdin.isatty():
        raise BadInput("commands.needs_passphrase", asked=prompt)
    secret = getpass.getpass(prompt + ": ")
    if twice and getpass.getpass(say(message("commands.passphrase_again")) + ": ") != secret:
        raise BadInput("commands.passphrases_differ")
    return secret


def passphrase_of(file: Path | None, descriptor: int | None, *, new: Path | None = None) -> str | bytes:
    """A passphrase from a private file or a descriptor, else asked for; twice where a ``new`` store is made."""
    from local_store.passphrase import from_descriptor, from_file

    if file is not None:
        return from_file(file)
    if descriptor is not None:
        return from_descriptor(descriptor)
    if new is not None:
        return ask(say(message("commands.passphrase_for_new", folder=new)), twice=True)
    return ask(say(message("commands.passphrase_prompt")))
