"""Files that survive a power cut: written aside, synced, renamed; and the system's errors as faults."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PART = ".part"  # the end of every name that is still being written
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system has a call for it (Windows and some network disks do not)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


def write_durably(path: Path, chunks: Iterable[bytes]) -> None:
    """Put a file in place whole or not at all, and return when it is durable. Raises OSError."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    try:
        # The mode is given at once: memory sticks know no modes and refuse to change them.
        with os.fdopen(os.open(part, _NEW, 0o600), "wb") as stream:
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a private folder durably, with its parents; nothing happens when it is there. Raises OSError."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def fault_of(error: OSError, folder: Path) -> EnvironmentFault:
    """Say what to do about an error of the system."""
    if error.errno in _FULL:
        return EnvironmentFault("store.disk_full", folder=folder)
    if error.errno in _FORBIDDEN:
        return EnvironmentFault("store.read_only", folder=folder)
    return EnvironmentFault("store.disk_error", folder=folder, detail=error.strerror or type(error).__name__)


@contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Turn errors of the system into faults."""
    try:
        yield
    except OSError as error:
        raise fault_of(error, folder) from error
