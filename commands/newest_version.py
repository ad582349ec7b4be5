"""Which version of the program runs: the one that was installed first hands over to the one that runs now.

Imported before anything else at every start, so it stands on the standard library alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from reference.updates.versions import (
    Installation,
    clean_environment,
    installation,
    keep_while_it_runs,
    newer_program,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_TREE = Path(__file__).resolve().parent.parent
GOING_BACK = ("update", "back")  # the first version does it itself: the newer one may not start


def this_installation() -> Installation:
    """How this program is installed."""
    frozen = bool(getattr(sys, "frozen", False))
    return installation(Path(sys.executable), _TREE, frozen=frozen)


def own_version() -> str:
    """The version of this program, which stands in pyproject.toml alone."""
    with (_TREE / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def stay() -> None:
    """Keep the files of the version that runs until this process ends, whatever updates are installed meanwhile."""
    keep_while_it_runs(this_installation(), Path(sys.executable))


def hand_over(arguments: Sequence[str]) -> None:
    """Run the newer version in this one's place, if there is one; where it cannot be started, this one goes on."""
    if not getattr(sys, "frozen", False) or tuple(arguments[:2]) == GOING_BACK:
        return
    newer = newer_program(this_installation(), Path(sys.executable), own_version())
    if newer is None:
        return
    call = [str(newer), *arguments]
    try:
        if sys.platform == "win32":
            sys.exit(subprocess.call(call, env=clean_environment()))  # noqa: S603 - Windows cannot exchange a process
        os.execve(newer, call, clean_environment())  # noqa: S606
    except OSError:
        return
