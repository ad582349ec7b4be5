"""What is typed is kept as a draft when the hand comes to rest, and is there again after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance

    from .fittings import Fittings
    from .services import Services, StationStore

SETTLE_MS = 400


class Draft(QObject):
    """The draft of one form; it goes with ``parent``."""

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        *,
        form: str,
        read: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        """``form`` names the draft, ``read`` gives the form's fields as text; all empty means none."""
        super().__init__(parent)
        self._tasks = fittings.tasks
        self._desk = services.desk
        self._store = store
        self._form = form
        self._read = read
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.keep)

    def follow(self, *changes: SignalInstance) -> None:
        """Keep the form some time after each of these signals."""
        for each in changes:
            each.connect(lambda *_: self._settle.start())

    def keep(self) -> None:
        """Keep what the form says now."""
        self._settle.stop()
        fields, desk, store, form = dict(self._read()), self._desk, self._store, self._form
        self._tasks.run_task(lambda: desk.keep_draft(store, form, fields), _nothing, lane=self._tasks.store)

    def settle(self) -> None:
        """Keep what was typed a moment ago without waiting for the hand to come to rest."""
        if self._settle.isActive():
            self.keep()

    def turn_to(self, form: str) -> None:
        """Be the draft of another form from now on; what was typed a moment ago is kept under the name that it had."""
        self.settle()
        self._form = form

    def drop(self) -> None:
        """The form is done with."""
        self._settle.stop()
        desk, store, form = self._desk, self._store, self._form
        self._tasks.run_task(lambda: desk.keep_draft(store, form, {}), _nothing, lane=self._tasks.store)

    def restore(self, fill: Callable[[Mapping[str, str]], None]) -> None:
        """Fill the form with what it said last, if a draft was left behind."""
        desk, store, form = self._desk, self._store, self._form
        self._tasks.run_task(
            lambda: desk.draft(store, form), lambda said: fill(said) if said else None, lane=self._tasks.store
        )


def _nothing(_: object) -> None:
    """There is nothing to show of a draft."""
