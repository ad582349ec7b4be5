"""The symbols of labels, pictograms and marks, each drawn round (50, 37) in a picture of 100 by 100. All our own."""

from __future__ import annotations

from math import cos, pi, sin
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPainter

    Draw = Callable[[QPainter, str], None]

BLACK, WHITE = "#000000", "#FFFFFF"


def draw_symbol(painter: QPainter, symbol: str, ink: str) -> bool:
    """Draw what the words of the table name, in this ink; says whether it is one that is known here."""
    for word, draw in _SYMBOLS.items():
        if word in symbol:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            draw(painter, ink)
            painter.restore()
            return True
    return False


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
    for turn in (30, 150, 270):
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


def _exclamation(painter: QPainter, _ink: str) -> None:
    painter.drawPolygon(QPolygonF([QPointF(44, 14), QPointF(56, 14), QPointF(53, 45), QPointF(47, 45)]))
    painter.drawEllipse(QPointF(50, 54), 5, 5)


def _person(painter: QPainter, ink: str) -> None:
    """Head and chest, with the star of a harm that lasts."""
    painter.drawEllipse(QPointF(50, 17), 7.5, 8)
    chest = QPainterPath(QPointF(30, 58))
    chest.cubicTo(30, 32, 40, 29, 46, 28)
    chest.lineTo(54, 28)
    chest.cubicTo(60, 29, 70, 32, 70, 58)
    chest.closeSubpath()
    painter.drawPath(chest)
    painter.setBrush(QColor(WHITE if ink == BLACK else BLACK))
    rays = [(10 if number % 2 else 3.5, number * pi / 6) for number in range(12)]
    painter.drawPolygon(QPolygonF([QPointF(50 + far * cos(turn), 43 + far * sin(turn)) for far, turn in rays]))


def _tree_and_fish(painter: QPainter, ink: str) -> None:
    """A bare tree on the shore, a fish on its back below it."""
    pen = QPen(QColor(ink), 3.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(40, 50), QPointF(40, 18))
    pen.setWidthF(2.2)
    painter.setPen(pen)
    for start, end in (((40, 34), (30, 24)), ((40, 38), (52, 26)), ((40, 27), (46, 17)), ((34, 28), (34, 20))):
        painter.drawLine(QPointF(*start), QPointF(*end))
    painter.drawLine(QPointF(24, 50), QPointF(56, 50))
    painter.setPen(Qt.PenStyle.NoPen)
    fish = QPainterPath(QPointF(48, 56))
    fish.cubicTo(54, 46, 66, 46, 72, 55)
    fish.lineTo(80, 48)
    fish.lineTo(80, 63)
    fish.lineTo(72, 57)
    fish.cubicTo(66, 65, 54, 65, 48, 56)
    painter.drawPath(fish)
    painter.setBrush(QColor(WHITE if ink == BLACK else BLACK))
    painter.drawEllipse(QPointF(55, 57), 1.5, 1.5)


def _batteries(painter: QPainter, ink: str) -> None:
    """A group of batteries, the last one broken and burning."""
    for left in (26, 42, 58):
        painter.drawRoundedRect(QRectF(left, 32, 13, 28), 2, 2)
        painter.drawRect(QRectF(left + 4, 28, 5, 4))
    painter.setBrush(QColor(WHITE if ink == BLACK else BLACK))
    crack = [(58, 40), (66, 43), (62, 47), (71, 50), (71, 47), (66, 45), (70, 41), (62, 38)]
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in crack]))
    painter.setBrush(QColor(ink))
    painter.drawPath(_flame_path(64.5, 8, 19))


def _gasping(painter: QPainter, ink: str) -> None:
    """A person who has no air."""
    painter.drawEllipse(QPointF(44, 20), 7, 7)
    painter.setPen(QPen(QColor(ink), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for start, end in (((46, 29), (54, 46)), ((54, 46), (40, 50)), ((40, 50), (44, 62)), ((47, 33), (36, 38))):
        painter.drawLine(QPointF(*start), QPointF(*end))
    painter.drawLine(QPointF(36, 38), QPointF(41, 28))


def _thermometer(painter: QPainter, ink: str) -> None:
    painter.drawRoundedRect(QRectF(46, 12, 8, 38), 4, 4)
    painter.drawEllipse(QPointF(50, 54), 8, 8)
    painter.setPen(QPen(QColor(ink), 2))
    for y in (18, 25, 32, 39):
        painter.drawLine(QPointF(58, y), QPointF(63, y))


def _arrows(painter: QPainter, _ink: str) -> None:
    for x in (36, 64):
        painter.drawPolygon(QPolygonF([QPointF(x - 11, 34), QPointF(x, 14), QPointF(x + 11, 34)]))
        painter.drawRect(QRectF(x - 4, 33, 8, 19))
    painter.drawRect(QRectF(22, 56, 56, 5))


# The words of the table, the longer ones before those that they contain.
_SYMBOLS: Mapping[str, Draw] = MappingProxyType(
    {
        "flame over circle": _flame_over_circle,
        "batteries": _batteries,
        "cylinder": _cylinder,
        "skull": _skull,
        "trefoil": _trefoil,
        "crescents": _crescents,
        "bomb": _bomb,
        "vessels": _vessels,
        "exclamation": _exclamation,
        "chest": _person,
        "tree": _tree_and_fish,
        "air warning": _gasping,
        "thermometer": _thermometer,
        "arrows": _arrows,
        "flame": _flame,
    }
)
