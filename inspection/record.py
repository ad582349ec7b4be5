"""What a record is: a signed header that is chained, and a salted body that the header names by hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDEST_VERSION, VERSION = 1, 2  # from 2 on officers sign what they answer for; the bytes are the same otherwise
ALGORITHM = "ed25519"
NO_RECORD = "0" * 64  # what the first record names as its predecessor
SHA256_DIGITS = 64


@dataclass(frozen=True, slots=True)
class RecordHeader:
    """The header of a record, as it is chained and signed.

    ``station`` and ``officer`` are names, ``key`` the SHA-256 of the station's public key, ``seq`` counts
    from 1 in the station's one chain, ``previous`` is the SHA-256 of the previous header's canonical bytes
    (64 zeros for the first), ``wall`` an RFC 3339 text with the offset ``utc_offset_min``.
    """

    v: int
    alg: str
    station: str
    key: str
    seq: int
    previous: str
    inspection: str
    kind: str
    body_sha256: str
    wall: str
    utc_offset_min: int
    boot_id: str
    monotonic_ms: int
    officer: str


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """A header, its station signature (hexadecimal), and the body, None where it is withheld.

    ``sha256`` is the hash of the header's canonical bytes: the record's name.
    """

    header: RecordHeader
    signature: str
    body: Mapping[str, Any] | None
    sha256: str


def is_sha256(text: object) -> TypeGuard[str]:
    """Whether a value is a SHA-256 in the form that records use: 64 lower-case hexadecimal digits."""
    return isinstance(text, str) and len(text) == SHA256_DIGITS and not text.strip("0123456789abcdef")


def photos_named(body: object) -> Iterator[str]:
    """The photos that a body names: the value of every member called ``photo``, at any depth, that is a SHA-256."""
    if isinstance(body, Mapping):
        for name, value in body.items():
            if name == "photo" and is_sha256(value):
                yield value
            else:
                yield from photos_named(value)
    elif isinstance(body, list | tuple):
        for value in body:
            yield from photos_named(value)
