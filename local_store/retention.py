"""Letting go of old inspections: never without headquarters' receipt, never early, and never without a record of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspection.clock_check import asked_day
from inspection.errors import BadInput
from inspection.exchange import StatementKind
from inspection.history import RecordKind
from inspection.message import message
from inspection.record import is_sha256, photos_named

from .database import database_faults, transaction
from .exchange.heard import ItemState
from .exchange.outbox import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from inspection.message import Message
    from inspection.record import SealedRecord
    from inspection.settings import Settings

    from .store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """An inspection and until when it is kept; ``obstacles`` are why it may not be purged, none when it may."""

    inspection: str
    until: date | None
    obstacles: tuple[Message, ...]


def years_kept(store: Store, settings: Settings) -> int:
    """The retention in years: headquarters' policy where there is one, else the setting."""
    policies = store.heard.statements(StatementKind.POLICY)
    said = policies[-1]["content"].get("retention_years") if policies else None
    return max(said, 5) if type(said) is int else settings.retention_years


def kept(store: Store, inspection: str, years: int, today: date) -> Kept:
    """Until when an inspection is kept, and what stands against purging it on that day."""
    records = store.records(inspection)
    obstacles = []
    closed = next((each for each in records if each.header.kind == RecordKind.CLOSED), None)
    until = None if closed is None else _later(datetime.fromisoformat(closed.header.wall).date(), years)
    if until is None:
        obstacles.append(message("retention.open"))
    elif today <= until:
        obstacles.append(message("retention.early", until=until))
    if any(each.body is None for each in records):
        obstacles.append(message("retention.purged"))
    if asked_day(today, store.clock_reading()).doubt is not None:
        obstacles.append(message("retention.clock"))
    if standing(store, inspection).state is not ItemState.HELD:
        obstacles.append(message("retention.no_receipt"))
    if store.heard.on_hold(inspection):
        obstacles.append(message("retention.hold"))
    return Kept(inspection, until, tuple(obstacles))


def purge(store: Store, inspection: str, years: int, today: date) -> int:
    """Let go of the bodies and photos of an inspection; gives how many bodies that were.

    The headers stay, so that the chain stays whole, and a record says what was let go and on which receipt. Raises
    BadInput with the first obstacle.
    """
    found = kept(store, inspection, years, today)
    if found.obstacles:
        raise BadInput(found.obstacles[0].code, **found.obstacles[0].params)
    records = store.records(inspection)
    photos = sorted({name for each in records if each.body for name in photos_named(each.body)})
    bodies = [each.header.seq for each in records]
    body = {
        "bodies": bodies,
        "let_go": photos,
        "receipt": standing(store, inspection).receipt,
        "kept_until": str(found.until),
    }
    with database_faults(store.folder), transaction(store.connection):
        store.journal.append_within(inspection, RecordKind.PURGED, body, store.officer)
        store.connection.executemany("INSERT INTO purged VALUES (?)", ((seq,) for seq in bodies))
        store.connection.executemany("DELETE FROM body WHERE seq = ?", ((seq,) for seq in bodies))
        store.inspections.forget(inspection)
    sweep(store)
    return len(bodies)


def sweep(store: Store) -> int:
    """Remove the photos that purges let go and no body names any more; a crash may have left some."""
    let_go = {name for record in store.journal.purges() for name in _let_go(record.body)}
    if not let_go:
        return 0
    still = {name for record in store.journal.everything() if record.body for name in photos_named(record.body)}
    return sum(store.photos.remove(name) for name in sorted(let_go - still))


def withheld(purges: Sequence[SealedRecord]) -> frozenset[int]:
    """The numbers of the bodies that these purges let go: only of their own inspection, and only from before."""
    return frozenset(
        seq
        for record in purges
        if record.body is not None
        for seq in record.body["bodies"]
        if type(seq) is int and seq < record.header.seq
    )


def _let_go(body: Mapping[str, object] | None) -> Iterator[str]:
    names = None if body is None else body.get("let_go")
    if isinstance(names, list):
        yield from (name for name in names if is_sha256(name))


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, month=3, day=1)
