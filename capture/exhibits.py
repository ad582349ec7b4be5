"""The bytes by which a frame is kept as an exhibit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

from inspection.frame import OriginalKind

if TYPE_CHECKING:
    from inspection.frame import Frame


def exhibit_bytes(frame: Frame) -> tuple[bytes, str, OriginalKind]:
    """Give the original bytes of a frame, or a lossless PNG of its pixels, with media type and kind."""
    if frame.original is not None:
        return frame.original, frame.media_type, frame.original_kind
    encoded, png = cv2.imencode(".png", frame.pixels, [cv2.IMWRITE_PNG_COMPRESSION, 3])
    if not encoded:
        raise ValueError("a frame without pixels cannot be kept")
    return png.tobytes(), "image/png", OriginalKind.LOSSLESS
