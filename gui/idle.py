"""Noticing that nobody is there: no touch for a while, or the machine was asleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 1_000
SLEPT_S = 5.0  # by which the clock that runs through sleep gets ahead of the one that does not
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Says once that the window has to be locked; :meth:`begin` makes it watch again.

    ``clocks`` gives seconds awake and seconds since the start with sleep; a scanner's keys count as a touch.
    """

    due = Signal()

    def __init__(self, clocks: Callable[[], tuple[float, float]], parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._clocks = clocks
        self._after_s = 0.0
        self._touched, self._asleep = 0.0, 0.0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, after_s: float) -> None:
        """Watch for that long without a touch."""
        awake, whole = self._clocks()
        self._after_s, self._touched, self._asleep = after_s, awake, whole - awake
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is no window without one
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def look(self) -> None:
        """Look at the clocks."""
        awake, whole = self._clocks()
        slept = whole - awake - self._asleep > SLEPT_S
        if slept or awake - self._touched >= self._after_s:
            self.end()
            self.due.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note of a touch, and keep nothing from anyone."""
        if event.type() in _TOUCHES:
            self._touched = self._clocks()[0]
        return False
