"""What the window needs for handheld scanners, in the hub's types only; as :mod:`gui.services`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.notices import Notice
    from inspection.reading import Observation
    from inspection.settings import Settings


@dataclass(frozen=True, slots=True)
class CodeScanned:
    """A code as it arrived; ``ended`` says that the scanner sent its end sign."""

    text: str
    device: str  # a serial port, or "wedge" for a scanner that types
    ended: bool = True


class KeyRun(Protocol):
    """Keys that belong together: a scan, or what a hand typed."""

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of the run, in order."""

    @property
    def scan(self) -> str | None:
        """The code; None where a hand typed."""

    @property
    def ended(self) -> bool:
        """Whether the scanner's end sign was among the keys."""


class Wedge(Protocol):
    """Tells a scanner from a hand by the pace of keys; no thread, no clock of its own."""

    @property
    def gap_ms(self) -> int:
        """The longest time between two keys of a scan."""

    @property
    def deadline(self) -> int | None:
        """When :meth:`pause` is to be called; None when nothing is held."""

    def feed(self, key: str, at_ms: int) -> Sequence[KeyRun]:
        """Take a key and say what is certain now."""

    def pause(self) -> Sequence[KeyRun]:
        """No further key came in time."""


class SerialLine(Protocol):
    """A scanner on a serial line, read by a thread of its own."""

    def stop(self) -> None:
        """End and join."""


@dataclass(frozen=True, slots=True)
class ScannerServices:
    """``new_wedge`` and ``reading_of`` are pure and quick: they are called on the UI thread."""

    new_wedge: Callable[[Settings], Wedge]
    open_serial: Callable[[str, Callable[[str], None], Callable[[Notice], None]], SerialLine]  # calls in its thread
    reading_of: Callable[[str], Observation]
