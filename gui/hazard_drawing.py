"""Labels and placards drawn from the terms of the table: colours, layout, symbol and figure. All of it our own."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF, qGray
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from inspection.reference_thing import HazardLabel

BLACK, WHITE = "#000000", "#FFFFFF"
STRIPES = 7
DARK = 130  # the grey (of 255) under which the symbol stands in white


def draw_hazard(painter: QPainter, box: QRectF, label: HazardLabel) -> None:
    """Draw the label as a diamond that fills a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / 100, box.height() / 100)
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
    painter.setClipping(False)
    ink = WHITE if _dark(colours[0]) else BLACK
    painter.setPen(QPen(QColor(BLACK), 1.4))
    painter.drawPath(diamond)
    inner = QPainterPath()
    inner.addPolygon(QPolygonF([QPointF(50, 6), QPointF(94, 50), QPointF(50, 94), QPointF(6, 50)]))
    inner.closeSubpath()
    painter.setPen(QPen(QColor(ink), 1))
    painter.drawPath(inner)
    _symbol(painter, label.symbol, ink)
    _figure(painter, label, WHITE if _dark(colours[-1] if "half" in label.layout else colours[0]) else BLACK)
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


def _symbol(painter: QPainter, symbol: str, ink: str) -> None:
    """The symbol in the upper half."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink))
    for word, draw in (
        ("flame over circle", _flame_over_circle),
        ("cylinder", _cylinder),
        ("skull", _skull),
        ("trefoil", _trefoil),
        ("crescents", _crescents),
        ("bomb", _bomb),
        ("vessels", _vessels),
        ("flame", _flame),
    ):
        if word in symbol and "flaming" not in symbol:
            draw(painter, ink)
            return


def _flame_path(x: float, y: float, size: float) -> QPainterPath:
    path = QPainterPath(QPointF(x, y + size))
    path.cubicTo(x - 0.6 * size, y + size, x - 0.55 * size, y + 0.35 * size, x - 0.2 * size, y + 0.25 * size)
    path.cubicTo(x - 0.25 * size, y + 0.5 * size, x - 0.1 * size, y + 0.5 * size, x - 0.08 * size, y + 0.45 * size)
    path.cubicTo(x - 0.15 * size, y + 0.1 * size, x + 0.1 * size, y + 0.1 * size, x + 0.1 * size, y - 0.1 * size)
    path.cubicTo(x + 0.45 * size, y + 0.2 * size, x + 0.1 * size, y + 0.4 * size, x + 0.25 * size, y + 0.5 * size)
    path.cubicTo(x + 0.3 * size, y + 0.45 * size, x + 0.3 * size, y + 0.4 * size, x + 0.3 * size, y + 0.35 * size)
    path.cubicTo(x + 0.6 * size, y + 0.7 * size, x + 0.5 * size, y + size, x, y + size)
    return path


def _flame(painter: QPainter, _ink: str) -> None:
    painter.drawPath(_flame_path(50, 20, 30))
    painter.drawRect(QRectF(34, 54, 32, 2.5))


def _flame_over_circle(painter: QPainter, ink: str) -> None:
    painter.drawPath(_flame_path(50, 15, 20))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 4))
    painter.drawEllipse(QPointF(50, 44), 9, 9)
    painter.drawLine(QPointF(36, 57), QPointF(64, 57))


def _cylinder(painter: QPainter, _ink: str) -> None:
    painter.translate(50, 38)
    painter.rotate(-30)
    painter.drawRoundedRect(QRectF(-20, -6, 34, 12), 5, 5)
    painter.drawRect(QRectF(14, -2.5, 7, 5))
    painter.drawRect(QRectF(20, -4, 2.5, 8))
    painter.rotate(30)
    painter.translate(-50, -38)


def _skull(painter: QPainter, ink: str) -> None:
    painter.drawEllipse(QRectF(39, 16, 22, 20))
    painter.drawRoundedRect(QRectF(43, 31, 14, 10), 2, 2)
    hollow = QColor(WHITE if ink == BLACK else BLACK)
    painter.setBrush(hollow)
    painter.drawEllipse(QPointF(45, 27), 3, 3)
    painter.drawEllipse(QPointF(55, 27), 3, 3)
    painter.setPen(QPen(QColor(ink), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(34, 44), QPointF(66, 58))
    painter.drawLine(QPointF(66, 44), QPointF(34, 58))


def _trefoil(painter: QPainter, _ink: str) -> None:
    painter.drawEllipse(QPointF(50, 34), 4, 4)
    for turn in (60, 180, 300):
        painter.drawPie(QRectF(32, 16, 36, 36), (turn - 30) * 16, 60 * 16)


def _crescents(painter: QPainter, ink: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 3.4))
    for turn in (90, 210, 330):
        angle = turn * pi / 180
        painter.drawEllipse(QPointF(50 + 9 * cos(angle), 37 - 9 * sin(angle)), 9, 9)
    painter.drawEllipse(QPointF(50, 37), 5, 5)


def _bomb(painter: QPainter, ink: str) -> None:
    painter.drawEllipse(QPointF(50, 42), 9, 9)
    painter.setPen(QPen(QColor(ink), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for turn in range(15, 180, 30):
        angle = turn * pi / 180
        start, end = 13, 24 if turn % 60 else 19
        painter.drawLine(
            QPointF(50 + start * cos(angle), 42 - start * sin(angle)),
            QPointF(50 + end * cos(angle), 42 - end * sin(angle)),
        )


def _vessels(painter: QPainter, ink: str) -> None:
    painter.drawRect(QRectF(24, 46, 22, 3))
    painter.drawRect(QRectF(54, 46, 22, 3))
    painter.setPen(QPen(QColor(ink), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x, way in ((34, 1), (66, -1)):
        painter.drawLine(QPointF(x - 8 * way, 20), QPointF(x + 6 * way, 28))
        painter.drawLine(QPointF(x - 9 * way, 25), QPointF(x + 4 * way, 32))
        for y in (36, 41):
            painter.drawPoint(QPointF(x + 3 * way, y))


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
