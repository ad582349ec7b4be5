"""The program as one file: packed by the publisher, unpacked on a station with nothing left to chance.

Files only, and names that stand for a file that came before: no links that lead anywhere, no devices, no owner; of a
file's mode only whether it can be run.
"""

from __future__ import annotations

import lzma
import os
import re
import shutil
import tarfile
from contextlib import contextmanager
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


# Headers that are read whole, whatever size they say, before anybody is asked: a few bytes of xz can take all memory.
_SWELLING = frozenset({
    tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.GNUTYPE_SPARSE,
})  # fmt: skip


class _Unsafe(Exception):
    """What the archive holds is not what :func:`pack` makes."""


class _Plain(tarfile.TarInfo):
    """A member with one header of 512 bytes, as :func:`pack` makes it."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        """Go on after the header, in every Python from 3.11 on. Raises _Unsafe for one that announces another."""
        if self.type in _SWELLING:
            raise _Unsafe("a header of another kind")
        member: tarfile.TarInfo = super()._proc_member(archive)  # type: ignore[misc] # the stubs leave it out
        return member


def pack(folder: Path, out: Path) -> tuple[int, int]:
    """Pack a bundle; the same files give the same bytes. Gives how many files and how many bytes there are in it.

    A link to a file inside becomes another name of it. Raises BadInput for a name that not every system or no plain
    header can hold, for a link to a folder or out of the bundle, and for a folder without files.
    """
    files = list(_files(folder))
    if not files:
        raise BadInput("updates.no_bundle", path=folder)
    size = 0
    within = folder.resolve()
    with tarfile.open(out, "w:xz", format=tarfile.USTAR_FORMAT, preset=6) as tar:
        for path in files:
            member = tarfile.TarInfo(path.relative_to(folder).as_posix())
            if not _is_safe(member.name) or not path.resolve().is_relative_to(within):
                raise BadInput("updates.bad_target", path=member.name)
            if path.is_symlink():
                member.type, member.linkname = tarfile.LNKTYPE, path.resolve().relative_to(within).as_posix()
            else:
                member.size = path.stat().st_size
                member.mode = 0o755 if path.stat().st_mode & _RUN else 0o644
            try:
                member.tobuf(tarfile.USTAR_FORMAT)
            except ValueError as error:  # a name that takes more than the one header
                raise BadInput("updates.bad_target", path=member.name) from error
            if path.is_symlink():
                tar.addfile(member)
            else:
                with path.open("rb") as file:
                    tar.addfile(member, file)
            size += member.size
    return len(files), size


def unpacked_size(archive: Path) -> int:
    """How many bytes there are in what :func:`pack` made. Raises BadInput for another file."""
    try:
        with _opened(archive) as tar:
            return sum(member.size for member in tar)
    except (_Unsafe, tarfile.TarError, lzma.LZMAError, EOFError, OSError) as error:
        raise BadInput("updates.unreadable", path=archive, detail=error) from error


def unpack(archive: Path, folder: Path, size: int, tell: Callable[[int], None]) -> None:
    """Unpack into a folder that does not exist yet; ``size`` bytes, no more and no fewer.

    ``tell`` hears how many bytes are unpacked. Raises VerificationFailed for what :func:`pack` would not have made,
    OSError when the disk takes no more; what was unpacked until then is the caller's to remove.
    """
    folder.mkdir(parents=True)
    try:
        with _opened(archive) as tar:
            for member, done in _members(tar, size):
                _write(tar, member, folder)
                tell(done)
    except (_Unsafe, tarfile.TarError, lzma.LZMAError, EOFError, FileExistsError, NotADirectoryError) as error:
        raise VerificationFailed("updates.archive_refused", path=archive, detail=error) from error


@contextmanager
def _opened(archive: Path) -> Iterator[tarfile.TarFile]:
    """The archive, decompressed piece by piece: tarfile's own xz takes all that a block swells to."""
    with lzma.open(archive) as plain, tarfile.open(fileobj=plain, mode="r|", tarinfo=_Plain) as tar:
        yield tar


def _members(tar: tarfile.TarFile, size: int) -> Iterator[tuple[tarfile.TarInfo, int]]:
    """Each file with the bytes up to its end. Raises _Unsafe."""
    done, seen, files = 0, set[str](), set[str]()
    for member in tar:
        done += member.size
        if done > size or len(seen) >= MOST_FILES:
            raise _Unsafe("more than was announced")
        again = member.islnk() and member.linkname in files
        if not (member.isreg() or again) or not _is_safe(member.name) or member.name.casefold() in seen:
            raise _Unsafe(f"{member.name[:80]!r}")
        seen.add(member.name.casefold())
        if not again:
            files.add(member.name)
        yield member, done
    if done != size:  # a torn archive looks like one that ends there
        raise _Unsafe("less than was announced")


def _files(folder: Path) -> Iterator[Path]:
    """Files, then other names of files."""
    found = sorted(folder.rglob("*"))
    for path in found:
        if path.is_symlink() and not path.is_file():
            raise BadInput("updates.bad_target", path=path)
    yield from (path for path in found if path.is_file() and not path.is_symlink())
    yield from (path for path in found if path.is_symlink())


def _is_safe(name: str) -> bool:
    return all(_PART.fullmatch(part) and not _DEVICE.fullmatch(part) for part in name.split("/"))


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    place = folder / member.name
    place.parent.mkdir(parents=True, exist_ok=True)
    if member.islnk():
        _name_again(folder / member.linkname, place)
        return
    content = tar.extractfile(member)
    if content is None:
        raise _Unsafe(member.name)
    with content, os.fdopen(os.open(place, _NEW, 0o755 if member.mode & _RUN else 0o644), "wb") as file:
        while chunk := content.read(CHUNK):
            file.write(chunk)
        if not hasattr(os, "sync"):  # Windows: there each file by itself, where elsewhere one call does for all
            file.flush()
            os.fsync(file.fileno())


def _name_again(file: Path, place: Path) -> None:
    """Another name of a file, or a copy where the disk knows no such thing."""
    try:
        os.link(file, place)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy(file, place)
