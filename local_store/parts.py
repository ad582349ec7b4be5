"""What an unlocked store consists of, opened with the keys that somebody brought."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import station_key
from .accounts import Accounts, SignedIn
from .database import connect
from .drafts import Drafts
from .evidence_files import EvidenceFiles
from .exchange.heard import Heard
from .inspections import Inspections
from .journal import Journal
from .migrations import migrate
from .new_store import journal_file

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.ports import Clock
    from inspection.record import SealedRecord

    from .station_key import Station
    from .wrapping import Hardness

PHOTOS = "photos"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an open store; they go when it is locked."""

    connection: Connection
    me: SignedIn
    station: Station
    inspections: Inspections
    journal: Journal
    photos: EvidenceFiles
    drafts: Drafts
    accounts: Accounts
    heard: Heard


def open_parts(folder: Path, clock: Clock, me: SignedIn, hardness: Hardness | None) -> Parts:
    """Open the journal and bring it up to date.

    Raises EnvironmentFault when it is damaged or newer, VerificationFailed when the accounts' records do not hold.
    """
    key = bytes(me.secrets.database)
    connection = connect(journal_file(folder), key)
    try:
        migrate(connection, folder, key)
        station = station_key.load(connection, folder)
        inspections = Inspections(connection, folder)
        heard = Heard(connection, folder)

        def project(record: SealedRecord) -> None:
            inspections.project(record)
            heard.project(record)

        journal = Journal(connection, folder, station, clock, project)
        photos = EvidenceFiles(folder / PHOTOS, station.photo_key)
        photos.sweep()
        accounts = Accounts(folder, connection, journal, me, hardness)
    except BaseException:
        connection.close()
        raise
    return Parts(connection, me, station, inspections, journal, photos, Drafts(connection, folder), accounts, heard)
