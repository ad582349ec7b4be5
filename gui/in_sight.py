"""What comes into focus comes into sight, from wherever the focus comes: Qt scrolls for steps of the Tab key only."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 4  # pixels that are shown above and below it


class FocusInSight(QObject):
    """Scrolls every area in which the new focus stands, the innermost first."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        QApplication.instance().focusChanged.connect(self._show)  # type: ignore[union-attr]

    def end(self) -> None:
        """Follow the focus no longer."""
        QApplication.instance().focusChanged.disconnect(self._show)  # type: ignore[union-attr]

    def _show(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what is pressed must not slip away below the finger
        around = new.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                _show_in(around, around.widget(), new)
            around = around.parentWidget()


def _show_in(area: QScrollArea, inside: QWidget | None, new: QWidget) -> None:
    """All of it, or its upper part where there is no room for all. Qt would show the cursor of a field only."""
    if inside is None or not inside.isAncestorOf(new):
        return  # a part of the area itself
    half = min(new.height(), area.viewport().height() - 2 * MARGIN) // 2
    middle = new.mapTo(inside, QPoint(new.width() // 2, half))
    area.ensureVisible(middle.x(), middle.y(), 0, half + MARGIN)
