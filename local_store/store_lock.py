"""One process a store: a lock of the operating system that goes away with the process, however it ends."""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault

from .durable import disk_faults

if TYPE_CHECKING:
    from pathlib import Path

NAME = "store.lock"
_BEYOND_THE_TEXT = 1 << 20  # the byte that Windows locks; locked bytes cannot be read there


class StoreLock:
    """The lock on a store's folder, held from construction until :meth:`release`."""

    def __init__(self, folder: Path) -> None:
        """Take the lock. Raises EnvironmentFault when another process holds it, or the folder is read-only."""
        with disk_faults(folder):
            # Without a buffer: nothing is left to be written when the stream is closed on a full disk.
            self._stream = (folder / NAME).open("a+b", buffering=0)
            try:
                self._take(folder)
            except BaseException:
                self._stream.close()
                raise

    def _take(self, folder: Path) -> None:
        try:
            _lock(self._stream.fileno())
        except OSError as error:
            raise EnvironmentFault("store.in_use", folder=folder, **_owner(folder / NAME)) from error
        self._stream.truncate(0)
        owner = {
            "pid": str(os.getpid()),
            "host": platform.node(),
            "since": datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="minutes"),
        }
        self._stream.write(json.dumps(owner).encode())

    def release(self) -> None:
        """Give the store free. The file stays: removing it would let two processes lock two files."""
        self._stream.close()


def _owner(path: Path) -> dict[str, str]:
    try:
        said = json.loads(path.read_bytes())
        return {name: str(said[name]) for name in ("pid", "host", "since")}
    except (OSError, ValueError, KeyError, TypeError):
        return {"pid": "?", "host": "?", "since": "?"}


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _BEYOND_THE_TEXT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
