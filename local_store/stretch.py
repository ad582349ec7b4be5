"""A stretch of the journal and its check, which needs the journal's file only, so that other processes can do it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.chain import ChainCheck, ChainEnd
from inspection.clock_steps import ClockWatch
from inspection.errors import VerificationFailed
from inspection.message import Message, message
from inspection.record import photos_named

from . import station_key
from .database import connect, damaged_pages, database_faults
from .inspections import Inspections, differing, line_of, project_into
from .journal import record_of, rows_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

    from inspection.clock_steps import ClockStep
    from inspection.listing import InspectionRow
    from inspection.record import RecordHeader
    from inspection.verification import ChainReport

    from .journal import Row
    from .station_key import Station

CACHE = 16 * 1024  # KiB; the check of the pages goes back and forth between tables and their indexes
_NAMES_A_PHOTO = b'"photo":'


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many records of the journal, and what those before them leave behind.

    ``last`` is the header of the last record before, None where there is none. ``withheld`` are the numbers of the
    bodies here that purges let go; any other that is missing is a fault.
    """

    before: ChainEnd
    last: RecordHeader | None
    length: int
    withheld: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class StretchReport:
    """What the check of a stretch has found: what is wrong first, or None; and where the chain stands after it.

    ``inspections`` has the inspection of each record, ``photos`` are those that the records name, ``listed`` counts
    the lines of the inspections that were opened here. ``doubtful`` are the inspections whose line the records of this
    stretch alone do not account for: they began before or go on after it, or the line is wrong.
    """

    chain: ChainReport
    end: ChainEnd
    fault: Message | None
    inspections: tuple[str, ...]
    photos: tuple[str, ...]
    listed: int
    doubtful: tuple[str, ...]
    clock_steps: tuple[ClockStep, ...]


@dataclass(slots=True)
class _Seen:
    """What the records of a stretch tell beside their chain."""

    clock: ClockWatch
    inspections: list[str] = field(default_factory=list)
    told: dict[str, None] = field(default_factory=dict)  # the inspections of which a body is there
    rows: dict[str, InspectionRow] = field(default_factory=dict)
    photos: dict[str, None] = field(default_factory=dict)


def check_stretch(stretch: Stretch, connection: Connection, folder: Path, station: Station) -> StretchReport:
    """Check every record of a stretch, up to the first that is wrong, and what the list says of them."""
    before = stretch.before
    first = before.seq + 1 if before.seq else None
    check = ChainCheck([station.key.public_key], before, station.key)
    seen = _Seen(ClockWatch(stretch.last))
    fault: Message | None = None
    for row in rows_from(connection, folder, first, stretch.length):
        try:
            fault = _check(check, row, seen, stretch.withheld)
        except VerificationFailed as failed:
            fault = failed.message
        if fault is not None:
            break
    lines = {inspection: line_of(row) for inspection, row in seen.rows.items()}
    kept = Inspections(connection, folder).lines(before.seq + 1, before.seq + stretch.length)
    elsewhere = (each for each in seen.told if each not in lines)
    return StretchReport(
        check.report(),
        check.end,
        None if fault is None else Message(fault.code, dict(fault.params)),  # which can be sent to another process
        tuple(seen.inspections),
        tuple(seen.photos),
        len(kept),
        tuple(dict.fromkeys((*elsewhere, *differing(lines, kept)))),
        tuple(seen.clock.steps),
    )


def check_elsewhere(journal: Path, key: bytes, stretch: Stretch) -> StretchReport:
    """The same in another process, which opens the journal for itself and only reads in it."""
    with _opened(journal, key) as connection:
        return check_stretch(stretch, connection, journal.parent, station_key.load(connection, journal.parent))


def pages_elsewhere(journal: Path, key: bytes) -> list[str]:
    """What is wrong with the pages of the journal, found in another process."""
    with _opened(journal, key) as connection:
        return damaged_pages(connection)


@contextmanager
def _opened(journal: Path, key: bytes) -> Iterator[Connection]:
    connection = connect(journal, key)
    try:
        with database_faults(journal.parent):
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{CACHE}")
            yield connection
    finally:
        connection.close()


def _check(check: ChainCheck, row: Row, seen: _Seen, withheld: frozenset[int]) -> Message | None:
    seq, inspection, _, header, _, body = row
    record = record_of(row)
    fault = check.fault(record, (header, body))
    if fault is not None:
        return fault
    if body is None:
        if seq not in withheld:
            return message("store.record_withheld", seq=seq)
    else:
        if _NAMES_A_PHOTO in body:
            seen.photos |= dict.fromkeys(photos_named(record.body))
        seen.told[inspection] = None
        project_into(seen.rows, record)
    seen.clock.follow(record.header)
    seen.inspections.append(inspection)
    return None
