"""The verification of a whole store: pages, chain, photos, and the list against the journal."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.accounts import OF_ACCOUNT
from inspection.chain import ChainEnd
from inspection.errors import VerificationFailed
from inspection.officer_signature import Officers
from inspection.record import NO_RECORD, OLDEST_VERSION
from inspection.seal import fingerprint
from inspection.verification import StoreReport

from .database import damaged_pages, database_faults
from .inspections import line_of, projected
from .journal import record_of
from .retention import withheld
from .stretch import Stretch, check_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from inspection.message import Message

    from .inspections import Line
    from .journal import Row
    from .store import Store
    from .stretch import StretchReport

STRETCH = 2000  # records at once
SHARED_FROM = 10_000  # records: a second or two of work; fewer are checked before other processes have started
PROCESSES = min(4, os.cpu_count() or 1)
AHEAD = 2  # stretches that wait for each process


def verify_store(store: Store, *, shared_from: int | None = None) -> StoreReport:
    """Check everything that can be checked; from ``shared_from`` records on (10 000) in several processes.

    Raises VerificationFailed naming the first thing that is wrong. A store that holds is complete up to its
    head; nothing in it proves what came after.
    """
    with database_faults(store.folder):
        complaints = damaged_pages(store.connection)
    if complaints:
        raise VerificationFailed("store.journal_pages", detail=complaints[0])
    found = _Found()
    least = SHARED_FROM if shared_from is None else shared_from
    for report in _checked(_stretches(store), store.journal.head()[0] >= least):
        found.take(report)
        _demand(report.fault)
    for inspection in found.parted:
        found.lines[inspection] = _line_of_all(store, inspection)
    if store.journal.indexed() != found.seqs:
        raise VerificationFailed("store.journal_index")
    for photo in found.photos:
        store.photo(photo)
    store.inspections.verify({inspection: line for inspection, line in found.lines.items() if line is not None})
    return StoreReport(
        station=store.station.name,
        fingerprint=fingerprint(store.station.key.public_key),
        inspections=sum(line is not None for line in found.lines.values()),
        records=found.records,
        head=found.head,
        photos=len(found.photos),
        spare_photos=store.photos.count() - len(found.photos),
        signed=found.signed,
        unsigned=found.unsigned,
    )


@dataclass(slots=True)
class _Found:
    """What the stretches add up to; ``parted`` are inspections with records in several of them."""

    records: int = 0
    head: str = NO_RECORD
    signed: int = 0
    unsigned: int = 0
    photos: dict[str, None] = field(default_factory=dict)
    lines: dict[str, Line | None] = field(default_factory=dict)
    seqs: dict[str, list[int]] = field(default_factory=dict)
    parted: dict[str, None] = field(default_factory=dict)

    def take(self, report: StretchReport) -> None:
        """Add one more stretch."""
        chain = report.chain
        self.records += chain.records
        self.head = chain.head
        self.signed += chain.signed
        self.unsigned += chain.unsigned
        self.photos |= dict.fromkeys(report.photos)
        self.parted |= dict.fromkeys(report.lines.keys() & self.lines.keys())
        self.lines |= report.lines
        for inspection, seqs in report.seqs.items():
            self.seqs.setdefault(inspection, []).extend(seqs)


def _stretches(store: Store) -> Iterator[Stretch]:
    """The journal in stretches, each with what the rows before it say; whether that holds is found in their check."""
    key, officers = store.station.key.public_key, Officers()
    before, let_go = ChainEnd(station=store.station.name), withheld(store.journal.purges())
    for rows in store.journal.rows(STRETCH):
        yield Stretch(before, key, rows, let_go)
        before = _end(rows, officers, store.station.name)


def _end(rows: Sequence[Row], officers: Officers, station: str) -> ChainEnd:
    version = OLDEST_VERSION
    try:
        for row in rows:
            if row[1].startswith(OF_ACCOUNT):
                officers.fault(record_of(row))
        version = int(json.loads(rows[-1][3])["v"])
    except (VerificationFailed, ValueError, TypeError, KeyError):
        pass  # the check of these rows stops at what is wrong there, and what follows is not asked for
    return ChainEnd(rows[-1][0], rows[-1][2], station, version, dict(officers.accounts))


def _checked(stretches: Iterator[Stretch], shared: bool) -> Iterator[StretchReport]:  # noqa: FBT001 - the one question
    """The reports in order; a long journal is shared out to several processes."""
    if not shared or PROCESSES == 1:
        yield from map(check_stretch, stretches)
        return
    # Started anew and not forked: this process may have threads, and the store is open in it.
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[StretchReport]] = deque()
        try:
            for stretch in stretches:
                waiting.append(pool.submit(check_stretch, stretch))
                if len(waiting) > PROCESSES * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _line_of_all(store: Store, inspection: str) -> Line | None:
    rows = projected(store.records(inspection))
    return line_of(rows[inspection]) if inspection in rows else None


def _demand(fault: Message | None) -> None:
    if fault is not None:
        raise VerificationFailed(fault.code, **fault.params)
