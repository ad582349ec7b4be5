"""The scanner's test code, on the screen and on a sheet of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET = 4  # light modules round the code, as ISO/IEC 18004 asks
RESOLUTION = 300


def draw_code(painter: QPainter, code: Sequence[Sequence[bool]], box: QRectF) -> None:
    """Draw the code with its light margin into a square."""
    side = box.width() / (len(code) + 2 * QUIET)
    painter.fillRect(box, QColor("#FFFFFF"))
    for down, row in enumerate(code):
        for along, dark in enumerate(row):
            if dark:
                left, top = box.left() + (along + QUIET) * side, box.top() + (down + QUIET) * side
                painter.fillRect(QRectF(left, top, side + 0.5, side + 0.5), QColor("#000000"))


def code_picture(code: Sequence[Sequence[bool]], side: int) -> QPixmap:
    """The code for the screen."""
    picture = QPixmap(side, side)
    painter = QPainter(picture)
    draw_code(painter, code, QRectF(0, 0, side, side))
    painter.end()
    return picture


def sheet_pdf(code: Sequence[Sequence[bool]], title: str, lines: Sequence[str]) -> bytes:
    """The sheet as PDF, A4: title, the code 60 mm wide, and what to do. May run off the UI thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setTitle(title)
    painter = QPainter(writer)
    across, mm = float(writer.width()), RESOLUTION / 25.4
    painter.setFont(QFont(painter.font().family(), 20, QFont.Weight.Bold))
    painter.drawText(QRectF(0, 0, across, 20 * mm), Qt.TextFlag.TextWordWrap, title)
    draw_code(painter, code, QRectF((across - 60 * mm) / 2, 25 * mm, 60 * mm, 60 * mm))
    painter.setFont(QFont(painter.font().family(), 12))
    painter.drawText(QRectF(0, 95 * mm, across, 140 * mm), Qt.TextFlag.TextWordWrap, "\n\n".join(lines))
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
