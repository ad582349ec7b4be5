"""How the line is used: pieces as large as it carries, no more bytes a second than it is given, and patience."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SMALLEST_PIECE, LARGEST_PIECE = 8 * 1024, 4 * 1024 * 1024
QUICK_SECONDS, SLOW_SECONDS = 1.0, 4.0  # a piece that takes less may be twice as large, one that takes more half
OVERHEAD = 1_000  # bytes of a request around its content: its head is signed, and it is answered
NEWEST = 0.25  # the weight of the newest answer in what is known of the delay


@dataclass(slots=True)
class Line:
    """At most ``bytes_per_second`` go out, counted over the whole exchange, failures and small questions too.

    An answer that does not come is asked for again after a wait that grows, ``tries`` times without any progress.
    ``sleep`` and ``clock`` are in seconds.
    """

    bytes_per_second: int | None = None
    tries: int = 8
    first_wait: float = 0.5
    longest_wait: float = 20.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    piece: int = 64 * 1024
    _delay: float = field(default=0.0, init=False)  # seconds that a small answer takes: no fault of a piece's size
    _free_at: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """Begin with a piece that the limit allows."""
        self.piece = self._bounded(self.piece)

    def due(self) -> float:
        """The seconds to wait before the line may be used again."""
        return max(0.0, self._free_at - self.clock())

    def takes(self, size: int) -> float:
        """Note that a request with so many bytes goes out now; gives the moment."""
        now = self.clock()
        if self.bytes_per_second:
            self._free_at = max(now, self._free_at) + (size + OVERHEAD) / self.bytes_per_second
        return now

    def answered(self, since: float) -> None:
        """Learn how long a small answer took."""
        seconds = self.clock() - since
        self._delay = seconds if not self._delay else (1 - NEWEST) * self._delay + NEWEST * seconds

    def carried(self, since: float) -> None:
        """Learn from a piece that went through."""
        seconds = self.clock() - since - self._delay
        if seconds < QUICK_SECONDS:
            self.piece = self._bounded(2 * self.piece)
        elif seconds > SLOW_SECONDS:
            self.piece = self._bounded(self.piece // 2)

    def broke(self) -> None:
        """Learn from a piece that did not go through."""
        self.piece = self._bounded(self.piece // 2)

    def wait_after(self, failures: int) -> float:
        """The seconds to wait after so many failures; no two stations wait alike, lest all come back at once."""
        wait = min(self.longest_wait, self.first_wait * 2.0 ** (failures - 1))
        return wait * (0.5 + secrets.randbelow(512) / 1024)

    def _bounded(self, piece: int) -> int:
        most = min(LARGEST_PIECE, self.bytes_per_second or LARGEST_PIECE)
        return max(SMALLEST_PIECE, min(piece, most))
