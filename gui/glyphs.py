"""The shapes of the verdicts: octagon, triangle, diamond, page, circle. Drawn here, readable without colour."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspection.verdict import Verdict

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from .theme import Pair, Theme


def outline(verdict: Verdict | None) -> QPainterPath:
    """The shape of a verdict in the unit square; a small square where there is none."""
    path = QPainterPath()
    if verdict is Verdict.PROHIBITED:
        corners = [pi / 8 + step * pi / 4 for step in range(8)]
        path.addPolygon(QPolygonF([QPointF(0.5 + 0.5 * cos(each), 0.5 + 0.5 * sin(each)) for each in corners]))
    elif verdict is Verdict.PERMIT_REQUIRED:
        path.addPolygon(QPolygonF([QPointF(0.5, 0.02), QPointF(1.0, 0.94), QPointF(0.0, 0.94)]))
    elif verdict is Verdict.CANNOT_TELL:
        path.addPolygon(QPolygonF([QPointF(0.5, 0.0), QPointF(1.0, 0.5), QPointF(0.5, 1.0), QPointF(0.0, 0.5)]))
    elif verdict is Verdict.DOCUMENTS_REQUIRED:
        page = [(0.14, 0.0), (0.62, 0.0), (0.88, 0.26), (0.88, 1.0), (0.14, 1.0)]
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in page]))
    elif verdict is Verdict.NOT_LISTED:
        path.addEllipse(QRectF(0.02, 0.02, 0.96, 0.96))
    else:
        path.addRect(QRectF(0.2, 0.2, 0.6, 0.6))
    path.closeSubpath()
    return path


def _mark(verdict: Verdict | None) -> list[QLineF]:
    """The strokes inside the shape: bar, exclamation, question, lines of writing, dash."""
    if verdict is Verdict.PROHIBITED:
        return [QLineF(0.24, 0.5, 0.76, 0.5)]
    if verdict is Verdict.PERMIT_REQUIRED:
        return [QLineF(0.5, 0.38, 0.5, 0.62), QLineF(0.5, 0.78, 0.5, 0.785)]
    if verdict is Verdict.CANNOT_TELL:
        hook = [(0.38, 0.38), (0.44, 0.29), (0.56, 0.29), (0.62, 0.38), (0.5, 0.52), (0.5, 0.6)]
        strokes = [QLineF(*start, *end) for start, end in pairwise(hook)]
        return [*strokes, QLineF(0.5, 0.745, 0.5, 0.75)]
    if verdict is Verdict.DOCUMENTS_REQUIRED:
        return [QLineF(0.3, y, 0.72, y) for y in (0.42, 0.6, 0.78)]
    if verdict is Verdict.NOT_LISTED:
        return [QLineF(0.32, 0.5, 0.68, 0.5)]
    return []


def draw_glyph(painter: QPainter, box: QRectF, verdict: Verdict | None, colours: Pair) -> None:
    """Draw the shape filled, with its mark in the ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    painter.fillPath(outline(verdict), QColor(colours.fill))
    pen = QPen(QColor(colours.ink), 0.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(_mark(verdict))
    painter.restore()


def glyph_icon(verdict: Verdict | None, theme: Theme, side: int) -> QIcon:
    """The shape as an icon for lists."""
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_glyph(painter, QRectF(1, 1, side - 2, side - 2), verdict, theme.of_verdict(verdict))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt would tint it, and the colour says something
    return icon


class VerdictGlyph(QWidget):
    """The shape of one verdict, beside its word."""

    def __init__(self, verdict: Verdict | None, colours: Pair, side: int, name: str) -> None:
        super().__init__()
        self._verdict = verdict
        self._colours = colours
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shape over the whole widget."""
        painter = QPainter(self)
        draw_glyph(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._verdict, self._colours)
        painter.end()
