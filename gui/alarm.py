"""A prohibited verdict is heard and flashes, once for each thing: eyes are on the goods and not on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from inspection.claim import Confirmation
from inspection.verdict import Verdict

from .sounds import Sound

if TYPE_CHECKING:
    from .feed import Feed
    from .fittings import Fittings
    from .look import Look
    from .sounds import Sounds

FLASHES_MS = (0, 250, 500, 750)  # on, off, on, off: two a second, well below what can harm


class Alarm(QObject):
    """Follows the looks of a feed; the flash is a frame over ``view``."""

    def __init__(self, fittings: Fittings, feed: Feed, sounds: Sounds, view: QWidget) -> None:
        """Wait for a verdict."""
        super().__init__(view)
        self._fittings = fittings
        self._sounds = sounds
        self._view = view
        self._told: set[object] = set()
        self.frame = QFrame(view)
        self.frame.hide()
        feed.looked.connect(self._looked)

    def _looked(self, look: Look) -> None:
        """What was told of once is not told of again while it is the same thing."""
        sure = {each.key for each in look.claims if each.confirmation is not Confirmation.NONE or look.complete}
        barred = {
            (each.subject.scheme, each.subject.value)
            for each in look.findings
            if each.verdict is Verdict.PROHIBITED and (each.subject.scheme, each.subject.value) in sure
        }
        if not barred - self._told:
            return
        self._told |= barred
        self._sounds.play(Sound.WARNING)
        if self._fittings.settings.flashes:
            colour = self._fittings.theme.of_verdict(Verdict.PROHIBITED).fill
            self.frame.setStyleSheet(f"background: transparent; border: 14px solid {colour};")
            self.frame.setGeometry(self._view.rect())
            for number, at in enumerate(FLASHES_MS):
                QTimer.singleShot(at, self.frame, self.frame.show if number % 2 == 0 else self.frame.hide)
