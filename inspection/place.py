"""Where an inspection takes place, as somebody says or a receiver measured: a claim with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal


class PlaceSource(StrEnum):
    """Who says so."""

    STATED = "stated"  # the officer
    RECEIVER = "receiver"  # a satellite receiver, whose fix stands with the place


@dataclass(frozen=True, slots=True)
class Fix:
    """What a satellite receiver gave: degrees of WGS 84, north and east positive, and the receiver's own time.

    ``satellites`` were used, ``hdop`` is the horizontal dilution of precision; None where it is not stated.
    """

    latitude: Decimal
    longitude: Decimal
    at: datetime
    satellites: int | None = None
    hdop: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Port (UN/LOCODE or a name) and terminal as text, and the fix where a receiver is the source."""

    port: str = ""
    terminal: str = ""
    source: PlaceSource = PlaceSource.STATED
    fix: Fix | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return bool(self.port or self.terminal or self.fix)
