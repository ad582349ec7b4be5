"""The key file beside the journal: the database key, wrapped once for each account by a key of its passphrase.

With it each account's own signing key is wrapped. What is readable in the file without any passphrase: the names
of the accounts (they are chosen from at sign-in) and what one try costs.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection.errors import BadInput, EnvironmentFault

from .durable import disk_faults, write_durably
from .wrapping import LARGEST, Hardness, Secrets, Wrapping, unwrapped, wrapped

if TYPE_CHECKING:
    from pathlib import Path

NAME = "store.json"
FORMAT, VERSION = "quaylens-store", 2
RECOVERY = "recovery"  # stands for the account that the recovery key is


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The keys as one account opens them; ``account`` is its identifier, ``name`` what it is called."""

    account: str
    name: str
    wrapping: Wrapping


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What ``store.json`` says: the store's identifier and its key, wrapped once for each account."""

    store: str
    keys: tuple[WrappedKey, ...]
    version: int = VERSION

    @property
    def names(self) -> tuple[str, ...]:
        """Who can sign in; nobody has a name in a store from before there were accounts."""
        if self.version == 1:
            return ()
        return tuple(key.name for key in self.keys if key.account != RECOVERY)

    @property
    def has_recovery(self) -> bool:
        """Whether there is a recovery key."""
        return any(key.account == RECOVERY for key in self.keys)

    def entry(self, name: str) -> WrappedKey:
        """The account of that name, or the only one where no name is given. Raises BadInput when there is none."""
        officers = [key for key in self.keys if key.account != RECOVERY]
        if self.version == 1:
            return officers[0]  # it had one account without a name of its own
        asked = name.strip().casefold()
        fitting = [key for key in officers if key.name.casefold() == asked] if asked else officers
        if len(fitting) == 1:
            return fitting[0]
        raise BadInput("accounts.unknown" if asked else "accounts.which", name=name.strip(), known=_listed(self.names))

    def unwrap(self, entry: WrappedKey, secret: bytes, folder: Path) -> Secrets:
        """The keys that an account opens with its passphrase. Raises BadInput when it is not that."""
        try:
            return unwrapped(entry.wrapping, secret, self._context(entry))
        except ValueError:
            raise BadInput("store.wrong_passphrase", folder=folder) from None

    def unwrap_recovery(self, recovery_key: bytes, folder: Path) -> Secrets:
        """The database key, by the recovery key. Raises BadInput when it is not this store's."""
        for entry in self.keys:
            if entry.account == RECOVERY:
                try:
                    return unwrapped(entry.wrapping, recovery_key, self._context(entry))
                except ValueError:
                    break
        raise BadInput("accounts.recovery_wrong", folder=folder)

    def with_account(self, account: str, name: str, secret: bytes, keys: Secrets, hardness: Hardness) -> KeyFile:
        """The same with this account opening the keys; what it opened them with before is gone."""
        bare = WrappedKey(account, name, Wrapping.none())
        entry = replace(bare, wrapping=wrapped(keys, secret, hardness, self._context(bare)))
        others = tuple(each for each in self.keys if each.account != account)
        return KeyFile(self.store, (*others, entry))

    def only(self, accounts: set[str]) -> KeyFile:
        """The same without the accounts that are not named; the recovery key stays."""
        kept = tuple(each for each in self.keys if each.account in accounts or each.account == RECOVERY)
        return KeyFile(self.store, kept)

    def _context(self, entry: WrappedKey) -> bytes:
        if self.version == 1:
            return f"{FORMAT} 1\n{self.store}\n{entry.account}".encode()
        return f"{FORMAT} 2\n{self.store}\n{entry.account}\n{entry.name}".encode()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def new_key_file() -> KeyFile:
    """A key file that nobody can open yet, for a new store."""
    return KeyFile(str(uuid.uuid4()), ())


def write(folder: Path, key_file: KeyFile) -> None:
    """Put the key file in place durably. Raises EnvironmentFault."""
    with disk_faults(folder):
        write_durably(folder / NAME, [as_bytes(key_file)])


def as_bytes(key_file: KeyFile) -> bytes:
    """The key file as it stands on the disk."""
    keys = [
        {"kdf": "argon2id", "wrap": "AES-256-GCM", "account": key.account, "name": key.name, **asdict(key.wrapping)}
        for key in key_file.keys
    ]
    content = {"format": FORMAT, "v": VERSION, "store": key_file.store, "keys": keys}
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"


def read(folder: Path) -> KeyFile:
    """Read the key file. Raises EnvironmentFault when it is unreadable, damaged or of a newer version."""
    with disk_faults(folder):
        content = (folder / NAME).read_bytes()
    return parse(content, folder)


def parse(content: bytes, folder: Path) -> KeyFile:
    """Read the bytes of a key file. Raises EnvironmentFault when they are damaged or of a newer version."""
    try:
        said = json.loads(content)
        ours, version = said["format"] == FORMAT, int(said["v"])
        if ours and version > VERSION:
            raise EnvironmentFault("store.newer", folder=folder, found=version)
        key_file = KeyFile(str(said["store"]), tuple(_wrapped_key(key) for key in said["keys"]), version)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EnvironmentFault("store.damaged", folder=folder, detail=NAME) from error
    if not ours or not key_file.keys or not (key_file.names or version == 1):
        raise EnvironmentFault("store.damaged", folder=folder, detail=NAME)
    return key_file


def _wrapped_key(said: dict[str, Any]) -> WrappedKey:
    wrapping = Wrapping(**{name: kind(said[name]) for name, kind in _KINDS.items()})
    for content in (wrapping.salt, wrapping.nonce, wrapping.wrapped):
        bytes.fromhex(content)
    cost = (wrapping.iterations, wrapping.memory_kib, wrapping.lanes)
    if not all(0 < asked <= most for asked, most in zip(cost, asdict(LARGEST).values(), strict=True)):
        raise ValueError("a cost that no store of ours has")
    return WrappedKey(str(said["account"]), str(said.get("name", said["account"])), wrapping)


_KINDS: dict[str, type] = {
    "salt": str,
    "iterations": int,
    "memory_kib": int,
    "lanes": int,
    "nonce": str,
    "wrapped": str,
}
