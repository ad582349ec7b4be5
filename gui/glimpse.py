"""A window that is shown once and closed again: whether this installation can show one at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from .app import Desktop

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.settings import Settings

    from .services import Services


class _FirstPaint(QObject):
    """Calls back when a widget is drawn for the first time."""

    def __init__(self, widget: QObject, seen: Callable[[], None]) -> None:
        super().__init__(widget)
        self._seen: Callable[[], None] | None = seen
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() is QEvent.Type.Paint and self._seen is not None:
            QTimer.singleShot(0, self._seen)  # once it is drawn, and not before
            self._seen = None
        return False


def glimpse(services: Services, settings: Settings, seen: Callable[[], None]) -> str:
    """Show the window, call ``seen`` once it is drawn, close it; gives the name of Qt's platform."""
    application = QApplication(sys.argv[:1])
    desktop = Desktop(application, services)

    def drawn() -> None:
        seen()
        desktop.window.close()

    desktop.begin(settings)
    _FirstPaint(desktop.window, drawn)
    application.exec()
    return application.platformName()
