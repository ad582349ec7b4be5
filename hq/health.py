"""The stations as a list: when each was last seen, what it still has to send, and how it is doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select, tuple_

from .database import at
from .overview import SILENT
from .schema import photo, photo_named, quarantine, station, waiting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row

PAGE = 100
CLOCK_OFF = timedelta(minutes=5)


class Health(StrEnum):
    """How a station is doing, what matters most first."""

    REVOKED = "revoked"
    ASIDE = "aside"  # records of it were set aside
    GAP = "gap"  # records wait for one before them
    SILENT = "silent"
    CLOCK = "clock"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class StationRow:
    """A station in the list. ``waiting`` records came out of order, ``aside`` were set aside."""

    fingerprint: str
    name: str
    port: str
    enrolled_at: datetime
    revoked_at: datetime | None
    last_seen: datetime | None
    clock_offset_s: float | None
    software: str
    edition: str
    unsent: int | None
    through: int
    head: str
    waiting: int
    aside: int
    health: Health


def stations(connection: Connection, now: datetime, text: str = "", after: str = "") -> tuple[list[StationRow], str]:
    """A page of the stations by name, and where the next one begins, "" when there is none."""
    chosen = select(station).order_by(station.c.name, station.c.fingerprint).limit(PAGE + 1)
    if text:
        chosen = chosen.where(
            or_(
                station.c.name.icontains(text, autoescape=True),
                station.c.port.icontains(text, autoescape=True),
                station.c.fingerprint.startswith(text.lower(), autoescape=True),
            )
        )
    if after:
        name, _, fingerprint = after.rpartition("/")
        chosen = chosen.where(tuple_(station.c.name, station.c.fingerprint) > tuple_(name, fingerprint))
    rows = connection.execute(chosen).all()
    shown = rows[:PAGE]
    last = f"{shown[-1].name}/{shown[-1].fingerprint}" if len(rows) > PAGE else ""
    return _rows(connection, shown, now), last


def station_of(connection: Connection, fingerprint: str, now: datetime) -> StationRow | None:
    """One station; None when there is none."""
    rows = connection.execute(select(station).where(station.c.fingerprint == fingerprint)).all()
    return next(iter(_rows(connection, rows, now)), None)


def photos_missing(connection: Connection, fingerprint: str) -> int:
    """How many photos the records of a station name that are not here."""
    here = select(photo.c.sha256).where(photo.c.station == fingerprint)
    return connection.execute(
        select(func.count(photo_named.c.sha256.distinct())).where(
            photo_named.c.station == fingerprint, photo_named.c.sha256.not_in(here)
        )
    ).scalar_one()


def _rows(connection: Connection, rows: Sequence[Row[Any]], now: datetime) -> list[StationRow]:
    names = [row.fingerprint for row in rows]
    gaps, aside = _counts(connection, waiting, names), _counts(connection, quarantine, names)
    return [_row(row, gaps.get(row.fingerprint, 0), aside.get(row.fingerprint, 0), now) for row in rows]


def _counts(connection: Connection, table: Any, names: list[str]) -> Mapping[str, int]:  # noqa: ANN401 - a table
    counted = select(table.c.station, func.count()).where(table.c.station.in_(names)).group_by(table.c.station)
    return {name: count for name, count in connection.execute(counted)}  # noqa: C416 - rows are no pairs to mypy


def _row(row: Row[Any], gaps: int, aside: int, now: datetime) -> StationRow:
    enrolled_at = at(row.enrolled_at) or now
    last_seen = at(row.last_seen)
    health = Health.WELL
    if row.revoked_at is not None:
        health = Health.REVOKED
    elif aside:
        health = Health.ASIDE
    elif gaps:
        health = Health.GAP
    elif (last_seen or enrolled_at) < now - SILENT:
        health = Health.SILENT
    elif abs(row.clock_offset_s or 0) > CLOCK_OFF.total_seconds():
        health = Health.CLOCK
    return StationRow(
        fingerprint=row.fingerprint,
        name=row.name,
        port=row.port,
        enrolled_at=enrolled_at,
        revoked_at=at(row.revoked_at),
        last_seen=last_seen,
        clock_offset_s=row.clock_offset_s,
        software=row.software or "",
        edition=row.edition or "",
        unsent=row.unsent,
        through=row.through,
        head=row.head,
        waiting=gaps,
        aside=aside,
        health=health,
    )
