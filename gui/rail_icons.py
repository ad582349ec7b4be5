"""The drawings on the rail, in the ink of the theme."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    """In a square of 24: strokes and circles by name, else the half-filled circle of light and dark."""
    for stroke in _STROKES.get(name, ()):
        painter.drawPolyline([QPointF(x, y) for x, y in stroke])
    for x, y, radius in _CIRCLES.get(name, ()):
        painter.drawEllipse(QPointF(x, y), radius, radius)
    if name == "lock":
        painter.drawArc(QRectF(8, 3, 8, 15), 0, 180 * 16)
    if name == "theme":
        painter.setBrush(ink)
        painter.drawChord(QRectF(4, 4, 16, 16), 90 * 16, 180 * 16)


Stroke = tuple[tuple[float, float], ...]


def _box(left: float, top: float, right: float, bottom: float) -> Stroke:
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


_CORNERS = tuple(
    ((x + 5 * dx, y), (x, y), (x, y + 5 * dy))
    for x, y, dx, dy in ((3, 3, 1, 1), (21, 3, -1, 1), (3, 21, 1, -1), (21, 21, -1, -1))
)
_STROKES: Mapping[str, tuple[Stroke, ...]] = MappingProxyType(
    {
        "inspect": (*_CORNERS, _box(8, 9, 16, 15)),  # a viewfinder round a label
        "start": (((2, 12), (12, 3), (22, 12)), ((5, 10), (5, 21), (19, 21), (19, 10))),  # a house
        "case": (((3, 20), (3, 5), (10, 5), (12, 8), (21, 8), (21, 20), (3, 20)),),  # a folder
        "records": (  # sheets with lines
            _box(4, 3, 17, 20),
            *(((7.5, y), (13.5, y)) for y in (8, 12, 16)),
            ((20, 6), (20, 22), (8, 22)),
        ),
        "reference": (_book := ((12, 6), (3, 4), (3, 18), (12, 20), (12, 6)), tuple((24 - x, y) for x, y in _book)),
        "sync": (  # up to a roof, and down again
            ((3, 9), (12, 3), (21, 9)),
            ((8, 21), (8, 12)),
            ((5, 15.5), (8, 12), (11, 15.5)),
            ((16, 12), (16, 21)),
            ((13, 17.5), (16, 21), (19, 17.5)),
        ),
        "practice": (((2, 9), (12, 4), (22, 9), (12, 14), (2, 9)), ((6, 11.5), (6, 17), (18, 17), (18, 11.5))),  # a cap
        "settings": tuple(((3, y), (21, y)) for y in (6, 12, 18)),  # sliders
        "officers": (((3, 21), (3, 17), (7, 14), (17, 14), (21, 17), (21, 21)),),
        "help": (((9, 9), (10, 6.5), (12, 6), (14.5, 7), (14.8, 9.5), (12, 12.2), (12, 14)), ((12, 17.5), (12, 17.6))),
        "backup": (((3, 14), (3, 21), (21, 21), (21, 14)), ((12, 3), (12, 16)), ((7.5, 11.5), (12, 16), (16.5, 11.5))),
        "lock": (_box(5, 11, 19, 21),),
    }
)
_CIRCLES: Mapping[str, tuple[tuple[float, float, float], ...]] = MappingProxyType(
    {
        "settings": ((15, 6, 2.4), (8, 12, 2.4), (16, 18, 2.4)),
        "officers": ((12, 8, 4),),
        "help": ((12, 12, 9.5),),
        "theme": ((12, 12, 8),),
    }
)
