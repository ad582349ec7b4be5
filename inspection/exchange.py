"""What stations and headquarters say to each other: batches of records up, signed statements down.

Network and memory stick carry the same bytes; ``docs/sync-protocol.md`` describes them for other programs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn

from .canonical import canonical, fingerprint, header_bytes, parse_body, parse_header, signature_holds
from .record import SealedRecord, is_sha256

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .ports import Signer

PROTOCOL = 1
REQUEST_TAG = "quaylens-sync-1"  # of the signatures of requests (RFC 9421), and what they cover beside a body's digest
REQUEST_COVERED = ("@method", "@path", "@query")
MOST_RECORDS = 500  # of one batch
LARGEST_BATCH = 16 * 1024 * 1024  # bytes; a longer record goes alone
SIGNATURE_DIGITS = 128


class StatementKind(StrEnum):
    """What headquarters says."""

    CERTIFICATE = "certificate"  # this station's key is known here
    RECEIPT = "receipt"  # these records and photos are held here durably
    POLICY = "policy"  # how long to keep, when to lock, what may be exported
    ALERT = "alert"  # containers, companies and substances to watch for
    HOLD = "hold"  # nothing of this inspection is purged until it is lifted
    REVOCATION = "revocation"  # keys that count no longer
    REMARK = "remark"  # a supervisor approves an inspection, or returns it
    EDITION = "edition"  # an edition of the law is there to be fetched


@dataclass(frozen=True, slots=True)
class Statement:
    """A signed statement of headquarters.

    ``number`` counts from 1 at that headquarters, ``station`` is the fingerprint of the key of the station it is
    for, empty for all; ``hq`` the fingerprint of the key that signed it.
    """

    kind: StatementKind
    number: int
    at: datetime
    station: str
    content: Mapping[str, Any]
    hq: str
    signature: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says: records ``first`` to ``last`` are held, ``last`` is named ``head``, and these photos.

    The name of the last record stands for all before it, through the links.
    """

    first: int
    last: int
    head: str
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarriedRecord:
    """A record as it came, with the canonical bytes of its header and its body: they are kept, and not made again."""

    record: SealedRecord
    header: bytes
    body: bytes | None


def state(
    kind: StatementKind, content: Mapping[str, Any], *, number: int, at: datetime, station: str, signer: Signer
) -> Statement:
    """Sign a statement. Raises ValueError or TypeError when the content has no canonical form."""
    statement = Statement(kind, number, at, station, content, fingerprint(signer.public_key), "")
    return Statement(kind, number, at, station, content, statement.hq, signer.sign(_signed(statement)).hex())


def statement_bytes(statement: Statement) -> bytes:
    """A statement as it is sent and kept: canonical JSON with its signature."""
    return canonical({**_members(statement), "signature": statement.signature})


def read_statement(content: bytes | str | Mapping[str, Any], public_key: bytes) -> Statement:
    """Read a statement and check that the headquarters with that key made it. Raises ValueError when it did not."""
    said = content if not isinstance(content, bytes | str) else _object(content)
    if said.get("v") != PROTOCOL:
        _fail("another version of the protocol")
    statement = Statement(
        kind=StatementKind(_text(said.get("kind"))),
        number=_whole(said.get("number")),
        at=_moment(said.get("at")),
        station=_text(said.get("station")),
        content=_mapping(said.get("content")),
        hq=_text(said.get("hq")),
        signature=_text(said.get("signature")),
    )
    if statement.hq != fingerprint(public_key):
        _fail("another headquarters")
    if not signature_holds(public_key, statement.signature, _signed(statement)):
        _fail("a signature that does not hold")
    return statement


def receipt_content(receipt: Receipt) -> Mapping[str, Any]:
    """What a statement of kind receipt carries."""
    return {"first": receipt.first, "last": receipt.last, "head": receipt.head, "photos": list(receipt.photos)}


def receipt_of(statement: Statement) -> Receipt:
    """The receipt that a statement carries. Raises ValueError when it carries none."""
    said = statement.content
    if statement.kind is not StatementKind.RECEIPT or not is_sha256(said.get("head")):
        _fail("no receipt")
    photos = said.get("photos")
    if not isinstance(photos, list) or not all(map(is_sha256, photos)):
        _fail("photos that are no hashes")
    return Receipt(_whole(said.get("first")), _whole(said.get("last")), said["head"], tuple(photos))


def batch_bytes(station: str, records: Sequence[SealedRecord]) -> bytes:
    """Records as they are pushed: the canonical bytes of header and body carried as text, with the signature."""
    return canonical(
        {
            "v": PROTOCOL,
            "station": station,
            "records": [
                {
                    "header": header_bytes(record.header).decode(),
                    "signature": record.signature,
                    "body": None if record.body is None else canonical(record.body).decode(),
                }
                for record in records
            ],
        }
    )


def read_batch(content: bytes) -> tuple[str, tuple[CarriedRecord, ...]]:
    """The station's fingerprint and the records of a batch, each well-formed and with the body its header names.

    Signatures and links are not checked here. Raises ValueError for anything else.
    """
    if len(content) > LARGEST_BATCH:
        _fail("a batch that is too large")
    said = _object(content)
    if said.get("v") != PROTOCOL:
        _fail("another version of the protocol")
    records = said.get("records")
    if not isinstance(records, list) or not 0 < len(records) <= MOST_RECORDS:
        _fail("no list of records, or a longer one than allowed")
    return _text(said.get("station")), tuple(_record(_mapping(each)) for each in records)


def carried(header: bytes, signature: str, body: bytes | None) -> CarriedRecord:
    """Read a record from its canonical bytes. Raises ValueError for anything else, or a body of another record."""
    parsed = parse_header(header)
    if body is not None and hashlib.sha256(body).hexdigest() != parsed.body_sha256:
        _fail(f"a body that is not the one of record {parsed.seq}")
    content = None if body is None else parse_body(body)
    return CarriedRecord(SealedRecord(parsed, signature, content, hashlib.sha256(header).hexdigest()), header, body)


def _record(said: Mapping[str, Any]) -> CarriedRecord:
    signature, body = _text(said.get("signature")), said.get("body")
    if len(signature) != SIGNATURE_DIGITS:
        _fail("a signature of another length")
    return carried(_text(said.get("header")).encode(), signature, None if body is None else _text(body).encode())


def _members(statement: Statement) -> dict[str, Any]:
    return {
        "v": PROTOCOL,
        "kind": str(statement.kind),
        "number": statement.number,
        "at": statement.at.isoformat(),
        "station": statement.station,
        "content": statement.content,
        "hq": statement.hq,
    }


def _signed(statement: Statement) -> bytes:
    return canonical(_members(statement))


def _object(content: bytes | str) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(content))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else _fail("not an object")


def _text(value: object) -> str:
    return value if isinstance(value, str) else _fail("not a text")


def _whole(value: object) -> int:
    return value if type(value) is int and value > 0 else _fail("not a whole number from 1 on")


def _moment(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    return at if at.utcoffset() is not None and at.isoformat() == value else _fail("not a time with its offset")


def _fail(why: str) -> NoReturn:
    raise ValueError(why)
