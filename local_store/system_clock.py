"""The clock of this machine, with what tells later whether it was right."""

from __future__ import annotations

import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """Wall clock with its offset, milliseconds since the machine started, and an identifier of this start.

    Where the system names no start (not Linux), the identifier is one of this process, "process-…": two
    records of one boot may then carry different ones, never two boots the same.
    """

    def __init__(self) -> None:
        """Read the boot's identifier once."""
        try:
            self._boot_id = _BOOT_ID.read_text(encoding="utf-8").strip()
        except OSError:
            self._boot_id = f"process-{uuid.uuid4()}"

    def now(self) -> datetime:
        """The wall clock with its UTC offset."""
        return datetime.now(UTC).astimezone()

    def monotonic_ms(self) -> int:
        """Milliseconds on a clock that no one can set; on Linux it runs on while the machine sleeps."""
        boot_time = getattr(time, "CLOCK_BOOTTIME", None)
        seconds = time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
        return int(seconds * 1000)

    def boot_id(self) -> str:
        """An identifier of this boot of the machine."""
        return self._boot_id
