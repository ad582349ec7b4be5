"""Which threads go first where processors are few: the window, then its lanes, then the engines."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

LANE, ENGINE = 5, 10
"""Of 19, the most that a thread can give way."""


def give_way(nice: int) -> None:
    """Let the window and the camera go before the thread that calls this, where the system can tell threads apart.

    On Linux a priority belongs to a thread, and the threads that it starts inherit it.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), nice)
