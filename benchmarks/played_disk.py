"""A disk played back from a trace of the calls that changed it, with what it may hold after a power cut."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from local_store.reserve import NAME as RESERVE

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

SECTOR = 512
_FLAGS = {"O_CREAT": os.O_CREAT, "O_TRUNC": os.O_TRUNC, "O_APPEND": os.O_APPEND}
_LINE = re.compile(r"^(?P<call>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: its name, its texts as bytes, its numbers, and what it gave."""

    name: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    result: int


def calls(trace: str) -> Iterator[Call]:
    """The calls of a trace of ``strace -xx``. Raises ValueError for a text that strace has shortened."""
    for line in trace.splitlines():
        match = _LINE.match(line)
        if match is None or int(match["result"]) < 0:
            continue
        if '"...' in match["arguments"]:
            raise ValueError("strace has shortened what was written")
        texts = tuple(bytes.fromhex(text.replace("\\x", "")) for text, _ in _TEXT.findall(match["arguments"]))
        plain = _TEXT.sub("", match["arguments"])
        numbers = tuple(int(each) for each in re.findall(r"(?<![\w.])-?\d+(?!\w)", plain))
        flags = [flag for name, flag in _FLAGS.items() if name in plain]
        numbers = (*numbers, *flags, *([os.O_CREAT, os.O_TRUNC] if match["call"] == "creat" else ()))
        yield Call(match["call"], texts, numbers, int(match["result"]))


@dataclass(slots=True)
class Inode:
    """A file or folder: what is durable of it, and what was changed since (place and bytes; None for a new length)."""

    folder: bool = False
    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)
    length: int = 0  # as the running program sees it

    def change(self, place: int, content: bytes | None) -> None:
        """Write at a place, or without content give the file a new length."""
        self.pending.append((place, content))
        self.length = place if content is None else max(self.length, place + len(content))

    def sync(self) -> None:
        """Make everything durable."""
        for place, content in self.pending:
            _apply(self.durable, place, content)
        self.pending.clear()

    def after_the_cut(self, chance: random.Random) -> bytes:
        """What may be found: nothing of what is pending, all, its beginning, or any sectors of it."""
        found = bytearray(self.durable)
        kept = chance.choice((0, len(self.pending), chance.randint(0, len(self.pending))))
        torn = chance.random() < 0.5
        for number, (place, content) in enumerate(self.pending):
            if content is None or not torn:
                if number < kept:
                    _apply(found, place, content)
                continue
            for start in range(0, len(content), SECTOR):
                if chance.random() < 0.5:
                    _apply(found, place + start, content[start : start + SECTOR])
        return bytes(found)


def _apply(content: bytearray, place: int, change: bytes | None) -> None:
    if change is None:
        del content[place:]
        content.extend(bytes(place - len(content)))
    else:
        content.extend(bytes(max(0, place - len(content))))
        content[place : place + len(change)] = change


@dataclass(slots=True)
class Disk:
    """A disk played back; names are whole paths below ``root``."""

    root: str
    names: dict[str, Inode] = field(default_factory=dict)  # as the running program sees them
    durable: dict[str, Inode] = field(default_factory=dict)
    # Changes of names: the folder, the name, and what it names from now on.
    pending: list[tuple[str, str, Inode | None]] = field(default_factory=list)
    # By descriptor: the path, the file, and where writing goes on.
    open_files: dict[int, tuple[str, Inode | None, int]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    syncs: int = 0

    def play(self, call: Call) -> None:
        """Take one call."""
        if call.name in {"open", "openat", "creat"}:
            self._open(call)
        elif call.name == "close":
            self.open_files.pop(call.numbers[0], None)
        elif call.name in {"write", "pwrite64"}:
            self._write(call)
        elif call.texts:
            self._change_names(call)
        elif call.numbers and call.numbers[0] in self.open_files:
            path, inode, _ = self.open_files[call.numbers[0]]
            if call.name in {"fsync", "fdatasync"}:
                self.syncs += 1
                self._sync(path, inode)
            elif inode is not None and Path(path).name != RESERVE:  # its sixteen megabytes of nothing are left out
                length = call.numbers[1] if call.name == "ftruncate" else max(inode.length, sum(call.numbers[2:4]))
                inode.change(length, None)

    def _change_names(self, call: Call) -> None:
        path, *others = (text.decode() for text in call.texts)
        if not path.startswith(self.root + "/"):
            return
        if call.name in {"mkdir", "mkdirat"}:
            self._name(path, Inode(folder=True))
            return
        if others:
            self._name(others[0], self.names[path])
        if self.names.pop(path, None) is not None:
            self.pending.append((str(Path(path).parent), path, None))

    def _open(self, call: Call) -> None:
        path = call.texts[0].decode()
        if not path.startswith(self.root + "/") and path != self.root:
            return
        if os.O_CREAT in call.numbers and path not in self.names:
            self._name(path, Inode())
        inode = self.names.get(path)
        if inode is not None and os.O_TRUNC in call.numbers and inode.length:
            inode.change(0, None)
        self.open_files[call.result] = (path, inode, inode.length if inode and os.O_APPEND in call.numbers else 0)

    def _name(self, path: str, inode: Inode) -> None:
        self.names[path] = inode
        self.pending.append((str(Path(path).parent), path, inode))

    def _write(self, call: Call) -> None:
        descriptor = call.numbers[0]
        if descriptor == 1:
            self.said += call.texts[0].decode().splitlines()
        if descriptor not in self.open_files:
            return
        path, inode, at = self.open_files[descriptor]
        if inode is None:
            raise ValueError(f"{path} was written and not made while strace looked on")
        place = call.numbers[-1] if call.name == "pwrite64" else at
        content = call.texts[0][: call.result]
        inode.change(place, content)
        self.open_files[descriptor] = (path, inode, place + len(content) if call.name == "write" else at)

    def _sync(self, path: str, inode: Inode | None) -> None:
        if inode is not None and not inode.folder:
            inode.sync()
            return
        for folder, name, named in self.pending:
            if folder == path:
                _rename(self.durable, name, named)
        self.pending = [each for each in self.pending if each[0] != path]

    def cut(self, into: Path, chance: random.Random) -> None:
        """Lay out what may be found after the power went: of each folder's changes of names a beginning."""
        found = dict(self.durable)
        folders = sorted({folder for folder, _, _ in self.pending})
        for folder in folders:
            changes = [(name, named) for each, name, named in self.pending if each == folder]
            for name, named in changes[: chance.choice((0, len(changes), chance.randint(0, len(changes))))]:
                _rename(found, name, named)
        for path, inode in found.items():
            inside = Path(path).relative_to(self.root)
            if any(str(Path(self.root) / each) not in found for each in inside.parents[:-1]):
                continue  # a name in a folder that has none itself
            target = into / inside
            if inode.folder:
                target.mkdir(parents=True, exist_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(inode.after_the_cut(chance))


def _rename(names: dict[str, Inode], name: str, named: Inode | None) -> None:
    if named is None:
        names.pop(name, None)
    else:
        names[name] = named
