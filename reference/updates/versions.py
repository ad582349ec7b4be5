"""How this program is installed, and which of its versions runs. Standard library only: it is asked at every start.

The folder that was installed first, the base, stays: icons and shortcuts start its program. Later versions lie below
it, and one small file says which of them runs; without it, or where it names what is not there, the base runs itself::

    base/quaylens  base/_internal/…  base/install-kind
    base/current                          two lines: the version that runs, and the one before; empty is the base
    base/versions/0.2.0/quaylens …
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from .in_use import hold, in_use
from .offers import numbers

if TYPE_CHECKING:
    from pathlib import Path

MARK = "install-kind"  # beside the program, written when it is bundled or installed
POINTER = "current"
VERSIONS = "versions"
PART = ".part"
BASE = ""  # what the pointer calls the folder that was installed first
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,59}")


class InstallKind(StrEnum):
    """Who may change an installation."""

    PER_USER = "per-user"
    PER_MACHINE = "per-machine"
    DEB = "deb"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Running:
    """Which version runs and which ran before it; None when there was none."""

    now: str = BASE
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Installation:
    """An installation: its kind, the folder that was installed first, and what its program is called."""

    kind: InstallKind
    base: Path
    program: str

    @property
    def versions(self) -> Path:
        """Where later versions lie."""
        return self.base / VERSIONS

    def folder(self, version: str) -> Path:
        """Where that version lies."""
        return self.versions / version if version else self.base

    def has(self, version: str) -> bool:
        """Whether the program of that version is there."""
        return (self.folder(version) / self.program).is_file()

    def running(self) -> Running:
        """What the pointer says; the base where it says nothing that is there."""
        try:
            lines = (self.base / POINTER).read_text("ascii").split("\n")
        except (OSError, ValueError):
            return Running()
        now, before = lines[0], lines[1] if len(lines) > 2 else None  # noqa: PLR2004 - each line ends in a line feed
        if not self._is_one(now):
            return Running()
        return Running(now, before if before is not None and self._is_one(before) else None)

    def switch(self, running: Running) -> None:
        """Say which version runs from the next start on: one renaming. Raises OSError."""
        part = self.base / f".{POINTER}{PART}"
        with part.open("w", encoding="ascii", newline="\n") as file:
            file.write(f"{running.now}\n" + ("" if running.before is None else f"{running.before}\n"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.base / POINTER)

    def sweep(self) -> None:
        """Remove what was cut off, and versions that neither are named by the pointer nor run in another process."""
        running = self.running()
        with suppress(FileNotFoundError):
            for entry in self.versions.iterdir():
                if entry.name not in {running.now, running.before} and not in_use(entry):
                    shutil.rmtree(entry, ignore_errors=True)

    def _is_one(self, version: str) -> bool:
        return version == BASE or (_NAME.fullmatch(version) is not None and self.has(version))


def installation(executable: Path, tree: Path, *, frozen: bool) -> Installation:
    """The installation that this program belongs to.

    A bundle without a mark belongs to the machine: nothing that is not known to be one's own is changed.
    """
    if not frozen:
        return Installation(InstallKind.SOURCE, tree, "main.py")
    folder = executable.parent
    above = folder.parent.parent
    base = above if folder.parent.name == VERSIONS and (above / MARK).is_file() else folder
    try:
        kind = InstallKind((base / MARK).read_text("ascii").strip())
    except (OSError, ValueError):
        kind = InstallKind.PER_MACHINE
    return Installation(kind, base, executable.name)


def keep_while_it_runs(here: Installation, executable: Path) -> int | None:
    """Keep this program's version from being cleared away by an update that another one installs meanwhile.

    Gives the descriptor that does it, to be left open until the process ends; None where nothing would be cleared.
    """
    later = here.kind is InstallKind.PER_USER and executable.parent.parent == here.versions
    return hold(executable.parent) if later else None


def newer_program(here: Installation, executable: Path, own: str) -> Path | None:
    """The program that is to run in place of this one, whose version is ``own``; None when this one is to run.

    Somebody may have put a newer program over the first one by hand; it hands over to nothing older.
    """
    if here.kind is not InstallKind.PER_USER or executable.parent != here.base:
        return None
    now = here.running().now
    return here.folder(now) / here.program if numbers(now) > numbers(own) else None


def clean_environment() -> dict[str, str]:
    """The environment for a bundle that a bundle starts: without what the first one's start set for itself."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("_PYI_")}
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            environment["LD_LIBRARY_PATH"] = before
    return environment | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
