"""What operators see: one JSON line a request with its number, and figures for Prometheus. Never a secret in either.

Lines hold the route's pattern and never the query, headers or bodies: there stand names, codes and tokens.
"""

from __future__ import annotations

import hmac
import json
import logging
import os
import re
import secrets
import sys
import time
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import func, select
from starlette.datastructures import MutableHeaders

from .schema import quarantine, session, station, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import Metric
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from .service import Service

log = logging.getLogger("quaylens.hq.request")
REQUEST: ContextVar[str] = ContextVar("request", default="")
NUMBER = re.compile(r"[A-Za-z0-9._-]{8,64}")  # what is taken as the number that a proxy gave
SERVER_FAULT = 500
MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"  # where workers put their figures, so that any of them tells all
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30)


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message, the request's number, and what was given as ``extra={"said": …}``."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if REQUEST.get():
            line["request"] = REQUEST.get()
        line |= getattr(record, "said", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def log_as_json() -> None:
    """Send everything that is logged to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for noisy in ("uvicorn.access", "alembic", "httpx2"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


class Figures:
    """What is counted of the requests of this worker, and what the database tells of all."""

    def __init__(self, service: Service) -> None:
        """Count from nothing."""
        self._service = service
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("quaylens_hq_requests", "Requests answered", labels, registry=self.registry)
        self.seconds = Histogram(
            "quaylens_hq_seconds", "Seconds to an answer", ("route",), buckets=SECONDS, registry=self.registry
        )

    def exposed(self) -> bytes:
        """The figures in the text form of Prometheus: of all workers of this service where there are several."""
        registry = self.registry
        if os.environ.get(MULTIPROCESS):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        held = CollectorRegistry()
        held.register(_Held(self._service))
        return generate_latest(registry) + generate_latest(held)

    def may_ask(self, authorization: str) -> bool:
        """Whether somebody shows the token; without one set nobody may."""
        token = self._service.settings.metrics_token
        return bool(token) and hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode())


class _Held:
    """Figures that are asked of the database when they are asked for; each a question over a small table."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[Metric]:
        with self._service.engine.begin() as connection:
            stations = select(
                func.count(), func.count(station.c.revoked_at), func.sum(station.c.through), func.sum(station.c.unsent)
            )
            count, revoked, through, unsent = connection.execute(stations).one()
            told = {
                "stations": ("Stations enrolled", count),
                "stations_revoked": ("Stations revoked", revoked),
                "records_held": ("Records held without a gap", through),
                "records_unsent": ("Records that stations say they still have to send", unsent),
                "records_waiting": (
                    "Records that wait for one before them",
                    connection.execute(select(func.count()).select_from(waiting)).scalar_one(),
                ),
                "records_quarantined": (
                    "Records set aside",
                    connection.execute(select(func.count()).select_from(quarantine)).scalar_one(),
                ),
                "sessions": (
                    "Sessions kept",
                    connection.execute(select(func.count()).select_from(session)).scalar_one(),
                ),
            }
        for name, (what, value) in told.items():
            yield GaugeMetricFamily(f"quaylens_hq_{name}", what, value=value or 0)


class Watched:
    """Numbers, counts, times and logs each request."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        """Stand before the application."""
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, begun, status = _number(scope), time.perf_counter(), SERVER_FAULT
        known = REQUEST.set(number)

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = number
            await send(message)

        try:
            await self._app(scope, receive, numbered)
        finally:
            self._note(scope, status, time.perf_counter() - begun)
            REQUEST.reset(known)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if route != "none" else "other"  # or anybody could make new rows of figures
        self._figures.requests.labels(method, route, str(status)).inc()
        self._figures.seconds.labels(route).observe(seconds)
        said = {"method": scope["method"], "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        log.log(logging.ERROR if status >= SERVER_FAULT else logging.INFO, "answered", extra={"said": said})


def _number(scope: Scope) -> str:
    given = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"x-request-id"), "")
    return given if NUMBER.fullmatch(given) else secrets.token_hex(8)
