"""Room on low screens: what needs more height than there is scrolls, and is never squeezed or cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

LEAST = 3  # times the least size of a target: less height than that shows too little to be scrolled
BELOW_SAFETY = 1  # times it, below a line that warns: that must not be scrolled away for the sake of the rest


class Room(QScrollArea):
    """Gives one widget all the room there is; scrolls it up and down where that is less than it needs at least.

    Of a stack only what is in view counts for the height. Qt's own way would give the height that a widget likes best.
    """

    def __init__(self, inside: QWidget, target: int, least: int = LEAST) -> None:
        """``target`` is the least size of what is pressed, in pixels; ``least`` so many of them are shown at least."""
        super().__init__()
        self._inside = inside
        self._least = least * target
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """As wide as all that it may show, beside the bar; how low it is does not matter."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        return QSize(self._inside.minimumSizeHint().width() + taken, self._least)

    def sizeHint(self) -> QSize:
        """What the widget likes best."""
        return self._inside.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window, or the scroll bar came or went."""
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        """The widget has changed its mind about its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().viewportEvent(event)

    def _fit(self) -> None:
        view = self.viewport().size()
        self._inside.resize(view.width(), max(view.height(), least_height(self._inside, view.width())))


def least_height(widget: QWidget, width: int) -> int:
    """Pixels that a widget takes at least where it is so wide."""
    if isinstance(widget, QStackedWidget):
        widget = widget.currentWidget() or widget
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return widget.minimumSizeHint().expandedTo(widget.minimumSize()).height()
