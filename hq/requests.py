"""Who asks: requests are signed by the station's key (RFC 9421), so that a stolen address or token is not enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NoReturn

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from inspection.errors import VerificationFailed
from inspection.exchange import REQUEST_COVERED, REQUEST_TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_NONCE = 64
WINDOW = timedelta(minutes=5)  # what two clocks may differ; a station learns headquarters' time from the refusal


@dataclass(slots=True)
class SignedRequest:
    """A request as the verifier reads it."""

    method: str
    url: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who signed a request, the nonce that it bears, and when the station thinks that it is."""

    station: str
    nonce: str
    created: datetime


def verify(request: SignedRequest, body: bytes, key_of: Callable[[str], bytes | None], now: datetime) -> Asked:
    """Say who signed the request. Raises VerificationFailed when nobody known did, or by another clock."""
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=_Keys(key_of))
    try:
        (result,) = verifier.verify(
            request, max_age=None, expect_tag=REQUEST_TAG, require_components=REQUEST_COVERED, body=body
        )
        created = datetime.fromtimestamp(int(result.parameters["created"]), tz=now.tzinfo)
    except (HTTPMessageSignaturesException, ValueError, KeyError, OverflowError) as error:
        raise VerificationFailed("hq.request_signature") from error
    if not result.nonce or len(result.nonce) > MOST_NONCE:
        raise VerificationFailed("hq.request_signature")
    if abs(created - now) > WINDOW:
        raise VerificationFailed("hq.request_clock", here=now.isoformat(timespec="seconds"))
    return Asked(str(result.parameters["keyid"]), result.nonce, created)


class _Verifier(HTTPMessageVerifier):
    """Leaves the judgement of the time to :func:`verify`, which can say what time it is here."""

    def validate_created_and_expires(self, sig_input: object, max_age: timedelta | None = None) -> None:
        """Judge nothing."""


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, key_of: Callable[[str], bytes | None]) -> None:
        self._key_of = key_of

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        key = self._key_of(key_id)
        if key is None:
            raise KeyError(key_id)
        return Ed25519PublicKey.from_public_bytes(key)

    def resolve_private_key(self, key_id: str) -> NoReturn:
        raise KeyError(key_id)
