"""What is printed for the scanner: the test code, on the screen and on paper, and the sheet of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Sequence

QUIET = 4  # light modules round the code, as ISO/IEC 18004 asks
RESOLUTION = 300
BESIDE, ROW_MM, CODE_MM = 3, 43, 28  # of the sheet of commands


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
    buffer, writer, painter = _begun(title)
    across, mm = float(writer.width()), RESOLUTION / 25.4
    _heading(painter, title, across)
    draw_code(painter, code, QRectF((across - 60 * mm) / 2, 25 * mm, 60 * mm, 60 * mm))
    painter.setFont(QFont(painter.font().family(), 12))
    painter.drawText(QRectF(0, 95 * mm, across, 140 * mm), Qt.TextFlag.TextWordWrap, "\n\n".join(lines))
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def commands_pdf(codes: Sequence[tuple[str, Sequence[Sequence[bool]]]], title: str, explain: str) -> bytes:
    """Named codes as PDF, A4, so far apart that a scanner catches one. May run off the UI thread."""
    buffer, writer, painter = _begun(title)
    across, mm = float(writer.width()), RESOLUTION / 25.4
    _heading(painter, title, across)
    painter.setFont(QFont(painter.font().family(), 9))
    painter.drawText(QRectF(0, 12 * mm, across, 28 * mm), Qt.TextFlag.TextWordWrap, explain)
    painter.setFont(QFont(painter.font().family(), 11, QFont.Weight.Bold))
    wide, tall, side = across / BESIDE, ROW_MM * mm, CODE_MM * mm
    centred = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
    for number, (name, code) in enumerate(codes):
        left, top = number % BESIDE * wide, 41 * mm + number // BESIDE * tall
        draw_code(painter, code, QRectF(left + (wide - side) / 2, top, side, side))
        painter.drawText(QRectF(left, top + side, wide, tall - side), centred, name)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _begun(title: str) -> tuple[QBuffer, QPdfWriter, QPainter]:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20))
    writer.setTitle(title)
    return buffer, writer, QPainter(writer)


def _heading(painter: QPainter, title: str, across: float) -> None:
    painter.setFont(QFont(painter.font().family(), 20, QFont.Weight.Bold))
    painter.drawText(QRectF(0, 0, across, 20 * RESOLUTION / 25.4), Qt.TextFlag.TextWordWrap, title)
