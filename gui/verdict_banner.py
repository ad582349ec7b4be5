"""The verdict at a glance: shape, colour and word for what is in view, and one line for the inspection so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy

from .glyphs import draw_glyph
from .theme import Pair
from .wrapping import Wrapping

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspection.verdict import Judgement, Verdict

    from .fittings import Fittings


LARGE_PT, LEAST_PT, SMALLER = 17, 7, 0.95
EDGE = 10
SHAPE = 1.35  # times the least size of a target
LEAST_LINES = 2
BESIDE = 30  # pixels round the shape


class VerdictBanner(Wrapping, QFrame):
    """Painted by itself, so that it is one solid block that is seen from two metres."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._verdict: Verdict | None = None
        self._word = fittings.words("window.banner.nothing")
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_judgement(self, judgement: Judgement | None, *lines: str, nothing: str = "window.banner.nothing") -> None:
        """Show a verdict with the number of open questions, and lines under it; ``nothing`` is said without one."""
        words = self._fittings.words
        told = [line for line in lines if line]
        if judgement is None:
            self._verdict, self._word = None, words(nothing)
        else:
            self._verdict, self._word = judgement.verdict, words.verdict(judgement.verdict)
            if judgement.open_questions:
                told.insert(0, words("verdict.open_questions", count=judgement.open_questions))
        self._lines = tuple(told)
        self.setAccessibleName(". ".join((self._word, *self._lines)))
        self._fit()
        self.update()

    def _side(self) -> int:
        """Of the shape, in pixels."""
        return round(self._fittings.measures.target * SHAPE)

    def _large(self) -> QFont:
        large = QFont(self.font())
        large.setPointSizeF(LARGE_PT * self._fittings.measures.scale)
        large.setBold(True)
        return large

    def _fit(self) -> None:
        """High enough for the word and what stands below it, at least two lines so that it does not jump."""
        word, letters = QFontMetrics(self._large()).height(), self.fontMetrics()
        room = QRect(0, 0, max(1, self.width() - self._side() - BESIDE - EDGE), 1 << 20)
        below = letters.boundingRect(room, _WRAPPING, "\n".join(self._lines)).height() if self._lines else 0
        wanted = 2 * EDGE + word + max(LEAST_LINES * letters.height(), below)
        self.setFixedHeight(max(round(self._fittings.measures.target * 1.9), wanted))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the block."""
        colours = self._fittings.theme.of_verdict(self._verdict)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(self.rect(), 6, 6)
        side = self._side()
        turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - 14 - side if turned else 14
        draw_glyph(painter, QRectF(left, 14, side, side), self._verdict, Pair(colours.ink, colours.fill))
        painter.setPen(QColor(colours.ink))
        beside = side + BESIDE
        text = self.rect().adjusted(10 if turned else beside, 10, -beside if turned else -10, -8)
        large = self._large()
        while large.pointSizeF() > LEAST_PT and QFontMetrics(large).horizontalAdvance(self._word) > text.width():
            large.setPointSizeF(large.pointSizeF() * SMALLER)  # rather than cut off
        painter.setFont(large)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if not self._lines:
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(text, flags, self._word)
        painter.setFont(self.font())
        below = text.adjusted(0, QFontMetrics(self._large()).height(), 0, 6)
        painter.drawText(below, _WRAPPING, "\n".join(self._lines))
        painter.end()


_WRAPPING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
