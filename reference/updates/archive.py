"""The program as one file: packed by the publisher, unpacked on a station with nothing left to chance.

Files and folders only: no links, no devices, no owner; of a file's mode only whether it can be run.
"""

from __future__ import annotations

import lzma
import os
import re
import tarfile
from typing import TYPE_CHECKING

from inspection.errors import BadInput, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST_FILES = 50_000
CHUNK = 1 << 20
_RUN = 0o100
# What every system can hold as one file: no separators, no streams, no ending that Windows would take away.
_PART = re.compile(r"(?! )[ !#$%&'()+,\-.0-9;=@A-Z\[\]^_`a-z{}~]{0,119}[!#$%&'()+,\-0-9;=@A-Z\[\]^_`a-z{}~]")
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class _Unsafe(Exception):
    """What the archive holds is not what :func:`pack` makes."""


def pack(folder: Path, out: Path) -> tuple[int, int]:
    """Pack a bundle; the same files give the same bytes. Gives how many files and how many bytes there are in it.

    Links to files inside become copies. Raises BadInput for a name that not every system can hold, and for a link
    to a folder or out of the bundle.
    """
    count = size = 0
    with tarfile.open(out, "w:xz", format=tarfile.PAX_FORMAT, preset=6) as tar:
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if not _is_safe(name) or not path.resolve().is_relative_to(folder.resolve()):
                raise BadInput("updates.bad_target", path=name)
            member = tarfile.TarInfo(name)
            member.size = path.stat().st_size
            member.mode = 0o755 if path.stat().st_mode & _RUN else 0o644
            with path.open("rb") as file:
                tar.addfile(member, file)
            count, size = count + 1, size + member.size
    return count, size


def unpack(archive: Path, folder: Path, size: int, tell: Callable[[int], None]) -> None:
    """Unpack into a folder that does not exist yet; ``size`` bytes, no more and no fewer.

    ``tell`` hears how many bytes are unpacked. Raises VerificationFailed for what :func:`pack` would not have made,
    OSError when the disk takes no more; what was unpacked until then is the caller's to remove.
    """
    folder.mkdir(parents=True)
    try:
        with tarfile.open(archive, "r|xz") as tar:
            for member, done in _members(tar, size):
                _write(tar, member, folder / member.name)
                tell(done)
    except (_Unsafe, tarfile.TarError, lzma.LZMAError, EOFError, FileExistsError, NotADirectoryError) as error:
        raise VerificationFailed("updates.archive_refused", path=archive, detail=error) from error


def _members(tar: tarfile.TarFile, size: int) -> Iterator[tuple[tarfile.TarInfo, int]]:
    """Each file with the bytes up to its end. Raises _Unsafe."""
    done, seen = 0, set[str]()
    for member in tar:
        done += member.size
        if done > size or len(seen) >= MOST_FILES:
            raise _Unsafe("more than was announced")
        if not member.isreg() or not _is_safe(member.name) or member.name.casefold() in seen:
            raise _Unsafe(f"{member.name[:80]!r}")
        seen.add(member.name.casefold())
        yield member, done
    if done != size:  # a torn archive looks like one that ends there
        raise _Unsafe("less than was announced")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and path.is_dir():
            raise BadInput("updates.bad_target", path=path)
        if path.is_file():
            yield path


def _is_safe(name: str) -> bool:
    return all(_PART.fullmatch(part) and not _DEVICE.fullmatch(part) for part in name.split("/"))


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, place: Path) -> None:
    content = tar.extractfile(member)
    if content is None:
        raise _Unsafe(member.name)
    place.parent.mkdir(parents=True, exist_ok=True)
    with content, os.fdopen(os.open(place, _NEW, 0o755 if member.mode & _RUN else 0o644), "wb") as file:
        while chunk := content.read(CHUNK):
            file.write(chunk)
