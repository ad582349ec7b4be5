"""Signing in by OpenID Connect: the code flow with PKCE; what it has to remember travels sealed in a cookie."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx2
from authlib.oauth2.auth import ClientAuth  # type: ignore[import-untyped]
from authlib.oauth2.base import OAuth2Error  # type: ignore[import-untyped]
from authlib.oauth2.rfc6749.parameters import (  # type: ignore[import-untyped]
    parse_authorization_code_response,
    prepare_grant_uri,
    prepare_token_request,
)
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from inspection.errors import EnvironmentFault, VerificationFailed

from .sealing import box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .settings import OpenIdSettings
    from .signing_key import SigningKey

WAIT = httpx2.Timeout(10)
SCOPE = "openid email"
ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA", "Ed25519"]
WAY_LIVES = 600  # seconds from the start to the way back
LEEWAY = 60  # seconds that two clocks may differ
WHOSE = "openid way"


@dataclass(frozen=True, slots=True)
class Start:
    """Where the browser is sent, and what its cookie keeps until it comes back."""

    address: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom the service vouches for: issuer and subject in one, and the e-mail address if the service verified it."""

    subject: str
    email: str | None


class OpenId:
    """One sign-in service. Raises EnvironmentFault when it does not answer, VerificationFailed when it is not right."""

    def __init__(self, settings: OpenIdSettings, key: SigningKey) -> None:
        """Use that service; nothing is asked before somebody signs in."""
        self._settings = settings
        self._box = box(key, "openid")

    def start(self, back: str, now: int) -> Start:
        """Begin: ``back`` is where the service sends the browser afterwards."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        address = prepare_grant_uri(
            self._provider()["authorization_endpoint"],
            self._settings.client,
            "code",
            redirect_uri=back,
            scope=SCOPE,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
        )
        way = json.dumps([state, nonce, verifier, now]).encode()
        return Start(address, self._box.seal(way, WHOSE).hex())

    def finish(self, cookie: str, address: str, back: str, now: int) -> Identity:
        """Say who came back to that address."""
        try:
            state, nonce, verifier, begun = json.loads(self._box.open(bytes.fromhex(cookie), WHOSE))
            code = parse_authorization_code_response(address, state=state)["code"]
        except (ValueError, OAuth2Error) as error:
            raise VerificationFailed("hq.openid") from error
        if not 0 <= now - begun <= WAY_LIVES:
            raise VerificationFailed("hq.openid")
        provider = self._provider()
        answer = self._token(provider["token_endpoint"], code, back, verifier)
        try:
            claims = self._claims(answer, self._fetched(provider["jwks_uri"]), provider["issuer"], nonce, now)
        except (JoseError, KeyError, ValueError, TypeError) as error:
            raise VerificationFailed("hq.openid") from error
        email = claims.get("email")
        verified = isinstance(email, str) and claims.get("email_verified") is True
        return Identity(f"{claims['iss']} {claims['sub']}", email if verified else None)

    def _claims(self, answer: Mapping[str, Any], keys: Any, issuer: str, nonce: str, now: int) -> CodeIDToken:  # noqa: ANN401
        token = jwt.decode(answer["id_token"], KeySet.import_key_set(keys), algorithms=ALGORITHMS)
        client = self._settings.client
        claims = CodeIDToken(
            token.claims,
            token.header,
            options={"iss": {"essential": True, "value": issuer}, "aud": {"essential": True, "value": client}},
            params={"nonce": nonce, "client_id": client, "access_token": answer.get("access_token")},
        )
        claims.validate(now=now, leeway=LEEWAY)
        return claims

    def _provider(self) -> dict[str, Any]:
        issuer = self._settings.issuer.rstrip("/")
        said = self._fetched(f"{issuer}/.well-known/openid-configuration")
        needed = ("authorization_endpoint", "token_endpoint", "jwks_uri", "issuer")
        if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in needed):
            raise EnvironmentFault("hq.openid_service", issuer=issuer)
        if said["issuer"].rstrip("/") != issuer:
            raise EnvironmentFault("hq.openid_service", issuer=issuer)
        return said

    def _token(self, endpoint: str, code: str, back: str, verifier: str) -> dict[str, Any]:
        body = prepare_token_request("authorization_code", code=code, redirect_uri=back, code_verifier=verifier)
        auth = ClientAuth(self._settings.client, self._settings.secret, "client_secret_basic")
        headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
        address, headers, body = auth.prepare("POST", endpoint, headers, body)
        said = self._asked("POST", address, headers=headers, content=body)
        if not isinstance(said, dict):
            raise VerificationFailed("hq.openid")
        return said

    def _fetched(self, address: str) -> Any:  # noqa: ANN401 - JSON of others
        return self._asked("GET", address)

    def _asked(self, method: str, address: str, **more: Any) -> Any:  # noqa: ANN401
        parts = urlsplit(address)
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
            raise EnvironmentFault("hq.openid_service", issuer=self._settings.issuer)
        try:
            with httpx2.Client(timeout=WAIT) as client:
                return client.request(method, address, **more).raise_for_status().json()
        except (httpx2.HTTPError, ValueError) as error:
            raise EnvironmentFault("hq.openid_service", issuer=self._settings.issuer) from error
