"""What to watch for: alerts go down to every station, and are held against every inspection that comes up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, tuple_

from inspection.errors import BadInput
from inspection.exchange import StatementKind

from .schema import alert_hit, statement, term, watch
from .statements import issue
from .terms import named_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from inspection.exchange import Statement
    from inspection.ports import Signer

MOST_WATCHED = 500  # things of one alert
LONGEST_NOTE = 2_000
MOST_AT_ONCE = 400  # pairs looked up in one question: SQLite bounds the parameters


@dataclass(frozen=True, slots=True)
class Alert:
    """What to watch for and why; ``until`` is the last day it is in force, None for as long as it is not withdrawn."""

    containers: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    substances: tuple[str, ...] = ()
    note: str = ""
    until: date | None = None

    @property
    def watched(self) -> tuple[str, ...]:
        """All that is watched for, as it was written."""
        return self.containers + self.companies + self.substances


@dataclass(frozen=True, slots=True)
class Listed:
    """An alert as it stands: its statement's number and time, whether it is in force, and how often it hit."""

    number: int
    at: datetime
    alert: Alert
    in_force: bool
    hits: int


def create(connection: Connection, alert: Alert, *, now: datetime, signer: Signer) -> Statement:
    """Send an alert down and hold it against what is here already. Raises BadInput for an empty or endless one."""
    watched = sorted(
        {
            *named_terms("container", alert.containers),
            *named_terms("firm", alert.companies),
            *named_terms("substance", alert.substances),
        }
    )
    if not 0 < len(watched) <= MOST_WATCHED or len(alert.note) > LONGEST_NOTE:
        raise BadInput("hq.alert", most=MOST_WATCHED)
    content = {
        "containers": list(alert.containers),
        "companies": list(alert.companies),
        "substances": list(alert.substances),
        "note": alert.note,
        "until": None if alert.until is None else alert.until.isoformat(),
    }
    made = issue(connection, StatementKind.ALERT, content, now=now, signer=signer)
    until = None if alert.until is None else datetime.combine(alert.until + timedelta(days=1), time(), UTC)
    rows = [{"kind": kind, "value": value, "number": made.number, "until": until} for kind, value in watched]
    connection.execute(insert(watch), rows)
    for first in range(0, len(watched), MOST_AT_ONCE):
        found = connection.execute(
            select(term.c.kind, term.c.value, term.c.station, term.c.inspection).where(
                tuple_(term.c.kind, term.c.value).in_(watched[first : first + MOST_AT_ONCE])
            )
        )
        _keep(connection, [{**row._mapping, "number": made.number, "at": now} for row in found])  # noqa: SLF001 - SQLAlchemy's public name
    return made


def withdraw(connection: Connection, number: int, *, now: datetime, signer: Signer) -> Statement:
    """Say that an alert counts no longer. Raises BadInput when it is none, or withdrawn already."""
    if connection.execute(delete(watch).where(watch.c.number == number)).rowcount == 0:
        raise BadInput("hq.no_alert", number=number)
    content: dict[str, Any] = {
        "containers": [],
        "companies": [],
        "substances": [],
        "note": "",
        "until": None,
        "withdraws": number,
    }
    return issue(connection, StatementKind.ALERT, content, now=now, signer=signer)


def note_hits(connection: Connection, terms: Sequence[Mapping[str, Any]], now: datetime) -> None:
    """Hold new terms of inspections against the alerts in force, within the caller's transaction."""
    asked = sorted(
        {(each["kind"], each["value"]) for each in terms if each["kind"] in {"container", "firm", "substance"}}
    )
    hit: dict[tuple[str, str], list[int]] = {}
    for first in range(0, len(asked), MOST_AT_ONCE):
        rows = connection.execute(
            select(watch.c.kind, watch.c.value, watch.c.number).where(
                tuple_(watch.c.kind, watch.c.value).in_(asked[first : first + MOST_AT_ONCE]),
                or_(watch.c.until.is_(None), watch.c.until > now),
            )
        )
        for row in rows:
            hit.setdefault((row.kind, row.value), []).append(row.number)
    found = [
        {"kind": each["kind"], "value": each["value"], "station": each["station"], "inspection": each["inspection"],
         "number": number, "at": now}
        for each in terms
        for number in hit.get((each["kind"], each["value"]), ())
    ]  # fmt: skip
    _keep(connection, found)


def listed(connection: Connection, now: datetime, most: int = 200) -> list[Listed]:
    """The newest alerts, newest first."""
    rows = connection.execute(
        select(statement.c.number, statement.c.at, statement.c.content)
        .where(statement.c.kind == str(StatementKind.ALERT))
        .order_by(statement.c.number.desc())
        .limit(most)
    ).all()
    in_force = set(
        connection.execute(
            select(watch.c.number).where(or_(watch.c.until.is_(None), watch.c.until > now)).distinct()
        ).scalars()
    )
    counted = select(alert_hit.c.number, func.count()).group_by(alert_hit.c.number)
    hits = {number: count for number, count in connection.execute(counted)}  # noqa: C416 - rows are no pairs to mypy
    found = []
    for row in rows:
        said = json.loads(row.content)["content"]
        if "withdraws" not in said:
            found.append(Listed(row.number, row.at, _alert(said), row.number in in_force, hits.get(row.number, 0)))
    return found


def _alert(said: Mapping[str, Any]) -> Alert:
    until = said["until"]
    return Alert(
        tuple(said["containers"]),
        tuple(said["companies"]),
        tuple(said["substances"]),
        said["note"],
        None if until is None else date.fromisoformat(until),
    )


def _keep(connection: Connection, found: Iterable[Mapping[str, Any]]) -> None:
    for each in found:
        here = [alert_hit.c[name] == each[name] for name in ("station", "inspection", "number", "kind", "value")]
        if connection.execute(select(alert_hit.c.at).where(*here)).first() is None:
            connection.execute(insert(alert_hit).values(**each))
