"""Both engine threads of a feed: what is offered to which of them, and how often a live picture is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .engine_threads import Job

if TYPE_CHECKING:
    from inspection.frame import Frame

    from .engine_threads import EngineThread
    from .following import Trace
    from .look import Bounds
    from .pacing import Pacing


class Readers:
    """Offers frames to the thread that reads symbols and to the one that reads text."""

    def __init__(self, symbols: EngineThread, texts: EngineThread, pacing: Pacing) -> None:
        """``pacing`` says when a live picture is due."""
        self._symbols = symbols
        self._texts = texts
        self._pacing = pacing
        self._came: Trace | None = None  # of the frame that came last

    def offer_live(self, turn: int, frame: Frame, trace: Trace | None) -> None:
        """Offer a picture of a live source to those for which one is due; called in the source's thread."""
        job = Job(turn, frame, whole=False, trace=trace)
        symbols, texts = self._pacing.due(
            time.monotonic_ns() // 1_000_000,
            still=trace is not None and trace.still,
            leapt=self._leapt(trace),
            reading=self._texts.busy,
        )
        if symbols:
            self._symbols.place.offer(job)
        if texts:
            self._texts.place.offer(job)

    def offer_whole(self, turn: int, frame: Frame, trace: Trace | None, within: Bounds | None = None) -> None:
        """Let both read this very frame, or one part of it closely."""
        job = Job(turn, frame, whole=True, trace=trace, within=within)
        self._symbols.place.offer(job)
        self._texts.place.offer(job)

    def clear(self) -> None:
        """Take back what waits."""
        self._symbols.place.clear()
        self._texts.place.clear()

    def stop(self) -> None:
        """End both after the reading that runs, and join them."""
        self._symbols.stop()
        self._texts.stop()

    def _leapt(self, trace: Trace | None) -> bool:
        """Whether the picture could not be followed from the frame that came before."""
        before, self._came = self._came, trace
        return before is not None and trace is not None and before.to(trace) is None
