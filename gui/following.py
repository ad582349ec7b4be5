"""Outlines that stay on what they mark: each remembers the frame it was read in, and moves on with the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from inspection.frame import Region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.frame import Frame

    from .marks import Mark

Motion = tuple[float, float, float, float, float, float]


class Trace(Protocol):
    """Where a frame stands in an unbroken run of live frames."""

    @property
    def still(self) -> bool:
        """Whether nothing has changed in the picture since a frame before."""

    def to(self, other: Trace) -> Motion | None:
        """How what is in this frame moved until the other one: x becomes a·x + b·y + c, y becomes d·x + e·y + f.

        None where the run was lost between them.
        """


class Follow(Protocol):
    """Follows one live source, in the thread that reads it."""

    def add(self, frame: Frame) -> Trace:
        """Take the next frame."""


class Anchors:
    """The outlines of a view, each with the frame in which it stood there."""

    def __init__(self) -> None:
        self._marks: tuple[tuple[Mark, Trace | None], ...] = ()

    def take(self, marks: Sequence[Mark], trace: Trace | None) -> None:
        """Take what a look at that frame outlines.

        What stands to the pixel where it stood was not read again but held from an earlier look, and keeps its frame.
        """
        known = {mark.region: earlier for mark, earlier in self._marks}
        self._marks = tuple((mark, known.get(mark.region, trace)) for mark in marks)

    def placed(self, shown: Trace | None) -> tuple[Mark, ...]:
        """The outlines as they stand in the frame that is shown; without those that were lost on the way."""
        if shown is None:
            return tuple(mark for mark, _ in self._marks)
        motions = {trace: trace.to(shown) for trace in {trace for _, trace in self._marks} if trace is not None}
        found = []
        for mark, trace in self._marks:
            motion = None if trace is None else motions[trace]
            if motion is not None:
                found.append(replace(mark, region=moved(mark.region, motion)))
        return tuple(found)


def moved(region: Region, motion: Motion) -> Region:
    """Where a region lies after a motion."""
    a, b, c, d, e, f = motion
    return Region.from_points((a * x + b * y + c, d * x + e * y + f) for x, y in region.corners)
