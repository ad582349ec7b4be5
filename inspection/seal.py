"""Sealing records: canonical bytes (RFC 8785), salted bodies, Ed25519 signatures, the chain and its verification."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .message import message
from .record import ALGORITHM, NO_RECORD, VERSION, RecordHeader, SealedRecord
from .verification import ChainReport

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from .message import Message
    from .ports import Clock, Signer

LARGEST_INTEGER = 2**53 - 1  # beyond it JSON readers disagree about the number
SALT_BYTES = 16
SMALLEST_USUAL = 1e-4  # Python writes smaller fractions with an exponent, RFC 8785 only below a millionth
_FIELDS = {field.name: {"int": int, "str": str}[str(field.type)] for field in dataclasses.fields(RecordHeader)}


def canonical(value: object) -> bytes:
    """The one way to write a JSON value in bytes (RFC 8785), such that reading and writing it again changes nothing.

    Raises ValueError for numbers that are not finite, for whole numbers above 2^53 - 1 and for text that is not
    Unicode (lone surrogates), and TypeError for anything that is not a JSON value.
    """
    plain, usual = _plain(value)
    return _written(plain) if usual else rfc8785.dumps(plain)


def _written(plain: object) -> bytes:
    """The standard writer's bytes: those of RFC 8785 for usual values (tested), and ten times as fast."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: object) -> tuple[Any, bool]:
    """The value in dicts, lists, text and numbers, and whether it is usual.

    Usual are keys in ASCII and fractions from a ten-thousandth on: keys beyond sort in another order in
    UTF-16, and smaller fractions are written with another exponent.
    """
    if isinstance(value, str):
        if not value.isascii():
            value.encode()  # a lone surrogate fails here
        return value, True
    if value is None or isinstance(value, bool):
        return value, True
    if isinstance(value, int | float):
        # Also a whole number in a float: it is written without a point and would be read back as an integer.
        if not abs(value) <= LARGEST_INTEGER:  # NaN compares with nothing
            raise ValueError(f"a number that JSON cannot carry safely: {value}")
        if isinstance(value, int) or value.is_integer():
            return int(value), True
        return value, abs(value) >= SMALLEST_USUAL
    if isinstance(value, Mapping):
        usual, members = True, {}
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError("a key that is not text")
            members[_plain(key)[0]], usual_member = _plain(each)
            usual = usual and usual_member and key.isascii()
        return members, usual
    if isinstance(value, list | tuple):
        pairs = [_plain(each) for each in value]
        return [plain for plain, _ in pairs], all(usual for _, usual in pairs)
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def header_bytes(header: RecordHeader) -> bytes:
    """The canonical bytes of a header: what is hashed, chained and signed."""
    return _written({name: getattr(header, name) for name in _FIELDS})


def parse_header(content: bytes) -> RecordHeader:
    """Read the canonical bytes of a header. Raises ValueError for anything else, also for another spelling of it."""
    try:
        fields = json.loads(content)
        if not isinstance(fields, dict) or {name: type(value) for name, value in fields.items()} != _FIELDS:
            raise ValueError("not the fields of a header")
        header = RecordHeader(**fields)
        if header_bytes(header) != content:
            raise ValueError("not in canonical form")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return header


def parse_body(content: bytes) -> Mapping[str, Any]:
    """Read the canonical bytes of a body. Raises ValueError for anything else, also for another spelling of it."""
    try:
        body = json.loads(content)
        if not isinstance(body, dict) or canonical(body) != content:
            raise ValueError("not an object in canonical form")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return body


def fingerprint(public_key: bytes) -> str:
    """The name of a key: the SHA-256 of its 32 raw bytes."""
    return hashlib.sha256(public_key).hexdigest()


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
    salt: bytes | None = None,
) -> SealedRecord:
    """Seal a body as record number ``seq`` after the record named ``previous``.

    The salt (16 random bytes unless given) keeps anyone from guessing a withheld body from its hash. Raises
    ValueError or TypeError when the body has no canonical form, has a member ``salt`` of its own, or the
    clock gives no UTC offset.
    """
    if "salt" in body:
        raise ValueError("the member salt of a body is the seal's own")
    salted, _ = _plain({**body, "salt": (secrets.token_bytes(SALT_BYTES) if salt is None else salt).hex()})
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
    content = header_bytes(header)
    return SealedRecord(header, signer.sign(content).hex(), salted, hashlib.sha256(content).hexdigest())


def _wall(now: datetime) -> tuple[str, int]:
    offset = now.utcoffset()
    if offset is None:
        raise ValueError("a clock without a UTC offset")
    minutes = round(offset / timedelta(minutes=1))  # RFC 3339 has no seconds in an offset
    return now.astimezone(timezone(timedelta(minutes=minutes))).isoformat(timespec="milliseconds"), minutes


def signature_holds(public_key: bytes, signature: str, content: bytes) -> bool:
    """Whether an Ed25519 signature, in lower-case hexadecimal, is that of the key over the content."""
    try:
        raw = bytes.fromhex(signature)
        if raw.hex() != signature:
            return False
        Ed25519PublicKey.from_public_bytes(public_key).verify(raw, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def verify_chain(records: Iterable[SealedRecord], public_keys: Iterable[bytes]) -> ChainReport:
    """Check records from number 1 on: version, counter, link, key, name, signature, and the bodies that are there.

    Stops at the first that is wrong. An intact chain is complete up to its last record; nothing in it
    proves what came after.
    """
    keys = {fingerprint(key): key for key in public_keys}
    head, count, bodies, station = NO_RECORD, 0, 0, None
    for record in records:
        header = record.header
        station = header.station if station is None else station
        fault = _fault(record, count + 1, head, station, keys)
        if fault is not None:
            return ChainReport(count, bodies, head, bad_record=count + 1, fault=fault)
        head, count = record.sha256, count + 1
        bodies += record.body is not None
    return ChainReport(count, bodies, head)


def _fault(  # noqa: PLR0911 - one return a check
    record: SealedRecord, seq: int, previous: str, station: str, keys: Mapping[str, bytes]
) -> Message | None:
    header = record.header
    if (header.v, header.alg) != (VERSION, ALGORITHM):
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
