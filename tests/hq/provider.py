"""A sign-in service of OpenID Connect, small and real: discovery, the code flow with PKCE, signed tokens."""

from __future__ import annotations

import secrets
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlencode

import uvicorn
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from fastapi import FastAPI, Form, Header, Request
from fastapi.responses import JSONResponse, RedirectResponse
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "hq", "between-the-two"


class Provider:
    """Signs in whoever comes as ``person``; ``twist`` changes the claims of the next token."""

    def __init__(self):
        self.key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self.person = {"sub": "1", "email": "kofi@example.org", "email_verified": True}
        self.twist = {}
        self.asked = {}
        self.issuer = ""

    def app(self):
        app = FastAPI()

        @app.get("/.well-known/openid-configuration")
        def discovery():
            own = self.issuer
            return {"issuer": own, "authorization_endpoint": f"{own}/authorize", "token_endpoint": f"{own}/token",
                    "jwks_uri": f"{own}/jwks"}  # fmt: skip

        @app.get("/jwks")
        def jwks():
            return {"keys": [self.key.as_dict(private=False)]}

        @app.get("/authorize")
        def authorize(request: Request):
            asked = dict(request.query_params)
            code = secrets.token_urlsafe(8)
            self.asked[code] = asked
            query = urlencode({"code": code, "state": asked["state"]})
            return RedirectResponse(f"{asked['redirect_uri']}?{query}", status_code=302)

        @app.post("/token")
        def token(code: str = Form(), code_verifier: str = Form(), authorization: str = Header()):
            asked = self.asked.pop(code)
            assert authorization.startswith("Basic ")
            if create_s256_code_challenge(code_verifier) != asked["code_challenge"]:
                return JSONResponse({"error": "invalid_grant"}, 400)
            now = int(time.time())
            claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"],
                      **self.person, **self.twist}  # fmt: skip
            signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.key)
            return {"access_token": "x", "token_type": "Bearer", "id_token": signed}

        return app


@contextmanager
def provider():
    """The service behind a real socket."""
    made = Provider()
    server = uvicorn.Server(uvicorn.Config(made.app(), host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        made.issuer = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        yield made
    finally:
        server.should_exit = True
        thread.join()
