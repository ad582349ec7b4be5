"""Draws a practice case: a label, the door of a container, or a page. In any thread; all of it our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from inspection.practice.cases import Scene

from .hazard_drawing import draw_hazard

if TYPE_CHECKING:
    from inspection.practice.cases import PracticeCase
    from inspection.reference_thing import HazardLabel

WIDTH, HEIGHT = 760, 560
MARGIN = 40
GROUNDS = {Scene.LABEL: "#F7F3E8", Scene.CONTAINER: "#27546B", Scene.PAPER: "#FFFFFF"}
INKS = {Scene.LABEL: "#151515", Scene.CONTAINER: "#F2F2F2", Scene.PAPER: "#222222"}


def draw_case(case: PracticeCase, labels: tuple[HazardLabel, ...]) -> QImage:
    """The picture of a case."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUNDS[case.scene]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if case.scene is Scene.CONTAINER:
        painter.setPen(QPen(QColor("#1D4256"), 6))
        for x in range(0, WIDTH, 38):
            painter.drawLine(x, 0, x, HEIGHT)
    else:
        painter.setPen(QPen(QColor("#8A8577"), 3))
        painter.drawRect(QRectF(12, 12, WIDTH - 24, HEIGHT - 24))
    painter.setPen(QColor(INKS[case.scene]))
    side = 180.0
    beside = side + MARGIN if labels else 0.0
    top = float(MARGIN)
    for number, line in enumerate(case.lines):
        font = QFont("monospace" if case.scene is Scene.PAPER else "sans-serif")
        font.setBold(number == 0 or case.scene is Scene.CONTAINER)
        font.setPixelSize(44 if number == 0 else 30)
        painter.setFont(font)
        box = QRectF(MARGIN, top, WIDTH - 2 * MARGIN - beside, 400)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        taken = painter.boundingRect(box, flags, line)
        painter.drawText(box, flags, line)
        top += taken.height() + 18
    for number, label in enumerate(labels):
        draw_hazard(painter, QRectF(WIDTH - side - MARGIN, MARGIN + number * (side + 16), side, side), label)
    painter.end()
    return image
