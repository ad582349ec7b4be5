"""Hazard labels, marks and pictograms in a picture: squares found by shape and colour, named by a small network."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Region
from inspection.reading import PlacardReading

from .figures import MODEL as FIGURES
from .figures import FigureNetwork, agrees, weigh
from .frames import red_sides
from .naming import MODEL, SIDE, LabelNetwork
from .plausible import plausibility
from .squares import cut_square, enlarged, find_shapes, neighbours, variants

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from inspection.message import Message

    from .squares import Corners, Picture

_MARGIN = 0.06
_SMALLEST_PICTURE = 32
# The network is surer of itself than photographs warrant: confidence is a power of what it says, by which 0.5 is
# reached at 0.85 for pictograms, at 0.92 for classes, of which some differ in a small figure only, and at 0.97 for
# marks, as level rectangles with words are everywhere. docs/measurements.md says how often that is right.
_PICTOGRAMS, _CLASSES, _MARKS = 4.3, 8.3, 23.0
_LEAST_CLASS = 0.3  # of the network, together for all classes, to have the figure read
_FIGURE_AGREES, _CONTRADICTED = 0.6, 0.45
_WITH_RED_SIDES = (0.2, 0.5, 1.0, 1.0, 1.0)  # what a pictogram is worth with so many sides of its frame in sight
_SIDES_OF_FRAMES, _MOST_FRAMES = 3, 12
_SURE = 0.5
_GUESSED = 0.7  # for squares that no outline shows: many are tried
_CERTAIN = 0.9
_TRACE = 0.00001
_FAINTEST = 0.1
_SAME_PLACE = 0.45


class PlacardLooker:
    """Reads what labels show. One engine, used by one thread at a time."""

    name = "placards"

    def __init__(self, model: Path = MODEL, figures: Path = FIGURES) -> None:
        self._lock = threading.Lock()
        self._network = LabelNetwork(model)
        self._figures = FigureNetwork(figures)
        self._there = self.missing() is None

    def missing(self) -> Message | None:
        """Say that the model has to be put back; None when it is there."""
        return self._network.missing() or self._figures.missing()

    def read(self, pixels: Picture) -> tuple[PlacardReading, ...]:
        """Find and name the labels of a BGR picture, the surest first, none twice; nothing without a model.

        ``label`` is a GHS code, a class or division, or the name of a mark ("marine_pollutant"). What is
        as doubtful as a confidence below 0.5 is given as well: print or another look may bear it out.
        """
        if not self._there or min(pixels.shape[:2]) < _SMALLEST_PICTURE:
            return ()
        with self._lock:
            shapes = find_shapes(pixels)
            kept = _each_once(self._named(pixels, shapes.squares, turned=True), _TRACE)
            framed = [larger for square in _unnamed(pixels, shapes.squares, kept) for larger in enlarged(square)]
            kept = _each_once([*kept, *self._named(pixels, framed, turned=True)], _TRACE)
            pictograms = [one.corners for one in kept if one.label.startswith("GHS") and one.confidence >= _SURE]
            beside = [square for corners in pictograms for square in neighbours(corners, shapes.bends)]
            kept = _each_once([*kept, *self._named(pixels, beside, turned=False)], _TRACE)
            for least in (_TRACE, _FAINTEST):
                doubtful = [one for one in kept if one.label.startswith("GHS") and one.confidence < _CERTAIN]
                shifted = [square for one in doubtful for square in variants(one.corners)]
                kept = _each_once([*kept, *self._named(pixels, shifted, turned=False)], least)
        return tuple(
            PlacardReading(one.label, round(one.confidence, 3), Region.from_points(one.corners.tolist()), (self.name,))
            for one in kept
        )

    def _named(self, pixels: Picture, squares: list[Corners], *, turned: bool) -> list[_Seen]:
        cuts = [cut_square(pixels, square, SIDE, _MARGIN) for square in squares]
        names = self._network.name(cuts) if turned else self._network.name(cuts, turns=1)
        tops = [np.roll(square, -name.turns, axis=0) for name, square in zip(names, squares, strict=True)]
        classes = [place for place, name in enumerate(names) if name.of_classes >= _LEAST_CLASS]
        figures = dict(zip(classes, self._figures.read(pixels, [tops[place] for place in classes]), strict=True))
        trust = 1.0 if turned else _GUESSED
        seen = [
            _seen(name.sureness, figures.get(place), corners, trust)
            for place, (name, corners) in enumerate(zip(names, tops, strict=True))
        ]
        return [_with_votes(pixels, one) for one in seen]


def _unnamed(pixels: Picture, squares: Sequence[Corners], seen: Sequence[_Seen]) -> list[Corners]:
    """Squares in a red frame of which the network made nothing: found at the inner edge, they show too little."""
    named = [one for one in seen if one.confidence >= _FAINTEST]
    unnamed = (square for square in squares if not any(_in_one_place(square, one.corners) for one in named))
    return [square for square in unnamed if red_sides(pixels, square) >= _SIDES_OF_FRAMES][:_MOST_FRAMES]


def _with_votes(pixels: Picture, one: _Seen) -> _Seen:
    """A label is believed less where it does not look like print on a label, a pictogram without its red frame."""
    if one.confidence < _FAINTEST:
        return one
    worth = plausibility(pixels, one.corners, one.label)
    if one.label.startswith("GHS"):
        worth *= _WITH_RED_SIDES[red_sides(pixels, one.corners)]
    return replace(one, confidence=one.confidence * worth)


def _seen(sureness: Mapping[str, float], figures: Mapping[str, float] | None, corners: Corners, trust: float) -> _Seen:
    weighed = weigh(sureness, figures) if figures else sureness
    label = max(weighed, key=lambda each: weighed[each])
    power = _PICTOGRAMS if label.startswith("GHS") else _CLASSES if label[0].isdigit() else _MARKS
    confidence = trust * weighed[label] ** power
    agreed = agrees(label, figures) if figures and label[0].isdigit() else None
    if agreed is not None:
        confidence = 1 - (1 - confidence) * (1 - _FIGURE_AGREES) if agreed else confidence * _CONTRADICTED
    return _Seen(label, confidence, corners)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """A named square; its corners begin at the label's own top."""

    label: str
    confidence: float
    corners: Corners

    def stands_with(self, other: _Seen) -> bool:
        """Whether both squares show the same place."""
        return _in_one_place(self.corners, other.corners)


def _in_one_place(one: Corners, other: Corners) -> bool:
    size = max(cv2.contourArea(one), cv2.contourArea(other)) ** 0.5
    return bool(np.hypot(*(one.mean(axis=0) - other.mean(axis=0))) < _SAME_PLACE * size)


def _each_once(seen: list[_Seen], least: float = _FAINTEST) -> list[_Seen]:
    """The surest of each place, surest first, without what is too faint to tell anyone."""
    kept: list[_Seen] = []
    for one in sorted(seen, key=lambda each: -each.confidence):
        if one.confidence >= least and not any(one.stands_with(other) for other in kept):
            kept.append(one)
    return kept
