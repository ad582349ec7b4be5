"""Places for one frame between the capture thread and whoever reads it; nothing is queued."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from inspection.frame import Frame


class Handover(Protocol):
    """Where the capture thread puts a frame and a reader takes it."""

    def put(self, frame: Frame) -> bool:
        """Hand a frame over; False once closed."""

    def take(self, timeout_s: float | None = None) -> Frame | None:
        """Wait for a frame; None after the time-out, or when it is closed and empty."""

    def close(self) -> None:
        """Wake everyone who waits; what was put can still be taken."""

    @property
    def closed(self) -> bool:
        """Whether nothing will come any more."""


class LatestFrame:
    """Keeps the newest frame only: a reader that is slow never sees an old picture."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._frame: Frame | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many frames were replaced before anyone took them."""
        return self._dropped

    @property
    def closed(self) -> bool:
        """Whether nothing will come any more."""
        return self._closed and self._frame is None

    def put(self, frame: Frame) -> bool:
        """Replace whatever is there, without waiting; False once closed."""
        with self._change:
            if self._closed:
                return False
            self._dropped += self._frame is not None
            self._frame = frame
            self._change.notify_all()
            return True

    def take(self, timeout_s: float | None = None) -> Frame | None:
        """Wait for a frame that nobody took yet; None after the time-out, or when closed and empty."""
        with self._change:
            self._change.wait_for(lambda: self._frame is not None or self._closed, timeout_s)
            frame, self._frame = self._frame, None
            return frame

    def close(self) -> None:
        """Wake everyone who waits."""
        with self._change:
            self._closed = True
            self._change.notify_all()


class OneByOne:
    """Holds one frame until it is taken: the source waits, and no frame is lost."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._frame: Frame | None = None
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether nothing will come any more."""
        return self._closed and self._frame is None

    def put(self, frame: Frame) -> bool:
        """Wait until the place is free, then put the frame there; False once closed."""
        with self._change:
            self._change.wait_for(lambda: self._frame is None or self._closed)
            if self._closed:
                return False
            self._frame = frame
            self._change.notify_all()
            return True

    def take(self, timeout_s: float | None = None) -> Frame | None:
        """Wait for a frame; None after the time-out, or when closed and empty."""
        with self._change:
            self._change.wait_for(lambda: self._frame is not None or self._closed, timeout_s)
            frame, self._frame = self._frame, None
            self._change.notify_all()
            return frame

    def close(self) -> None:
        """Wake everyone who waits; a frame that was put can still be taken."""
        with self._change:
            self._closed = True
            self._change.notify_all()
