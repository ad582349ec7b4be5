"""The whole of recognition on one frame, with the time that each stage took."""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from inspection.claim import Scheme
from inspection.frame import Pace
from inspection.identifiers import Vocabulary, identify
from inspection.reading import FrameReading, Observation

from .rates import RateCounter
from .symbols.lines import LineReader
from .symbols.strategy import Glance, SymbolStrategy
from .symbols.zbar import ZbarReader
from .symbols.zxing import ZxingReader
from .text.rapid import RapidReader
from .text.strategy import TextStrategy
from .text.tesseract import TesseractReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.frame import Frame
    from inspection.message import Message
    from inspection.ports import SymbolReader, TextReader
    from inspection.reading import SymbolReading, TextReading

_CLASSES_WITH_DIVISIONS = frozenset({"1", "2", "4", "5", "6"})


class LivePace:
    """How often a live frame gets more than a glance: by time, as frame rates differ.

    At 1920 x 1080 a glance takes 20 ms, a thorough look for symbols 70 to 320 ms, a look for
    text 700 ms and more: the spacing leaves one of two cores to the rest of the program.
    """

    def __init__(self, *, thorough_every_ms: int = 1000, texts_every_ms: int = 1500) -> None:
        self._every = {"thorough": thorough_every_ms, "texts": texts_every_ms}
        self._last: dict[str, int] = {}

    def thorough_due(self, at_ms: int) -> bool:
        """Whether this frame gets the thorough look for symbols; saying yes starts the next wait."""
        return self._due("thorough", at_ms)

    def texts_due(self, at_ms: int) -> bool:
        """Whether this frame's text is read; saying yes starts the next wait."""
        return self._due("texts", at_ms)

    def _due(self, what: str, at_ms: int) -> bool:
        last = self._last.get(what)
        if last is not None and at_ms - last < self._every[what]:
            return False
        self._last[what] = at_ms
        return True


class ReadFrame:
    """Reads frames: pulled ones thoroughly, live ones at the pace that ``live`` allows.

    ``read_symbols`` and ``read_texts`` may be called from two different threads;
    each of them by one thread at a time.
    """

    def __init__(
        self,
        symbols: SymbolReader,
        glance: SymbolReader,
        texts: TextStrategy,
        *,
        live: LivePace | None = None,
        rates: RateCounter | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._symbols = symbols
        self._glance = glance
        self._texts = texts
        self._live = live or LivePace()
        self._rates = rates or RateCounter()
        self._clock = clock

    def __call__(self, frame: Frame) -> FrameReading:
        """Read symbols and texts; of a live frame texts only when they are due."""
        symbols = self.read_symbols(frame)
        if frame.pace is Pace.LIVE and not self._live.texts_due(self._now_ms()):
            return symbols
        texts = self.read_texts(frame)
        return FrameReading(
            symbols.width,
            symbols.height,
            symbols.symbols,
            texts.texts,
            seconds=MappingProxyType({**symbols.seconds, **texts.seconds}),
        )

    def read_symbols(self, frame: Frame) -> FrameReading:
        """Read bar codes only; of a live frame with a glance unless a thorough look is due."""
        quick = frame.pace is Pace.LIVE and not self._live.thorough_due(self._now_ms())
        start = self._clock()
        found = (self._glance if quick else self._symbols).read(frame.pixels)
        return self._reading(frame, start, "symbols", symbols=found)

    def read_texts(self, frame: Frame) -> FrameReading:
        """Read text only; of a live frame with a quick look."""
        start = self._clock()
        look = self._texts.glance if frame.pace is Pace.LIVE else self._texts.read
        return self._reading(frame, start, "texts", texts=look(frame.pixels))

    def _now_ms(self) -> int:
        return int(self._clock() * 1000)

    def _reading(
        self,
        frame: Frame,
        start: float,
        stage: str,
        symbols: tuple[SymbolReading, ...] = (),
        texts: tuple[TextReading, ...] = (),
    ) -> FrameReading:
        if frame.pace is Pace.LIVE:
            self._rates.count(stage)
        width, height = frame.size
        seconds = MappingProxyType({stage: round(self._clock() - start, 4)})
        return FrameReading(width, height, symbols, texts, seconds=seconds)


def standard_symbols() -> SymbolStrategy:
    """The thorough look with the engines of this installation."""
    return SymbolStrategy(
        ZxingReader(),
        ZbarReader(),
        ZxingReader(whole_histogram=True),
        LineReader(ZxingReader(quick=True, only="linear")),
        ZxingReader(only="matrix"),
    )


def standard_reader(vocabulary: Vocabulary | None = None, rapid: RapidReader | None = None) -> ReadFrame:
    """All engines of this installation, wired as measured.

    Text is read once more at full size where the quick look states no identifier, or a hazard
    class without the division that it must have: its small print was not read then.
    ``vocabulary`` makes that judgement sharper. ``rapid`` is the text engine when the
    caller warms it up by itself.
    """
    known = vocabulary or Vocabulary()

    def tells_enough(texts: tuple[TextReading, ...]) -> bool:
        claims = identify(Observation(0, 0, texts=texts), known)
        return bool(claims) and not any(
            claim.scheme is Scheme.CLASS and claim.value in _CLASSES_WITH_DIVISIONS for claim in claims
        )

    texts = TextStrategy(rapid or RapidReader(), TesseractReader(), useful=tells_enough)
    return ReadFrame(standard_symbols(), Glance(ZxingReader(quick=True)), texts)


def missing_engines() -> tuple[Message, ...]:
    """What is missing of the engines, each with how to install it; nothing when all are there."""
    engines: tuple[SymbolReader | TextReader, ...] = (ZxingReader(), ZbarReader(), RapidReader(), TesseractReader())
    return tuple(missing for engine in engines if (missing := engine.missing()) is not None)
