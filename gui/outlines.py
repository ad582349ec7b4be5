"""Outlines and badges over a picture, drawn with few calls: the view is painted thirty times a second.

A badge is drawn once and then copied, and keeps its place beside its outline while the picture moves: it is placed anew
when other things are read, or when it would leave the view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from inspection.verdict import Verdict

from .badges import hides, place
from .glyphs import draw_glyph
from .theme import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fittings import Fittings
    from .marks import Mark

PAD = 6.0
MOST_DRAWN = 64  # badges that are remembered
LINES = {
    Verdict.PROHIBITED: (Qt.PenStyle.SolidLine, 5.0),
    Verdict.PERMIT_REQUIRED: (Qt.PenStyle.DashLine, 4.0),
    Verdict.CANNOT_TELL: (Qt.PenStyle.DotLine, 4.0),
    Verdict.DOCUMENTS_REQUIRED: (Qt.PenStyle.DashDotLine, 4.0),
    Verdict.NOT_LISTED: (Qt.PenStyle.SolidLine, 2.0),
}
PLAIN_LINE = (Qt.PenStyle.SolidLine, 1.5)

Named = tuple[str, Verdict | None]


class Outlines:
    """What is drawn over one view."""

    def __init__(self, fittings: Fittings) -> None:
        """Nothing is drawn yet."""
        self._fittings = fittings
        self._drawn: dict[Named, QPixmap] = {}
        self._look: object = None  # theme, letters and screen that the badges were drawn for
        self._layout: object = None  # what the places were found for
        self._offsets: dict[int, QPointF] = {}  # of a badge from its outline, by the number of the mark

    def draw(self, painter: QPainter, marks: Sequence[Mark], box: QRectF, scale: float, field: QRectF) -> None:
        """Draw the marks of a picture that stands in ``box``, ``scale`` pixels of the view for one of its own."""
        self._draw_lines(painter, marks, box.topLeft(), scale)
        font = QFont(painter.font())
        font.setBold(True)
        look = (self._fittings.theme.name, font.key(), painter.device().devicePixelRatioF())
        if look != self._look or len(self._drawn) > MOST_DRAWN:
            self._look, self._layout = look, None
            self._drawn.clear()
        regions = [_on_screen(mark, box, scale) for mark in marks]
        badges = {
            number: self._badge((mark.label, mark.verdict), font, painter.device().devicePixelRatioF())
            for number, mark in enumerate(marks)
            if mark.label
        }
        for number, spot in self._places(marks, regions, badges, scale, field).items():
            painter.drawPixmap(spot, badges[number])

    def _draw_lines(self, painter: QPainter, marks: Sequence[Mark], origin: QPointF, scale: float) -> None:
        """All outlines of one verdict at once."""
        paths: dict[Verdict | None, QPainterPath] = {}
        for mark in marks:
            width = _line_of(mark.verdict)[1]
            path = paths.setdefault(mark.verdict, QPainterPath())
            path.addPolygon(QPolygonF(_round(mark.region.corners, scale, width)).translated(origin))
            path.closeSubpath()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for verdict, path in paths.items():
            style, width = _line_of(verdict)
            colours = self._fittings.theme.of_verdict(verdict)
            for pen in (QPen(QColor(colours.ink), width + 2.5), QPen(QColor(colours.fill), width, style)):
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(path)

    def _places(
        self, marks: Sequence[Mark], regions: list[QRectF], badges: dict[int, QPixmap], scale: float, field: QRectF
    ) -> dict[int, QPointF]:
        """Where each badge stands; the most serious one, which comes last, has the first choice.

        One that tells no verdict is left out where it would hide what was read: the list beside the picture has it.
        """
        layout = ([(mark.label, mark.verdict) for mark in marks], scale, field.size())
        if layout == self._layout:
            spots = {number: regions[number].topLeft() + offset for number, offset in self._offsets.items()}
            if all(field.contains(QRectF(spot, _size(badges[number]))) for number, spot in spots.items()):
                return spots
        self._layout = layout
        taken: list[QRectF] = []
        spots = {}
        for number in reversed(badges):
            badge = place(regions[number], _size(badges[number]), field, regions, taken)
            if marks[number].verdict is None and hides(badge, regions[number], regions, taken):
                continue
            taken.append(badge)
            spots[number] = badge.topLeft()
        self._offsets = {number: spot - regions[number].topLeft() for number, spot in spots.items()}
        return spots

    def _badge(self, named: Named, font: QFont, ratio: float) -> QPixmap:
        known = self._drawn.get(named)
        if known is None:
            known = self._drawn[named] = self._new_badge(*named, font, ratio)
        return known

    def _new_badge(self, label: str, verdict: Verdict | None, font: QFont, ratio: float) -> QPixmap:
        colours = self._fittings.theme.of_verdict(verdict)
        metrics = QFontMetricsF(font)
        height = metrics.height() + PAD
        whole = QRectF(0, 0, height + metrics.horizontalAdvance(label) + 2 * PAD, height)
        pixmap = QPixmap(QSize(round((whole.width() + 1) * ratio), round((whole.height() + 1) * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QPen(QColor(colours.ink), 1))
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(whole, 4, 4)
        side = height - PAD
        draw_glyph(painter, QRectF(PAD, PAD / 2, side, side), verdict, Pair(colours.ink, colours.fill))
        painter.setPen(QColor(colours.ink))
        text = whole.adjusted(side + 2 * PAD, 0, -PAD / 2, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label)
        painter.end()
        return pixmap


def _line_of(verdict: Verdict | None) -> tuple[Qt.PenStyle, float]:
    return LINES[verdict] if verdict is not None else PLAIN_LINE


def _round(corners: Sequence[tuple[float, float]], scale: float, width: float) -> list[QPointF]:
    """The corners on the screen, so far out that a line of this width covers nothing of what it surrounds."""
    places = [(x * scale, y * scale) for x, y in corners]
    across, down = ([place[axis] for place in places] for axis in (0, 1))
    return [QPointF(*moved) for moved in zip(_apart(across, width), _apart(down, width), strict=True)]


def _apart(values: Sequence[float], by: float) -> list[float]:
    """The values moved away from their middle; the tip of a diamond stays above it."""
    middle, half = (min(values) + max(values)) / 2, (max(values) - min(values)) / 2 or 1.0
    return [value + by * max(-1.0, min(1.0, 2 * (value - middle) / half)) for value in values]


def _size(pixmap: QPixmap) -> QSizeF:
    return pixmap.deviceIndependentSize()


def _on_screen(mark: Mark, box: QRectF, scale: float) -> QRectF:
    left, top, width, height = mark.region.bounds
    return QRectF(box.left() + left * scale, box.top() + top * scale, width * scale, height * scale)
