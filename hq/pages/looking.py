"""Looking over all inspections: figures and charts, search, and what was found as a file."""

from __future__ import annotations

import json
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from inspection.finding import Regime
from inspection.verdict import Verdict

from .. import audit
from ..audit import Action
from ..export import MEDIA_TYPE, Format, written
from ..inspections import UNDECIDED, every, query_of, search
from ..overview import SPANS, attention, overview
from .charts import bars, columns
from .desk import Visitor, page

routes = APIRouter(include_in_schema=False)
ORDER = (*(str(each) for each in Verdict), UNDECIDED)


@routes.get("/")
def first_page(request: Request, visit: Visitor, days: Annotated[int, Query(ge=1, le=365)] = 30) -> HTMLResponse:
    """Inspections by day, verdict, convention and port."""
    span = min(SPANS, key=lambda each: abs(each - days))
    now = visit.service.now()
    with visit.service.engine.begin() as connection:
        seen, open_matters = overview(connection, span, now.date()), attention(connection, now)
    regimes = sorted(seen.regimes.items(), key=lambda pair: (-pair[1], pair[0]))
    return page(
        request,
        "overview.html",
        visit,
        spans=SPANS,
        span=span,
        seen=seen,
        attention=open_matters,
        chart=columns([(str(day), [counts.get(name, 0) for name in ORDER]) for day, counts in seen.days]),
        order=ORDER,
        verdicts=bars([(name, seen.verdicts.get(name, 0)) for name in ORDER]),
        regimes=bars(regimes),
        ports=bars(list(seen.ports)),
    )


@routes.get("/inspections")
def search_page(request: Request, visit: Visitor, after: str = "") -> HTMLResponse:
    """Search, and a page of what was found."""
    query = query_of(request.query_params)
    with visit.service.engine.begin() as connection:
        found = search(connection, query, after)
        if query.asked:
            audit.note(
                connection, visit.service.now(), visit.person.name, Action.SEARCHED,
                json.dumps(query.asked, ensure_ascii=False), address=visit.address,
            )  # fmt: skip
    return page(
        request,
        "search.html",
        visit,
        query=query,
        found=found,
        verdicts=ORDER,
        regimes=tuple(Regime),
        formats=tuple(Format),
        address=urlencode(query.asked),
        next=None if found.after is None else urlencode({**query.asked, "after": found.after}),
        first=not after,
    )


@routes.get("/exports/inspections.{kind}")
def export(request: Request, visit: Visitor, kind: Format) -> Response:
    """What was searched as a file."""
    query = query_of(request.query_params)
    with visit.service.engine.begin() as connection:
        asked = json.dumps({"format": kind, **query.asked}, ensure_ascii=False)
        audit.note(connection, visit.service.now(), visit.person.name, Action.EXPORTED, asked, address=visit.address)
    name = f"inspections-{visit.service.now():%Y%m%d}.{kind}"
    return StreamingResponse(
        written(kind, every(visit.service.engine, query)),
        media_type=MEDIA_TYPE[kind],
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
