"""The key that headquarters signs with: a file that only its account may read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspection.canonical import fingerprint
from inspection.errors import EnvironmentFault

KEY_BYTES = 32
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class SigningKey:
    """An Ed25519 key; implements the hub's Signer."""

    private: Ed25519PrivateKey

    @property
    def public_key(self) -> bytes:
        """The raw public key, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """Its name."""
        return fingerprint(self.public_key)

    def sign(self, content: bytes) -> bytes:
        """Sign: 64 bytes."""
        return self.private.sign(content)

    def __repr__(self) -> str:
        return f"SigningKey({self.fingerprint})"


def load_or_make(file: Path) -> SigningKey:
    """The key of that file, made when there is none. Raises EnvironmentFault when others can read it or it is torn."""
    try:
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
        except FileExistsError:
            return _load(file)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(Ed25519PrivateKey.generate().private_bytes_raw().hex() + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise EnvironmentFault("hq.key_file", file=file, detail=error.strerror or "") from error
    return _load(file)


def _load(file: Path) -> SigningKey:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        raise EnvironmentFault("hq.key_open", file=file)
    try:
        raw = bytes.fromhex(file.read_text(encoding="ascii").strip())
        return SigningKey(Ed25519PrivateKey.from_private_bytes(raw))
    except ValueError as error:
        raise EnvironmentFault("hq.key_file", file=file, detail="not a key") from error
