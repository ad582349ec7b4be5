"""Labels and placards drawn from the terms of the table: colours, layout, symbol and figure. All of it our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF, qGray
from PySide6.QtWidgets import QSizePolicy, QWidget

from .hazard_symbols import BLACK, WHITE, draw_symbol
from .mark_drawing import draw_mark

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspection.reference_thing import HazardLabel

STRIPES = 7
DARK = 130  # the grey (of 255) under which the symbol stands in white


def draw_hazard(painter: QPainter, box: QRectF, label: HazardLabel) -> None:
    """Draw the label as a diamond that fills a square box; pictograms and marks in their own shapes."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 100, box.height() / 100)
    if draw_mark(painter, label):
        painter.restore()
        return
    diamond = QPainterPath()
    diamond.addPolygon(QPolygonF([QPointF(50, 1), QPointF(99, 50), QPointF(50, 99), QPointF(1, 50)]))
    diamond.closeSubpath()
    painter.setClipPath(diamond)
    colours = label.colours or (WHITE,)
    painter.fillPath(diamond, QColor(colours[0]))
    if "half" in label.layout and "stripes" not in label.layout:
        painter.fillRect(QRectF(0, 50, 100, 50), QColor(colours[-1]))
    elif "stripes" in label.layout:
        low = 50 if "upper half" in label.layout else 100
        for number in range(STRIPES):
            painter.fillRect(QRectF(11 + number * 11.5, 0, 5.75, low), QColor(colours[-1]))
    elif "band" in label.layout:
        painter.fillRect(QRectF(0, 36, 100, 28), QColor(colours[-1]))
    painter.setClipping(False)
    ink = WHITE if _dark(colours[0]) else BLACK
    painter.setPen(QPen(QColor(BLACK), 1.4))
    painter.drawPath(diamond)
    inner = QPainterPath()
    inner.addPolygon(QPolygonF([QPointF(50, 6), QPointF(94, 50), QPointF(50, 94), QPointF(6, 50)]))
    inner.closeSubpath()
    painter.setPen(QPen(QColor(ink), 1))
    painter.drawPath(inner)
    painter.save()
    if "stripes above" in label.symbol:  # the batteries stand below the stripes
        painter.translate(22, 42)
        painter.scale(0.56, 0.56)
    draw_symbol(painter, label.symbol, ink)
    painter.restore()
    below = colours[-1] if "half" in label.layout and "stripes" not in label.layout else colours[0]
    _figure(painter, label, WHITE if _dark(below) else BLACK)
    painter.restore()


def _dark(colour: str) -> bool:
    return qGray(QColor(colour).rgb()) < DARK


def _figure(painter: QPainter, label: HazardLabel, ink: str) -> None:
    font = QFont()
    font.setBold(True)
    painter.setPen(QColor(ink))
    if "numeral" in label.symbol:
        font.setPixelSize(26)
        painter.setFont(font)
        painter.drawText(QRectF(10, 22, 80, 34), Qt.AlignmentFlag.AlignCenter, label.code)
    font.setPixelSize(13)
    painter.setFont(font)
    painter.drawText(QRectF(20, 74, 60, 18), Qt.AlignmentFlag.AlignCenter, label.figure)


class HazardPicture(QWidget):
    """One label, with its class for those who do not see it."""

    def __init__(self, label: HazardLabel, side: int) -> None:
        super().__init__()
        self._label = label
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{label.code}: {label.name}")
        self.setToolTip(f"{label.code}: {label.name}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it over the whole widget."""
        painter = QPainter(self)
        draw_hazard(painter, QRectF(self.rect()), self._label)
        painter.end()
