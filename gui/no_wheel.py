"""A wheel over the page scrolls the page: a value that the pointer happens to pass does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def leave_wheel(field: QWidget) -> None:
    """Let a list or a date leave the wheel to what it stands in, also while it is in focus; its popup scrolls."""
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_NoWheel(field))


class _NoWheel(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
