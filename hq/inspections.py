"""Finding inspections: by what they contain and who is in them, newest first, page by page from a key."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, select, tuple_

from inspection.errors import BadInput
from inspection.finding import Regime
from inspection.record import is_sha256
from inspection.verdict import Verdict
from inspection.watching import folded

from .projection import Listed, listed_of
from .schema import inspection, station, term
from .terms import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine, FromClause, Select

PAGE = 50
LONGEST = 200  # letters of what is asked for
UNDECIDED = "none"  # asks for inspections without a verdict


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; empty fields ask for nothing. ``station`` is a fingerprint or part of a name, days are UTC."""

    container: str = ""
    substance: str = ""
    company: str = ""
    officer: str = ""
    station: str = ""
    port: str = ""
    regime: str = ""
    verdict: str = ""
    since: str = ""
    until: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The fields that ask for something."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}


@dataclass(frozen=True, slots=True)
class Found:
    """An inspection with the station that it comes from."""

    station: str
    station_name: str
    port: str
    listed: Listed

    @property
    def path(self) -> str:
        """Its page."""
        return f"/inspections/{self.station}/{self.listed.row.seq}"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what was found; ``after`` is the key of the next page, None when there is none."""

    found: tuple[Found, ...]
    after: str | None


def query_of(given: Mapping[str, str]) -> Query:
    """What a form or an address asks for. Raises BadInput for what cannot be meant."""
    said = {each.name: given.get(each.name, "").strip() for each in fields(Query)}
    for name, value in said.items():
        if len(value) > LONGEST:
            raise BadInput("hq.form_long", name=name, most=LONGEST)
    if said["verdict"] not in {"", UNDECIDED, *Verdict} or said["regime"] not in {"", *Regime}:
        raise BadInput("hq.query", name="verdict")
    for name in ("since", "until"):
        _day(said[name], name)
    return Query(**said)


def search(connection: Connection, query: Query, after: str = "", most: int = PAGE) -> Page:
    """A page of what is asked for. Raises BadInput for a key that is none."""
    leading, chosen = _chosen(query)
    key = (leading.c.opened_at, leading.c.station, leading.c.inspection)
    chosen = chosen.order_by(*(column.desc() for column in key))
    if after:
        chosen = chosen.where(tuple_(*key) < tuple_(*_key(after)))
    rows = connection.execute(chosen.limit(most + 1)).all()
    found = tuple(
        Found(row.station, row.station_name, row.port, listed_of(row))
        for row in rows[:most]
    )  # fmt: skip
    return Page(found, _token(found[-1]) if len(rows) > most else None)


def every(engine: Engine, query: Query, most: int = 1_000) -> Iterator[tuple[Found, ...]]:
    """All that is asked for, page by page, each in a transaction of its own: whoever reads slowly holds nothing up."""
    after: str | None = ""
    while after is not None:
        with engine.begin() as connection:
            page = search(connection, query, after, most)
        if page.found:
            yield page.found
        after = page.after


def _chosen(query: Query) -> tuple[FromClause, Select[Any]]:
    """The question without its order, and the table whose index gives that order."""
    asked = [
        *((("container", folded(query.container)),) if query.container else ()),
        *((("substance", folded(query.substance)),) if query.substance else ()),
        *(("company", word) for word in words(query.company)),
        *(("officer", word) for word in words(query.officer)),
        *((("regime", query.regime),) if query.regime else ()),
    ]
    chosen = select(inspection, station.c.name.label("station_name"), station.c.port).join(
        station, station.c.fingerprint == inspection.c.station
    )
    if not asked:
        return inspection, _narrowed(chosen, query)
    (kind, value), *others = asked
    chosen = chosen.join(
        term, and_(term.c.station == inspection.c.station, term.c.inspection == inspection.c.inspection)
    ).where(term.c.kind == kind, term.c.value == value)
    for other_kind, other in others:
        second = term.alias()
        chosen = chosen.where(
            exists().where(
                second.c.kind == other_kind,
                second.c.value == other,
                second.c.opened_at == term.c.opened_at,
                second.c.station == term.c.station,
                second.c.inspection == term.c.inspection,
            )
        )
    return term, _narrowed(chosen, query)


def _narrowed(chosen: Select[Any], query: Query) -> Select[Any]:
    if is_sha256(query.station):
        chosen = chosen.where(inspection.c.station == query.station)
    elif query.station:
        chosen = chosen.where(station.c.name.icontains(query.station, autoescape=True))
    if query.port:
        chosen = chosen.where(station.c.port.icontains(query.port, autoescape=True))
    if query.verdict:
        wanted = inspection.c.verdict.is_(None) if query.verdict == UNDECIDED else inspection.c.verdict == query.verdict
        chosen = chosen.where(wanted)
    since, until = _day(query.since, "since"), _day(query.until, "until")
    if since is not None:
        chosen = chosen.where(inspection.c.opened_at >= since)
    if until is not None:
        chosen = chosen.where(inspection.c.opened_at < until + timedelta(days=1))
    return chosen


def _token(last: Found) -> str:
    key = [last.listed.row.opened_at.astimezone(UTC).isoformat(), last.station, last.listed.row.inspection]
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def _key(token: str) -> tuple[datetime, str, str]:
    try:
        moment, known, name = json.loads(base64.urlsafe_b64decode(token.encode()))
        return datetime.fromisoformat(moment).astimezone(UTC), str(known), str(name)
    except (ValueError, TypeError, RecursionError) as error:
        raise BadInput("hq.query", name="after") from error


def _day(text: str, name: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(text), time(), UTC) if text else None
    except (ValueError, OverflowError) as error:
        raise BadInput("hq.query", name=name) from error
