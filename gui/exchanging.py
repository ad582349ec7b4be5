"""Bringing what waits to headquarters: by hand, and by itself every so often, in a thread of its own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from inspection.errors import EnvironmentFault, Fault
from inspection.notices import Level, Notice

from .tasks import Lane, notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.message import Message
    from inspection.settings import Settings

    from .fittings import Fittings
    from .page_services import SyncProgress
    from .services import Services, StationStore

T = TypeVar("T")
MINUTE_MS = 60_000
NEWS = frozenset({"sync.alert", "sync.returned", "updates.page.edition_arrived"})  # told of even when nobody asked
QUIET = frozenset({"accounts.locked", "sync.not_enrolled"})  # no news to an officer who asked for nothing


class Exchanging(QObject):
    """One exchange at a time. A line that stays broken is told of once, not every quarter of an hour."""

    progressed = Signal(object)  # SyncProgress
    changed = Signal()  # it began, ended, or something else is to be said of it

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = fittings.tasks
        self._desk = services.pages.sync
        self._store = store
        self._stopped = threading.Event()
        self._ended = threading.Event()
        self._lane = Lane("headquarters")
        self.busy = False
        self.told: Message | None = None  # how the last one ended
        self._complained = ""  # the code of the last failure that was shown
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.begin(asked=False))
        self.pace(fittings.settings)

    def pace(self, settings: Settings) -> None:
        """Begin by itself as often as is set."""
        self._timer.stop()
        if settings.sync_minutes:
            self._timer.start(settings.sync_minutes * MINUTE_MS)

    def begin(self, *, asked: bool = True) -> None:
        """Bring what waits; ``asked`` by the officer, who is then told of whatever becomes of it."""
        store, desk = self._store, self._desk

        def work() -> Message:
            return desk.push(store, self._on_store, self._tell, self._stopped.is_set)

        self._run(work, asked=asked)

    def enrol(self, address: str, code: str) -> None:
        """Make this station known, and bring what waits."""
        store, desk = self._store, self._desk
        self._run(lambda: desk.enrol(store, self._on_store, address, code), asked=True)

    def stop(self) -> None:
        """What was sent stays sent."""
        self._stopped.set()

    def end(self) -> None:
        """The window closes: the thread is joined."""
        self._timer.stop()
        self._stopped.set()
        self._ended.set()
        self._lane.stop()

    def _run(self, work: Callable[[], Message], *, asked: bool) -> None:
        if self.busy:
            return
        self.busy = True
        self._stopped.clear()
        self.changed.emit()
        self._tasks.run_task(
            work,
            lambda told: self._done(told, asked=asked),
            lambda error: self._failed(error, asked=asked),
            lane=self._lane,
        )

    def _done(self, told: Message, *, asked: bool) -> None:
        self.busy = False
        self.told, self._complained = told, ""
        if told.code in NEWS:
            self._tasks.notify(Notice(Level.WARNING, told))
        elif asked:
            self._tasks.notify(Notice(Level.INFO, told))
        self.changed.emit()

    def _failed(self, error: Exception, *, asked: bool) -> None:
        self.busy = False
        notice = notice_of(error)
        calm = isinstance(error, Fault) and (notice.message.code in QUIET or notice.message.code == self._complained)
        if asked or not calm:
            self._tasks.notify(notice)
            self._complained = notice.message.code
        self.told = notice.message
        self.changed.emit()

    def _tell(self, progress: SyncProgress) -> None:
        self._tasks.post(lambda: self.progressed.emit(progress))

    def _on_store(self, work: Callable[[], T]) -> T:
        """Do it on the store thread and wait; once the window closes nobody waits any more."""
        done = threading.Event()
        results: list[T] = []
        failures: list[BaseException] = []

        def run() -> None:
            try:
                results.append(work())
            except BaseException as error:  # noqa: BLE001 - it is raised again where it was waited for
                failures.append(error)
            done.set()

        self._tasks.store.submit(run)
        while not done.wait(0.2):
            if self._ended.is_set():
                raise EnvironmentFault("desk.sync.stopped")
        if failures:
            raise failures[0]
        return results[0]
