"""How a label stands in the picture: the angle at which its print runs, and places as they are on the label."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING

from ..frame import Region

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..reading import TextReading

_TELLING = 2.0  # a line so many times longer than high tells how print runs
_LEVEL, _ASLANT = 0.05, 0.8
"""Radians from which a label leans, and to which: beyond that lines may as well stand, and run up or down."""
_SURE, _NEXT_TO_ALL, _SEVERAL_TURNED = 0.8, 0.8, 4
"""Of a line; share of the print, and lines, from which a page that does not stand upright is believed to."""
_HALF_TURN = 2


def lean_of(readings: Sequence[TextReading]) -> float:
    """The angle at which most print runs, in radians; 0 where it is next to level, or no line is long enough.

    A page is taken to stand on its side or its head where next to all of its print does so, and surely.
    """
    angles: dict[int, list[tuple[float, float]]] = {}
    for reading in readings:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = reading.region.corners
        along, down = (
            ((bx - ax + cx - dx) / 2, (by - ay + cy - dy) / 2),
            ((dx - ax + cx - bx) / 2, (dy - ay + cy - by) / 2),
        )
        if reading.quarters % 2:
            along, down = down, (-along[0], -along[1])
        length = hypot(*along)
        if length > _TELLING * hypot(*down):
            angles.setdefault(reading.quarters, []).append((atan2(along[1], along[0]), length))
    lengths = {quarters: sum(length for _, length in found) for quarters, found in angles.items()}
    most = max(lengths, key=lambda quarters: lengths[quarters], default=0)
    if most and not _is_sure_of_its_turn(most, readings, lengths):
        most = 0
    whole = lengths.get(most, 0.0)
    upright = pi / 2 if most % 2 else 0.0  # as its lines were measured: along their own left side
    half_turn = pi if most >= _HALF_TURN else 0.0
    passed = 0.0
    for angle, length in sorted(angles.get(most, ())):
        passed += length
        if passed >= whole / 2:
            return half_turn + (angle if _LEVEL < abs(angle - upright) < _ASLANT else upright)
    return 0.0


def _is_sure_of_its_turn(quarters: int, readings: Sequence[TextReading], lengths: Mapping[int, float]) -> bool:
    alike = sum(reading.quarters == quarters and reading.confidence >= _SURE for reading in readings)
    share = lengths[quarters] / sum(lengths.values())
    return share >= _NEXT_TO_ALL and (alike >= _SEVERAL_TURNED or alike == len(readings) > 1)


def turned_back(region: Region, lean: float) -> Region:
    """The region turned round the corner of the picture; its own corners, so its bounds are as tight as they may be."""
    across, down = cos(lean), sin(lean)
    return Region.from_points((x * across + y * down, y * across - x * down) for x, y in region.corners)
