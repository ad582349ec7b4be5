"""What a verification has checked, for the command line, the window and the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clock_steps import ClockStep
    from .message import Message


@dataclass(frozen=True, slots=True)
class ChainReport:
    """How far a chain holds: ``records`` headers and ``bodies`` bodies were checked and found right.

    ``head`` is the name of the last good record (64 zeros when there is none). ``bad_record`` is the
    number of the first bad one and ``fault`` says what is wrong with it; both are None when all is well.
    ``signed`` counts the officers' own signatures among the bodies, ``unsigned`` those steps that would carry
    one if they were not from before officers signed, ``receipts`` the receivers' signatures under hand-overs,
    ``receipts_by_key`` those by a key that no account of the chain vouches for.
    """

    records: int
    bodies: int
    head: str
    bad_record: int | None = None
    fault: Message | None = None
    signed: int = 0
    unsigned: int = 0
    receipts: int = 0
    receipts_by_key: int = 0

    @property
    def holds(self) -> bool:
        """Whether nothing wrong was found."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A case file in which nothing is wrong, and what that was checked on.

    ``records`` counts those of the inspection, ``chain`` all headers from 1 on, ``report`` is the SHA-256 of
    the PDF or None. ``fingerprint`` is the SHA-256 of the station's public key; ``key_compared`` says that it
    was compared with one known from elsewhere. Without that the file only proves itself: whoever makes a key
    of his own can sign anything with it. What is counted from ``signed`` on is as in :class:`ChainReport`.
    ``clock_steps`` is no fault: it tells where the station's clock was set, in the whole chain.
    """

    inspection: str
    station: str
    fingerprint: str
    key_compared: bool
    records: int
    chain: int
    head: str
    photos: int
    report: str | None
    signed: int = 0
    unsigned: int = 0
    receipts: int = 0
    receipts_by_key: int = 0
    clock_steps: tuple[ClockStep, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreReport:
    """A store in which nothing is wrong: what was counted, and the head to compare with a receipt.

    ``spare_photos`` are kept photos that no record names (a crash between the photo and its record).
    """

    station: str
    fingerprint: str
    inspections: int
    records: int
    head: str
    photos: int
    spare_photos: int
    signed: int = 0
    unsigned: int = 0
    receipts: int = 0
    receipts_by_key: int = 0
    clock_steps: tuple[ClockStep, ...] = ()
