"""Looks at live frames: a quick one at each, and one more thing tried on every frame that gave nothing.

A frame has 33 ms. The quick look takes most of it; what is tried besides is cut so small that it
fits, and goes on where it left off on the next frame: a scene that stands still for a second gets
nearly all of the thorough look. Frames larger than full HD are looked at in half their size, and
in full where bars or edges were found.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from inspection.frame import Region

from ..enhance import cut, evened, grey, moved, scaled
from .lines import BLURS
from .names import UNCHECKED, is_itf14
from .patches import LOOKS, find_patches
from .pieces import SHORTEST_BELIEVED, once, without_pieces
from .spots import Spot, find_spots
from .strips import upright

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from numpy.typing import NDArray

    from inspection.message import Message
    from inspection.ports import SymbolReader
    from inspection.reading import SymbolReading

    from .lines import LineReader
    from .patches import Look

    Picture = NDArray[np.uint8]
    Readings = tuple[SymbolReading, ...]

_LONGEST_SIDE = 2200
_TILES = 3
_ABOVE = 0.15
_AROUND = 0.7
_LARGEST_PATCH = 200_000  # pixels; a code that fills more needs no enlarging
_MOST_REMEMBERED = 16
_TILE_OVERLAP = 0.15


class LiveLook:
    """Reads frame after frame of one source; ``quick`` is asked about the whole frame, the others about parts."""

    name = "live"

    def __init__(
        self, quick: SymbolReader, even: SymbolReader, any_way: SymbolReader, lines: LineReader, patches: SymbolReader
    ) -> None:
        self._quick = quick
        self._even = even
        self._any_way = any_way
        self._lines = lines
        self._patches = patches
        self._whole_itf: tuple[str, ...] = ()
        self._looks = self._in_turn()
        next(self._looks)

    def missing(self) -> Message | None:
        """What the quick engine misses."""
        return self._quick.missing()

    def read(self, pixels: Picture) -> Readings:
        """Decode what this frame shows, without pieces of longer codes and short codes that nothing checks."""
        if not pixels.size:
            return ()
        picture = grey(pixels)
        large = max(picture.shape) > _LONGEST_SIDE
        whole = _halved(picture) if large else picture
        found = _back(self._quick.read(whole), 2) if large else self._quick.read(whole)
        return self._believed(picture, found) or self._believed(picture, self._looks.send(picture))

    def _believed(self, picture: Picture, found: Readings) -> Readings:
        whole_codes = (self._whole(picture, reading) for reading in without_pieces(found))
        return once(reading for reading in whole_codes if reading is not None)

    def _whole(self, picture: Picture, reading: SymbolReading) -> SymbolReading | None:
        if reading.symbology == "ITF" and not is_itf14(reading.symbology, reading.text):
            if reading.text in self._whole_itf:
                return reading
            upright_reading = self._lines.read_at(picture, reading.region, "ITF", _AROUND)
            if upright_reading is not None:
                self._whole_itf = (upright_reading.text, *self._whole_itf)[:_MOST_REMEMBERED]
            return upright_reading
        if reading.symbology in UNCHECKED and len(reading.text) < SHORTEST_BELIEVED:
            return None
        return reading

    def _in_turn(self) -> Generator[Readings, Picture, None]:
        """One look for each picture that is sent, over and over."""
        picture = yield ()
        while True:
            small, times = _reduced(picture)
            spots = tuple(_larger(spot, times) for spot in find_spots(small))
            picture = yield ()
            for spot in spots:
                picture = yield self._lines.read(picture, (spot,), BLURS[:1], fit=False)
            for spot in spots[:3]:
                level, back, _ = upright(picture, spot, _ABOVE)
                picture = yield _placed(self._patches.read(level), back)
            small, times = _reduced(picture)
            picture = yield _back(self._any_way.read(small), times)
            small, times = _reduced(picture)
            found = (_enlarged(patch, times) for patch in find_patches(small, most=5))
            patches = [patch for patch in found if patch.bounds[2] * patch.bounds[3] <= _LARGEST_PATCH]
            picture = yield ()
            for look in LOOKS.values():
                picture = yield tuple(reading for patch in patches for reading in self._patch(picture, patch, look))
            for spot in spots:
                for first in (1, 4):
                    picture = yield self._lines.read(picture, (spot,), BLURS[first : first + 2], fit=False)
            for number in range(_TILES):
                tile, back = cut(picture, _tile(picture, number), 0)
                picture = yield _placed(self._even.read(evened(tile)), back)

    def _patch(self, picture: Picture, patch: Region, look: Look) -> Readings:
        spot, back = cut(picture, patch, 0)
        changed, across, down = look(spot)
        return _placed(self._patches.read(changed), back @ np.diag((1 / across, 1 / down, 1)))


def _reduced(picture: Picture) -> tuple[Picture, float]:
    """The picture at no more than 960 pixels or so, and how many times smaller."""
    times = max(1.0, float(2 ** round(np.log2(max(picture.shape) / 960))))
    return (scaled(picture, 1 / times), times) if times > 1 else (picture, 1.0)


def _halved(picture: Picture) -> Picture:
    return scaled(picture, 0.5)


def _larger(spot: Spot, times: float) -> Spot:
    (left, right), (top, bottom) = spot.along, spot.across
    return Spot(spot.score, spot.angle, (left * times, right * times), (top * times, bottom * times))


def _enlarged(region: Region, times: float) -> Region:
    return Region.from_points((x * times, y * times) for x, y in region.corners)


def _back(readings: Iterable[SymbolReading], times: float) -> Readings:
    return tuple(replace(reading, region=_enlarged(reading.region, times)) for reading in readings)


def _placed(readings: Iterable[SymbolReading], back: NDArray[np.float64]) -> Readings:
    return tuple(replace(reading, region=moved(reading.region, back)) for reading in readings)


def _tile(picture: Picture, number: int) -> Region:
    """A third of the picture, cut across its longer side, with a little of its neighbours."""
    height, width = picture.shape
    part = 1 / _TILES
    start, length = number * part - _TILE_OVERLAP * part, part * (1 + 2 * _TILE_OVERLAP)
    if width >= height:
        return Region.from_bounds(start * width, 0, length * width, height)
    return Region.from_bounds(0, start * height, width, length * height)
