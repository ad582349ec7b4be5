"""What is tried on live frames besides the quick look: one small look after another, round after round.

A round begins with a survey: where bars and edges are. Each place then gets its looks, the most
telling first over all places, so that a code that needs little is not kept waiting by one that needs
much. A look that has read something is tried first on the frames that follow; places where something
was read get no others.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from inspection.frame import Region

from ..enhance import cut, evened, moved, scaled
from .lines import BLURS
from .patches import LOOKS, find_patches
from .pieces import within
from .spots import enlarged_spot, find_spots
from .strips import upright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from inspection.frame import Point
    from inspection.ports import SymbolReader
    from inspection.reading import SymbolReading

    from .lines import LineReader
    from .spots import Spot

    Picture = NDArray[np.uint8]
    Readings = tuple[SymbolReading, ...]

_SURVEYED = 960  # pixels of the longer side
_ABOVE = 0.15
_MOST_SPOTS = 6
_MOST_BLURRED_SPOTS = 5
_MOST_PATCHES = 8
_MOST_RESTORED = 5
_LARGEST_PATCH = 200_000  # pixels; a code that fills more needs no enlarging
_TILES = 3
_CLOSER_AFTER = 1  # of the looks at patches
_TILE_PIXELS = 520_000
_MOST_SPOTS_CLOSER = 2
_TILE_OVERLAP = 0.15
_ROUND_PAUSE = 20  # frames between rounds where something is read
_AGAIN_EVERY = 4  # frames; two moments of agreement are all that is wanted
_MOST_MISSES = 4  # in a row, after which a look that has worked loses its place

# Which looks follow each other: names of patch looks, and the first of two blurs that are taken out of lines.
_ORDER: tuple[str | int, ...] = (
    *("twice the size", "turned level", "calmed", 2, "sharpened a little", 7, "more into focus", "unmoved"),
    *("into focus", 4, "unmoved, the other way", "four times as wide", 9, "halfway into focus", "unmoved, calmed"),
    *("unmoved the other way, calmed", "far into focus"),
)

_OF_LARGE_PATCHES = frozenset({"turned level", "calmed"})


@dataclass(slots=True)
class _Try:
    """One look, whether it is about a point of the picture, and where it has read something."""

    run: Callable[[Picture], Readings]
    covers: Callable[[Point], bool]
    centres: tuple[Point, ...] = ()
    misses: int = 0


class LivePlan:
    """The looks that are still to come, for one source."""

    def __init__(self, even: SymbolReader, any_way: SymbolReader, lines: LineReader, patches: SymbolReader) -> None:
        self._even = even
        self._any_way = any_way
        self._lines = lines
        self._patches = patches
        self._frames = 0
        self._pause = 0
        self._waiting: deque[_Try] = deque()
        self._worked: list[_Try] = []
        self._again: deque[_Try] = deque()
        self._centres: tuple[Point, ...] = ()

    def begin(self, found: Readings) -> None:
        """Another frame; ``found`` is what the quick look has read on it."""
        self._frames += 1
        self._pause -= 1
        centres = tuple(reading.region.centre for reading in found)
        self._worked = [each for each in self._worked if not any(map(each.covers, centres))]
        self._again = deque(self._worked if self._frames % _AGAIN_EVERY == 0 else ())
        self._centres = centres + tuple(centre for each in self._worked for centre in each.centres)

    def next(self, picture: Picture) -> Readings | None:
        """What the next look reads; None when nothing is left to be done on this frame."""
        if self._again:
            return self._repeat(self._again.popleft(), picture)
        while self._waiting:
            attempt = self._waiting.popleft()
            if any(map(attempt.covers, self._centres)):
                continue
            found = attempt.run(picture)
            if found:
                attempt.centres = tuple(reading.region.centre for reading in found)
                self._worked.append(attempt)
                self._centres += attempt.centres
            return found
        if self._pause > 0:
            return None
        self._waiting.extend(self._bars(picture))
        self._pause = _ROUND_PAUSE if self._centres else 0
        return ()

    def _repeat(self, attempt: _Try, picture: Picture) -> Readings:
        found = attempt.run(picture)
        attempt.misses = 0 if found else attempt.misses + 1
        if attempt.misses > _MOST_MISSES:
            self._worked.remove(attempt)
        return found

    def _bars(self, picture: Picture) -> Iterator[_Try]:
        """Look where bars are, and make a list of what to try there; edges come next."""
        small, times = _reduced(picture)
        spots = [enlarged_spot(spot, times) for spot in find_spots(small, _MOST_SPOTS)]
        for spot in spots:
            yield _Try(partial(self._line, spot, 0), spot.covers)
        for spot in spots[:_MOST_BLURRED_SPOTS]:
            yield _Try(partial(self._level, spot), spot.covers)
        yield _Try(self._smaller, _nowhere)
        yield _Try(partial(self._edges, spots[:_MOST_BLURRED_SPOTS]), _nowhere)

    def _edges(self, spots: Sequence[Spot], picture: Picture) -> Readings:
        """Look where edges are, and put on the list what to try there and in the spots."""
        small, times = _reduced(picture)
        regions = [_enlarged(patch, times) for patch in find_patches(small, _MOST_PATCHES)]
        tiles = max(_TILES, round(picture.size / _TILE_PIXELS))
        for place, look in enumerate(_ORDER):
            if isinstance(look, int):
                self._waiting.extend(_Try(partial(self._line, spot, look), spot.covers) for spot in spots)
                continue
            for patch in regions if place <= _CLOSER_AFTER else regions[:_MOST_RESTORED]:
                if patch.bounds[2] * patch.bounds[3] <= _LARGEST_PATCH or look in _OF_LARGE_PATCHES:
                    self._waiting.append(_Try(partial(self._patch, patch, look), partial(within, region=patch)))
            if place == _CLOSER_AFTER:
                self._waiting.extend(_Try(partial(self._closer, each, tiles), _nowhere) for each in range(tiles))
        self._waiting.extend(_Try(partial(self._evened, number), _nowhere) for number in range(_TILES))
        return ()

    def _line(self, spot: Spot, blur: int, picture: Picture) -> Readings:
        return self._lines.read(picture, (spot,), BLURS[blur : blur + 2] if blur else BLURS[:1], fit=False)

    def _level(self, spot: Spot, picture: Picture) -> Readings:
        level, back, _ = upright(picture, spot, _ABOVE)
        return _placed(self._patches.read(level), back)

    def _smaller(self, picture: Picture) -> Readings:
        small, times = _reduced(picture)
        return _placed(self._any_way.read(small), np.array([[times, 0, 0], [0, times, 0]]))

    def _patch(self, patch: Region, look: str, picture: Picture) -> Readings:
        spot, back = cut(picture, patch, 0)
        changed, there = LOOKS[look](spot)
        # A PDF417 that was turned level may lie or stand.
        reader = self._any_way if look == "turned level" else self._patches
        return _placed(reader.read(changed), back @ there)

    def _closer(self, number: int, tiles: int, picture: Picture) -> Readings:
        """Bars that are too fine for the survey."""
        tile, back = cut(picture, _tile(picture, number, tiles), 0)
        spots = find_spots(tile, _MOST_SPOTS_CLOSER)
        return _placed(self._lines.read(tile, spots, BLURS[:1], fit=False), back)

    def _evened(self, number: int, picture: Picture) -> Readings:
        tile, back = cut(picture, _tile(picture, number, _TILES), 0)
        return _placed(self._even.read(evened(tile)), back)


def _reduced(picture: Picture) -> tuple[Picture, float]:
    """The picture at no more than 960 pixels or so, and how many times smaller."""
    times = max(1.0, float(2 ** round(np.log2(max(picture.shape) / _SURVEYED))))
    return (scaled(picture, 1 / times), times) if times > 1 else (picture, 1.0)


def _enlarged(region: Region, times: float) -> Region:
    return Region.from_points((x * times, y * times) for x, y in region.corners)


def _placed(readings: Iterable[SymbolReading], back: NDArray[np.float64]) -> Readings:
    return tuple(replace(reading, region=moved(reading.region, back)) for reading in readings)


def _nowhere(_: Point) -> bool:
    return False


def _tile(picture: Picture, number: int, tiles: int) -> Region:
    """One of so many parts of the picture, cut across its longer side, with a little of its neighbours."""
    height, width = picture.shape
    part = 1 / tiles
    start, length = number * part - _TILE_OVERLAP * part, part * (1 + 2 * _TILE_OVERLAP)
    if width >= height:
        return Region.from_bounds(start * width, 0, length * width, height)
    return Region.from_bounds(0, start * height, width, length * height)
