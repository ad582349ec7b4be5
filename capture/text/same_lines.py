"""Whether two readings are of the same line: by their words, and by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.frame import Region
    from inspection.reading import TextReading


def same_words(one: TextReading, other: TextReading) -> bool:
    """Whether two lines have the same letters and figures: engines see blanks and points differently."""
    return one.signs == other.signs


def overlapping(one: Region, other: Region) -> bool:
    """Whether two lines stand in the same place: their upright bounds share half of the area of both together."""
    left, top, width, height = one.bounds
    other_left, other_top, other_width, other_height = other.bounds
    shared_width = min(left + width, other_left + other_width) - max(left, other_left)
    shared_height = min(top + height, other_top + other_height) - max(top, other_top)
    if shared_width <= 0 or shared_height <= 0:
        return False
    shared = shared_width * shared_height
    return shared >= 0.5 * (width * height + other_width * other_height - shared)
