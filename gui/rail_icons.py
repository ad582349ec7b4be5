"""The drawings on the rail, in the ink of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from .theme import Theme


def rail_icon(name: str, theme: Theme, side: int) -> QIcon:
    """The drawing of a page, also as it stands on the accent when the page is shown."""
    icon = QIcon()
    for ink, state in ((theme.card.ink, QIcon.State.Off), (theme.accent.ink, QIcon.State.On)):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / 24, side / 24)
        painter.setPen(QPen(QColor(ink), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        _draw(painter, name, QColor(ink))
        painter.end()
        icon.addPixmap(pixmap, QIcon.Mode.Normal, state)
    return icon


def _draw(painter: QPainter, name: str, ink: QColor) -> None:
    """In a square of 24."""
    if name == "inspect":  # a viewfinder round a label
        for x, y, dx, dy in ((3, 3, 1, 1), (21, 3, -1, 1), (3, 21, 1, -1), (21, 21, -1, -1)):
            painter.drawPolyline([QPointF(x + 5 * dx, y), QPointF(x, y), QPointF(x, y + 5 * dy)])
        painter.drawRect(QRectF(8, 9, 8, 6))
    elif name == "start":  # a house
        painter.drawPolyline([QPointF(2, 12), QPointF(12, 3), QPointF(22, 12)])
        painter.drawPolyline([QPointF(5, 10), QPointF(5, 21), QPointF(19, 21), QPointF(19, 10)])
    elif name == "case":  # a folder
        outline = ((3, 20), (3, 5), (10, 5), (12, 8), (21, 8), (21, 20), (3, 20))
        painter.drawPolyline([QPointF(x, y) for x, y in outline])
    elif name == "records":  # sheets with lines
        painter.drawRect(QRectF(4, 3, 13, 17))
        for y in (8, 12, 16):
            painter.drawLine(QPointF(7.5, y), QPointF(13.5, y))
        painter.drawLine(QPointF(20, 6), QPointF(20, 22))
        painter.drawLine(QPointF(20, 22), QPointF(8, 22))
    elif name == "backup":  # into a box
        painter.drawPolyline([QPointF(3, 14), QPointF(3, 21), QPointF(21, 21), QPointF(21, 14)])
        painter.drawLine(QPointF(12, 3), QPointF(12, 16))
        painter.drawPolyline([QPointF(7.5, 11.5), QPointF(12, 16), QPointF(16.5, 11.5)])
    elif name == "sync":  # up to a roof, and down again
        painter.drawPolyline([QPointF(3, 9), QPointF(12, 3), QPointF(21, 9)])
        for x, tip, foot in ((8, 12, 21), (16, 21, 12)):
            turn = 3.5 if tip < foot else -3.5
            painter.drawLine(QPointF(x, foot), QPointF(x, tip))
            painter.drawPolyline([QPointF(x - 3, tip + turn), QPointF(x, tip), QPointF(x + 3, tip + turn)])
    elif name == "settings":  # sliders
        for y, x in ((6, 15), (12, 8), (18, 16)):
            painter.drawLine(QPointF(3, y), QPointF(21, y))
            painter.drawEllipse(QPointF(x, y), 2.4, 2.4)
    elif name == "lock":
        painter.drawRect(QRectF(5, 11, 14, 10))
        painter.drawArc(QRectF(8, 3, 8, 15), 0, 180 * 16)
    else:  # light and dark
        painter.drawEllipse(QRectF(4, 4, 16, 16))
        painter.setBrush(ink)
        painter.drawChord(QRectF(4, 4, 16, 16), 90 * 16, 180 * 16)
