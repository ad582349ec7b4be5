"""The one way to write headers and bodies in bytes (RFC 8785), the names of keys, and Ed25519 signatures."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from json.encoder import encode_basestring as _text
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .record import RecordHeader

LARGEST_INTEGER = 2**53 - 1  # beyond it JSON readers disagree about the number
SMALLEST_USUAL = 1e-4  # Python writes smaller fractions with an exponent, RFC 8785 only below a millionth
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_FIELDS = {field.name: {"int": int, "str": str}[str(field.type)] for field in dataclasses.fields(RecordHeader)}
_NAMES = sorted(_FIELDS)  # the order in which RFC 8785 writes them
_TYPES = [_FIELDS[name] for name in _NAMES]


def canonical(value: object) -> bytes:
    """The one way to write a JSON value in bytes (RFC 8785), such that reading and writing it again changes nothing.

    Raises ValueError for numbers that are not finite, for whole numbers above 2^53 - 1 and for text that is not
    Unicode (lone surrogates), and TypeError for anything that is not a JSON value.
    """
    tidy, usual = _plain(value)
    return _written(tidy) if usual else rfc8785.dumps(tidy)


def plain(value: object) -> Any:  # noqa: ANN401 - plain JSON values have no narrower name
    """The value in dicts, lists, text and numbers, as it comes back when its canonical bytes are read."""
    return _plain(value)[0]


def _written(value: object) -> bytes:
    """The standard writer's bytes: those of RFC 8785 for usual values (tested), and ten times as fast."""
    return _ENCODER.encode(value).encode()


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
        return [each for each, _ in pairs], all(usual for _, usual in pairs)
    raise TypeError(f"not a JSON value: {type(value).__name__}")


def header_bytes(header: RecordHeader) -> bytes:
    """The canonical bytes of a header: what is hashed, chained and signed.

    Written out, because a verification does this for every record: a general writer takes three times as long.
    """
    return (
        f'{{"alg":{_text(header.alg)},"body_sha256":{_text(header.body_sha256)},"boot_id":{_text(header.boot_id)},'
        f'"inspection":{_text(header.inspection)},"key":{_text(header.key)},"kind":{_text(header.kind)},'
        f'"monotonic_ms":{header.monotonic_ms},"officer":{_text(header.officer)},"previous":{_text(header.previous)},'
        f'"seq":{header.seq},"station":{_text(header.station)},"utc_offset_min":{header.utc_offset_min},'
        f'"v":{header.v},"wall":{_text(header.wall)}}}'
    ).encode()


def parse_header(content: bytes) -> RecordHeader:
    """Read the canonical bytes of a header. Raises ValueError for anything else, also for another spelling of it."""
    try:
        fields = json.loads(content.decode())  # decoded here: json would guess the encoding at each record
        if not isinstance(fields, dict) or [*fields] != _NAMES or [*map(type, fields.values())] != _TYPES:
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
