"""All pages in one router, the style sheet, and faults as pages that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, RedirectResponse, Response

from inspection.message import Message

from . import inspection, looking, ruling, signing_in, stations, watching
from .desk import SignInNeeded, page, visitor

if TYPE_CHECKING:
    from fastapi import FastAPI

    from .desk import Desk

STATIC = Path(__file__).resolve().parent.parent / "static"

pages = APIRouter(include_in_schema=False)
for _part in (signing_in, looking, inspection, stations, watching, ruling):
    pages.include_router(_part.routes)


@pages.get("/static/style.css")
def style() -> Response:
    """The style sheet."""
    return FileResponse(STATIC / "style.css", media_type="text/css", headers={"cache-control": "public, max-age=3600"})


@pages.get("/favicon.ico")
@pages.get("/static/mark.svg")
def mark() -> Response:
    """The mark that stands in the browser's tab."""
    headers = {"cache-control": "public, max-age=86400"}
    return FileResponse(STATIC / "mark.svg", media_type="image/svg+xml", headers=headers)


def add_pages(app: FastAPI, desk: Desk) -> None:
    """Put the pages into the application."""
    app.state.desk = desk
    app.include_router(pages)
    app.add_exception_handler(SignInNeeded, _to_sign_in)


def fault_page(request: Request, told: Message, status: int) -> Response:
    """A fault as a page."""
    try:
        visit = visitor(request)
    except SignInNeeded:
        visit = None
    return page(request, "fault.html", visit, status, told=told)


async def _to_sign_in(_request: Request, error: Exception) -> Response:
    path = error.path if isinstance(error, SignInNeeded) else "/"
    return RedirectResponse(f"/sign-in?wanted={quote(path)}" if path != "/" else "/sign-in", status_code=303)
