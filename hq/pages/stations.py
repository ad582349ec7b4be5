"""Stations: how each is doing, codes that enrol new ones, and taking lost ones out of use."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response

from inspection.errors import BadInput

from .. import audit, stations
from ..audit import Action
from ..health import photos_missing, station_of
from ..health import stations as listed_stations
from ..inspections import Query, search
from .desk import AdministratorForm, Visitor, onward, page

routes = APIRouter(include_in_schema=False)
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]
LONGEST = 200


@routes.get("/stations")
def stations_page(request: Request, visit: Visitor, text: str = "", after: str = "") -> HTMLResponse:
    """The stations by name."""
    with visit.service.engine.begin() as connection:
        rows, more = listed_stations(connection, visit.service.now(), text.strip()[:LONGEST], after[:400])
    return page(
        request, "stations.html", visit, rows=rows, text=text, code=None,
        next=urlencode({"text": text, "after": more}) if more else None,
    )  # fmt: skip


@routes.post("/stations/code")
def new_code(request: Request, form: AdministratorForm) -> HTMLResponse:
    """Make a code that enrols one station; it is shown this once."""
    visit, service = form.visit, form.visit.service
    note, port = form.text("note", LONGEST), form.text("port", LONGEST)
    with service.engine.begin() as connection:
        code = stations.new_code(connection, note, now=service.now(), signer=service.key, port=port)
        audit.note(connection, service.now(), visit.person.name, Action.CODE, f"{note} {port}", address=visit.address)
        rows, more = listed_stations(connection, service.now())
    return page(
        request, "stations.html", visit, rows=rows, text="", code=code,
        next=urlencode({"after": more}) if more else None,
    )  # fmt: skip


@routes.get("/stations/{fingerprint}")
def station_page(request: Request, visit: Visitor, fingerprint: Sha256) -> HTMLResponse:
    """One station with its newest inspections."""
    with visit.service.engine.begin() as connection:
        row = station_of(connection, fingerprint, visit.service.now())
        if row is None:
            raise BadInput("hq.no_station", station=fingerprint)
        missing = photos_missing(connection, fingerprint)
        newest = search(connection, Query(station=fingerprint), most=20).found
    return page(request, "station.html", visit, row=row, missing=missing, newest=newest)


@routes.post("/stations/{fingerprint}/port")
def port(form: AdministratorForm, fingerprint: Sha256) -> Response:
    """Say at which port a station stands."""
    visit, where = form.visit, form.text("port", LONGEST)
    with visit.service.engine.begin() as connection:
        stations.stand_at(connection, fingerprint, where)
        audit.note(
            connection, visit.service.now(), visit.person.name, Action.PORT, f"{fingerprint} {where}",
            address=visit.address,
        )  # fmt: skip
    return onward(f"/stations/{fingerprint}")


@routes.post("/stations/{fingerprint}/revoke")
def revoke(form: AdministratorForm, fingerprint: Sha256) -> Response:
    """Take a lost station out of use, by somebody who has seen how many of its records are not here."""
    visit, service = form.visit, form.visit.service
    with service.engine.begin() as connection:
        row = station_of(connection, fingerprint, service.now())
        if row is None:
            raise BadInput("hq.no_station", station=fingerprint)
        seen = "unknown" if row.unsent is None else str(row.unsent)
        if form.text("unsent", 20) != seen or form.text("name", LONGEST) != row.name:
            raise BadInput("hq.revoke_confirm", name=row.name)
        reason = form.text("reason", 2_000)
        stations.revoke(connection, fingerprint, reason, now=service.now(), signer=service.key)
        subject = f"{row.name} {fingerprint} unsent={seen} {reason}"
        audit.note(connection, service.now(), visit.person.name, Action.REVOKED, subject, address=visit.address)
    return onward(f"/stations/{fingerprint}")
