"""The keys that keep the picture: Space, and the key of a pedal as it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from .buttons import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fittings import Fittings

_KEYS = {
    "enter": Qt.Key.Key_Return,
    "page_down": Qt.Key.Key_PageDown,
    "page_up": Qt.Key.Key_PageUp,
    "b": Qt.Key.Key_B,
    "f9": Qt.Key.Key_F9,
    "f12": Qt.Key.Key_F12,
    "f13": Qt.Key.Key_F13,
    "f14": Qt.Key.Key_F14,
}
_NEVER_TYPED = frozenset({"f9", "f12", "f13", "f14"})


class Shutter(QObject):
    """Works while its page is in view, except where a key means something to the field or button in focus."""

    def __init__(self, fittings: Fittings, page: QWidget, view: QWidget, keep: Callable[[], None]) -> None:
        """``keep`` is called for each press; in the focus of the ``view`` the keys mean nothing else."""
        super().__init__(page)
        self._fittings = fittings
        self._page = page
        self._view = view
        self._space = QShortcut(QKeySequence(Qt.Key.Key_Space), page)
        self._pedal = QShortcut(page)
        for each in (self._space, self._pedal):
            each.setAutoRepeat(False)  # a foot rests on a pedal
            each.activated.connect(keep)
        self.set_anew()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def set_anew(self) -> None:
        """Take the key of the pedal from the settings."""
        key = _KEYS.get(self._fittings.settings.trigger)
        self._pedal.setKey(QKeySequence() if key is None else QKeySequence(key))

    def end(self) -> None:
        """Follow the focus no longer."""
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        own_use = new is not None and new is not self._view and new.focusPolicy() != Qt.FocusPolicy.NoFocus
        card = new is not None and (new.property("kind") == "card" or isinstance(new, Column))
        free = self._page.isVisible() and (not own_use or card)
        self._space.setEnabled(free)
        self._pedal.setEnabled(free or (self._page.isVisible() and self._fittings.settings.trigger in _NEVER_TYPED))
