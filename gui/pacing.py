"""How often a live picture is read: as often as it can be while it changes, seldom while nobody gains by it.

Text takes most of the processor. A picture that stands still says nothing new after it was read a few times, a window
that nobody sees need not hurry, and a battery has to last the shift. Times are in milliseconds of a clock that only
goes forward.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STILL_AFTER_MS = 4_000  # time enough to read a still label twice, so that it counts as confirmed


@dataclass(frozen=True, slots=True)
class Rates:
    """The least time between two looks."""

    symbols_ms: int
    texts_ms: int


LIVELY = Rates(0, 0)
ON_BATTERY = Rates(100, 1_500)
STILL = Rates(500, 4_000)
UNSEEN = Rates(2_000, 12_000)


@dataclass(slots=True)
class Pacing:
    """Decides for one source; used by the thread that reads it. ``seen`` and ``on_battery`` are set from outside."""

    seen: bool = True
    on_battery: bool = False
    _changed_ms: int | None = None
    _last: dict[str, int] = field(default_factory=dict)

    def begin(self) -> None:
        """Another source."""
        self._changed_ms = None
        self._last.clear()

    def rates(self, at_ms: int, *, still: bool) -> Rates:
        """What counts now."""
        if not still or self._changed_ms is None:
            self._changed_ms = at_ms
        if not self.seen:
            return UNSEEN
        if at_ms - self._changed_ms >= STILL_AFTER_MS:
            return STILL
        return ON_BATTERY if self.on_battery else LIVELY

    def due(self, at_ms: int, *, still: bool) -> tuple[bool, bool]:
        """Whether symbols and whether texts are looked for in the frame of this moment."""
        rates = self.rates(at_ms, still=still)
        return self._due("symbols", at_ms, rates.symbols_ms), self._due("texts", at_ms, rates.texts_ms)

    def _due(self, what: str, at_ms: int, every_ms: int) -> bool:
        last = self._last.get(what)
        if last is not None and at_ms - last < every_ms:
            return False
        self._last[what] = at_ms
        return True
