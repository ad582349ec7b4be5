"""Looks at live frames: a quick one at the whole, and what else there is time for, spread over frames.

A frame has 33 ms. The quick look takes half of it; what is tried besides is cut so small that it
fits, and goes on where it left off on the next frame: a scene that stands still for a second gets
nearly all of the thorough look. Every frame adds a credit that the looks use up, measured against
what the quick look takes on this machine. Frames larger than full HD are looked at in half their
size, and in full where bars or edges were found.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.frame import Region

from ..enhance import grey, scaled
from .fusion import DarkFrames
from .live_plan import LivePlan
from .names import UNCHECKED, is_itf14
from .pieces import SHORTEST_BELIEVED, once, without_pieces

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from inspection.message import Message
    from inspection.ports import SymbolReader
    from inspection.reading import SymbolReading

    from .lines import LineReader

    Picture = NDArray[np.uint8]
    Readings = tuple[SymbolReading, ...]

_LONGEST_SIDE = 2200
_AROUND = 0.7
_MOST_REMEMBERED = 16
# What a frame may cost, in times of the quick look; a look that takes longer is paid by the frames after it.
_SHARE = 1.55
_AGREED = 3  # looks at one line, which is all that it takes
_LEAST_QUICK_S = 0.004
_STEADY = 0.8
_COARSEST_CLOCK_S = 1e-3
# The time of the thread, so that what else the machine does is not held against a look; on Windows it ticks too slowly.
_own_time = time.thread_time if time.get_clock_info("thread_time").resolution < _COARSEST_CLOCK_S else time.perf_counter


class LiveLook:
    """Reads frame after frame of one source; ``quick`` is asked about the whole frame, the others about parts."""

    name = "live"

    def __init__(
        self,
        quick: SymbolReader,
        even: SymbolReader,
        any_way: SymbolReader,
        lines: LineReader,
        patches: SymbolReader,
        *,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._quick = quick
        self._lines = lines
        self._plan = LivePlan(even, any_way, lines, patches)
        self._dark = DarkFrames()
        self._clock = clock or _own_time
        self._whole_itf: tuple[str, ...] = ()
        self._quick_s = 0.0
        self._credit = 0.0
        self._empty_before = False

    def missing(self) -> Message | None:
        """What the quick engine misses."""
        return self._quick.missing()

    def read(self, pixels: Picture) -> Readings:
        """Decode what this frame shows, without pieces of longer codes and short codes that nothing checks."""
        if not pixels.size:
            return ()
        start = self._clock()
        picture = grey(pixels)
        found: Readings = ()
        # Where the quick look saw nothing a moment ago, every other frame is left to the others.
        if self._empty_before:
            self._empty_before = False
        else:
            found = self._believed(picture, self._at_once(picture))
            self._empty_before = not found
            self._measured(self._clock() - start)
        allowed = _SHARE * self._quick_s
        self._credit = min(self._credit + allowed, allowed)
        self._plan.begin(found)
        picture = self._dark.add(picture)
        while self._clock() - start < self._credit:
            more = self._plan.next(picture)
            if more is None:
                break
            found = once((*found, *self._believed(picture, more)))
        self._credit -= self._clock() - start
        return found

    def _at_once(self, picture: Picture) -> Readings:
        if max(picture.shape) <= _LONGEST_SIDE:
            return self._quick.read(picture)
        return tuple(_doubled(reading) for reading in self._quick.read(scaled(picture, 0.5)))

    def _measured(self, seconds: float) -> None:
        before = self._quick_s or seconds
        self._quick_s = max(_LEAST_QUICK_S, _STEADY * before + (1 - _STEADY) * seconds)

    def _believed(self, picture: Picture, found: Readings) -> Readings:
        whole_codes = (self._whole(picture, reading) for reading in without_pieces(found))
        return once(reading for reading in whole_codes if reading is not None)

    def _whole(self, picture: Picture, reading: SymbolReading) -> SymbolReading | None:
        sure = reading.looks >= _AGREED or is_itf14(reading.symbology, reading.text)
        if reading.symbology == "ITF" and not sure:
            if reading.text in self._whole_itf:
                return reading
            upright_reading = self._lines.read_at(picture, reading.region, "ITF", _AROUND)
            if upright_reading is not None:
                self._whole_itf = (upright_reading.text, *self._whole_itf)[:_MOST_REMEMBERED]
            return upright_reading
        if reading.symbology in UNCHECKED and len(reading.text) < SHORTEST_BELIEVED:
            return None
        return reading


def _doubled(reading: SymbolReading) -> SymbolReading:
    return replace(reading, region=Region.from_points((2 * x, 2 * y) for x, y in reading.region.corners))
