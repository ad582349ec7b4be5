"""Words to look for, compiled when they are first looked for: most questions hold no words at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Words:
    """A regular expression that capitals do not matter to."""

    pattern: str

    def search(self, text: str) -> str:
        """The first words that match, "" where none do."""
        match = _compiled(self.pattern).search(text) if text else None
        return match.group() if match else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
