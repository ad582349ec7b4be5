"""Who is asked when, and what of it is believed: a wrong read is worse than none.

Measured on photos with known content (docs/measurements.md): the first engine reads most;
the second finds some blurred linear codes more, but also invents some; a turn by 45 degrees
and evened contrast find more without inventing anything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from inspection.frame import Region

from ..enhance import cut, cut_along, evened, grey, moved, scaled, turned
from .fusion import brightened
from .lines import BLURS
from .names import RETAIL, UNCHECKED, is_itf14
from .patches import LOOKS, find_patches
from .pieces import SHORTEST_BELIEVED, Agreement, family, merged, once, overlap, same_content, within, without_pieces
from .spots import enlarged_spot, find_spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from inspection.message import Message
    from inspection.ports import SymbolReader
    from inspection.reading import SymbolReading

    from .lines import LineReader
    from .patches import Look
    from .spots import Spot

# How far beyond a code the second engine looks: far enough to see what a piece was cut from.
_MARGIN = 0.6
_QUIET_MARGIN = 0.2
_FAR_AROUND = 4.0
_MOST_ROWS = 40
_LEVEL = 6.0  # degrees that an engine does not mind
# The other kinds carry a check that has let nothing wrong through.
_DOUBTFUL = RETAIL | UNCHECKED
_OTHER_SCALE = 1.2
_MOST_PIXELS_ENLARGED = 1_000_000
_FEWEST_PIXELS_SEARCHED = 400_000
_FEWEST_PIXELS_WITH_MORE = 1_500_000


class SymbolStrategy:
    """The thorough look at one picture.

    The first engine reads. What it finds in linear codes is put to the second, on the spot
    only: where both say the same the reading counts two looks, where they contradict each
    other neither is believed. When the first finds nothing, ever costlier looks follow until
    one of them finds something: lines turned upright where bars may be, the second engine,
    evened contrast, deblurred lines, patches full of edges.
    """

    name = "symbols"

    def __init__(
        self,
        quick: SymbolReader,
        first: SymbolReader,
        second: SymbolReader,
        retry_reader: SymbolReader,
        *,
        lines: LineReader,
        patches: SymbolReader,
    ) -> None:
        self._quick = quick
        self._first = first
        self._second = second
        self._retry_reader = retry_reader
        self._lines = lines
        self._patches = patches

    def missing(self) -> Message | None:
        """What the first engine misses; the second is an addition, asked by itself."""
        return self._first.missing()

    def read(self, pixels: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """Decode everything in the picture that can be believed."""
        if not pixels.size:
            return ()
        # A small picture seldom holds a second code, so what a quick look finds is all there is to find.
        small = pixels.shape[0] * pixels.shape[1] < _FEWEST_PIXELS_SEARCHED
        first = (self._quick.read(pixels) if small else ()) or self._first.read(pixels)
        if first:  # what was contradicted is not asked for again until someone says yes
            believed = self._believed(pixels, first)
            large = pixels.shape[0] * pixels.shape[1] >= _FEWEST_PIXELS_WITH_MORE
            return once((*believed, *self._beside(grey(pixels), first))) if large else believed
        picture = brightened(grey(pixels))
        return next((found for found in self._harder(picture) if found), ())

    def _beside(self, picture: NDArray[np.uint8], found: Iterable[SymbolReading]) -> Iterator[SymbolReading]:
        """What else a large picture holds, where bars and edges are and nothing was read."""
        centres = [reading.region.centre for reading in found]
        small = scaled(picture, 0.5)
        for spot in find_spots(small):
            around = enlarged_spot(spot, 2)
            if not any(map(around.covers, centres)):
                yield from self._lines.read(picture, (around,), BLURS[:1], fit=False)
        for patch in find_patches(small):
            around_patch = Region.from_points((2 * x, 2 * y) for x, y in patch.corners)
            if not any(within(centre, around_patch) for centre in centres):
                for look in ("twice the size", "turned level"):
                    yield from self._patch(picture, around_patch, LOOKS[look])

    def _harder(self, picture: NDArray[np.uint8]) -> Iterator[tuple[SymbolReading, ...]]:
        """Look after look, for a picture in which the first engine read nothing."""
        spots = find_spots(picture)
        yield self._lines.read(picture, spots, BLURS[:1], fit=False)
        yield self._second_alone(picture)
        for degrees in _slants(spots):
            level, back = turned(picture, degrees)
            yield _moved(self._patches.read(level) or self._believed(level, self._retried(level)), back)
        even = evened(picture)
        yield self._believed(even, self._retried(even))
        yield self._lines.read(picture, spots, BLURS[1:])
        patches = find_patches(picture)
        agreement = Agreement()
        for look in LOOKS.values():
            yield once(agreement.of(each for patch in patches for each in self._patch(picture, patch, look)))
        if picture.size <= _MOST_PIXELS_ENLARGED:
            enlarged = scaled(picture, 2)
            found = self._patches.read(enlarged)
            yield _moved(found, np.array([[0.5, 0, 0], [0, 0.5, 0]]))

    def _retried(self, picture: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """What one threshold for the whole picture gives; a PDF417 has come out of that as gibberish."""
        return tuple(each for each in self._retry_reader.read(picture) if each.symbology != "PDF417")

    def _patch(self, picture: NDArray[np.uint8], patch: Region, look: Look) -> tuple[SymbolReading, ...]:
        spot, back = cut(picture, patch, 0)
        changed, there = look(spot)
        return _moved(self._patches.read(changed), back @ there)

    def _believed(self, pixels: NDArray[np.uint8], found: Iterable[SymbolReading]) -> tuple[SymbolReading, ...]:
        checked = (
            self._second_opinion(pixels, reading) if reading.symbology in _DOUBTFUL else reading
            for reading in without_pieces(found)
        )
        return without_pieces(reading for reading in checked if reading is not None)

    def _second_opinion(self, pixels: NDArray[np.uint8], reading: SymbolReading) -> SymbolReading | None:
        """The reading, with one look more, or the longer code it is a piece of, or None when it is contradicted."""
        if reading.symbology == "ITF" and not is_itf14(reading.symbology, reading.text):
            upright = self._lines.read_at(grey(pixels), reading.region, "ITF", _FAR_AROUND)
            if upright is not None:
                return merged(upright, replace(reading, text=upright.text))
        margin = _MARGIN if reading.symbology == "ITF" else _QUIET_MARGIN
        spot, back = cut_along(pixels, reading.region, margin, _MOST_ROWS)
        others = [replace(other, region=moved(other.region, back)) for other in self._second.read(spot)]
        for other in others:
            if same_content(reading, other):
                return merged(reading, other)
        on_the_spot = [other for other in others if family(other) == family(reading) and overlap(other, reading)]
        if reading.symbology == "ITF":
            longer = max(on_the_spot, key=lambda other: len(other.text), default=None)
            if longer is not None and reading.text in longer.text:
                return merged(longer, replace(reading, text=longer.text))
        contradicted = bool(on_the_spot) and reading.symbology in RETAIL | {"ITF"}
        too_short = reading.symbology == "ITF" and len(reading.text) < SHORTEST_BELIEVED
        return None if contradicted or too_short else reading

    def _second_alone(self, picture: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """What only the second engine reads: confirmed by itself at another size, and not contradicted."""
        found = without_pieces(self._second.read(picture))
        if not found:
            return ()
        again = self._second.read(scaled(picture, _OTHER_SCALE))
        return tuple(
            reading
            for reading in found
            if _plausible_alone(reading)
            and any(same_content(reading, other) for other in again)
            and not any(_contradicts(reading, other) for other in found)
        )


def _plausible_alone(reading: SymbolReading) -> bool:
    if reading.symbology == "ITF":
        return is_itf14(reading.symbology, reading.text)
    if reading.symbology in UNCHECKED:
        return len(reading.text) >= SHORTEST_BELIEVED
    # The second engine guesses the character set and hands on its guess instead of the bytes.
    return reading.symbology != "QR Code" or reading.payload.isascii()


def _contradicts(one: SymbolReading, other: SymbolReading) -> bool:
    return (
        one is not other
        and family(one) == family(other) == "retail"
        and not same_content(one, other)
        and overlap(one, other)
    )


def _moved(readings: Iterable[SymbolReading], back: NDArray[np.float64]) -> tuple[SymbolReading, ...]:
    return tuple(replace(reading, region=moved(reading.region, back)) for reading in readings)


def _slants(spots: Iterable[Spot]) -> tuple[float, ...]:
    """By how many degrees to turn the picture so that what is found in spots lies level: one or two turns.

    Without a slanting spot it is the turn by 45 degrees that has paid most.
    """
    found: list[float] = []
    for spot in spots:
        degrees = (np.degrees(spot.angle) + 45) % 90 - 45
        if abs(degrees) > _LEVEL and not any(abs(degrees - other) < _LEVEL for other in found):
            found.append(float(degrees))
    return tuple(found[:2]) or (45.0,)
