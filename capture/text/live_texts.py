"""Text of a live source: only what is new or has changed is looked at; a tracked line rests once it was read twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING, Protocol

from .motion import View, find_motion
from .parts import Part, united_places
from .same_lines import overlapping, same_words
from .strategy import PartTextReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.reading import TextReading

    from .motion import Motion
    from .strategy import CloserLook

    Picture = NDArray[np.uint8]

_WHOLE_LOOK_SIDE = 960
_MOST_CHANGED = 0.5  # of the picture; above that the whole is looked at
_SMALLEST_PART = 32  # pixels of the reduced picture, in which no line is looked for
_AROUND = 16
_READ_AGAIN, _LENGTH_READ_AGAIN = 4, 40.0  # lines a look, and heights of a line: an eighth of a second
_AGREEING, _MOST_TRIES = 2, 4


class LineTextReader(PartTextReader, Protocol):
    """A text engine that can read single lines again."""

    def read_lines(
        self, pixels: Picture, places: Sequence[Region], bends: Sequence[float] = ()
    ) -> tuple[TextReading, ...]:
        """One reading for each place, in order; its text is empty where nothing is legible."""


@dataclass(frozen=True, slots=True)
class _Tracked:
    """A line, how often it was read the same way, and how often it was read at all."""

    line: TextReading
    agreeing: int = 1
    tries: int = 1

    @property
    def rests(self) -> bool:
        return self.agreeing >= _AGREEING or self.tries >= _MOST_TRIES

    def read_again(self, line: TextReading) -> _Tracked:
        """With one more reading of the same place: the words of the surer one stay."""
        if same_words(line, self.line):
            surer = max(line, self.line, key=lambda each: each.confidence)
            return _Tracked(replace(surer, region=self.line.region), self.agreeing + 1, self.tries + 1)
        if line.confidence > self.line.confidence:
            return _Tracked(replace(line, region=self.line.region), 1, self.tries + 1)
        return replace(self, tries=self.tries + 1)


class LiveTexts:
    """Reads frame after frame of one source; used by one thread at a time.

    A line is carried to the next frame while its place looks the same; it is read once more, by itself, so that two
    readings at two moments can bear each other out, and not again after that. Where too much has changed
    everything is forgotten and the whole picture read. A carried line is marked as such: it counts as no further look.
    """

    def __init__(self, reader: LineTextReader, closer_looks: Sequence[CloserLook] = ()) -> None:
        self._reader = reader
        self._closer_looks = tuple(closer_looks)
        self._view: View | None = None
        self._tracked: tuple[_Tracked, ...] = ()
        self._closer: tuple[TextReading, ...] = ()

    def forget(self) -> None:
        """Another source or scene: nothing is carried."""
        self._view = None
        self._tracked = self._closer = ()

    def read(self, pixels: Picture) -> tuple[TextReading, ...]:
        """The lines of this frame, carried or read."""
        view = View.of(pixels)
        motion = find_motion(self._view, view) if self._view is not None else None
        fresh = self._followed(pixels, motion) if motion is not None else None
        if fresh is None:
            self._view = view
            self._tracked = tuple(_Tracked(line) for line in self._reader.read(pixels))
            fresh = tuple(each.line for each in self._tracked)
        lines = tuple(replace(each.line, carried=each.line not in fresh) for each in self._tracked)
        if fresh or motion is None:
            self._closer = tuple(more for look in self._closer_looks for more in look.read(pixels, lines, live=True))
        else:
            self._closer = tuple(replace(line, carried=True, region=motion.moved(line.region)) for line in self._closer)
        return lines + self._closer

    def _followed(self, pixels: Picture, motion: Motion) -> tuple[TextReading, ...] | None:
        """Carry what looks the same and read the rest; gives the lines that were read, or None when it is too much."""
        same, lost = [], []
        for each in self._tracked:
            place = motion.found_again(each.line.region)
            if place is None:
                lost.append(motion.moved(each.line.region))
            else:
                same.append(replace(each, line=replace(each.line, region=place)))
        parts = self._changed_parts(pixels, motion, lost)
        if parts is None:
            return None
        self._view = motion.with_read(part.bounds for part in parts)
        found = [line for part in parts for line in self._reader.read_part(pixels, part)]
        new = [_Tracked(line) for line in found if not any(overlapping(line.region, each.line.region) for each in same)]
        waiting = _next_ones([each for each in same if not each.rests])
        places, bends = [each.line.region for each in waiting], [each.line.bend for each in waiting]
        again = self._reader.read_lines(pixels, places, bends) if waiting else ()
        read = [each.read_again(line) for each, line in zip(waiting, again, strict=True)]
        self._tracked = (*(each for each in same if each not in waiting), *read, *new)
        agreed = [after.line for before, after in zip(waiting, read, strict=True) if after.agreeing != before.agreeing]
        return (*agreed, *(each.line for each in new))

    def _changed_parts(self, pixels: Picture, motion: Motion, lost: Iterable[Region]) -> list[Part] | None:
        """Where to look for lines; None when it is most of the picture."""
        height, width = pixels.shape[:2]
        times = min(1.0, _WHOLE_LOOK_SIDE / max(height, width))
        regions = [*motion.changed(), *lost]
        parts = [
            Part((left, top, across, down), times)
            for left, top, across, down in united_places((width, height), regions, _AROUND / times)
            if min(across, down) * times >= _SMALLEST_PART
        ]
        area = sum(part.bounds[2] * part.bounds[3] for part in parts)
        return parts if area <= _MOST_CHANGED * width * height else None


def _next_ones(waiting: Sequence[_Tracked]) -> list[_Tracked]:
    """As many as one look has the time for: at least one, and long lines fewer than short ones."""
    chosen: list[_Tracked] = []
    length = 0.0
    for each in waiting[:_READ_AGAIN]:
        (ax, ay), (bx, by), _, (dx, dy) = each.line.region.corners
        sides = hypot(bx - ax, by - ay), hypot(dx - ax, dy - ay)
        length += max(sides) / max(1.0, min(sides))
        if chosen and length > _LENGTH_READ_AGAIN:
            break
        chosen.append(each)
    return chosen
