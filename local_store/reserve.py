"""Space kept back on the disk, so that an inspection can still be decided, closed and exported when it is full."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TypeVar

from inspection.errors import EnvironmentFault
from inspection.history import RecordKind
from inspection.message import message

from .durable import disk_faults, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.message import Message

T = TypeVar("T")

NAME = "reserve"
SIZE = 16 * 1024 * 1024  # bytes: hundreds of records, a report and a case file with a few photos
ENOUGH = 2  # a reserve is made where this many of it are free: on a smaller rest it would be what fills the disk
LOW = 512 * 1024 * 1024  # bytes free below which the officer is told
_CHUNK = 1 << 20
# New evidence waits until there is room; everything that brings an inspection to its end does not.
_WAITS = frozenset({RecordKind.OPENED, RecordKind.OBSERVED})


class Reserve:
    """The file that keeps space back in a store's folder; ``size`` is in bytes."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        """Use a folder; nothing is written before :meth:`fill`."""
        self._folder = folder
        self._path = folder / NAME
        self._size = size

    def there(self) -> bool:
        """Whether the whole reserve is kept."""
        try:
            return self._path.stat().st_size >= self._size
        except OSError:
            return False

    def fill(self) -> bool:
        """Keep the space back if it is not and the disk has room; gives whether it is kept."""
        if self.there():
            return True
        if self._free() < ENOUGH * self._size:
            return False
        try:
            self._write()
        except OSError:  # no fault: the work goes on, and `warning` tells that nothing is kept back
            self._path.unlink(missing_ok=True)
            return False
        return True

    def release(self) -> bool:
        """Give the space free; gives whether there was any."""
        with disk_faults(self._folder):
            try:
                self._path.unlink()
            except FileNotFoundError:
                return False
            sync_folder(self._folder)
        return True

    def finishing(self, work: Callable[[], T]) -> T:
        """Do what brings an inspection to its end: on a full disk once more, with the reserve. Raises Fault."""
        try:
            return work()
        except EnvironmentFault as fault:
            if fault.message.code != "store.disk_full" or not self.release():
                raise
        return work()

    def keep(self, kind: str, work: Callable[[], T]) -> T:
        """Keep a record of a kind; those that bring new evidence do not get the reserve. Raises Fault."""
        return self.adding(work) if kind in _WAITS else self.finishing(work)

    def adding(self, work: Callable[[], T]) -> T:
        """Keep new evidence, which may not take what was given free for the end. Raises Fault."""
        if not self.there() and self._free() < self._size:
            raise EnvironmentFault("disk.finish_first", folder=self._folder)
        try:
            return work()
        except EnvironmentFault as fault:
            if fault.message.code == "store.disk_full" and self.there():
                raise EnvironmentFault("disk.finish_first", folder=self._folder) from fault
            raise

    def warning(self) -> Message | None:
        """What to tell the officer before the disk is full; None while there is room."""
        free = self._free()
        if not self.there():
            return message("disk.no_reserve", folder=self._folder, free=free // 1_000_000)
        return message("disk.low", folder=self._folder, free=free // 1_000_000) if free < LOW else None

    def _free(self) -> int:
        with disk_faults(self._folder):
            return shutil.disk_usage(self._folder).free

    def _write(self) -> None:
        with self._path.open("wb") as stream:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(stream.fileno(), 0, self._size)
            else:
                # Random, because file systems that compress give zeros no room.
                for _ in range(0, self._size, _CHUNK):
                    stream.write(os.urandom(_CHUNK))
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(self._folder)
