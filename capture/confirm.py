"""Agreement over time: a live reading counts only when looks at different moments give the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from inspection.frame import Pace
from inspection.reading import FrameReading, Observation, PlacardReading, SymbolReading, TextReading

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

Reading = TypeVar("Reading", SymbolReading, TextReading, PlacardReading)


@dataclass(slots=True)
class _Standing(Generic[Reading]):
    reading: Reading
    first_ms: int
    read_ms: int  # when it was last read
    last_ms: int  # and when it was last there, read or not
    looks: int
    engines: tuple[str, ...]


class _Kind(Generic[Reading]):
    """What stands of one kind of reading."""

    def __init__(
        self,
        key: Callable[[Reading], Hashable],
        better: Callable[[Reading, Reading], bool],
        *,
        each_place: bool = False,
    ) -> None:
        """``each_place``: the same content at two places of one frame is there twice, and each stands by itself."""
        self._each_place = each_place
        self._key: Callable[[Reading], Hashable] = key
        self._better: Callable[[Reading, Reading], bool] = better
        self._standing: dict[tuple[Hashable, int], _Standing[Reading]] = {}

    def observe(self, readings: Iterable[Reading], at_ms: int) -> None:
        times: Counter[Hashable] = Counter()
        for reading in sorted(readings, key=_place):
            key = (self._key(reading), times[self._key(reading)])
            if self._each_place:
                times[key[0]] += 1
            standing = self._standing.get(key)
            if standing is None:
                self._standing[key] = _Standing(reading, at_ms, at_ms, at_ms, reading.looks, reading.engines)
                continue
            if not (isinstance(reading, TextReading) and reading.carried):
                standing.looks += 1 if standing.read_ms < at_ms else 0
                standing.read_ms = at_ms
            standing.engines = tuple(dict.fromkeys(standing.engines + reading.engines))
            # The place is where it was seen last; the words are those of the surer look.
            chosen = standing.reading if self._better(standing.reading, reading) else reading
            standing.reading = replace(chosen, region=reading.region)
            standing.last_ms = at_ms

    def confirmed(self, at_ms: int, hold_ms: int, apart_ms: int) -> tuple[Reading, ...]:
        self._standing = {key: each for key, each in self._standing.items() if at_ms - each.last_ms <= hold_ms}
        return tuple(
            replace(each.reading, looks=each.looks, engines=each.engines)
            for each in self._standing.values()
            if len(each.engines) > 1 or each.read_ms - each.first_ms >= apart_ms
        )


class ConfirmationWindow:
    """Merges the readings of one source into what stands.

    A live reading stands when the same content was read at two moments at least ``apart_ms``
    from each other, or by two engines; it is held for ``hold_ms`` after it was last seen. A text that
    is carried from an earlier frame, because its place looks the same, is seen and not read.
    Readings of pulled frames pass as they are.
    """

    def __init__(self, pace: Pace = Pace.LIVE, *, apart_ms: int = 250, hold_ms: int = 4000) -> None:
        self._passes = pace is Pace.PULLED
        self._apart_ms = apart_ms
        self._hold_ms = hold_ms
        self._symbols: _Kind[SymbolReading] = _Kind(
            _symbol_key, lambda one, other: len(one.aim) > len(other.aim), each_place=True
        )
        self._texts: _Kind[TextReading] = _Kind(
            lambda reading: reading.signs, lambda one, other: one.confidence > other.confidence
        )
        self._placards: _Kind[PlacardReading] = _Kind(
            lambda reading: reading.label, lambda one, other: one.confidence > other.confidence
        )

    def observe(self, reading: FrameReading, at_ms: int) -> Observation:
        """Add one look at a moment in milliseconds (of a clock that only goes forward); say what stands now."""
        if self._passes:
            return Observation.of(reading)
        self._symbols.observe(reading.symbols, at_ms)
        self._texts.observe(reading.texts, at_ms)
        self._placards.observe(reading.placards, at_ms)
        limits = (at_ms, self._hold_ms, self._apart_ms)
        return Observation(
            reading.width,
            reading.height,
            self._symbols.confirmed(*limits),
            self._texts.confirmed(*limits),
            self._placards.confirmed(*limits),
            over_time=True,
        )


def _place(reading: SymbolReading | TextReading | PlacardReading) -> tuple[float, float]:
    left, top, _, _ = reading.region.bounds
    return top, left


def _symbol_key(reading: SymbolReading) -> Hashable:
    return reading.symbology, reading.text
