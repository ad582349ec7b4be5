"""The key file beside the journal: the database key, wrapped by a key that a passphrase gives."""

from __future__ import annotations

import json
import secrets
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspection.errors import BadInput, EnvironmentFault

from .database import KEY_BYTES
from .durable import disk_faults, write_durably

if TYPE_CHECKING:
    from pathlib import Path

NAME = "store.json"
FORMAT, VERSION = "quaylens-store", 1
SALT_BYTES, NONCE_BYTES = 16, 12


@dataclass(frozen=True, slots=True)
class Hardness:
    """The cost of one try at a passphrase (argon2id)."""

    iterations: int
    memory_kib: int
    lanes: int


STANDARD = Hardness(iterations=3, memory_kib=64 * 1024, lanes=4)  # RFC 9106's second choice; 0.1 s on a laptop
# A key file that asks for more is not ours; it would only stop the machine.
_MOST = Hardness(iterations=64, memory_kib=1024 * 1024, lanes=16)


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The database key as one account opens it; all bytes in hexadecimal."""

    account: str
    salt: str
    iterations: int
    memory_kib: int
    lanes: int
    nonce: str
    wrapped: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``store.json`` says: the store's identifier and its key, wrapped once for each account."""

    store: str
    keys: tuple[WrappedKey, ...]

    def unwrap(self, passphrase: bytes, folder: Path) -> bytes:
        """The database key, by the first account whose passphrase this is. Raises BadInput when it is none's."""
        for key in self.keys:
            hardness = Hardness(key.iterations, key.memory_kib, key.lanes)
            cipher = AESGCM(_derive(passphrase, bytes.fromhex(key.salt), hardness))
            try:
                return cipher.decrypt(bytes.fromhex(key.nonce), bytes.fromhex(key.wrapped), self._context(key.account))
            except InvalidTag:
                continue
        raise BadInput("store.wrong_passphrase", folder=folder)

    def _context(self, account: str) -> bytes:
        return f"{FORMAT} {VERSION}\n{self.store}\n{account}".encode()

    def with_account(self, account: str, passphrase: bytes, key: bytes, hardness: Hardness) -> KeyFile:
        """The same key file with one account more that opens the key."""
        salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
        wrapped = AESGCM(_derive(passphrase, salt, hardness)).encrypt(nonce, key, self._context(account))
        entry = WrappedKey(
            account=account,
            salt=salt.hex(),
            iterations=hardness.iterations,
            memory_kib=hardness.memory_kib,
            lanes=hardness.lanes,
            nonce=nonce.hex(),
            wrapped=wrapped.hex(),
        )
        return KeyFile(self.store, (*self.keys, entry))


def new_key_file() -> KeyFile:
    """A key file that nobody can open yet, for a new store."""
    return KeyFile(str(uuid.uuid4()), ())


def write(folder: Path, key_file: KeyFile) -> None:
    """Put the key file in place durably. Raises EnvironmentFault."""
    keys = [{"kdf": "argon2id", "wrap": "AES-256-GCM", **asdict(key)} for key in key_file.keys]
    content = {"format": FORMAT, "v": VERSION, "store": key_file.store, "keys": keys}
    with disk_faults(folder):
        write_durably(folder / NAME, [json.dumps(content, indent=2).encode() + b"\n"])


def read(folder: Path) -> KeyFile:
    """Read the key file. Raises EnvironmentFault when it is unreadable, damaged or of a newer version."""
    with disk_faults(folder):
        content = (folder / NAME).read_bytes()
    try:
        said = json.loads(content)
        ours, version = said["format"] == FORMAT, int(said["v"])
        if ours and version > VERSION:
            raise EnvironmentFault("store.newer", folder=folder, found=version)
        key_file = KeyFile(str(said["store"]), tuple(_wrapped_key(key) for key in said["keys"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EnvironmentFault("store.damaged", folder=folder, detail=NAME) from error
    if not ours:
        raise EnvironmentFault("store.damaged", folder=folder, detail=NAME)
    return key_file


def _wrapped_key(said: dict[str, Any]) -> WrappedKey:
    fields = {name: kind(said[name]) for name, kind in _KINDS.items()}
    key = WrappedKey(**fields)
    for name in ("salt", "nonce", "wrapped"):
        bytes.fromhex(fields[name])
    tries = (key.iterations, key.memory_kib, key.lanes)
    if not all(0 < asked <= most for asked, most in zip(tries, asdict(_MOST).values(), strict=True)):
        raise ValueError("a cost that no store of ours has")
    return key


_KINDS: dict[str, type] = {
    "account": str,
    "salt": str,
    "iterations": int,
    "memory_kib": int,
    "lanes": int,
    "nonce": str,
    "wrapped": str,
}


def _derive(passphrase: bytes, salt: bytes, hardness: Hardness) -> bytes:
    return hash_secret_raw(
        passphrase,
        salt,
        time_cost=hardness.iterations,
        memory_cost=hardness.memory_kib,
        parallelism=hardness.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
        version=ARGON2_VERSION,
    )
