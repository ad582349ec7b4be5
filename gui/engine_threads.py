"""The threads that read pictures: one for symbols, one for text, each with a place for the newest frame only."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .following import moved
from .look import Part
from .priority import ENGINE, give_way

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.frame import Frame
    from inspection.message import Message
    from inspection.reading import FrameReading

    from .following import Trace
    from .look import Bounds


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """A frame to be read. ``turn`` tells the sources apart: late readings of an earlier one are dropped."""

    turn: int
    frame: Frame
    whole: bool
    trace: Trace | None = None
    within: Bounds | None = None  # only this part is read, closely


class JobPlace:
    """A mailbox with one place: what is not taken in time gives way to what is newer.

    A frame that is to be read whole gives way to another such frame only: a picture of the camera that comes at the
    very moment in which an officer holds one still must not take its place.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._job: Job | None = None
        self._closed = False

    def offer(self, job: Job) -> None:
        """Put a job in the place of whatever waits there."""
        with self._changed:
            if self._job is not None and self._job.whole and not job.whole:
                return
            self._job = job
            self._changed.notify()

    def clear(self) -> None:
        """Take back what waits."""
        with self._changed:
            self._job = None

    def take(self) -> Job | None:
        """Wait for a job; None once the place is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._job is not None)
            job, self._job = self._job, None
            return None if self._closed else job

    def close(self) -> None:
        """Let the taker go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


class EngineThread:
    """Reads the newest frame again and again with one kind of engine."""

    def __init__(
        self,
        name: str,
        read: Callable[[Frame], FrameReading],
        hint: Callable[[Frame], Message | None] | None,
        deliver: Callable[[int, Part], None],
        fail: Callable[[Job, Exception], None],
        *,
        first: Callable[[], None] | None = None,
    ) -> None:
        """``first`` runs in the thread before any reading: engines load there. ``hint`` is for one of the threads."""
        self.busy = False  # a frame is being read
        self.place = JobPlace()
        self._read = read
        self._hint = hint
        self._deliver = deliver
        self._fail = fail
        self._first = first
        self._thread = threading.Thread(target=self._run, name=name)
        self._thread.start()

    def stop(self) -> None:
        """End after the reading that runs, and join."""
        self.place.close()
        self._thread.join()

    def _reading(self, job: Job) -> FrameReading:
        return self._read(job.frame) if job.within is None else read_within(self._read, job.frame, job.within)

    def _run(self) -> None:
        give_way(ENGINE)
        if self._first is not None:
            self._first()
        while (job := self.place.take()) is not None:
            self.busy = True
            try:
                reading = self._reading(job)
                hint = None if self._hint is None else self._hint(job.frame)
                part = Part(job.frame, reading, job.whole, hint, job.trace, within=job.within)
            except Exception as error:  # noqa: BLE001 - one bad frame must not end the reading of others
                self._fail(job, error)
            else:
                self._deliver(job.turn, part)
            self.busy = False


def read_within(read: Callable[[Frame], FrameReading], frame: Frame, within: Bounds) -> FrameReading:
    """What an engine reads in one part of a frame, in the pixels of the whole."""
    left, top, width, height = within
    cut = replace(frame, pixels=frame.pixels[top : top + height, left : left + width].copy())
    seen = read(cut)
    motion = (1.0, 0.0, float(left), 0.0, 1.0, float(top))
    across, down = frame.size
    return replace(
        seen,
        width=across,
        height=down,
        symbols=tuple(replace(each, region=moved(each.region, motion)) for each in seen.symbols),
        texts=tuple(replace(each, region=moved(each.region, motion)) for each in seen.texts),
        placards=tuple(replace(each, region=moved(each.region, motion)) for each in seen.placards),
    )
