"""Times from outside: asking a timestamp authority (RFC 3161) about the chain, and checking what it answered."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.codec import decode, encode
from inspection.errors import BadInput, EnvironmentFault, VerificationFailed
from inspection.history import RecordKind
from inspection.seal import header_bytes
from inspection.timestamp import Timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

    from inspection.record import SealedRecord
    from inspection.settings import Settings

    from .store import Store

WAIT_SECONDS = 15
LARGEST_ANSWER = 200_000  # bytes; real ones have some thousand


@dataclass(frozen=True, slots=True)
class Authority:
    """A timestamp authority: its address, and the certificates that its answers must lead to."""

    address: str
    roots: tuple[Certificate, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for a time: the newest record, by its header's bytes, and the closed inspections without one."""

    seq: int
    header: bytes
    inspections: tuple[str, ...]


def authority_of(settings: Settings) -> Authority | None:
    """The authority that the settings name, None where they name none. Raises BadInput without good certificates."""
    from cryptography.x509 import load_pem_x509_certificates  # noqa: PLC0415 - only where an authority is set

    if not settings.timestamp_authority:
        return None
    try:
        roots = load_pem_x509_certificates(settings.timestamp_roots.encode())
    except ValueError as error:
        raise BadInput("timestamps.roots") from error
    return Authority(settings.timestamp_authority, tuple(roots))


def waiting(store: Store) -> Queue | None:
    """What waits for a time, None when nothing does."""
    done = store.journal.timestamped()
    inspections = tuple(each for each in store.journal.closings() if each not in done)
    newest = store.journal.numbered(store.journal.head()[0])
    if newest is None or not inspections:
        return None
    return Queue(newest.header.seq, header_bytes(newest.header), inspections)


def fetch(authority: Authority, queue: Queue) -> Timestamp:
    """Ask the authority for the time of the newest record, which covers all before it; only its hash is sent.

    Raises EnvironmentFault when it cannot be reached or declines, VerificationFailed when its answer is not
    about what was asked or does not lead to its certificates.
    """
    import httpx2  # noqa: PLC0415 - the network is asked for nowhere else here
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415

    request = TimestampRequestBuilder().data(queue.header).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        with (
            httpx2.Client(timeout=WAIT_SECONDS) as client,
            client.stream(
                "POST",
                authority.address,
                content=request.as_bytes(),
                headers={"content-type": "application/timestamp-query"},
            ) as answer,
        ):
            answer.raise_for_status()
            content = b"".join(_at_most(answer.iter_bytes(), LARGEST_ANSWER))
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        detail = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise EnvironmentFault("timestamps.unreachable", address=authority.address, detail=detail) from error
    response = _checked(content, queue.header, authority, nonce=request.nonce)
    return Timestamp(
        seq=queue.seq,
        sha256=hashlib.sha256(queue.header).hexdigest(),
        authority=authority.address,
        at=response.tst_info.gen_time,
        response=base64.b64encode(content).decode(),
    )


def keep(store: Store, queue: Queue, timestamp: Timestamp) -> None:
    """Keep the time with every inspection that waited for it."""
    for inspection in queue.inspections:
        store.append(inspection, RecordKind.TIMESTAMPED, {"timestamp": encode(timestamp)})


def check(timestamp: Timestamp, header: bytes, authority: Authority) -> None:
    """Demand that the authority said this of the record with that header. Raises VerificationFailed."""
    try:
        content = base64.b64decode(timestamp.response, validate=True)
    except ValueError as error:
        raise VerificationFailed("timestamps.answer", address=timestamp.authority, detail="not base64") from error
    response = _checked(content, header, authority)
    if response.tst_info.gen_time != timestamp.at or hashlib.sha256(header).hexdigest() != timestamp.sha256:
        raise VerificationFailed("timestamps.answer", address=timestamp.authority, detail="another time or record")


def check_all(records: Iterable[SealedRecord], authority: Authority) -> tuple[Timestamp, ...]:
    """The times that the chain holds, each checked. Raises VerificationFailed with the first that does not hold.

    ``records`` are all records in order, with the bodies that are there.
    """
    headers: list[bytes] = []
    kept: list[Timestamp] = []
    for record in records:
        headers.append(header_bytes(record.header))
        if record.header.kind != RecordKind.TIMESTAMPED or record.body is None:
            continue
        timestamp = decode(Timestamp, record.body["timestamp"])
        if timestamp.seq >= len(headers):
            raise VerificationFailed("timestamps.answer", address=timestamp.authority, detail="of a later record")
        check(timestamp, headers[timestamp.seq - 1], authority)
        kept.append(timestamp)
    return tuple(kept)


def _checked(content: bytes, header: bytes, authority: Authority, nonce: int | None = None) -> TimeStampResponse:
    from rfc3161_client import VerifierBuilder, decode_timestamp_response  # noqa: PLC0415
    from rfc3161_client.errors import VerificationError  # noqa: PLC0415

    try:
        response = decode_timestamp_response(content)
        verifier = VerifierBuilder(roots=list(authority.roots), nonce=nonce).build()
        verifier.verify(response, hashlib.sha256(header).digest())
    except (ValueError, VerificationError) as error:
        raise VerificationFailed("timestamps.answer", address=authority.address, detail=str(error)) from error
    return response


def _at_most(chunks: Iterable[bytes], most: int) -> Sequence[bytes]:
    kept: list[bytes] = []
    for chunk in chunks:
        kept.append(chunk)
        most -= len(chunk)
        if most < 0:
            return kept[:-1]  # whatever it is, it is no answer; it fails its check
    return kept
