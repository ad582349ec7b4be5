"""The application: stations' interface, pages, health; and every fault as an answer that says what to do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed
from inspection.exchange import PROTOCOL
from inspection.message import message
from inspection.wording import say

from .api import api

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response

    from .service import Service

log = logging.getLogger("quaylens.hq")
STATUS: dict[type[Fault], int] = {BadInput: 400, VerificationFailed: 403, EnvironmentFault: 503}
STATUS_OF_CODE = {"hq.photo_gap": 409, "hq.photo_hash": 409, "hq.photo_total": 409, "hq.too_large": 413,
                  "hq.request_signature": 401, "hq.request_clock": 401, "hq.request_replayed": 401}  # fmt: skip


def application(service: Service) -> FastAPI:
    """Put the application together."""
    app = FastAPI(title="Quaylens headquarters", version=str(PROTOCOL), docs_url=None, redoc_url=None)
    app.state.service = service
    app.include_router(api)
    app.add_exception_handler(Fault, _fault)
    app.add_exception_handler(DBAPIError, _database_fault)
    app.middleware("http")(_versions)

    @app.get("/healthz", tags=["operations"])
    def healthy() -> dict[str, str]:
        """The process answers."""
        return {"state": "alive"}

    @app.get("/readyz", tags=["operations"])
    def ready() -> dict[str, str]:
        """Database and photos answer as well."""
        with service.engine.begin() as connection:
            connection.execute(text("SELECT 1"))
        service.objects.ready()
        return {"state": "ready"}

    return app


async def _versions(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answer a client of another version kindly, and give the time to one whose clock is wrong."""
    spoken = request.headers.get("quaylens-protocol", str(PROTOCOL))
    if request.url.path.startswith("/api/") and spoken != str(PROTOCOL):
        told = message("hq.protocol", spoken=spoken[:20], known=PROTOCOL)
        return JSONResponse({"code": told.code, "message": say(told), "protocols": [PROTOCOL]}, status_code=426)
    return await call_next(request)


async def _fault(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Fault)  # noqa: S101 - it is registered for those only
    code = fault.message.code
    status = STATUS_OF_CODE.get(code) or next(STATUS[kind] for kind in STATUS if isinstance(fault, kind))
    content: dict[str, object] = {"code": code, "message": say(fault.message)}
    start = dict(fault.message.params).get("start")
    return JSONResponse(content if start is None else {**content, "start": start}, status_code=status)


async def _database_fault(_request: Request, error: Exception) -> Response:
    log.error("the database does not answer", exc_info=error)
    told = message("hq.database")
    return JSONResponse({"code": told.code, "message": say(told)}, status_code=503)
