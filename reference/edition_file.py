"""What marks a file as one of our editions, and its digest."""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x514C4544  # "QLED", in the header of the SQLite file
FORMAT = 1
"""Raised whenever an older program could misread the file."""

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
"""What an edition may be called: the name becomes part of file names."""

_HEADER = 100
_MAGIC = b"SQLite format 3\x00"


def check_header(path: Path) -> None:
    """Refuse, from the file's first 100 bytes, what is not a whole edition of a format we know.

    Raises BadInput for a foreign file or a newer format, EnvironmentFault for a missing or torn one.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise EnvironmentFault("reference.edition_missing", path=path) from error
    except OSError as error:
        raise EnvironmentFault("reference.edition_unreadable", path=path, detail=error.strerror) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC) or _number(header, 68) != APPLICATION_ID:
        raise BadInput("reference.not_an_edition", path=path)
    if _number(header, 60) > FORMAT:
        raise BadInput("reference.newer_format", path=path, found=_number(header, 60), known=FORMAT)
    page_size = int.from_bytes(header[16:18], "big")
    if size != page_size * _number(header, 28):
        raise EnvironmentFault("reference.edition_damaged", path=path)


def sha256_of(path: Path) -> str:
    """SHA-256 of the whole file in hexadecimal; about 1 ms a megabyte."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Ask the disk to keep a file or a folder's entries; Windows cannot open a folder for that. Raises OSError."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")
