"""One hint at a time to the person who holds the camera, steady from frame to frame."""

from __future__ import annotations

import threading
from collections import Counter, deque
from typing import TYPE_CHECKING

import cv2
import numpy as np

from inspection.frame import Pace
from inspection.message import Message, message

from .quality import judge_quality, sampled

if TYPE_CHECKING:
    from datetime import datetime

    from numpy.typing import NDArray

    from inspection.frame import Frame

_MEMORY = 7  # frames
_MAJORITY = 4
_LONGEST_GAP_S = 0.2
_THUMBNAIL = (120, 68)
# How far the picture may move from frame to frame, in pixels of the thumbnail; it is smeared by more.
_MOVING = 0.75


class Guide:
    """Hints for the frames of a window. May be called from several threads.

    A still picture gets its hint at once. Of live frames the hint changes only when most of the
    last seven say so; a picture that runs through the view says "hold still".
    """

    def __init__(self) -> None:
        """Nothing is known of any source yet."""
        self._lock = threading.Lock()
        self._recent: deque[str] = deque(maxlen=_MEMORY)
        self._shown: Message | None = None
        self._before: tuple[str, datetime, NDArray[np.float32]] | None = None

    def hint(self, frame: Frame) -> Message | None:
        """What would make the pictures easier to read; None for nothing."""
        hint = judge_quality(frame.pixels).hint
        if frame.pace is Pace.PULLED:
            return hint
        code = "" if hint is None else hint.code
        with self._lock:
            moves = self._follow(frame)
            if moves and code in {"", "capture.hint.blurred"}:
                code = "capture.hint.motion"
            self._recent.append(code)
            wanted, times = Counter(self._recent).most_common(1)[0]
            if times >= _MAJORITY:
                self._shown = message(wanted) if wanted else None
            return self._shown

    def _follow(self, frame: Frame) -> bool:
        """Whether the picture has run on since the frame before: by the change of each pixel against the slopes."""
        now = _thumbnail(frame.pixels)
        before, self._before = self._before, (frame.source, frame.taken_at, now)
        if before is None:
            return False
        if before[0] != frame.source:
            self._recent.clear()
            self._shown = None
            return False
        if not 0 < (frame.taken_at - before[1]).total_seconds() < _LONGEST_GAP_S:
            return False
        down, across = (float(np.diff(now, axis=axis).std()) for axis in (0, 1))
        slope = np.hypot(down, across)
        return bool(np.sqrt(2) * float((now - before[2]).std()) > _MOVING * slope)


def _thumbnail(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    small = cv2.resize(sampled(pixels), _THUMBNAIL, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), 1.0), np.float32)
