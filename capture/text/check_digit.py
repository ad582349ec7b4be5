"""A look on purpose for the check digit of a container number: the figure in the box behind the serial number.

Text engines take the box for a part of the sign. Here the row is cut out and a small network slides along it:
it must find the serial number again that the engine read, and the one figure that follows. What it reads there is
independent of the digit that can be computed; only where both are the same is the number written out with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from inspection.frame import Region
from inspection.identifiers.container import PREFIX, check_digit
from inspection.identifiers.container_body import bodies_without_proof
from inspection.reading import TextReading

from .figures import CAP, FigureNetwork, windows_at
from .strips import slices, strips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from inspection.identifiers.container_body import Body

    from .strips import Strip

ENGINE = "digits"
_SURE = 0.7
_SURE_OF_A_FRAME = 0.5
"""Enough on a live frame: what one frame says counts only when a later one says the same."""
_STEP = 2
_OFFSETS = (-4, 0, 4)
_SEEN = 0.4
_APART = 3  # steps: two figures stand at least so far from each other
_MOST_GAP = 5.0
_LEAST_GAP = 0.55
_ALONE, _ALONE_DOWN = 1.6, 1.3
"""Steps to the next figure. Below a column the size code follows sooner than it does in a row."""
_LEAST_FOUND = 3
"""Figures of the serial number that must be found again, or the strip lies elsewhere."""
_DOUBT = 0.55
_MOST_AGAINST = 0.4
"""Of the sureness of those looks that say the same, what others may be sure of together that say otherwise."""
_NEAR = (-2.0, 0.0, 2.0)
_SCALES = (0.9, 1.0, 1.1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on a strip: where along it, how far beside its middle, which, and how sure."""

    at: float
    beside: float
    value: str
    sureness: float


@dataclass(frozen=True, slots=True)
class _Row:
    """The figures of one strip: those of the serial number that were found again, and those behind it."""

    strip: Strip
    found: int
    pitch: float
    behind: tuple[Figure, ...]

    @property
    def stands_alone(self) -> bool:
        """Whether one figure stands behind the serial number and no other close to it, as in a size code."""
        least = (_ALONE_DOWN if self.strip.down else _ALONE) * self.pitch
        return bool(self.behind) and not any(
            other.at - self.behind[0].at < least and other.sureness > _DOUBT for other in self.behind[1:]
        )


