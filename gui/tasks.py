"""The one door off the UI thread, and the one thread that owns the database.

Work is a callable without arguments that runs in a lane (one or more worker threads); what it
returns, or the failure, is delivered on the UI thread. Lanes stop by a mark in their queue and
are joined; nothing is ever terminated.
"""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inspection.errors import Fault
from inspection.message import message
from inspection.notices import Level, Notice

from .priority import LANE, give_way

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
log = logging.getLogger(__name__)


def notice_of(error: Exception) -> Notice:
    """Turn a failure into a notice: a fault gives its own sentence, anything else is our bug and is logged."""
    if isinstance(error, Fault):
        return Notice(Level.ERROR, error.message)
    detail = "".join(traceback.format_exception(error))
    log.error("unexpected failure\n%s", detail)
    return Notice(Level.ERROR, message("window.bug", kind=type(error).__name__), detail)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A call to be made on the UI thread."""

    call: Callable[[], None]


class Lane:
    """Worker threads behind one queue; with a single thread the work runs in the order it was given."""

    def __init__(self, name: str, threads: int = 1) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._run, name=f"{name}-{number}") for number in range(threads)]
        for thread in self._threads:
            thread.start()

    def submit(self, call: Callable[[], None]) -> None:
        """Queue a call; after :meth:`stop` it is dropped."""
        if not self._stopping.is_set():
            self._queue.put(call)

    def stop(self, *, finish: bool = False) -> None:
        """End the threads after the call each is in (or, with ``finish``, after all queued ones) and join them."""
        if not finish:
            self._stopping.set()
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join()
        self._stopping.set()

    def _run(self) -> None:
        give_way(LANE)
        while (call := self._queue.get()) is not None:
            if not self._stopping.is_set():
                call()


class StoreThread(Lane):
    """The lane of the database: everything that is kept or read back goes through this one thread, in order."""

    def __init__(self) -> None:
        super().__init__("store")


class Tasks(QObject):
    """Runs work off the UI thread and brings back what comes of it."""

    _arrived = Signal(object)

    noticed = Signal(object)  # Notice; whoever shows notices listens

    def __init__(self) -> None:
        super().__init__()
        self._pool = Lane("work", threads=2)
        self.store = StoreThread()
        self._ended = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run_task(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[Exception], None] | None = None,
        *,
        lane: Lane | None = None,
    ) -> None:
        """Run the work off the UI thread; exactly one of the two callbacks follows on the UI thread.

        Without ``on_failed`` a failure becomes a notice. ``lane`` defaults to the general pool.
        """

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
                failure = error  # the except clause deletes its own name
                self.post(lambda: self._fail(failure, on_failed))
            else:
                self.post(lambda: on_done(result))

        (lane or self._pool).submit(run)

    def post(self, call: Callable[[], None]) -> None:
        """Make a call on the UI thread, from any thread; dropped once the window is shut."""
        try:
            self._arrived.emit(Delivery(call))
        except RuntimeError:  # the Qt object is gone: the window was closed meanwhile
            log.debug("a result arrived after the window was closed")

    def notify(self, notice: Notice) -> None:
        """Show a notice; to be called on the UI thread."""
        self.noticed.emit(notice)

    def fail(self, error: Exception) -> None:
        """Show a failure as a notice."""
        self.notify(notice_of(error))

    def shutdown(self) -> None:
        """Stop delivering, finish what is queued for the store (evidence), drop the rest, join all threads."""
        self._ended = True
        self._arrived.disconnect(self._deliver)
        self._pool.stop()
        self.store.stop(finish=True)

    @Slot(object)
    def _deliver(self, delivery: Delivery) -> None:
        if not self._ended:  # what was on its way comes in spite of the disconnecting, and its widgets are gone
            delivery.call()

    def _fail(self, error: Exception, on_failed: Callable[[Exception], None] | None) -> None:
        if on_failed is None:
            self.fail(error)
        else:
            on_failed(error)
