"""The magnifying glass over a picture: how much larger it is shown than it fits, and which point is in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST = 8.0
STEP = 1.25


@dataclass(slots=True)
class Glass:
    """``x`` and ``y`` are where the middle of the view lies in the picture, 0 to 1."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def box(self, width: int, height: int, view: QSizeF) -> QRectF:
        """Where a picture of that size stands in the view; never further off than its edge."""
        scale = min(view.width() / width, view.height() / height) * self.zoom
        across, down = width * scale, height * scale
        left = _place(across, view.width(), self.x)
        top = _place(down, view.height(), self.y)
        return QRectF(left, top, across, down)

    def magnify(self, times: float, at: QPointF, box: QRectF, view: QSizeF) -> None:
        """Zoom in or out; the point of the picture below ``at`` stays below it."""
        before = self.zoom
        self.zoom = min(MOST, max(1.0, self.zoom * times))
        grown = self.zoom / before
        left, top = at.x() - (at.x() - box.left()) * grown, at.y() - (at.y() - box.top()) * grown
        self.x = _within((view.width() / 2 - left) / (box.width() * grown))
        self.y = _within((view.height() / 2 - top) / (box.height() * grown))
        if self.zoom == 1.0:
            self.x = self.y = 0.5

    def shift(self, across: float, down: float, box: QRectF) -> None:
        """Move the picture by so many pixels of the view."""
        self.x = _within(self.x - across / box.width())
        self.y = _within(self.y - down / box.height())


def _place(length: float, room: float, middle: float) -> float:
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, room / 2 - middle * length))


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))
