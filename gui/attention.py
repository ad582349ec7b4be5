"""Whether anybody sees the picture, and whether the machine lives on its battery: what the pace of reading rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .feed import Feed

POWER_MS = 30_000


class Attention(QObject):
    """Follows a page in and out of view; a minimised window is out of view too."""

    def __init__(self, page: QWidget, feed: Feed) -> None:
        """Follow the page."""
        super().__init__(page)
        self._feed = feed
        self._power = QTimer(self, interval=POWER_MS)
        self._power.timeout.connect(feed.look_at_power)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take note, and keep nothing from the page."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._feed.pacing.seen = event.type() == QEvent.Type.Show
            (self._power.start if self._feed.pacing.seen else self._power.stop)()
        return False
