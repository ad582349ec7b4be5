"""The verification of a whole store: pages, chain, photos, and the list against the journal."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from inspection.chain import ChainEnd
from inspection.errors import EnvironmentFault, Fault, VerificationFailed
from inspection.officer_signature import Officers
from inspection.seal import fingerprint
from inspection.verification import StoreReport

from .database import damaged_pages, database_faults
from .inspections import line_of, projected
from .new_store import journal_file
from .retention import withheld
from .stretch import Stretch, check_elsewhere, check_stretch, pages_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from inspection.clock_steps import ClockStep
    from inspection.message import Message

    from .store import Store
    from .stretch import StretchReport

T = TypeVar("T")

STRETCH = 2000  # records at once
SHARED_FROM = 10_000  # records: a second or two of work; fewer are checked before other processes have started
PROCESSES = min(4, os.cpu_count() or 1)


def verify_store(store: Store, *, shared_from: int | None = None) -> StoreReport:
    """Check everything that can be checked; from ``shared_from`` records on (10 000) in several processes.

    Raises VerificationFailed naming the first thing that is wrong. A store that holds is complete up to its
    head; nothing in it proves what came after.
    """
    if _long(store, shared_from):
        try:
            return _verified(store, _elsewhere(store))
        except BrokenProcessPool:
            pass  # the machine had no memory for one of them, or ended it: slower, but it can still be told
    return _verified(store, nullcontext(_here(store)))


def _verified(store: Store, checking: AbstractContextManager[Iterator[tuple[Stretch, StretchReport]]]) -> StoreReport:
    found = _Found()
    with checking as checks:
        index, search = _held(store.journal.indexed), _held(store.inspections.verify_search)
        for stretch, report in checks:
            found.take(stretch, report)
    head, _ = store.journal.head()
    if found.end.seq != head:
        raise VerificationFailed("store.record_counter", seq=found.end.seq + 1, found=head)
    if index() != dict(enumerate(found.inspections, start=1)):
        raise VerificationFailed("store.journal_index")
    for photo in found.photos:
        store.photo(photo)
    _demand_list(store, found)
    search()
    return StoreReport(
        station=store.station.name,
        fingerprint=fingerprint(store.station.key.public_key),
        inspections=found.listed,
        records=len(found.inspections),
        head=found.end.sha256,
        photos=len(found.photos),
        spare_photos=store.photos.count() - len(found.photos),
        signed=found.signed,
        unsigned=found.unsigned,
        receipts=found.receipts,
        receipts_by_key=found.receipts_by_key,
        clock_steps=tuple(found.clock_steps),
    )


@dataclass(slots=True)
class _Found:
    """What the stretches add up to."""

    end: ChainEnd = field(default_factory=ChainEnd)
    signed: int = 0
    unsigned: int = 0
    receipts: int = 0
    receipts_by_key: int = 0
    listed: int = 0
    inspections: list[str] = field(default_factory=list)
    photos: dict[str, None] = field(default_factory=dict)
    doubtful: dict[str, None] = field(default_factory=dict)
    clock_steps: list[ClockStep] = field(default_factory=list)

    def take(self, stretch: Stretch, report: StretchReport) -> None:
        """Add one more stretch. Raises VerificationFailed with what is wrong in it."""
        if self.inspections and stretch.before != self.end:
            # It was judged by accounts that the records before it do not give: the index has hidden some of them.
            raise VerificationFailed("store.journal_index")
        _demand(report.fault)
        self.end = report.end
        self.signed += report.chain.signed
        self.unsigned += report.chain.unsigned
        self.receipts += report.chain.receipts
        self.receipts_by_key += report.chain.receipts_by_key
        self.listed += report.listed
        self.inspections += report.inspections
        self.photos |= dict.fromkeys(report.photos)
        self.doubtful |= dict.fromkeys(report.doubtful)
        self.clock_steps += report.clock_steps


def _long(store: Store, shared_from: int | None) -> bool:
    """Whether the journal is worth sharing out."""
    try:
        return PROCESSES > 1 and store.journal.head()[0] >= (SHARED_FROM if shared_from is None else shared_from)
    except EnvironmentFault:
        return False  # what is wrong with the pages is for their check to say


def _here(store: Store) -> Iterator[tuple[Stretch, StretchReport]]:
    """Page by page and stretch by stretch, in this process."""
    with database_faults(store.folder):
        _demand_sound(damaged_pages(store.connection))
    for stretch in _stretches(store):
        yield stretch, check_stretch(stretch, store.connection, store.folder, store.station)


@contextmanager
def _elsewhere(store: Store) -> Iterator[Iterator[tuple[Stretch, StretchReport]]]:
    """The same in several processes, which have begun with it; each opens the journal for itself."""
    at = journal_file(store.folder), store.database_key
    # Started anew and not forked: this process may have threads, and the store is open in it.
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        try:
            pages = pool.submit(pages_elsewhere, *at)
            stretches = _held(lambda: [(each, pool.submit(check_elsewhere, *at, each)) for each in _stretches(store)])
            yield _in_order(pages, stretches)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(
    pages: Future[list[str]], stretches: Callable[[], list[tuple[Stretch, Future[StretchReport]]]]
) -> Iterator[tuple[Stretch, StretchReport]]:
    _demand_sound(pages.result())
    for stretch, report in stretches():
        yield stretch, report.result()


def _held(work: Callable[[], T]) -> Callable[[], T]:
    """Do the work now, while others work too, and say later what came of it: of the faults the first is to be told."""
    outcome: Future[T] = Future()
    try:
        outcome.set_result(work())
    except Fault as fault:
        outcome.set_exception(fault)
    return outcome.result


def _stretches(store: Store) -> Iterator[Stretch]:
    """The journal in stretches, each with what the rows before it say; whether that holds is found in their check."""
    journal = store.journal
    officers, let_go = Officers(), withheld(journal.purges())
    before, last = ChainEnd(station=store.station.name), None
    head, _ = journal.head()
    while True:
        there = range(before.seq + 1, before.seq + STRETCH + 1)
        yield Stretch(before, last, STRETCH, let_go.intersection(there))
        if there[-1] >= head:
            return
        try:
            for each in journal.of_accounts(there[0], there[-1]):
                officers.fault(each)
            record = journal.bare(there[-1])
        except VerificationFailed:
            return  # the check of these rows stops at what is wrong there, and what follows is not asked for
        if record is None:
            return
        last = record.header
        before = ChainEnd(last.seq, record.sha256, store.station.name, last.v, dict(officers.accounts))


def _demand_list(store: Store, found: _Found) -> None:
    """Demand that the list says what the records say."""
    outside = store.inspections.outside(found.end.seq)
    if outside is not None:
        raise VerificationFailed("store.projection", inspection=outside)
    for inspection in found.doubtful:
        rows = projected(store.records(inspection))
        line = line_of(rows[inspection]) if inspection in rows else None
        if line != store.inspections.line(inspection):
            raise VerificationFailed("store.projection", inspection=inspection)


def _demand_sound(complaints: list[str]) -> None:
    if complaints:
        raise VerificationFailed("store.journal_pages", detail=complaints[0])


def _demand(fault: Message | None) -> None:
    if fault is not None:
        raise VerificationFailed(fault.code, **fault.params)
