"""When two readings are the same, and when one is but a piece of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .names import RETAIL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.frame import Point, Region
    from inspection.reading import SymbolReading

# A shorter code without a check digit needs the word of both engines (of ITF even on photos, as pieces pass for codes).
SHORTEST_BELIEVED = 8
_SOMETIMES_GIBBERISH = frozenset({"PDF417", "MicroPDF417"})


def without_pieces(readings: Iterable[SymbolReading]) -> tuple[SymbolReading, ...]:
    """Drop what is no code of its own: an ITF whose digits are a part of another ITF's (a slanting look at it)."""
    found = tuple(readings)
    whole = [reading.text for reading in found if reading.symbology == "ITF"]
    return tuple(
        reading
        for reading in found
        if reading.symbology != "ITF" or not any(reading.text in text and reading.text != text for text in whole)
    )


def once(readings: Iterable[SymbolReading]) -> tuple[SymbolReading, ...]:
    """Of readings of the same content in the same place only the first."""
    kept: list[SymbolReading] = []
    for reading in readings:
        if not any(same_content(reading, other) and overlap(reading, other) for other in kept):
            kept.append(reading)
    return tuple(kept)


class Agreement:
    """Looks at restored pictures: a PDF417 counts when two of them gave the same; some came out as gibberish."""

    def __init__(self) -> None:
        self._once: dict[str, SymbolReading] = {}

    def of(self, readings: Iterable[SymbolReading]) -> tuple[SymbolReading, ...]:
        """What of these readings counts."""
        return tuple(counted for reading in readings if (counted := self._counted(reading)) is not None)

    def _counted(self, reading: SymbolReading) -> SymbolReading | None:
        if reading.symbology not in _SOMETIMES_GIBBERISH:
            return reading
        before = self._once.setdefault(reading.text, reading)
        return None if before is reading else merged(reading, before)


def same_content(one: SymbolReading, other: SymbolReading) -> bool:
    """Whether two engines read the same: UPC-A equals EAN-13 with a leading zero, separators do not count."""
    return family(one) == family(other) and _plain(one) == _plain(other)


def merged(one: SymbolReading, other: SymbolReading) -> SymbolReading:
    """The first reading with the engines and looks of both; the AIM identifier of whichever knows it."""
    engines = tuple(dict.fromkeys(one.engines + other.engines))
    return replace(one, engines=engines, looks=one.looks + other.looks, aim=one.aim or other.aim)


def family(reading: SymbolReading) -> str:
    """The kind, one for all of the retail family, which engines tell apart in different ways."""
    return "retail" if reading.symbology in RETAIL else reading.symbology


def _plain(reading: SymbolReading) -> str:
    if reading.symbology in RETAIL and reading.symbology != "EAN-8":
        return reading.text.rjust(13, "0")
    return "".join(character for character in reading.text if character.isprintable())


def overlap(one: SymbolReading, other: SymbolReading) -> bool:
    """Whether the centre of one region lies within the bounds of the other (regions may be mere lines)."""
    return within(one.region.centre, other.region) or within(other.region.centre, one.region)


def within(point: Point, region: Region) -> bool:
    """Whether a point lies within the bounds of a region, or nearly so."""
    x, y = point
    left, top, width, height = region.bounds
    slack = 0.1 * max(width, height)
    return left - slack <= x <= left + width + slack and top - slack <= y <= top + height + slack
