"""The capture thread: it alone reads the source, and hands frames and troubles on."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

from inspection.errors import Fault
from inspection.frame import Pace
from inspection.message import message
from inspection.notices import Level, Notice

from .latest import Handover, LatestFrame, OneByOne
from .rates import RateCounter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection.frame import Frame
    from inspection.message import Message
    from inspection.ports import FrameSource

_JOIN_TIMEOUT_S = 6.0
_PAUSE_AFTER_FAULT_S = 0.2


class CapturePump:
    """Reads a source in a thread of its own until it ends or is stopped.

    A live source goes through the newest-frame mailbox and outlives its faults: each trouble
    is told once, and once that it is over. A pulled source waits until its frame was taken;
    a picture that cannot be read is told, and the next one follows. ``on_notice`` is called
    in the capture thread.
    """

    def __init__(
        self, source: FrameSource, on_notice: Callable[[Notice], None], rates: RateCounter | None = None
    ) -> None:
        self._source = source
        self._on_notice = on_notice
        self._rates = rates or RateCounter()
        self._live = source.pace is Pace.LIVE
        self._handover: Handover = LatestFrame() if self._live else OneByOne()
        self._stop = threading.Event()
        # As a daemon it cannot keep the program from ending if a driver never comes back from a read.
        self._thread = threading.Thread(target=self._run, name="capture", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def take(self, timeout_s: float | None = None) -> Frame | None:
        """Wait for the next frame; None after the time-out, or at the end (then ``ended`` is True)."""
        return self._handover.take(timeout_s)

    @property
    def ended(self) -> bool:
        """Whether the last frame was taken and none will follow."""
        return self._handover.closed

    def __iter__(self) -> Iterator[Frame]:
        """The frames until the end."""
        while (frame := self.take()) is not None:
            yield frame

    def stop(self) -> bool:
        """End the thread and wait for it, at most 6 s; the thread releases the source. False if it hangs."""
        self._stop.set()
        interrupt = getattr(self._source, "interrupt", None)
        if interrupt is not None:
            interrupt()
        self._handover.close()
        if self._thread.is_alive():
            self._thread.join(_JOIN_TIMEOUT_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._read_all()
        except Exception:  # noqa: BLE001 - our own bug: it is shown, and the thread ends in order
            broken = message("capture.source_broken")
            self._on_notice(Notice(Level.ERROR, broken, traceback.format_exc()))
        finally:
            self._source.close()
            self._handover.close()

    def _read_all(self) -> None:
        trouble: Message | None = None
        while not self._stop.is_set():
            try:
                frame = self._source.read()
            except Fault as fault:
                if not self._live or trouble is None:
                    self._on_notice(Notice(Level.WARNING, fault.message))
                trouble = fault.message if self._live else None
                if self._live:
                    self._stop.wait(_PAUSE_AFTER_FAULT_S)
                continue
            if frame is None:
                return
            if trouble is not None:
                trouble = None
                self._on_notice(Notice(Level.INFO, message("capture.camera_back", name=frame.name.partition("#")[0])))
            self._rates.count("frames")
            if not self._handover.put(frame):
                return
