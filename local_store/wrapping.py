"""Keys wrapped by a passphrase: argon2id gives the key, AES-256-GCM wraps with it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from argon2.low_level import ARGON2_VERSION, Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .database import KEY_BYTES
from .passphrase import is_pin

SALT_BYTES, NONCE_BYTES = 16, 12


@dataclass(frozen=True, slots=True)
class Hardness:
    """The cost of one try at a passphrase (argon2id)."""

    iterations: int
    memory_kib: int
    lanes: int


STANDARD = Hardness(iterations=3, memory_kib=64 * 1024, lanes=4)  # RFC 9106's second choice; 0.1 s on a laptop
# Ten times the work. Six digits are a million tries: three weeks of one core, so a thief with the disk gets in.
FOR_PIN = Hardness(iterations=6, memory_kib=256 * 1024, lanes=4)
# A key file that asks for more is not ours; it would only stop the machine.
LARGEST = Hardness(iterations=64, memory_kib=1024 * 1024, lanes=16)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Wrapped keys with what unwraps them but the passphrase; all bytes in hexadecimal."""

    salt: str
    iterations: int
    memory_kib: int
    lanes: int
    nonce: str
    wrapped: str

    @classmethod
    def none(cls) -> Wrapping:
        """Nothing wrapped yet."""
        return cls("", 0, 0, 0, "", "")


@dataclass(slots=True)
class Secrets:
    """The database key and an officer's private signing key, which the recovery key does not open.

    Both can be wiped. Python may have made copies that cannot; nobody holds on to them afterwards.
    """

    database: bytearray = field(repr=False)
    officer: bytearray = field(repr=False)

    def wipe(self) -> None:
        """Write zeros over both."""
        for each in (self.database, self.officer):
            each[:] = bytes(len(each))


def hardness_for(secret: bytes) -> Hardness:
    """What a try at this secret is to cost: a PIN is short, so more."""
    return FOR_PIN if is_pin(secret) else STANDARD


def wrapped(keys: Secrets, secret: bytes, hardness: Hardness, context: bytes) -> Wrapping:
    """Wrap the keys; the context must be the same when they are unwrapped."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    plain = bytes(keys.database + keys.officer)
    content = AESGCM(_derived(secret, salt, hardness)).encrypt(nonce, plain, context)
    return Wrapping(
        salt.hex(), hardness.iterations, hardness.memory_kib, hardness.lanes, nonce.hex(), content.hex()
    )  # fmt: skip


def unwrapped(wrapping: Wrapping, secret: bytes, context: bytes) -> Secrets:
    """Unwrap the keys. Raises ValueError when it is not the secret, or the wrapping was changed."""
    hardness = Hardness(wrapping.iterations, wrapping.memory_kib, wrapping.lanes)
    cipher = AESGCM(_derived(secret, bytes.fromhex(wrapping.salt), hardness))
    try:
        plain = cipher.decrypt(bytes.fromhex(wrapping.nonce), bytes.fromhex(wrapping.wrapped), context)
    except InvalidTag:
        raise ValueError("not what it was wrapped with") from None
    return Secrets(bytearray(plain[:KEY_BYTES]), bytearray(plain[KEY_BYTES:]))


def _derived(secret: bytes, salt: bytes, hardness: Hardness) -> bytes:
    return hash_secret_raw(
        secret,
        salt,
        time_cost=hardness.iterations,
        memory_cost=hardness.memory_kib,
        parallelism=hardness.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
        version=ARGON2_VERSION,
    )