class CheckDigitLook:
    """Looks for the check digits of the container numbers that a text engine read without."""

    def __init__(self, network: FigureNetwork | None = None) -> None:
        self._network = network or FigureNetwork()
        self._there = self._network.missing() is None

    def read(
        self, pixels: NDArray[np.uint8], lines: Sequence[TextReading], *, live: bool = False
    ) -> tuple[TextReading, ...]:
        """Whole numbers, each with the check digit that was read; nothing where none was, or another than computed.

        Of a live frame a less sure look will do, as it takes two of them to count.
        """
        if not self._there:
            return ()
        found = []
        for body in bodies_without_proof(lines):
            figure = self.look(pixels, body)
            floor = _SURE_OF_A_FRAME if live else _SURE
            if figure is not None and figure.sureness >= floor and figure.value == str(check_digit(body.text)):
                found.append(_whole(body, figure))
        return tuple(found)

    def look(self, pixels: NDArray[np.uint8], body: Body) -> Figure | None:
        """The figure behind the serial number; None where none stands there by itself.

        Looks that see another one surely count against it by how sure they are, up to two fifths of those for it.
        """
        rows = [row for strip in self._strips(pixels, body) if (row := self._row(strip, body.figures)) is not None]
        most = max((row.found for row in rows), default=0)
        enough = max(_LEAST_FOUND, len(body.figures) - 2, most - 1)
        seen = [self._closely(row.strip, row.behind[0]) for row in rows if row.found >= enough and row.stands_alone]
        if not seen:
            return None
        best = max(seen, key=lambda figure: figure.sureness)
        sure = [figure for figure in seen if figure.sureness > _DOUBT]
        same = sum(figure.sureness for figure in sure if figure.value == best.value)
        others = sum(figure.sureness for figure in sure if figure.value != best.value)
        return None if others > _MOST_AGAINST * same else best

    def _strips(self, pixels: NDArray[np.uint8], body: Body) -> Iterator[Strip]:
        return strips(pixels, body.last.region, len(body.last.text.replace(" ", "")))

    def _row(self, strip: Strip, figures: str) -> _Row | None:
        seen = self._figures(strip)
        matches = [(_matched(seen[: at + 1], figures), at) for at, each in enumerate(seen) if each.value == figures[-1]]
        if not matches:
            return None
        serial, at = max(matches, key=lambda match: (len(match[0]), match[0][0].at - match[0][-1].at))
        gaps = np.diff([figure.at for figure in serial])
        pitch = float(np.median(gaps)) if len(gaps) else CAP * 0.7
        reach = seen[at].at + _MOST_GAP * max(pitch, 0.5 * CAP)
        behind = [f for f in seen[at + 1 :] if f.at - seen[at].at > _LEAST_GAP * pitch and f.at < reach]
        return _Row(strip, len(serial), pitch, _once(behind, pitch))

    def _figures(self, strip: Strip) -> list[Figure]:
        """The figures on a strip in their order: the best of all places near one another."""
        windows, places = slices(strip, _STEP, _OFFSETS)
        sureness = self._network.read(windows).reshape(len(_OFFSETS), len(places), -1)
        best = sureness.max(axis=2).max(axis=0)
        figures: list[Figure] = []
        for place in np.argsort(-best):
            if best[place] < _SEEN:
                break
            near = best[max(0, place - _APART) : place + _APART + 1]
            if best[place] < near.max() or any(abs(f.at - places[place]) < _APART * _STEP for f in figures):
                continue
            offset, value = np.unravel_index(int(sureness[:, place].argmax()), sureness[:, place].shape)
            figures.append(Figure(float(places[place]), float(_OFFSETS[int(offset)]), str(value), float(best[place])))
        return sorted(figures, key=lambda figure: figure.at)

    def _closely(self, strip: Strip, figure: Figure) -> Figure:
        """The figure looked at a little beside, nearer and farther: what all these looks say together."""
        middle = strip.grey.shape[1 if strip.down else 0] / 2 + figure.beside
        x, y = (middle, figure.at) if strip.down else (figure.at, middle)
        centres = [(x + dx, y + dy, CAP * scale) for scale in _SCALES for dx in _NEAR for dy in _NEAR]
        sureness = self._network.read(windows_at(strip.grey, centres))
        centred = np.argsort(-sureness.sum(axis=1))[: 2 * len(centres) // 3]
        total = sureness[centred].mean(axis=0)
        value = int(total.argmax())
        return Figure(figure.at, figure.beside, str(value), float(total[value]))


def _once(figures: Sequence[Figure], pitch: float) -> tuple[Figure, ...]:
    """The figures, those that the network saw twice beside one another once."""
    kept: list[Figure] = []
    for figure in figures:
        if kept and kept[-1].value == figure.value and figure.at - kept[-1].at < 0.75 * pitch:
            kept[-1] = max(kept[-1], figure, key=lambda each: each.sureness)
        else:
            kept.append(figure)
    return tuple(kept)


def _matched(seen: Sequence[Figure], figures: str) -> tuple[Figure, ...]:
    """The longest run of figures seen, in order, that are figures of the serial number; both end alike."""
    best: list[list[tuple[Figure, ...]]] = [[()] * (len(figures) + 1) for _ in range(len(seen) + 1)]
    for i, figure in enumerate(seen):
        for j, value in enumerate(figures):
            if figure.value == value:
                best[i + 1][j + 1] = (*best[i][j], figure)
            else:
                best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], key=len)
    return best[-1][-1]


def _whole(body: Body, figure: Figure) -> TextReading:
    boxes = [line.region.bounds for line in body.lines]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return TextReading(
        f"{body.raw[:PREFIX]} {body.raw[PREFIX:]} {figure.value}",
        min(figure.sureness, *(line.confidence for line in body.lines)),
        Region.from_bounds(left, top, right - left, bottom - top),
        (ENGINE,),
    )
