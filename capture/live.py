"""A device or stream that gives pictures at its own pace, and comes back by itself when it was lost."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.errors import EnvironmentFault, Fault
from inspection.frame import Frame, OriginalKind, Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from .controls import Control

_LOG = logging.getLogger(__name__)
READ_TIMEOUT_MS = 2000
RETRY_PAUSE_S = 0.5
_JPEG_START = b"\xff\xd8"


class LiveSource:
    """Frames of something that does not wait for us.

    ``open_device`` gives an opened capture or raises Fault. When a read fails the device is
    released, ``read()`` raises a Fault once, and every following ``read()`` tries to open it
    again, at most twice a second: with the read time-out of 2 s a camera that is back gives
    pictures within 5 s of its loss.
    """

    pace = Pace.LIVE

    def __init__(
        self,
        open_device: Callable[[], cv2.VideoCapture],
        source: str,
        name: str,
        lost: str,
        *,
        find_controls: Callable[[cv2.VideoCapture], Sequence[Control]] | None = None,
    ) -> None:
        """Open the device. Raises Fault when that fails; ``lost`` is the code of the sentence for its loss.

        ``find_controls`` says what can be set of it.
        """
        self._open_device = open_device
        self._source = source
        self._name = name
        self._lost = lost
        self._index = 0
        self._closed = threading.Event()
        self._next_try = 0.0
        self._device: cv2.VideoCapture | None = open_device()
        self.controls: tuple[Control, ...] = () if find_controls is None else tuple(find_controls(self._device))
        self._turned: dict[str, int] = {}  # steps from what the camera came with
        self._waiting: dict[str, int] = {}  # not set yet

    @property
    def name(self) -> str:
        """What to call it before people."""
        return self._name

    def read(self) -> Frame | None:
        """Wait for the next frame; None once closed. Raises EnvironmentFault while the device gives none."""
        if self._closed.is_set():
            return None
        if self._device is None:
            self._reopen()
        if self._device is None:
            return None
        try:
            self._turn(self._device)
            given, raw = self._device.read()
        except cv2.error:
            given, raw = False, None
        frame = self._frame(np.asarray(raw, np.uint8)) if given and raw is not None else None
        if frame is None:
            self._release()
            raise EnvironmentFault(self._lost, name=self._name)
        return frame

    def turn(self, what: str, steps: int) -> None:
        """Set one of the ``controls`` so many steps from what it came with, before the next frame; from any thread."""
        if not self._closed.is_set():
            self._turned[what] = self._waiting[what] = steps

    def _turn(self, device: cv2.VideoCapture) -> None:
        while self._waiting:
            what, steps = self._waiting.popitem()
            for control in self.controls:
                if control.of == what:
                    control.turn(device, steps)

    def close(self) -> None:
        """Release the device, set as it came; a waiting ``read()`` ends. Call it where ``read()`` is called."""
        self._closed.set()
        try:
            if self._device is not None:
                self._waiting = dict.fromkeys(self._turned, 0)  # no torch burns on, no other program finds it dark
                self._turn(self._device)
        except cv2.error as error:  # unplugged in this moment: nothing is left to set back
            _LOG.info("%s was not set back: %s", self._name, error)
        finally:
            self._release()

    def interrupt(self) -> None:
        """Make a waiting ``read()`` give None, from another thread; the device is left to ``close()``."""
        self._closed.set()

    def _reopen(self) -> None:
        if self._closed.wait(max(0.0, self._next_try - time.monotonic())):
            return
        self._next_try = time.monotonic() + RETRY_PAUSE_S
        self._device = self._open_device()
        self._waiting |= self._turned  # as it was set before it was lost

    def _release(self) -> None:
        device, self._device = self._device, None
        if device is not None:
            device.release()
            self._next_try = time.monotonic() + RETRY_PAUSE_S

    def _frame(self, raw: NDArray[np.uint8]) -> Frame | None:
        """Make a frame of what the device gave: a picture, or a JPEG packet that is decoded and kept."""
        packet: bytes | None = None
        pixels = raw
        if raw.ndim < 3 or raw.shape[0] == 1:  # noqa: PLR2004 - a row of bytes, not a picture
            packet = raw.tobytes()
            decoded = cv2.imdecode(raw.reshape(-1), cv2.IMREAD_COLOR) if packet.startswith(_JPEG_START) else None
            if decoded is None:
                return None
            pixels = np.asarray(decoded, np.uint8)
        index, self._index = self._index, self._index + 1
        kind = OriginalKind.LOSSLESS if packet is None else OriginalKind.CAMERA_PACKET
        media_type = "image/png" if packet is None else "image/jpeg"
        name = f"{self._name}#{index}"
        now = datetime.now(UTC)
        return Frame(pixels, self._source, name, index, now, Pace.LIVE, packet, kind, media_type)


def opened(device: cv2.VideoCapture, fault: Fault) -> cv2.VideoCapture:
    """The device when it is open; else it is released and the fault raised."""
    if not device.isOpened():
        device.release()
        raise fault
    return device
