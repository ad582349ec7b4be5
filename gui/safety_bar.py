"""What may hurt, above everything legal: shown with the first reading that warns, hidden by no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspection.safety import one_line_a_danger

from .buttons import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.message import Message

    from .fittings import Fittings

SHOWN = 3  # the report and the screen reader have them all


class SafetyBar(QFrame):
    """The most urgent line large, the next ones below it; gone where nothing warns."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._words = fittings.words
        self.setProperty("kind", "notice")
        self.setProperty("level", "error")
        self._first = label("", "section")
        self._others = label("")
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 8, 12, 8)
        down.setSpacing(4)
        down.addWidget(self._first)
        down.addWidget(self._others)
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
        self._others.setVisible(bool(more))
        self.setAccessibleName(self._words("window.safety", told=" ".join(told)))
