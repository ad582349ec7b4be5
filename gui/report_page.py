"""One page of a report as it will be printed, as wide as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent


class ReportPage(QWidget):
    """Never larger than its picture, and as high as its width asks for."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The size of the picture."""
        return self._image.size()

    def heightForWidth(self, width: int) -> int:
        """The height of the page where it is so wide."""
        across = min(width, self._image.width())
        return round(self._image.height() * across / max(1, self._image.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, in the middle."""
        size = self._image.size().scaled(self.size().boundedTo(self._image.size()), _WHOLE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect((self.width() - size.width()) // 2, 0, size.width(), size.height()), self._image)
        painter.end()


_WHOLE = Qt.AspectRatioMode.KeepAspectRatio
