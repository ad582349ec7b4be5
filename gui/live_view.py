"""The picture with outlines over what was read, coloured and shaped by verdict; scales and keeps its aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from .following import Anchors
from .glass import Glass
from .outlines import Outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from .fittings import Fittings
    from .following import Trace
    from .marks import Mark
    from .picture import Picture

LEAST_PART = 16  # pixels of a frame: nothing smaller is read by itself


class LiveView(QWidget):
    """Shows one picture and its marks."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._picture: Picture | None = None
        self._scaled: QPixmap | None = None
        self._anchors = Anchors()
        self._outlines = Outlines(fittings)
        self.glass = Glass()
        self.band: QRectF | None = None  # a part that is being drawn with the finger
        self._says = fittings.words("window.view.empty")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        self.setAccessibleName(fittings.words("window.view.name"))

    def sizeHint(self) -> QSize:
        """A fair share of a small screen."""
        return QSize(640, 480)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is outlined in the picture that is shown."""
        return self._anchors.placed(None if self._picture is None else self._picture.trace)

    @property
    def picture(self) -> Picture | None:
        """What is in view."""
        return self._picture

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture in view."""
        return self._picture is not None

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture; the marks stay until :meth:`show_marks` says otherwise."""
        self._picture = picture
        self._scaled = None
        self.update()

    def show_marks(self, marks: Sequence[Mark], trace: Trace | None = None) -> None:
        """Show these outlines; ``trace`` is that of the frame in which they stand."""
        self._anchors.take(marks, trace)
        spoken = ", ".join(mark.label for mark in marks if mark.label)
        self.setAccessibleDescription(spoken)
        self.update()

    def say(self, sentence: str) -> None:
        """The sentence shown while there is no picture."""
        self._says = sentence
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget the picture scaled for the old size."""
        self._scaled = None
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, then the outlines, then the badges."""
        painter = QPainter(self)
        moves = self._picture is not None and self._picture.trace is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not moves)  # lines take twenty times as long with it
        painter.fillRect(self.rect(), QColor("#0B0F13"))
        if self._picture is None:
            painter.setPen(QColor("#DDE4EA"))
            painter.drawText(
                self.rect().adjusted(24, 24, -24, -24),
                int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap),
                self._says,
            )
        else:
            box = self.box(self._picture)
            self._draw_picture(painter, self._picture, box)
            scale = box.width() / self._picture.width
            self._outlines.draw(painter, self.marks, box, scale, QRectF(self.rect()))
            self._draw_band(painter)
        painter.end()

    def _draw_band(self, painter: QPainter) -> None:
        if self.band is not None:
            painter.setBrush(QColor(255, 255, 255, 40))
            for colour, width in (("#000000", 4.0), ("#FFFFFF", 2.0)):
                painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.DashLine))
                painter.drawRect(self.band)

    def box(self, picture: Picture) -> QRectF:
        """Where the picture stands in the widget; some of it outside when it is zoomed."""
        return self.glass.box(picture.width, picture.height, QSizeF(self.size()))

    @property
    def wanted(self) -> int:
        """The longest side in pixels at which a picture is shown: one that has it needs no scaling here."""
        if self._picture is None:
            return round(max(self.width(), self.height()) * self.devicePixelRatioF())
        box = self.box(self._picture)
        return round(max(box.width(), box.height()) * self.devicePixelRatioF())

    def visible(self) -> tuple[int, int, int, int] | None:
        """The part of the frame that is in view: left, top, width and height in its pixels."""
        return None if self._picture is None else self.part(QRectF(self.rect()))

    def part(self, of_view: QRectF) -> tuple[int, int, int, int] | None:
        """The part of the frame below a part of the view; None where that is next to nothing."""
        picture = self._picture
        if picture is None:
            return None
        box = self.box(picture)
        inside = of_view.normalized().intersected(box)
        scale = picture.width / box.width()
        left, top = int((inside.left() - box.left()) * scale), int((inside.top() - box.top()) * scale)
        width = min(picture.width - left, round(inside.width() * scale))
        height = min(picture.height - top, round(inside.height() * scale))
        return (left, top, width, height) if min(width, height) >= LEAST_PART else None

    def _draw_picture(self, painter: QPainter, picture: Picture, box: QRectF) -> None:
        if self.glass.zoom > 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, picture.image)
            return
        ratio = self.devicePixelRatioF()
        wanted = QSize(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
        if self._scaled is None or not _fits(self._scaled.size(), wanted):
            image = picture.image
            if not _fits(image.size(), wanted):
                image = image.scaled(
                    wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            self._scaled = QPixmap.fromImage(image)
        painter.drawPixmap(box, self._scaled, QRectF(self._scaled.rect()))


def _fits(size: QSize, wanted: QSize) -> bool:
    """Whether a picture needs no scaling: the thread that made it may have rounded the other way."""
    return abs(size.width() - wanted.width()) <= 1 and abs(size.height() - wanted.height()) <= 1
