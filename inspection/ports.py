"""The doors of the hub: what the spokes have to offer, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from .claim import Claim
    from .clock_check import ClockReading
    from .consignment import AskedDate, Consignment, Item, Route
    from .finding import Finding
    from .frame import Frame, Pace
    from .identifiers.vocabulary import Vocabulary
    from .message import Message
    from .national import Authority
    from .reading import FrameReading, PlacardReading, SymbolReading, TextReading
    from .record import SealedRecord
    from .reference_hit import EditionIdentity, Hit


class FrameSource(Protocol):
    """Where frames come from: a file, a folder, a video, a camera."""

    @property
    def pace(self) -> Pace:
        """LIVE sources are read for their newest frame; the others one by one, dropping none."""

    def read(self) -> Frame | None:
        """Give the next frame, or None at the end. Raises Fault with what to do about it."""

    def close(self) -> None:
        """Release the device or file; reading again is an error."""


class SymbolReader(Protocol):
    """An engine that decodes bar codes in a picture (height x width x 3, BGR, or height x width, grey)."""

    @property
    def name(self) -> str:
        """The engine's name as it stands in a reading."""

    def missing(self) -> Message | None:
        """Say why the engine cannot be used here and how to install it; None when it can."""

    def read(self, pixels: NDArray[np.uint8]) -> tuple[SymbolReading, ...]:
        """Decode everything in the picture."""


class TextReader(Protocol):
    """An engine that reads text lines in a picture."""

    @property
    def name(self) -> str:
        """The engine's name as it stands in a reading."""

    def missing(self) -> Message | None:
        """Say why the engine cannot be used here and how to install it; None when it can."""

    def read(self, pixels: NDArray[np.uint8]) -> tuple[TextReading, ...]:
        """Read the text lines of the picture."""


class PlacardReader(Protocol):
    """A recogniser of hazard labels and pictograms."""

    def missing(self) -> Message | None:
        """Say why it cannot be used here and what to do about it; None when it can."""

    def read(self, pixels: NDArray[np.uint8]) -> tuple[PlacardReading, ...]:
        """Find and name the labels in the picture."""


class FrameReader(Protocol):
    """The whole of recognition on one frame."""

    def __call__(self, frame: Frame) -> FrameReading:
        """Read symbols, texts and placards."""


class ReferenceData(Protocol):
    """The law as an edition holds it."""

    @property
    def edition(self) -> EditionIdentity:
        """Which edition answers."""

    def vocabulary(self) -> Vocabulary:
        """The codes and names that the parsers need."""

    def confirm(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Mark as confirmed what another claim of the same thing bears out (UN 1018, R-22, 75-45-6)."""

    def look_up(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Find entries by code, name, trade name, misspelling; best first."""

    def country_of_port(self, code: str) -> str | None:
        """The country of the port with that UN/LOCODE, ISO 3166 alpha-2; None if it is not known."""

    def authorities(self, route: Route, findings: Iterable[Finding]) -> tuple[Authority, ...]:
        """Whom to call in the States on the way, as national packs have it."""

    def assess(self, items: Sequence[Item], consignment: Consignment, on: AskedDate) -> tuple[Finding, ...]:
        """Say what every convention says of the items moving so on that date."""


class RecordStore(Protocol):
    """Where an inspection is kept: append-only records and content-addressed photos."""

    def append(self, inspection: str, kind: str, body: Mapping[str, object]) -> SealedRecord:
        """Seal the body, link it to its predecessor and keep it durably before returning."""

    def records(self, inspection: str) -> Sequence[SealedRecord]:
        """All records of one inspection, in order."""

    def clock_reading(self) -> ClockReading:
        """The present moment beside that of the newest record, whatever inspection that belongs to."""

    def keep_photo(self, content: bytes, media_type: str) -> str:
        """Keep a photo durably and return its SHA-256 in hexadecimal."""

    def photo(self, sha256: str) -> bytes:
        """The bytes of a kept photo. Raises VerificationFailed when they are missing or changed."""


class Signer(Protocol):
    """The station's or an officer's private key."""

    @property
    def public_key(self) -> bytes:
        """The raw Ed25519 public key, 32 bytes."""

    def sign(self, content: bytes) -> bytes:
        """Sign with Ed25519: 64 bytes."""


class Clock(Protocol):
    """The time as this machine has it, good or bad; the record keeps all of it."""

    def now(self) -> datetime:
        """The wall clock with its UTC offset."""

    def monotonic_ms(self) -> int:
        """Milliseconds on a clock that no one can set."""

    def boot_id(self) -> str:
        """An identifier of this boot of the machine."""
