"""The station's signing key: made once at set-up, kept only inside the encrypted database."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.errors import EnvironmentFault

from .database import database_faults
from .evidence_files import KEY_BYTES

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection


class StationKey:
    """An Ed25519 private key; implements the hub's Signer."""

    def __init__(self, private_key: bytes) -> None:
        """Take the 32 raw bytes."""
        self._private = Ed25519PrivateKey.from_private_bytes(private_key)

    @property
    def public_key(self) -> bytes:
        """The raw public key, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, content: bytes) -> bytes:
        """Sign: 64 bytes."""
        return self._private.sign(content)


@dataclass(frozen=True, slots=True)
class Station:
    """Who this station is, with its keys."""

    name: str
    key: StationKey
    photo_key: bytes = field(repr=False)


def set_up(connection: Connection, name: str) -> None:
    """Make the station's keys, within the caller's transaction. A second time it fails: there is one station."""
    private = Ed25519PrivateKey.generate()
    connection.execute(
        "INSERT INTO station (id, name, public_key, private_key, photo_key) VALUES (1, ?, ?, ?, ?)",
        (name, private.public_key().public_bytes_raw(), private.private_bytes_raw(), secrets.token_bytes(KEY_BYTES)),
    )


def load(connection: Connection, folder: Path) -> Station:
    """Read the station. Raises EnvironmentFault when it is not there or its key is not its own."""
    with database_faults(folder):
        row = connection.execute("SELECT name, public_key, private_key, photo_key FROM station").fetchone()
    if row is None:
        raise EnvironmentFault("store.damaged", folder=folder, detail="station")
    name, public_key, private_key, photo_key = row
    station = Station(name, StationKey(private_key), photo_key)
    if station.key.public_key != public_key:
        raise EnvironmentFault("store.damaged", folder=folder, detail="station")
    return station
