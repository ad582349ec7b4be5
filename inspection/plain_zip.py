"""The zip of case files and bundles: stored members only, one possible layout: no byte can be changed unnoticed.

Written and read front to back. Whatever another zip program would write differently (dates, order, comments,
compression, bytes before or after) is refused, and with it every trick that archives can play.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_NAME = 200
MOST_MEMBERS = 65_000
MOST_BYTES = 2**32 - 2**24  # all of the file, directory included: no 64-bit extension is needed
CHUNK = 1 << 20
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_VERSION, _UNIX, _DATE = 20, 3 << 8, 0x0021  # 1980-01-01, the earliest date that a zip knows
_MODE = 0o100644 << 16


class NotPlain(Exception):
    """The bytes are not those that the writer makes, from ``offset`` on."""

    def __init__(self, offset: int) -> None:
        """Take the offset in bytes from the start of the file."""
        super().__init__(f"from byte {offset} on")
        self.offset = offset


class Changed(Exception):
    """The content of the member ``name`` does not have the sum that its header gives."""

    def __init__(self, name: str) -> None:
        """Take the member's name."""
        super().__init__(name)
        self.name = name


class TooLarge(Exception):
    """More than the format can hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as its header announces it, and where that header stands."""

    name: str
    crc: int
    size: int
    offset: int

    def local(self) -> bytes:
        """The header before the content."""
        name = self.name.encode("ascii")
        return _LOCAL.pack(b"PK\3\4", _VERSION, 0, 0, 0, _DATE, self.crc, self.size, self.size, len(name), 0) + name

    def central(self) -> bytes:
        """The line in the directory at the end."""
        name = self.name.encode("ascii")
        numbers = (_UNIX | _VERSION, _VERSION, 0, 0, 0, _DATE, self.crc, self.size, self.size, len(name), 0, 0, 0, 0)
        return _CENTRAL.pack(b"PK\1\2", *numbers, _MODE, self.offset) + name


def _directory(entries: list[Entry], offset: int) -> bytes:
    lines = b"".join(entry.central() for entry in entries)
    return lines + _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(lines), offset, 0)


def write(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The file's bytes, piece by piece. Raises TooLarge."""
    entries: list[Entry] = []
    offset = 0
    for name, content in members:
        entry = Entry(name, zlib.crc32(content), len(content), offset)
        local = entry.local()
        offset += len(local) + len(content)
        entries.append(entry)
        if len(entries) > MOST_MEMBERS or offset > MOST_BYTES:
            raise TooLarge
        yield local
        yield content
    yield _directory(entries, offset)


class Reader:
    """Reads a plain zip front to back: :meth:`next` announces a member, :meth:`content` is then read to its end."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from the start of a file."""
        self._stream = stream
        self._entries: list[Entry] = []
        self._offset = 0

    def next(self) -> Entry | None:
        """The next member, None when the directory follows. Raises NotPlain."""
        start = self._stream.read(_LOCAL.size)
        if start[:4] in {b"PK\1\2", b"PK\5\6"}:
            self._finish(start)
            return None
        if len(start) != _LOCAL.size:
            raise NotPlain(self._offset)
        *_, crc, size, _packed, length, _extra = _LOCAL.unpack(start)
        name = self._stream.read(min(length, LONGEST_NAME))
        if not name.isascii() or len(self._entries) == MOST_MEMBERS:
            raise NotPlain(self._offset)
        entry = Entry(name.decode("ascii"), crc, size, self._offset)
        if entry.local() != start + name:
            raise NotPlain(self._offset)
        self._entries.append(entry)
        return entry

    def content(self, entry: Entry) -> Iterator[bytes]:
        """The content of the member just announced, in pieces. Raises NotPlain when it is cut, Changed for its sum."""
        left, crc = entry.size, 0
        while left:
            piece = self._stream.read(min(left, CHUNK))
            if not piece:
                raise NotPlain(entry.offset)
            left -= len(piece)
            crc = zlib.crc32(piece, crc)
            yield piece
        if crc != entry.crc:
            raise Changed(entry.name)
        self._offset = entry.offset + len(entry.local()) + entry.size

    def _finish(self, start: bytes) -> None:
        expected = _directory(self._entries, self._offset)
        found = start + self._stream.read(max(0, len(expected) - len(start) + 1))
        if found != expected:
            raise NotPlain(self._offset)
