"""What to watch for, and what was set aside: alerts with their hits, and the quarantine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import and_, select

from inspection.errors import BadInput
from inspection.watching import folded

from .. import alerts, audit
from ..alerts import Alert
from ..audit import Action
from ..inspections import Found
from ..projection import listed_of
from ..schema import alert_hit, inspection, quarantine, station
from .desk import SupervisorForm, Visitor, onward, page

routes = APIRouter(include_in_schema=False)
MOST_HITS, MOST_ASIDE = 25, 100
Number = Annotated[int, Path(ge=1, lt=2**53)]


@dataclass(frozen=True, slots=True)
class Hit:
    """An inspection that an alert names something of."""

    number: int
    value: str
    at: datetime
    found: Found


@dataclass(frozen=True, slots=True)
class Aside:
    """A record that was set aside."""

    id: int
    station: str
    station_name: str
    seq: int | None
    sha256: str
    reason: str
    received_at: datetime
    size: int


@routes.get("/alerts")
def alerts_page(request: Request, visit: Visitor) -> HTMLResponse:
    """The alerts and the newest hits."""
    here = and_(alert_hit.c.station == inspection.c.station, alert_hit.c.inspection == inspection.c.inspection)
    with visit.service.engine.begin() as connection:
        listed = alerts.listed(connection, visit.service.now())
        rows = connection.execute(
            select(
                inspection, station.c.name.label("station_name"), station.c.port,
                alert_hit.c.number, alert_hit.c.value, alert_hit.c.at,
            )
            .select_from(alert_hit.join(inspection, here).join(station, station.c.fingerprint == alert_hit.c.station))
            .order_by(alert_hit.c.at.desc(), alert_hit.c.number)
            .limit(MOST_HITS)
        ).all()  # fmt: skip
    written = {folded(each): each for one in listed for each in one.alert.watched}
    hits = [
        Hit(
            row.number,
            written.get(row.value, row.value),
            row.at,
            Found(row.station, row.station_name, row.port, listed_of(row)),
        )
        for row in rows
    ]
    return page(request, "alerts.html", visit, alerts=listed, hits=hits)


@routes.post("/alerts")
def create(form: SupervisorForm) -> Response:
    """Send an alert down."""
    visit, service = form.visit, form.visit.service
    until = form.text("until", 10)
    try:
        last = date.fromisoformat(until) if until else None
    except ValueError as error:
        raise BadInput("hq.query", name="until") from error
    alert = Alert(form.lines("containers"), form.lines("companies"), form.lines("substances"), form.text("note"), last)
    with service.engine.begin() as connection:
        made = alerts.create(connection, alert, now=service.now(), signer=service.key)
        subject = f"{made.number} {json.dumps(made.content, ensure_ascii=False)}"
        audit.note(connection, service.now(), visit.person.name, Action.ALERTED, subject, address=visit.address)
    return onward("/alerts")


@routes.post("/alerts/{number}/withdraw")
def withdraw(form: SupervisorForm, number: Number) -> Response:
    """Say that an alert counts no longer."""
    visit, service = form.visit, form.visit.service
    with service.engine.begin() as connection:
        alerts.withdraw(connection, number, now=service.now(), signer=service.key)
        audit.note(connection, service.now(), visit.person.name, Action.WITHDREW, str(number), address=visit.address)
    return onward("/alerts")


@routes.get("/quarantine")
def quarantine_page(request: Request, visit: Visitor, before: int | None = None) -> HTMLResponse:
    """What was set aside, newest first."""
    chosen = (
        select(quarantine, station.c.name)
        .join(station, station.c.fingerprint == quarantine.c.station)
        .order_by(quarantine.c.id.desc())
        .limit(MOST_ASIDE + 1)
    )
    if before is not None:
        chosen = chosen.where(quarantine.c.id < before)
    with visit.service.engine.begin() as connection:
        rows = connection.execute(chosen).all()
    aside = [
        Aside(row.id, row.station, row.name, row.seq, row.sha256, row.reason, row.received_at, len(row.content))
        for row in rows[:MOST_ASIDE]
    ]
    more = aside[-1].id if len(rows) > MOST_ASIDE else None
    return page(request, "quarantine.html", visit, aside=aside, next=more)


@routes.get("/quarantine/{number}/raw")
def raw(visit: Visitor, number: Number) -> Response:
    """The bytes of a record that was set aside, exactly as it came."""
    with visit.service.engine.begin() as connection:
        row = connection.execute(
            select(quarantine.c.content, quarantine.c.sha256).where(quarantine.c.id == number)
        ).first()
        if row is None:
            raise BadInput("hq.no_quarantined")
        audit.note(
            connection, visit.service.now(), visit.person.name, Action.RAW, f"{number} {row.sha256}",
            address=visit.address,
        )  # fmt: skip
    return Response(
        bytes(row.content),
        media_type="application/octet-stream",
        headers={"content-disposition": f'attachment; filename="quarantine-{number}.json"'},
    )
