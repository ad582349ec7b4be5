"""The thread that reads one source: all frames of a live one as they come, others one by one when asked."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Protocol

from inspection.errors import EnvironmentFault, Fault
from inspection.frame import Pace
from inspection.notices import Level, Notice

from .picture import picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.frame import Frame
    from inspection.message import Message
    from inspection.ports import FrameSource

    from .picture import Picture
    from .services import Services

CAMERA = "camera:"  # what the spec of one begins with
AGAIN_S = 1.0
LIVE_WAIT = 0.1  # seconds; how soon a stop is noticed
STILL_EVERY_S = 0.2  # a picture in which nothing changes is drawn no more often


class Named(Protocol):
    """What can be set of a source."""

    @property
    def of(self) -> object:
        """What it is called."""


class SourceEvents(Protocol):
    """What the thread reports; called in the thread."""

    def opened(self, turn: int, pace: Pace, controls: tuple[str, ...] = ()) -> None:
        """The source is open; ``controls`` are the names of what can be set of it."""

    def arrived(self, turn: int, frame: Frame, picture: Picture) -> None:
        """A frame, and how it looks on the screen."""

    def skipped(self, turn: int, error: Exception) -> None:
        """One picture of several could not be read; the source goes on."""

    def troubled(self, turn: int, notice: Notice) -> None:
        """A live source has a trouble, or is over it."""

    def ended(self, turn: int, error: Exception | None) -> None:
        """There are no more frames; with the failure that ended it, if one did."""


class SourceThread:
    """One source from opening to close."""

    def __init__(
        self, turn: int, specs: Sequence[str], services: Services, events: SourceEvents, before: SourceThread | None
    ) -> None:
        """``before`` is the thread of the previous source: its device has to be free first."""
        self._turn = turn
        self._specs = tuple(specs)
        self._services = services
        self._events = events
        self._before = before
        self._stopping = threading.Event()
        self._wanted = threading.Semaphore(1)  # pulled sources give their first picture unasked
        self._source: FrameSource | None = None
        self.screen = 1280  # longest side in pixels that the view can show of a live picture
        self._thread = threading.Thread(target=self._run, name=f"source-{turn}")
        self._thread.start()

    def next(self) -> None:
        """Ask a pulled source for one more picture."""
        self._wanted.release()

    def set_control(self, what: str, steps: int) -> None:
        """Set what the source said can be set; it is done before its next frame."""
        set_it = getattr(self._source, "turn", None)
        if set_it is not None:
            set_it(what, steps)

    def stop(self) -> None:
        """Ask the thread to end; returns at once."""
        self._stopping.set()
        self._wanted.release()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _run(self) -> None:
        if self._before is not None:
            self._before.join()
            self._before = None
        failure: Exception | None = None
        try:
            if not self._stopping.is_set():
                self._read_source()
        except Exception as error:  # noqa: BLE001 - shown by whoever listens
            failure = error
        self._events.ended(self._turn, failure)

    def _read_source(self) -> None:
        source = self._opened()
        if source is None:
            return
        self._source = source
        controls: tuple[Named, ...] = getattr(source, "controls", ())
        self._events.opened(self._turn, source.pace, tuple(str(each.of) for each in controls))
        if source.pace is Pace.LIVE:
            self._follow(source)
            return
        try:
            self._pull(source)
        finally:
            source.close()

    def _opened(self) -> FrameSource | None:
        """The source; a camera that is not there (yet, or after sleep) is waited for. None when that is given up."""
        told: Message | None = None
        while not self._stopping.is_set():
            try:
                return self._services.open_source(self._specs)
            except EnvironmentFault as fault:
                if not self._specs[0].startswith(CAMERA):
                    raise
                if fault.message != told:
                    told = fault.message
                    self._events.troubled(self._turn, Notice(Level.WARNING, told))
                self._stopping.wait(AGAIN_S)
        return None

    def _follow(self, source: FrameSource) -> None:
        live = self._services.run_live(source, lambda notice: self._events.troubled(self._turn, notice))
        follow, shown = self._services.new_follower(), 0.0
        try:
            while not self._stopping.is_set() and not live.ended:
                frame = live.take(LIVE_WAIT)
                if frame is None:
                    continue
                trace, now = follow.add(frame), time.monotonic()
                if not trace.still or now - shown >= STILL_EVERY_S:
                    shown = now
                    self._events.arrived(self._turn, frame, picture_of(frame, self.screen, trace))
        finally:
            live.stop()

    def _pull(self, source: FrameSource) -> None:
        while True:
            self._wanted.acquire()
            if self._stopping.is_set():
                return
            try:
                frame = source.read()
            except Fault as fault:  # this picture only; the next one may be sound
                self._events.skipped(self._turn, fault)
                self._wanted.release()
                continue
            if frame is None:
                return
            self._events.arrived(self._turn, frame, picture_of(frame))
