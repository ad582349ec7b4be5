"""A code that a handheld scanner read: a find of its own, without a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from .claim import Claim
    from .reading import Observation


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan; ``device`` says what sent it: a serial port, or "wedge" for a scanner that types."""

    number: int
    observation: Observation
    device: str
    scanned_at: datetime
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The code as it was sent."""
        return self.observation.symbols[0].text if self.observation.symbols else ""
