"""Programs and libraries of others that lie inside the program's own folder: they come before those of the system."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TESSERACT = ("tesseract/tesseract.exe", "tesseract/tesseract")
ZBAR = ("pyzbar/libzbar-64.dll", "libzbar.so.0")


def carried(names: Iterable[str], folders: Iterable[Path] | None = None) -> Path | None:
    """The first of these files in the program's folders; None where there is none, as in the tree of the sources."""
    for folder in own_folders() if folders is None else folders:
        for name in names:
            if (folder / name).is_file():
                return folder / name
    return None


def own_folders() -> tuple[Path, ...]:
    """The folder of the executable and the one of its parts, where this is a bundle; never the working folder."""
    if not getattr(sys, "frozen", False):
        return ()
    beside = Path(sys.executable).resolve().parent
    return (beside, Path(getattr(sys, "_MEIPASS", beside)))
