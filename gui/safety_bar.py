"""What may hurt, above everything legal: shown with the first reading that warns, hidden by no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspection.safety import one_line_a_danger

from .buttons import Column, label
from .wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.message import Message

    from .fittings import Fittings

SHOWN = 3  # the report and the screen reader have them all
SHARE = 10  # the lines below the first take no more of the window's height than a tenth, and scroll
LEAST_LINES = 2


class SafetyBar(Wrapping, QFrame):
    """The most urgent line large, the next ones below it; gone where nothing warns."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._words = fittings.words
        self.setProperty("kind", "notice")
        self.setProperty("level", "error")
        self._first = label("", "section")
        self._others = label("")
        self._below = Column(fittings.words("safety.below"))
        self._below.add(self._others)
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 8, 12, 8)
        down.setSpacing(4)
        down.addWidget(self._first)
        down.addWidget(self._below)
        self.hide()

    def show_lines(self, lines: Iterable[Message]) -> None:
        """Show one line a danger, the most urgent first."""
        told = [self._words.say(each) for each in one_line_a_danger(lines)]
        self.setVisible(bool(told))
        if not told:
            return
        self._first.setText(self._words("window.safety", told=told[0]))
        more = told[1:SHOWN] + ([self._words("safety.more", count=len(told) - SHOWN)] if len(told) > SHOWN else [])
        self._others.setText("\n".join(more))
        self._below.setVisible(bool(more))
        self._below.verticalScrollBar().setValue(0)
        self._fit()
        self.setAccessibleName(self._words("window.safety", told=" ".join(told)))

    def _fit(self) -> None:
        """The first line stands whole; on a low screen the others leave room for the work."""
        wanted = self._below.wanted_height(self._below.width())
        most = max(self._below.height_of(LEAST_LINES), self.window().height() // SHARE)
        self._below.setFixedHeight(min(wanted, most))
        scrolls = wanted > most
        self._below.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)
