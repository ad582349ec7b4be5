"""Pictures and reads a second, logged once a second while something runs."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a second, by kind of event."""

    per_second: tuple[tuple[str, float], ...]


class RateCounter:
    """Counts events by kind ("frames", "symbols", "texts"); safe to call from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._since = clock()
        self._counts: dict[str, int] = {}

    def count(self, kind: str) -> Rates | None:
        """Count one event; once a second the rates of the time since the last ones, which are logged too."""
        with self._lock:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            elapsed = self._clock() - self._since
            if elapsed < 1.0:
                return None
            rates = Rates(tuple((name, round(number / elapsed, 1)) for name, number in sorted(self._counts.items())))
            self._since += elapsed
            self._counts.clear()
        _LOG.info("per second: %s", ", ".join(f"{name} {rate}" for name, rate in rates.per_second))
        return rates
