"""Locking the window: the camera stops, what was typed is kept, the pages are covered, the keys go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from .idle import IdleWatch
from .lock_page import LockPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .rail import Rail
    from .services import Services, StationStore

PATIENCE_MS = 10_000  # a picture that is being read is kept first, if that does not take for ever


class Locking(QObject):
    """Covers the pages of a signed-in window and uncovers them."""

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        *,
        inspect: InspectPage,
        pages: QStackedWidget,
        rail: Rail,
    ) -> None:
        """Begin to watch for an idle hand and for sleep."""
        super().__init__(pages)
        self._fittings = fittings
        self._store = store
        self._inspect = inspect
        self._pages = pages
        self._rail = rail
        self._after_s = 0.0
        self._before: QWidget | None = None
        self._dialogs: list[QDialog] = []
        self.page = LockPage(fittings, store)
        pages.addWidget(self.page)
        self.page.unlocked.connect(self._uncover)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._lock)
        inspect.keeping.busy_changed.connect(self._when_kept)
        self.watch = IdleWatch(services.desk.clocks, self)
        self.watch.due.connect(self.lock)
        self._lock_after_s = services.desk.lock_after_s
        self.set_anew()

    @property
    def locked(self) -> bool:
        """Whether the pages are covered."""
        return self._before is not None

    def lock(self) -> None:
        """Cover the pages at once; the keys go as soon as what is being kept is kept."""
        if self.locked:
            return
        self.watch.end()
        self._before = self._pages.currentWidget()
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        self._dialogs = dialogs
        for dialog in dialogs:
            dialog.hide()
            dialog.finished.connect(partial(self._forget, dialog))
        self._rail.setEnabled(False)
        self._pages.setCurrentWidget(self.page)
        self.page.passphrase.setFocus()
        self.page.unlock.setEnabled(False)
        self._inspect.panel.tell_now()
        if self._inspect.keeping.waiting:
            self._patience.start()
        else:
            self._lock()

    def set_anew(self) -> None:
        """The officer has changed how long an idle hand may rest."""
        self._fittings.tasks.run_task(self._lock_after_s, self._begin)

    def end(self) -> None:
        """The window closes."""
        self.watch.end()
        self._patience.stop()

    def _begin(self, after_s: float) -> None:
        self._after_s = after_s
        if not self.locked:
            self.watch.begin(after_s)

    def _when_kept(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not busy and self._patience.isActive():
            self._lock()

    def _lock(self) -> None:
        self._patience.stop()
        self._inspect.pause()
        tasks = self._fittings.tasks
        tasks.run_task(
            self._store.lock, lambda _: self.page.unlock.setEnabled(True), self._not_locked, lane=tasks.store
        )

    def _not_locked(self, error: Exception) -> None:
        """The keys are gone all the same; only closing the file went wrong."""
        self._fittings.tasks.fail(error)
        self.page.unlock.setEnabled(True)

    def _forget(self, dialog: QDialog, _code: int) -> None:
        """A dialog may be answered while it is covered: by what it waited for, or because nobody did in time."""
        self._dialogs = [each for each in self._dialogs if each is not dialog]

    def _uncover(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            self._pages.setCurrentWidget(before)
        self._rail.setEnabled(True)
        for dialog in self._dialogs:
            dialog.show()
        self._dialogs = []
        self._inspect.go_on()
        self.watch.begin(self._after_s)
