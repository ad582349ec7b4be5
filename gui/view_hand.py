"""Hands on the picture: wheel, pinch, keys and finger zoom and move it, and draw the part that is to be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from .glass import STEP

if TYPE_CHECKING:
    from .live_view import LiveView

NOTCH = 120  # of a wheel
PAN = 60  # pixels of the view that an arrow key moves the picture
_ZOOM_KEYS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
_PAN_KEYS = {
    Qt.Key.Key_Left: (PAN, 0), Qt.Key.Key_Right: (-PAN, 0), Qt.Key.Key_Up: (0, PAN), Qt.Key.Key_Down: (0, -PAN),
}  # fmt: skip


class ViewHand(QObject):
    """Follows what is done on one view."""

    chosen = Signal(object)  # left, top, width, height of a part of the frame
    zoomed = Signal()

    def __init__(self, view: LiveView) -> None:
        """Take the view in hand."""
        super().__init__(view)
        self._view = view
        self._from: QPointF | None = None
        self.draws = False  # the next stroke of the finger draws a part, and does not move the picture
        view.grabGesture(Qt.GestureType.PinchGesture)
        view.installEventFilter(self)

    def magnify(self, times: float, at: QPointF | None = None) -> None:
        """Zoom in or out round a point of the view, its middle as a rule."""
        view = self._view
        picture = view.picture
        if picture is None:
            return
        at = at or QPointF(view.width() / 2, view.height() / 2)
        view.glass.magnify(times, at, view.box(picture), QSizeF(view.size()))
        view.update()
        self.zoomed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what concerns the picture."""
        if isinstance(event, QWheelEvent):
            self.magnify(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.magnify(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.magnify(pinch.scaleFactor(), QPointF(self._view.mapFromGlobal(pinch.centerPoint().toPoint())))
            return True
        if isinstance(event, QMouseEvent):
            return self._stroke(event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        picture = self._view.picture
        if key in _ZOOM_KEYS:
            self.magnify(_ZOOM_KEYS[key])
        elif key == Qt.Key.Key_0:
            self.magnify(0)
        elif key in _PAN_KEYS and picture is not None and self._view.glass.zoom > 1:
            self._view.glass.shift(*_PAN_KEYS[key], self._view.box(picture))
            self._view.update()
        else:
            return False
        return True

    def _stroke(self, event: QMouseEvent) -> bool:
        view, picture = self._view, self._view.picture
        if picture is None:
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()
            view.setFocus()
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            if self.draws:
                view.band = QRectF(self._from, event.position()).normalized()
            else:
                moved = event.position() - self._from
                view.glass.shift(moved.x(), moved.y(), view.box(picture))
                self._from = event.position()
            view.update()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._from is not None:
            self._from = None
            band, view.band = view.band, None
            view.update()
            part = None if band is None else view.part(band)
            if part is not None:
                self.draws = False
                self.chosen.emit(part)
        else:
            return False
        return True
