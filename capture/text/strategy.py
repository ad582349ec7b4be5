"""Who reads the text of a picture, and how closely."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from inspection.ports import TextReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    from numpy.typing import NDArray

    from inspection.frame import Region
    from inspection.message import Message
    from inspection.reading import TextReading


class CloseTextReader(TextReader, Protocol):
    """A text engine that can also read at full size."""

    def read_closely(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read the text lines at full size: slower, and for smaller print."""


class TextStrategy:
    """The first engine reads quickly; closely only when ``useful`` says that this gave nothing to go on.

    Where the first engine is missing the fallback reads. With ``second_opinion`` the fallback
    reads as well, and a line that both read the same counts two looks; it adds no lines of its
    own, as it reads more wrongly than rightly on camera pictures.
    """

    name = "text"

    def __init__(
        self,
        first: CloseTextReader,
        fallback: TextReader,
        *,
        useful: Callable[[tuple[TextReading, ...]], bool] | None = None,
        second_opinion: bool = False,
    ) -> None:
        self._first = first
        self._fallback = fallback
        self._useful = useful or bool
        self._second_opinion = second_opinion
        self._has_first = first.missing() is None
        self._has_fallback = fallback.missing() is None

    def missing(self) -> Message | None:
        """What the first engine misses, when the fallback is missing too."""
        return None if self._has_first or self._has_fallback else self._first.missing()

    def read(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read the lines; none when no engine is there."""
        if not self._has_first:
            return self._fallback.read(pixels) if self._has_fallback else ()
        found = self.glance(pixels)
        if not self._useful(found):
            closely = self._first.read_closely(pixels)
            found = closely if self._useful(closely) else united(found, closely)
        if self._second_opinion and self._has_fallback and found:
            found = agreed(found, self._fallback.read(pixels))
        return found

    def glance(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """One quick look with the first engine, for live frames."""
        return self._first.read(pixels) if self._has_first else ()


def united(lines: tuple[TextReading, ...], more: Iterable[TextReading]) -> tuple[TextReading, ...]:
    """The lines of two looks of the same engine at the same picture: each place once, as the surer look has it."""
    kept = list(lines)
    for line in more:
        for place, standing in enumerate(kept):
            if _same_place(line.region, standing.region):
                if _plain(line.text) == _plain(standing.text) or line.confidence > standing.confidence:
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
                if _plain(line.text) == _plain(other.text) and _same_place(line.region, other.region)
            ),
            line,
        )
        for line in lines
    )


def _plain(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


def _same_place(one: Region, other: Region) -> bool:
    """Whether two upright bounds share at least half of the area of both together."""
    left, top, width, height = one.bounds
    other_left, other_top, other_width, other_height = other.bounds
    shared_width = min(left + width, other_left + other_width) - max(left, other_left)
    shared_height = min(top + height, other_top + other_height) - max(top, other_top)
    if shared_width <= 0 or shared_height <= 0:
        return False
    shared = shared_width * shared_height
    return shared >= 0.5 * (width * height + other_width * other_height - shared)
