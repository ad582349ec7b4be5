"""Sealing records: salted bodies, Ed25519 signatures of station and officer, links."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from .canonical import canonical, fingerprint, header_bytes, parse_body, parse_header, plain, signature_holds
from .officer_signature import MEMBER, SIGNED_KINDS, signature_of
from .record import ALGORITHM, VERSION, RecordHeader, SealedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from .ports import Clock, Signer

__all__ = [
    "canonical",
    "fingerprint",
    "header_bytes",
    "parse_body",
    "parse_header",
    "seal",
    "signature_holds",
]

SALT_BYTES = 16


def seal(
    inspection: str,
    kind: str,
    body: Mapping[str, object],
    *,
    station: str,
    officer: str,
    seq: int,
    previous: str,
    signer: Signer,
    clock: Clock,
    officer_signer: Signer | None = None,
    salt: bytes | None = None,
) -> SealedRecord:
    """Seal a body as record number ``seq`` after the record named ``previous``.

    The salt (16 random bytes unless given) keeps anyone from guessing a withheld body from its hash. The kinds
    that an officer answers for also carry the signature of ``officer_signer``. Raises ValueError or TypeError
    when the body has no canonical form or a member that is the seal's own, when such a kind has no
    ``officer_signer``, or when the clock gives no UTC offset.
    """
    if "salt" in body or MEMBER in body:
        raise ValueError("the members salt and officer_signature of a body are the seal's own")
    salted = plain({**body, "salt": (secrets.token_bytes(SALT_BYTES) if salt is None else salt).hex()})
    wall, offset = _wall(clock.now())
    header = RecordHeader(
        v=VERSION,
        alg=ALGORITHM,
        station=station,
        key=fingerprint(signer.public_key),
        seq=seq,
        previous=previous,
        inspection=inspection,
        kind=str(kind),
        body_sha256=hashlib.sha256(canonical(salted)).hexdigest(),
        wall=wall,
        utc_offset_min=offset,
        boot_id=clock.boot_id(),
        monotonic_ms=clock.monotonic_ms(),
        officer=officer,
    )
    if kind in SIGNED_KINDS:
        if officer_signer is None:
            raise ValueError(f"a record of the kind {kind} needs the signature of an officer")
        salted[MEMBER] = signature_of(officer_signer, header, salted)
        header = replace(header, body_sha256=hashlib.sha256(canonical(salted)).hexdigest())
    content = header_bytes(header)
    return SealedRecord(header, signer.sign(content).hex(), salted, hashlib.sha256(content).hexdigest())


def _wall(now: datetime) -> tuple[str, int]:
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("a clock without a UTC offset")
    minutes = round(offset / timedelta(minutes=1))  # RFC 3339 has no seconds in an offset
    return now.astimezone(timezone(timedelta(minutes=minutes))).isoformat(timespec="milliseconds"), minutes
