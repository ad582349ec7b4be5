"""The line to headquarters: one signed request at a time, each of which can be repeated without harm."""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

import httpx2
from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ED25519
from http_message_signatures.httpx2 import adapt_message

from inspection.canonical import fingerprint
from inspection.errors import EnvironmentFault, VerificationFailed
from inspection.exchange import PROTOCOL, REQUEST_COVERED, REQUEST_TAG, Statement, StatementKind, read_statement
from inspection.record import is_sha256

from .heard import Headquarters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from ssl import SSLContext
    from types import TracebackType

    from inspection.ports import Signer

WAIT, WAIT_FOR_LINE = 30.0, 15.0  # seconds without a byte; until there is a line
LARGEST_ANSWER = 256 * 1024 * 1024  # bytes; an edition is the largest thing that comes down


@dataclass(frozen=True, slots=True)
class HeldState:
    """How far headquarters holds this station's chain, what it set aside, and the photos that it still needs."""

    through: int
    head: str
    quarantined: int
    missing_photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PushOutcome:
    """How far a batch brought the chain, and what was set aside: record number to reason."""

    through: int
    head: str
    refused: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class PhotoProgress:
    """The byte of a photo to go on from, and whether the whole is held."""

    start: int
    held: bool


class HqClient:
    """A line to one headquarters; use it in a ``with`` statement.

    Every method raises EnvironmentFault when there is no answer (try again), VerificationFailed when headquarters
    refuses this station or its answer is not signed by the key that is expected.
    """

    def __init__(
        self,
        address: str,
        station: Signer,
        *,
        about: Mapping[str, str] | None = None,
        trust: SSLContext | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: float = WAIT,
    ) -> None:
        """Prepare the line.

        ``about`` is what the station says of itself, ``trust`` the certificates to accept, ``now`` the station's
        own clock, and ``wait`` the seconds without a byte after which the line is taken for broken.
        """
        self.address = address.rstrip("/")
        self._station = station
        self._own = fingerprint(station.public_key)
        self._about = dict(about or {})
        self._ahead = timedelta()  # by which headquarters' clock is ahead of ours
        self._signer = HTTPMessageSigner(signature_algorithm=ED25519)
        self._now = now
        timeout = httpx2.Timeout(wait, connect=min(wait, WAIT_FOR_LINE))
        self._http = httpx2.Client(timeout=timeout, verify=trust or True, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def hello(self) -> bytes:
        """Ask who is there; gives the public key that it claims."""
        answer = _object(self._send(self._request("GET", "/hello")).content)
        try:
            key = bytes.fromhex(str(answer["key"]))
            self._ahead = datetime.fromisoformat(str(answer["time"])) - self._now()
        except (KeyError, ValueError, TypeError) as error:
            raise EnvironmentFault("sync.no_headquarters", address=self.address) from error
        return key

    def enrol(self, code: str, name: str) -> tuple[Headquarters, Statement]:
        """Make this station known with a one-time code. A code that names headquarters' key is held against it."""
        key = self.hello()
        said, _, expected = code.partition("/")
        if expected and not fingerprint(key).startswith(expected.strip().lower()):
            raise VerificationFailed("sync.other_headquarters", address=self.address)
        content = json.dumps({"code": said, "name": name, "public_key": self._station.public_key.hex()}).encode()
        answer = self._signed("POST", "/enrol", content)
        return Headquarters(self.address, key), self._statement(answer.content, key, StatementKind.CERTIFICATE)

    def state(self) -> HeldState:
        """Ask what is held of this station."""
        said = _object(self._signed("GET", "/state").content)
        with _readable(self.address):
            photos = said["missing_photos"]
            if not is_sha256(said["head"]) or not isinstance(photos, list) or not all(map(is_sha256, photos)):
                raise ValueError("not a state")
            return HeldState(int(said["through"]), said["head"], int(said["quarantined"]), tuple(photos))

    def push_records(self, batch: bytes) -> PushOutcome:
        """Send a batch (:func:`inspection.exchange.batch_bytes`)."""
        said = _object(self._signed("POST", "/records", batch).content)
        with _readable(self.address):
            refused = {int(each["seq"]): str(each["reason"]) for each in said["outcomes"] if each["reason"]}
            return PushOutcome(int(said["through"]), str(said["head"]), refused)

    def photo_progress(self, sha256: str) -> PhotoProgress:
        """Ask how much of a photo is held."""
        return self._photo(self._signed("GET", f"/photos/{sha256}"))

    def push_photo(self, sha256: str, start: int, total: int, content: bytes) -> PhotoProgress:
        """Send a piece of a photo."""
        return self._photo(self._signed("PUT", f"/photos/{sha256}?start={start}&total={total}", content))

    def receipt(self, key: bytes) -> Statement | None:
        """Ask for a receipt over what is held and not receipted yet; None when nothing is new."""
        answer = self._signed("POST", "/receipt")
        return self._statement(answer.content, key, StatementKind.RECEIPT) if answer.content else None

    def down(self, key: bytes, after: int) -> tuple[tuple[Statement, ...], bool]:
        """What headquarters has said since statement ``after``, and whether there is more."""
        said = _object(self._signed("GET", f"/down?after={after}").content)
        with _readable(self.address):
            return tuple(self._statement(each, key) for each in said["statements"]), bool(said["more"])

    def edition(self, sha256: str, start: int, most: int) -> bytes:
        """Fetch the bytes of an edition from one on, at most so many."""
        return self._signed("GET", f"/editions/{sha256}", span=f"bytes={start}-{start + most - 1}").content

    def _statement(
        self, content: bytes | Mapping[str, Any], key: bytes, kind: StatementKind | None = None
    ) -> Statement:
        try:
            statement = read_statement(content, key)
        except ValueError as error:
            raise VerificationFailed("sync.statement", address=self.address) from error
        if statement.station not in {"", self._own} or kind not in {None, statement.kind}:
            raise VerificationFailed("sync.statement", address=self.address)
        return statement

    def _photo(self, answer: httpx2.Response) -> PhotoProgress:
        said = _object(answer.content)
        with _readable(self.address):
            return PhotoProgress(int(said["start"]), said["held"] is True)

    def _request(self, method: str, path: str, content: bytes = b"", span: str = "") -> httpx2.Request:
        headers = {"quaylens-protocol": str(PROTOCOL), "quaylens-clock": self._now().isoformat()}
        headers |= {f"quaylens-{name}": value for name, value in self._about.items()}
        headers |= {"range": span} if span else {}
        try:
            return self._http.build_request(method, f"{self.address}/api/v1{path}", content=content, headers=headers)
        except httpx2.InvalidURL as error:
            raise EnvironmentFault("sync.no_headquarters", address=self.address) from error

    def _signed(self, method: str, path: str, content: bytes = b"", span: str = "") -> httpx2.Response:
        try:
            return self._send(self._sign(self._request(method, path, content, span), content))
        except VerificationFailed as fault:
            if fault.message.code != "sync.clock":
                raise
        self.hello()  # our clock is wrong: take headquarters' for the signature, not for anything else
        return self._send(self._sign(self._request(method, path, content, span), content))

    def _sign(self, request: httpx2.Request, content: bytes) -> httpx2.Request:
        adapted = adapt_message(request)
        prepared = self._signer.prepare(
            adapted,
            key_id=self._own,
            created=self._now() + self._ahead,
            nonce=secrets.token_hex(16),
            tag=REQUEST_TAG,
            covered_component_ids=REQUEST_COVERED,
            body=content or None,
        )
        self._signer.apply(adapted, prepared, self._station.sign(prepared.signature_base))
        return request

    def _send(self, request: httpx2.Request) -> httpx2.Response:
        try:
            answer = self._http.send(request, stream=True)
            try:
                content = b"".join(_at_most(answer.iter_bytes(), self.address))
            finally:
                answer.close()
        except httpx2.HTTPError as error:
            raise EnvironmentFault("sync.unreachable", address=self.address, detail=_first_line(error)) from error
        answer = httpx2.Response(answer.status_code, content=content)
        if answer.is_success:
            return answer
        code, sentence = _refusal(answer)
        if code == "hq.request_clock":
            raise VerificationFailed("sync.clock", address=self.address)
        if not answer.is_client_error or code in _AGAIN:
            raise EnvironmentFault("sync.unreachable", address=self.address, detail=sentence)
        raise VerificationFailed("sync.refused", address=self.address, reason=code, detail=sentence)


_AGAIN = frozenset({"hq.photo_gap", "hq.photo_hash", "hq.photo_total", "hq.request_replayed"})


@contextmanager
def _readable(address: str) -> Iterator[None]:
    """Turn an answer of another form into a fault."""
    try:
        yield
    except (KeyError, TypeError, ValueError) as error:
        raise EnvironmentFault("sync.no_headquarters", address=address) from error


def _at_most(chunks: Iterator[bytes], address: str) -> Iterator[bytes]:
    length = 0
    for chunk in chunks:
        length += len(chunk)
        if length > LARGEST_ANSWER:
            raise EnvironmentFault("sync.no_headquarters", address=address)
        yield chunk


def _object(content: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _refusal(answer: httpx2.Response) -> tuple[str, str]:
    said = _object(answer.content)
    return str(said.get("code", "")), str(said.get("message") or answer.reason_phrase)[:300]


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
