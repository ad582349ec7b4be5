"""Sealing records: salted bodies, Ed25519 signatures of station and officer, the chain and its verification."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

from .canonical import canonical, fingerprint, header_bytes, parse_body, parse_header, plain, signature_holds
from .message import message
from .officer_signature import MEMBER, SIGNED_KINDS, Officers, signature_of
from .record import ALGORITHM, NO_RECORD, OLDEST_VERSION, VERSION, RecordHeader, SealedRecord
from .verification import ChainReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from .message import Message
    from .ports import Clock, Signer

__all__ = [
    "canonical",
    "fingerprint",
    "header_bytes",
    "parse_body",
    "parse_header",
    "seal",
    "signature_holds",
    "verify_chain",
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


def verify_chain(records: Iterable[SealedRecord], public_keys: Iterable[bytes]) -> ChainReport:
    """Check records from number 1 on: version, counter, link, key, name, signature, and the bodies that are there.

    In the bodies that are there the officers' own signatures are checked, against the keys that earlier records
    of the chain register. Stops at the first that is wrong. An intact chain is complete up to its last record;
    nothing in it proves what came after.
    """
    keys = {fingerprint(key): key for key in public_keys}
    head, count, bodies, station, version = NO_RECORD, 0, 0, None, OLDEST_VERSION
    officers = Officers()
    for record in records:
        header = record.header
        station = header.station if station is None else station
        fault = _older(header, version) or _fault(record, count + 1, head, station, keys) or officers.fault(record)
        if fault is not None:
            return ChainReport(count, bodies, head, bad_record=count + 1, fault=fault)
        head, count, version = record.sha256, count + 1, header.v
        bodies += record.body is not None
    return ChainReport(count, bodies, head, signed=officers.signed, unsigned=officers.unsigned)


def _older(header: RecordHeader, version: int) -> Message | None:
    """A chain never goes back to an older form: there steps need no signature of the officer."""
    return message("store.record_older_version", seq=header.seq) if header.v < version else None


def _fault(  # noqa: PLR0911 - one return a check
    record: SealedRecord, seq: int, previous: str, station: str, keys: Mapping[str, bytes]
) -> Message | None:
    header = record.header
    if not OLDEST_VERSION <= header.v <= VERSION or header.alg != ALGORITHM:
        return message("store.record_version", seq=seq, version=f"{header.v} {header.alg}")
    if header.seq != seq:
        return message("store.record_counter", seq=seq, found=header.seq)
    if header.previous != previous:
        return message("store.record_link", seq=seq)
    if header.station != station:
        return message("store.record_station", seq=seq, station=header.station, expected=station)
    if header.key not in keys:
        return message("store.record_key", seq=seq, key=header.key)
    try:
        content = header_bytes(header)
    except UnicodeEncodeError:
        return message("store.record_form", seq=seq)
    if hashlib.sha256(content).hexdigest() != record.sha256:
        return message("store.record_name", seq=seq)
    if not signature_holds(keys[header.key], record.signature, content):
        return message("store.record_signature", seq=seq)
    if record.body is not None and not _body_holds(record.body, header.body_sha256):
        return message("store.record_body", seq=seq)
    return None


def _body_holds(body: Mapping[str, Any], sha256: str) -> bool:
    try:
        return hashlib.sha256(canonical(body)).hexdigest() == sha256
    except (ValueError, TypeError):
        return False
