"""What the lock files name: distribution, version, and the platforms that it is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.markers import Marker

if TYPE_CHECKING:
    from pathlib import Path

_LINE = re.compile(
    r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]+?))?\s*\\?$"
)


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of a lock file. ``here`` tells whether it is for this platform and Python."""

    name: str
    version: str
    marker: str

    @property
    def here(self) -> bool:
        """Whether this machine would install it."""
        return not self.marker or Marker(self.marker).evaluate()


def locked(*files: Path) -> list[Locked]:
    """All of these lock files, once each, by name."""
    found = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            match = _LINE.match(line)
            if match:
                one = Locked(match["name"], match["version"], match["marker"] or "")
                found[one.name, one.version] = one
    return sorted(found.values(), key=lambda each: (each.name, each.version))
