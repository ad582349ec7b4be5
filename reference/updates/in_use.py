"""Which versions of the program run now: each holds a file in its folder until its process ends, however that ends.

Standard library only: it is imported at every start.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "in-use"


if sys.platform == "win32":

    def hold(folder: Path) -> int | None:
        """Say that the program in this folder runs; the descriptor, or None where nothing can be written there."""
        try:
            return os.open(folder / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None

    def in_use(folder: Path) -> bool:
        """Whether the program in this folder runs: an open file cannot be removed here."""
        try:
            (folder / _FILE).unlink(missing_ok=True)
        except OSError:
            return True
        return False
else:
    import fcntl

    def hold(folder: Path) -> int | None:
        """Say that the program in this folder runs; the descriptor, or None where nothing can be written there."""
        try:
            descriptor = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            return None
        return descriptor

    def in_use(folder: Path) -> bool:
        """Whether the program in this folder runs, as far as the disk knows locks."""
        try:
            descriptor = os.open(folder / _FILE, os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        finally:
            os.close(descriptor)
        return False
