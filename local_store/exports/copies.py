"""Copies of kept photos for a packet: without what a camera writes beside the picture, and with words covered."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from ..report.pictures import print_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.frame import Region

_QUALITY = 85
_ROOM = 0.15  # of its height that a region is covered beyond its edge: letters stand out of it


def copy_without_persons(content: bytes, width: int, height: int, covered: Sequence[Region]) -> bytes | None:
    """A JPEG of the upright picture with the regions covered; None for what cannot be decoded.

    ``width`` and ``height`` are those of the picture that the regions are measured in.
    """
    shown = print_of(content)
    if shown is None or not width or not height:
        return None
    with Image.open(io.BytesIO(shown.jpeg), formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    drawing = ImageDraw.Draw(picture)
    across, down = shown.width / width, shown.height / height
    for region in covered:
        left, top, wide, high = region.bounds
        room = _ROOM * high
        box = ((left - room) * across, (top - room) * down, (left + wide + room) * across, (top + high + room) * down)
        drawing.rectangle(box, fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
