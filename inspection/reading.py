"""Readings: what the engines saw in a frame, before anyone asks what it means."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .frame import Region


def letters_and_figures(text: str) -> str:
    """Those of a text only, in capitals: engines see blanks and points differently."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


@dataclass(frozen=True, slots=True)
class SymbolReading:
    """One bar code: its bytes, its text, its kind and AIM identifier, and where it stands.

    ``symbology`` uses the standard names ("QR Code", "Code 128", "EAN-13", "Data Matrix" …).
    ``engines`` names every engine that returned the same content; ``looks`` counts the
    independent looks (engines, frames) that agreed.
    """

    symbology: str
    text: str
    payload: bytes
    aim: str
    region: Region
    engines: tuple[str, ...]
    looks: int = 1


@dataclass(frozen=True, slots=True)
class TextReading:
    """One line of text as an OCR engine read it, confidence 0 to 1.

    ``carried`` says that it was read in an earlier live frame: its place looks the same in this one,
    which is no second look at what it says. ``bend``: by how many pixels the ends of a line that runs along a bow lie
    lower than its middle. ``quarters``: by how many quarter turns clockwise the print
    is turned (1: it runs down). ``meant``: the known wording that the line shows by all that the engine
    saw of it, where that is another than ``text``, which it spelt; empty where there is none.
    """

    text: str
    confidence: float
    region: Region
    engines: tuple[str, ...]
    looks: int = 1
    carried: bool = False
    bend: float = 0.0
    quarters: int = 0
    meant: str = ""

    @property
    def words(self) -> str:
        """What the line says: the known wording that it shows, else what was spelt."""
        return self.meant or self.text

    @property
    def signs(self) -> str:
        """Letters and figures of the words, in capitals, by which looks are compared; of other signs all."""
        return letters_and_figures(self.words) or self.words


@dataclass(frozen=True, slots=True)
class PlacardReading:
    """A hazard label recognised by shape and picture; ``label`` is a class ("2.2") or a GHS code."""

    label: str
    confidence: float
    region: Region
    engines: tuple[str, ...]
    looks: int = 1


@dataclass(frozen=True, slots=True)
class FrameReading:
    """All that was read in one frame; ``seconds`` gives the wall time by stage."""

    width: int
    height: int
    symbols: tuple[SymbolReading, ...] = ()
    texts: tuple[TextReading, ...] = ()
    placards: tuple[PlacardReading, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Observation:
    """What stands after confirmation: the same kinds of reading, merged over looks and frames.

    ``over_time`` says that repeated looks are frames of a live source, and not passes over one picture.
    """

    width: int
    height: int
    symbols: tuple[SymbolReading, ...] = ()
    texts: tuple[TextReading, ...] = ()
    placards: tuple[PlacardReading, ...] = ()
    over_time: bool = False

    @classmethod
    def of(cls, reading: FrameReading) -> Observation:
        """Take a single still as it is."""
        return cls(reading.width, reading.height, reading.symbols, reading.texts, reading.placards)
