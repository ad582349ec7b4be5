"""The application: stations' interface, pages, health; and every fault as an answer that says what to do."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed
from inspection.exchange import PROTOCOL
from inspection.message import Message, message
from inspection.wording import say

from .accounts import Passphrases
from .api import api
from .described import Refusal
from .pages.desk import open_desk
from .pages.routes import add_pages, fault_page
from .security import SafeAnswers
from .service import Service, open_service
from .settings import settings_from
from .telemetry import Figures, Watched, log_as_json
from .updates import serve_updates

log = logging.getLogger("quaylens.hq")
STATUS: dict[type[Fault], int] = {BadInput: 400, VerificationFailed: 403, EnvironmentFault: 503}
STATUS_OF_CODE = {"hq.photo_gap": 409, "hq.photo_hash": 409, "hq.photo_total": 409, "hq.too_large": 413,
                  "hq.request_signature": 401, "hq.request_clock": 401, "hq.request_replayed": 401,
                  "hq.no_inspection": 404, "hq.no_photo": 404, "hq.no_station": 404, "hq.no_edition": 404,
                  "hq.no_quarantined": 404, "hq.no_page": 404}  # fmt: skip
NOT_FOUND, UNAVAILABLE, SERVER_FAULT = 404, 503, 500


def application(service: Service, passphrases: Passphrases | None = None) -> FastAPI:
    """Put the application together."""
    app = FastAPI(
        title="Quaylens headquarters", version=str(PROTOCOL), docs_url=None, redoc_url=None, lifespan=_until_the_end
    )
    app.state.service = service
    figures = Figures(service)
    app.include_router(api)
    serve_updates(app, service.settings.updates)
    add_pages(app, open_desk(service, passphrases))
    app.add_exception_handler(Fault, _fault)
    app.add_exception_handler(DBAPIError, _database_fault)
    app.add_exception_handler(HTTPException, _http_fault)
    app.add_exception_handler(RequestValidationError, _form_fault)
    app.add_exception_handler(Exception, _bug)
    app.middleware("http")(_versions)
    app.add_middleware(SafeAnswers, tls=service.settings.secure_cookies)
    app.add_middleware(Watched, figures=figures)

    @app.get("/healthz", tags=["operations"])
    def healthy() -> dict[str, str]:
        """The process answers."""
        return {"state": "alive"}

    @app.get("/readyz", tags=["operations"], responses={503: {"model": Refusal}})
    def ready() -> dict[str, str]:
        """Database and photos answer as well."""
        with service.engine.begin() as connection:
            connection.execute(text("SELECT 1"))
        service.objects.ready()
        return {"state": "ready"}

    @app.get("/metrics", include_in_schema=False)
    def metrics(request: Request) -> Response:
        """Figures for Prometheus, for whoever has the token; for all others there is no such page."""
        if not figures.may_ask(request.headers.get("authorization", "")):
            return Response(status_code=NOT_FOUND)
        return Response(figures.exposed(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return app


def worker() -> FastAPI:
    """The application as one of several workers makes it, from the environment."""
    log_as_json()
    return application(open_service(settings_from()))


@asynccontextmanager
async def _until_the_end(app: FastAPI) -> AsyncIterator[None]:
    log.info("answering")
    yield
    app.state.service.engine.dispose()
    log.info("ended")


async def _versions(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Answer a client of another version kindly, and give the time to one whose clock is wrong."""
    spoken = request.headers.get("quaylens-protocol", str(PROTOCOL))
    if request.url.path.startswith("/api/") and spoken != str(PROTOCOL):
        told = message("hq.protocol", spoken=spoken[:20], known=PROTOCOL)
        return JSONResponse({"code": told.code, "message": say(told), "protocols": [PROTOCOL]}, status_code=426)
    return await call_next(request)


async def _fault(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Fault)  # noqa: S101 - it is registered for those only
    code = fault.message.code
    status = STATUS_OF_CODE.get(code) or next(STATUS[kind] for kind in STATUS if isinstance(fault, kind))
    return await _told(request, fault.message, status)


async def _database_fault(request: Request, error: Exception) -> Response:
    log.error("the database does not answer", exc_info=error)
    return await _told(request, message("hq.database"), UNAVAILABLE)


async def _http_fault(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else SERVER_FAULT
    return await _told(request, message("hq.no_page"), status)


async def _form_fault(request: Request, _error: Exception) -> Response:
    return await _told(request, message("hq.parameters"), 422)


async def _bug(request: Request, error: Exception) -> Response:
    log.error("a fault of ours", exc_info=error)
    return await _told(request, message("hq.bug"), SERVER_FAULT)


async def _told(request: Request, told: Message, status: int) -> Response:
    if request.url.path.startswith("/api/") or request.url.path in {"/healthz", "/readyz"}:
        content: dict[str, object] = {"code": told.code, "message": say(told)}
        start = dict(told.params).get("start")
        return JSONResponse(content if start is None else {**content, "start": start}, status_code=status)
    if told.code == "hq.database":  # a page asks the database who is signed in
        return Response(say(told), status, media_type="text/plain; charset=utf-8")
    return await run_in_threadpool(fault_page, request, told, status)
