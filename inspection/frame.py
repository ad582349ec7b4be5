"""A picture on its way through the program, and a region within it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Region:
    """Four corners in pixels of the upright picture, clockwise from the object's own top left."""

    corners: tuple[Point, Point, Point, Point]

    @classmethod
    def from_bounds(cls, x: float, y: float, width: float, height: float) -> Region:
        """Make the upright rectangle with its top left at (x, y)."""
        return cls(((x, y), (x + width, y), (x + width, y + height), (x, y + height)))

    @classmethod
    def from_points(cls, points: Iterable[Iterable[float]]) -> Region:
        """Take exactly four points. Raises ValueError for any other number."""
        a, b, c, d = ((float(x), float(y)) for x, y in points)
        return cls((a, b, c, d))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the upright rectangle round the region."""
        xs = [x for x, _ in self.corners]
        ys = [y for _, y in self.corners]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    @property
    def centre(self) -> Point:
        """The mean of the four corners."""
        return sum(x for x, _ in self.corners) / 4, sum(y for _, y in self.corners) / 4


class Pace(StrEnum):
    """Whether a source waits for us (pulled one by one) or not (newest frame only)."""

    LIVE = "live"
    PULLED = "pulled"


class OriginalKind(StrEnum):
    """What the kept bytes of a frame are; the record says which."""

    FILE = "file"  # a file's own bytes, untouched
    CAMERA_PACKET = "camera-packet"  # the JPEG packet as the camera driver gave it
    LOSSLESS = "lossless"  # a PNG made of the decoded frame


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture: ``pixels`` is height x width x 3, BGR, uint8, upright (EXIF rotation applied).

    ``original`` holds the bytes to be kept as exhibit, with their media type; None where
    the source has none (a decoded video frame), and a lossless PNG is made on keeping.
    """

    pixels: NDArray[np.uint8]
    source: str
    name: str
    index: int
    taken_at: datetime
    pace: Pace = Pace.PULLED
    original: bytes | None = None
    original_kind: OriginalKind = OriginalKind.LOSSLESS
    media_type: str = "image/png"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.pixels.shape[:2]
        return int(width), int(height)
