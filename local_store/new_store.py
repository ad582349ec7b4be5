"""Making a store: a journal under a new key, its station and its first supervisor, and the key file that opens it."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault

from . import key_file, station_key
from .accounts import FIRST_ACCOUNT, Accounts, SignedIn, new_signing_key
from .database import KEY_BYTES, connect, database_faults, transaction
from .durable import PART, disk_faults, make_folder, sync_folder
from .inspections import Inspections
from .journal import Journal
from .migrations import migrate
from .passphrase import demand_strength, encoded
from .store_lock import StoreLock
from .wrapping import Secrets, hardness_for

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.ports import Clock

    from .wrapping import Hardness

JOURNAL = "journal.db"


def create_files(
    folder: Path, passphrase: str | bytes, station: str, officer: str, *, clock: Clock, hardness: Hardness | None
) -> None:
    """Make the files of a new store; the officer is its first supervisor.

    A creation that was cut off leaves nothing that counts, and can be repeated. Raises BadInput when there is a
    store already, the passphrase is too weak or the station has no name; EnvironmentFault when the folder cannot
    be used.
    """
    secret = encoded(passphrase)
    demand_strength(secret)
    if not station.strip():
        raise BadInput("store.station_unnamed")
    with disk_faults(folder):
        if (folder / key_file.NAME).exists():
            raise BadInput("store.already_here", folder=folder)
        if (folder / JOURNAL).exists():
            raise EnvironmentFault("store.key_file_missing", folder=folder)
        make_folder(folder)
    lock = StoreLock(folder)
    keys = Secrets(bytearray(secrets.token_bytes(KEY_BYTES)), new_signing_key())
    me = SignedIn(str(uuid.uuid4()), " ".join(officer.split()) or FIRST_ACCOUNT, keys)
    try:
        part = _new_journal(folder, me, station.strip(), clock)
        # From here on the store exists: opening finishes a renaming that did not happen.
        fresh = key_file.new_key_file()
        cost = hardness or hardness_for(secret)
        key_file.write(folder, fresh.with_account(me.account, me.name, secret, keys, cost))
        put_in_place(folder, part)
    finally:
        keys.wipe()
        lock.release()


def journal_file(folder: Path) -> Path:
    """The journal's file, put in place if a creation was cut off just before. Raises EnvironmentFault without one."""
    journal, part = folder / JOURNAL, folder / (JOURNAL + PART)
    if not journal.exists():
        if not part.exists():
            raise EnvironmentFault("store.journal_missing", folder=folder)
        put_in_place(folder, part)
    return journal


def put_in_place(folder: Path, part: Path) -> None:
    """Give a finished journal its name. Raises EnvironmentFault."""
    with disk_faults(folder):
        part.replace(folder / JOURNAL)
        sync_folder(folder)


def _new_journal(folder: Path, me: SignedIn, station: str, clock: Clock) -> Path:
    part = folder / (JOURNAL + PART)
    with disk_faults(folder):
        for left_over in folder.glob(f"{part.name}*"):  # of a creation that was cut off; nobody has its key
            left_over.unlink()
    key = bytes(me.secrets.database)
    connection = connect(part, key, create=True)
    try:
        migrate(connection, folder, key)
        with database_faults(folder), transaction(connection):
            station_key.set_up(connection, station)
            loaded = station_key.load(connection, folder)
            project = Inspections(connection, folder).project
            journal = Journal(connection, folder, loaded, clock, project)
            Accounts(folder, connection, journal, me).begin(me.account, me.name)
    finally:
        connection.close()
    return part
