"""Frames become pictures for the screen here and nowhere else; called in workers, never on the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from inspection.frame import Frame

    from .following import Trace

LONGEST = 2560  # pixels kept for the screen; the exhibit keeps all of them


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture at screen size, and the size in pixels of the frame that regions refer to.

    ``trace`` says where a live frame stands in its run.
    """

    image: QImage
    width: int
    height: int
    trace: Trace | None = None


def picture_of(frame: Frame, longest: int = LONGEST, trace: Trace | None = None) -> Picture:
    """Make a picture whose longer side has at most so many pixels. It owns its memory."""
    width, height = frame.size
    pixels = frame.pixels if frame.pixels.flags.c_contiguous else frame.pixels.copy()
    borrowed = QImage(pixels.data, width, height, int(pixels.strides[0]), QImage.Format.Format_BGR888)
    image = borrowed.convertToFormat(QImage.Format.Format_RGB32)  # which scales a third faster than three bytes a pixel
    if max(width, height) > longest:
        image = image.scaled(
            longest, longest, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return Picture(image, width, height, trace)
