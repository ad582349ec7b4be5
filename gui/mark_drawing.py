"""Pictograms of the GHS and marks on packages and units: no class, and shapes of their own. All of it drawn by us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPen, QPolygonF

from .hazard_symbols import BLACK, WHITE, draw_symbol

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from inspection.reference_thing import HazardLabel

RED = "#C8102E"
WHOLE = QRectF(4, 4, 92, 92)
HATCH = 7.0  # width of a hatched border


def draw_mark(painter: QPainter, label: HazardLabel) -> bool:
    """Draw a pictogram or a mark into 100 by 100; says whether it is one."""
    if label.code.startswith("GHS"):
        _diamond(painter, RED, 5)
        _large(painter, label.symbol, 0.95 if "tree" in label.symbol else 1.15, 52)
    elif label.code == "EHS":
        _diamond(painter, BLACK, 2)
        _large(painter, label.symbol, 1, 52)
    elif label.code == "LQ":
        _limited(painter)
    elif label.code == "EQ":
        _hatched(painter)
        _text(painter, "E", 25, 50, 36)
    elif label.code == "BATTERY":
        _hatched(painter)
        _large(painter, label.symbol, 1, 44)
        _text(painter, "UN", 68, 20, 15)
    elif label.code == "FUMIGATED":
        _board(painter)
        _text(painter, "DANGER", 7, 16, 15)
        _large(painter, label.symbol, 0.85, 46)
        _text(painter, "UNDER FUMIGATION", 68, 12, 7)
        _text(painter, "DO NOT ENTER", 80, 12, 9)
    elif label.code == "COOLANT":
        _board(painter)
        _text(painter, "WARNING", 7, 16, 14)
        _large(painter, label.symbol, 0.85, 48)
        _text(painter, "AS COOLANT", 76, 14, 11)
    elif label.code == "ELEVATED":
        painter.setBrush(QColor(WHITE))
        painter.setPen(QPen(QColor(RED), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolygon(QPolygonF([QPointF(50, 8), QPointF(95, 90), QPointF(5, 90)]))
        _large(painter, label.symbol, 0.9, 62, RED)
    elif label.code == "ORIENTATION":
        _board(painter)
        _large(painter, label.symbol, 1.2, 50)
    else:
        return False
    return True


def _diamond(painter: QPainter, frame: str, width: float) -> None:
    painter.setBrush(QColor(WHITE))
    painter.setPen(QPen(QColor(frame), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawPolygon(_corners(width / 2 + 1))


def _corners(inset: float) -> QPolygonF:
    low, high = inset, 100 - inset
    return QPolygonF([QPointF(50, low), QPointF(high, 50), QPointF(50, high), QPointF(low, 50)])


def _large(painter: QPainter, symbol: str, scale: float, middle: float, ink: str = BLACK) -> None:
    """The symbol, whose own middle is (50, 37), larger or smaller round another height."""
    painter.save()
    painter.translate(50, middle)
    painter.scale(scale, scale)
    painter.translate(-50, -37)
    draw_symbol(painter, symbol, ink)
    painter.restore()


def _limited(painter: QPainter) -> None:
    diamond = QPainterPath()
    diamond.addPolygon(_corners(2))
    diamond.closeSubpath()
    painter.fillPath(diamond, QColor(WHITE))
    painter.setClipPath(diamond)
    painter.fillRect(QRectF(0, 0, 100, 29), QColor(BLACK))
    painter.fillRect(QRectF(0, 71, 100, 29), QColor(BLACK))
    painter.setClipping(False)
    painter.setPen(QPen(QColor(BLACK), 2))
    painter.drawPath(diamond)


def _hatched(painter: QPainter) -> None:
    painter.fillRect(WHOLE, QColor(WHITE))
    border = QPainterPath()
    border.addRect(WHOLE)
    border.addRect(WHOLE.adjusted(HATCH, HATCH, -HATCH, -HATCH))
    painter.fillPath(border, QBrush(QColor(WHITE)))
    painter.setClipPath(border)
    painter.setPen(QPen(QColor(RED), 4))
    for along in range(-100, 101, 11):
        painter.drawLine(QPointF(along, 100), QPointF(along + 100, 0))
    painter.setClipping(False)


def _board(painter: QPainter) -> None:
    painter.setBrush(QColor(WHITE))
    painter.setPen(QPen(QColor(BLACK), 3))
    painter.drawRect(WHOLE)


def _text(painter: QPainter, text: str, top: float, height: float, size: float) -> None:
    font = QFont()
    font.setBold(True)
    font.setPixelSize(round(size))
    painter.setFont(font)
    painter.setPen(QColor(BLACK))
    painter.drawText(QRectF(4, top, 92, height), Qt.AlignmentFlag.AlignCenter, text)
