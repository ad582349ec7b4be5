"""The figures of the first page: inspections of the last days by day, verdict, convention and port."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from .schema import alert_hit, inspection, quarantine, station, term, waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

SPANS = (7, 30, 90, 365)  # days
UNJUDGED = "none"
MOST_PORTS = 12
SILENT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts since the day ``first``; ``days`` has every day, with the count of each verdict on it."""

    first: date
    days: tuple[tuple[date, Mapping[str, int]], ...]
    verdicts: Mapping[str, int]
    regimes: Mapping[str, int]
    ports: tuple[tuple[str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What somebody should look at: stations that fell silent, what was set aside or waits, and new hits of alerts."""

    silent: int
    quarantined: int
    waiting: int
    hits: int


def overview(connection: Connection, span: int, today: date) -> Overview:
    """Count the last ``span`` days up to today (UTC)."""
    first = today - timedelta(days=span - 1)
    since = datetime.combine(first, time(), UTC)
    by_day = func.date(inspection.c.opened_at)
    days: dict[date, Counter[str]] = {first + timedelta(days=n): Counter() for n in range(span)}
    verdicts: Counter[str] = Counter()
    rows = connection.execute(
        select(by_day, inspection.c.verdict, func.count())
        .where(inspection.c.opened_at >= since)
        .group_by(by_day, inspection.c.verdict)
    )
    for day, verdict, count in rows:
        known = day if isinstance(day, date) else date.fromisoformat(day)
        if known in days:  # a clock may be ahead; search finds those too
            days[known][verdict or UNJUDGED] += count
            verdicts[verdict or UNJUDGED] += count
    regimes = connection.execute(
        select(term.c.value, func.count()).where(term.c.kind == "regime", term.c.opened_at >= since)
        .group_by(term.c.value)
    )  # fmt: skip
    ports = connection.execute(
        select(station.c.port, func.count())
        .join(inspection, inspection.c.station == station.c.fingerprint)
        .where(inspection.c.opened_at >= since)
        .group_by(station.c.port)
        .order_by(func.count().desc(), station.c.port)
        .limit(MOST_PORTS)
    )
    return Overview(
        first,
        tuple((day, dict(counts)) for day, counts in days.items()),
        dict(verdicts),
        {value: count for value, count in regimes},  # noqa: C416 - rows are no pairs to mypy
        tuple((port, count) for port, count in ports),
        sum(verdicts.values()),
    )


def attention(connection: Connection, now: datetime) -> Attention:
    """What should be looked at now."""
    silent = select(func.count()).where(
        station.c.revoked_at.is_(None), func.coalesce(station.c.last_seen, station.c.enrolled_at) < now - SILENT
    )
    hits = select(func.count()).where(alert_hit.c.at >= now - SILENT)
    return Attention(
        connection.execute(silent).scalar_one(),
        connection.execute(select(func.count()).select_from(quarantine)).scalar_one(),
        connection.execute(select(func.count()).select_from(waiting)).scalar_one(),
        connection.execute(hits).scalar_one(),
    )
