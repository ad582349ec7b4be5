"""How often a live picture is read: as often as it can be while it changes, seldom while nobody gains by it.

Text takes most of the processor, and a label is known by its text: while lines are being read for the first time the
look for symbols leaves them the time that it can spare, and once all lines are known they are only followed. A look
for text that begins while the picture leaps finds half a label and is lost, so it waits a moment. A picture that stands
still says nothing new after it was read a few times, a window that nobody sees need not hurry, and a battery has to
last the shift. Times are in milliseconds of a clock that only goes forward.
"""

from __future__ import annotations

from dataclasses import dataclass, field

STILL_AFTER_MS = 4_000  # time enough to read a still label twice, so that it counts as confirmed
STEADY_FRAMES = 3  # in which the picture was followed without a leap
LONGEST_WAIT_MS = 400  # for that


@dataclass(frozen=True, slots=True)
class Rates:
    """The least time between two looks."""

    symbols_ms: int
    texts_ms: int

    def slower(self, other: Rates) -> Rates:
        """The longer times of both."""
        return Rates(max(self.symbols_ms, other.symbols_ms), max(self.texts_ms, other.texts_ms))


LIVELY = Rates(0, 0)
READING = Rates(80, 0)  # a look for text is under way
KNOWN = Rates(0, 200)  # the last look for text brought no new line
ON_BATTERY = Rates(100, 1_500)
STILL = Rates(500, 4_000)
UNSEEN = Rates(2_000, 12_000)


@dataclass(slots=True)
class Pacing:
    """Decides for one source; used by the thread that reads it.

    ``seen``, ``on_battery`` and ``known`` are set from outside; ``known`` says that the last look for text found only
    lines that it had read before.
    """

    seen: bool = True
    on_battery: bool = False
    known: bool = False
    _changed_ms: int | None = None
    _steady: int = 0
    _leapt_ms: int | None = None
    _last: dict[str, int] = field(default_factory=dict)

    def begin(self) -> None:
        """Another source."""
        self._changed_ms = None
        self._steady = 0
        self._leapt_ms = None
        self.known = False
        self._last.clear()

    def rates(self, at_ms: int, *, still: bool, reading: bool = False) -> Rates:
        """What counts now; ``reading`` says that a look for text is under way."""
        if not still or self._changed_ms is None:
            self._changed_ms = at_ms
        if not self.seen:
            return UNSEEN
        if at_ms - self._changed_ms >= STILL_AFTER_MS:
            return STILL
        rates = READING if reading else LIVELY
        if self.known:
            rates = rates.slower(KNOWN)
        return rates.slower(ON_BATTERY) if self.on_battery else rates

    def due(self, at_ms: int, *, still: bool, leapt: bool = False, reading: bool = False) -> tuple[bool, bool]:
        """Whether symbols and whether texts are looked for in the frame of this moment.

        ``leapt`` says that the picture could not be followed from the frame before to this one.
        """
        rates = self.rates(at_ms, still=still, reading=reading)
        steady = self._is_steady(at_ms, leapt=leapt)
        return self._due("symbols", at_ms, rates.symbols_ms), steady and self._due("texts", at_ms, rates.texts_ms)

    def _is_steady(self, at_ms: int, *, leapt: bool) -> bool:
        """Whether the picture can be followed again, or does not come to rest for so long that it is read as it is."""
        if self._leapt_ms is None or (leapt and self._steady):
            self._leapt_ms = at_ms
        self._steady = 0 if leapt else self._steady + 1
        return self._steady >= STEADY_FRAMES or at_ms - self._leapt_ms >= LONGEST_WAIT_MS

    def _due(self, what: str, at_ms: int, every_ms: int) -> bool:
        last = self._last.get(what)
        if last is not None and at_ms - last < every_ms:
            return False
        self._last[what] = at_ms
        return True
