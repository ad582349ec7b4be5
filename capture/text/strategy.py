"""Who reads the text of a picture, and how closely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from inspection.ports import TextReader

from ..enhance import brightened, grey, moved, scaled
from .cylinder_look import lines_round_a_can
from .drag import FAINT, LARGEST, busiest, drag_of, undone
from .parts import parts_worth_a_look
from .same_lines import overlapping, same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from inspection.message import Message
    from inspection.reading import PlacardReading, TextReading

    from .parts import Part

    Picture = NDArray[np.uint8]

_DOUBTLESS, _SEVERAL = 0.85, 6
"""Where so many lines were found and each is so sure, nothing is gained by asking whether the picture was dragged."""
_LEGIBLE = 0.8
_LEAST_SIDE, _MOST_ENLARGED, _MOST_PIXELS = 960, 1.6, 620_000
"""Of a part that was dragged: its small print is found when it is enlarged."""
_AROUND = 40


class PartTextReader(TextReader, Protocol):
    """A text engine that can also read a part of a picture by itself."""

    def read_part(self, pixels: Picture, part: Part) -> tuple[TextReading, ...]:
        """Read the lines of a part, enlarged as it says."""


class CloserLook(Protocol):
    """Looks on purpose for one thing that the lines of a picture promise."""

    def read(self, pixels: Picture, lines: Sequence[TextReading], *, live: bool = False) -> tuple[TextReading, ...]:
        """What the lines did not have, as further lines."""


class Enough(Protocol):
    """Judges whether what was read states enough to stop."""

    def __call__(self, lines: tuple[TextReading, ...], placards: tuple[PlacardReading, ...], /) -> bool:
        """Whether nothing more is worth its time."""


class TextStrategy:
    """The first engine reads the whole picture in reduced size; where that is not ``enough``, parts of it closely.

    The labels that were found by their picture come first: a pictogram tells what its label is for, and of a hazard
    class print has to be looked for in its diamond only. Where the first engine is missing the fallback
    reads. With ``second_opinion`` the fallback reads as well, and a line that both read the same
    counts two looks; it adds no lines of its own, as it reads more wrongly than rightly on camera pictures.
    """

    name = "text"

    def __init__(
        self,
        first: PartTextReader,
        fallback: TextReader,
        *,
        enough: Enough | None = None,
        closer_looks: Sequence[CloserLook] = (),
        second_opinion: bool = False,
        unrolls: bool = True,
    ) -> None:
        self._first = first
        self._fallback = fallback
        self._enough = enough or _anything
        self._closer_looks = tuple(closer_looks)
        self._second_opinion = second_opinion
        self._unrolls = unrolls
        self._has_first = first.missing() is None
        self._has_fallback = fallback.missing() is None

    def missing(self) -> Message | None:
        """What the first engine misses, when the fallback is missing too."""
        return None if self._has_first or self._has_fallback else self._first.missing()

    def read(self, pixels: Picture, placards: tuple[PlacardReading, ...] = ()) -> tuple[TextReading, ...]:
        """Read the lines of a picture on which these labels were seen; none when no engine is there."""
        if not self._has_first:
            return self._fallback.read(pixels) if self._has_fallback else ()
        found = self._first.read(pixels)
        if _is_doubtful(found):
            found, pixels = self._without_drag(pixels, found, labelled=bool(placards))
        closer = self._closely(pixels, found)
        if not self._enough(found + closer, placards):
            height, width = pixels.shape[:2]
            before = found
            for part in parts_worth_a_look((width, height), found, placards):
                found = united(found, self._first.read_part(pixels, part))
            if found != before:
                closer = self._closely(pixels, found)
            if self._unrolls and not self._enough(found + closer, placards):
                found = united(found, lines_round_a_can(self._first, pixels, found))
        found += closer
        if self._second_opinion and self._has_fallback and found:
            found = agreed(found, self._fallback.read(pixels))
        return found

    def glance(self, pixels: Picture) -> tuple[TextReading, ...]:
        """One quick look with the first engine, for live frames."""
        if not self._has_first:
            return ()
        found = self._first.read(pixels)
        return found + self._closely(pixels, found, live=True)

    def _without_drag(
        self, pixels: Picture, found: tuple[TextReading, ...], *, labelled: bool
    ) -> tuple[tuple[TextReading, ...], Picture]:
        """The lines of a picture that was dragged, and the picture, when that is undone; kept if more is legible."""
        times = max(1.0, max(pixels.shape[:2]) / LARGEST)
        small = scaled(pixels, 1 / times) if times > 1 else pixels
        in_grey = grey(small)
        drag = drag_of(in_grey)
        left, top, width, height = 0, 0, small.shape[1], small.shape[0]
        if drag is None and (found or labelled):
            left, top, width, height = busiest(in_grey)
            drag = drag_of(np.ascontiguousarray(in_grey[top : top + height, left : left + width]), FAINT)
        if drag is None:
            return found, pixels
        left, right = max(0, left - _AROUND), left + width + _AROUND
        top, bottom = max(0, top - _AROUND), top + height + _AROUND
        clear = np.dstack([undone(grey(brightened(small[top:bottom, left:right])), drag)] * 3)
        high, wide = clear.shape[:2]
        larger = max(1.0, min(_MOST_ENLARGED, _LEAST_SIDE / max(high, wide), (_MOST_PIXELS / (high * wide)) ** 0.5))
        read = self._first.read(scaled(clear, larger) if larger > 1 else clear)
        lines = tuple(_placed(line, times / larger, left * times, top * times) for line in read)
        if _legible(lines) <= _legible(found):
            return found, pixels
        if times == 1:  # further looks are at the picture as it should be
            pixels = pixels.copy()
            pixels[top:bottom, left:right] = clear
        return united(lines, (line for line in found if line.confidence >= _LEGIBLE)), pixels

    def _closely(
        self, pixels: Picture, found: tuple[TextReading, ...], *, live: bool = False
    ) -> tuple[TextReading, ...]:
        return tuple(line for look in self._closer_looks for line in look.read(pixels, found, live=live))


def _anything(lines: tuple[TextReading, ...], placards: tuple[PlacardReading, ...]) -> bool:
    return bool(lines or placards)


def _is_doubtful(lines: Sequence[TextReading]) -> bool:
    return len(lines) < _SEVERAL or min(line.confidence for line in lines) < _DOUBTLESS


def _placed(line: TextReading, times: float, left: float, top: float) -> TextReading:
    """A line of a part of a picture, where it stands in a picture so many times larger."""
    return replace(line, region=moved(line.region, np.array(((times, 0, left), (0, times, top)))))


def _legible(lines: Iterable[TextReading]) -> int:
    """How many signs stand in lines that were read surely."""
    return sum(len(line.text) for line in lines if line.confidence >= _LEGIBLE)


def united(lines: tuple[TextReading, ...], more: Iterable[TextReading]) -> tuple[TextReading, ...]:
    """The lines of two looks of the same engine at the same picture: each place once, as the surer look has it."""
    kept = list(lines)
    for line in more:
        for place, standing in enumerate(kept):
            if overlapping(line.region, standing.region):
                if same_words(line, standing) or line.confidence > standing.confidence:
                    kept[place] = max(line, standing, key=lambda reading: reading.confidence)
                break
        else:
            kept.append(line)
    return tuple(kept)


def agreed(lines: tuple[TextReading, ...], others: tuple[TextReading, ...]) -> tuple[TextReading, ...]:
    """The lines, with engine and look added where the other engine read the same in the same place."""
    return tuple(
        next(
            (
                replace(line, engines=line.engines + other.engines, looks=line.looks + other.looks)
                for other in others
                if same_words(line, other) and overlapping(line.region, other.region)
            ),
            line,
        )
        for line in lines
    )
