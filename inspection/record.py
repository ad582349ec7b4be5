"""What a record is: a signed header that is chained, and a salted body that the header names by hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


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
