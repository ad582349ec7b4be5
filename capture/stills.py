"""Still pictures as a source: one file, or every picture below a folder, one by one and none dropped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from inspection.errors import BadInput, Fault
from inspection.frame import Frame, OriginalKind, Pace

from .picture_file import file_fault, read_picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif"})


class StillSource:
    """One picture file."""

    pace = Pace.PULLED

    def __init__(self, path: Path) -> None:
        self._path: Path | None = path

    def read(self) -> Frame | None:
        """Give the picture, then None. Raises Fault once when it cannot be read."""
        path, self._path = self._path, None
        return None if path is None else _frame(path, str(path), path.name, 0)

    def close(self) -> None:
        """Nothing is held open."""
        self._path = None


class FolderSource:
    """Every picture below a folder, in the order of their names, sub-folders after the files beside them.

    A file or sub-folder that cannot be read raises its Fault from ``read()`` once; the
    next ``read()`` goes on behind it. Hidden files and links to folders are left out.
    """

    pace = Pace.PULLED

    def __init__(self, folder: Path) -> None:
        """Look at the folder itself. Raises EnvironmentFault without permission, BadInput without pictures."""
        self._folder = folder
        self._index = 0
        try:
            os.scandir(folder).close()
        except OSError as cause:
            raise file_fault(folder, cause) from cause
        if next(_walk(folder), None) is None:
            raise BadInput("capture.no_pictures", name=folder)
        self._found = _walk(folder)

    def read(self) -> Frame | None:
        """Give the next picture, None after the last. Raises Fault for one that cannot be read, then goes on."""
        found = next(self._found, None)
        if found is None:
            return None
        index, self._index = self._index, self._index + 1
        if isinstance(found, Fault):
            raise found
        return _frame(found, str(self._folder), found.relative_to(self._folder).as_posix(), index)

    def close(self) -> None:
        """End the walk."""
        self._found = iter(())


def _walk(folder: Path) -> Iterator[Path | Fault]:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError as cause:
        yield file_fault(folder, cause)
        return
    folders = []
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():
                folders.append(path)
        elif path.suffix.lower() in PICTURE_SUFFIXES:
            yield path
    for path in folders:
        yield from _walk(path)


def _frame(path: Path, source: str, name: str, index: int) -> Frame:
    picture = read_picture(path)
    return Frame(
        picture.pixels,
        source,
        name,
        index,
        picture.taken_at,
        Pace.PULLED,
        picture.content,
        OriginalKind.FILE,
        picture.media_type,
    )
