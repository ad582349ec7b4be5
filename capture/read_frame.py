"""The whole of recognition on one frame, with the time that each stage took."""

from __future__ import annotations

import time
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from inspection.claim import CREDIBLE, Scheme
from inspection.frame import Pace
from inspection.identifiers import Vocabulary, identify
from inspection.reading import FrameReading, Observation

from .placards.reader import PlacardLooker
from .rates import RateCounter
from .symbols.lines import LineReader
from .symbols.live_look import LiveLook
from .symbols.strategy import SymbolStrategy
from .symbols.zbar import ZbarReader
from .symbols.zxing import ZxingReader
from .text.container_look import ContainerLook
from .text.figures import FigureNetwork
from .text.live_texts import LiveTexts
from .text.orange_plates import PlateLook
from .text.rapid import RapidReader
from .text.statement_look import StatementLook
from .text.strategy import TextStrategy
from .text.tesseract import TesseractReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.frame import Frame
    from inspection.message import Message
    from inspection.ports import PlacardReader, SymbolReader
    from inspection.reading import PlacardReading, SymbolReading, TextReading

_CLASSES_WITH_DIVISIONS = frozenset({"1", "2", "4", "5", "6"})


class Engine(Protocol):
    """Anything that reads and may be absent."""

    def missing(self) -> Message | None:
        """Say how to install it and what is lost without it; None when it is there."""


class LivePace:
    """How often the text of a live frame is read: by time, as frame rates differ.

    At 1920 x 1080 a look for text takes 700 ms and more: the spacing leaves one of two cores to
    the rest of the program. Symbols are looked for on every frame, at 20 to 30 ms.
    """

    def __init__(self, *, texts_every_ms: int = 1500) -> None:
        self._every_ms = texts_every_ms
        self._last: int | None = None

    def texts_due(self, at_ms: int) -> bool:
        """Whether this frame's text is read; saying yes starts the next wait."""
        if self._last is not None and at_ms - self._last < self._every_ms:
            return False
        self._last = at_ms
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
        placards: PlacardReader | None = None,
        live_texts: LiveTexts | None = None,
        live: LivePace | None = None,
        rates: RateCounter | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._symbols = symbols
        self._glance = glance
        self._texts = texts
        self._placards = placards
        self._live_texts = live_texts
        self._source: str | None = None
        self._live = live or LivePace()
        self._rates = rates or RateCounter()
        self._clock = clock

    def __call__(self, frame: Frame) -> FrameReading:
        """Read symbols, texts and placards; of a live frame the latter two only when they are due."""
        symbols = self.read_symbols(frame)
        if frame.pace is Pace.LIVE and not self._live.texts_due(self._now_ms()):
            return symbols
        texts = self.read_texts(frame)
        return FrameReading(
            symbols.width,
            symbols.height,
            symbols.symbols,
            texts.texts,
            texts.placards,
            seconds=MappingProxyType({**symbols.seconds, **texts.seconds}),
        )

    def read_symbols(self, frame: Frame) -> FrameReading:
        """Read bar codes only; of a live frame with a glance that goes on from frame to frame."""
        quick = frame.pace is Pace.LIVE
        start = self._clock()
        found = (self._glance if quick else self._symbols).read(frame.pixels)
        return self._reading(frame, start, "symbols", symbols=found)

    def read_texts(self, frame: Frame) -> FrameReading:
        """Read labels by their picture, then text with that knowledge; of a live frame the text with a quick look."""
        seen: tuple[PlacardReading, ...] = ()
        seconds: dict[str, float] = {}
        if self._placards is not None:
            start = self._clock()
            placards = self._reading(frame, start, "placards", placards=self._placards.read(frame.pixels))
            seen, seconds = placards.placards, dict(placards.seconds)
        start = self._clock()
        lines = self._live_lines(frame) if frame.pace is Pace.LIVE else self._texts.read(frame.pixels, seen)
        texts = self._reading(frame, start, "texts", texts=lines)
        return replace(texts, placards=seen, seconds=MappingProxyType({**texts.seconds, **seconds}))

    def _live_lines(self, frame: Frame) -> tuple[TextReading, ...]:
        """The lines of a live frame; what was read of one source says nothing of another."""
        if self._live_texts is None:
            return self._texts.glance(frame.pixels)
        if frame.source != self._source:
            self._source = frame.source
            self._live_texts.forget()
        return self._live_texts.read(frame.pixels)

    def _now_ms(self) -> int:
        return int(self._clock() * 1000)

    def _reading(
        self,
        frame: Frame,
        start: float,
        stage: str,
        *,
        symbols: tuple[SymbolReading, ...] = (),
        texts: tuple[TextReading, ...] = (),
        placards: tuple[PlacardReading, ...] = (),
    ) -> FrameReading:
        if frame.pace is Pace.LIVE:
            self._rates.count(stage)
        width, height = frame.size
        seconds = MappingProxyType({stage: round(self._clock() - start, 4)})
        return FrameReading(width, height, symbols, texts, placards, seconds=seconds)


def standard_symbols() -> SymbolStrategy:
    """The thorough look with the engines of this installation."""
    return SymbolStrategy(
        ZxingReader(quick=True),
        ZxingReader(),
        ZbarReader(),
        ZxingReader(whole_histogram=True),
        lines=LineReader(ZxingReader(quick=True, only="linear")),
        patches=ZxingReader(only="matrix"),
    )


def live_symbols() -> LiveLook:
    """The look at live frames with the engines of this installation; one for each source."""
    return LiveLook(
        ZxingReader(quick=True),
        ZxingReader(quick=True, whole_histogram=True),
        ZxingReader(),
        LineReader(ZxingReader(quick=True, only="linear")),
        ZxingReader(quick=True, only="matrix"),
    )


def standard_reader(
    vocabulary: Vocabulary | None = None, rapid: RapidReader | None = None, *, unrolls: bool = True
) -> ReadFrame:
    """All engines of this installation, wired as measured.

    Parts of a picture are read closely where the quick look states no identifier, or a hazard
    class without the division that it must have: its small print was not read then.
    ``vocabulary`` makes that judgement sharper. ``rapid`` is the text engine when the
    caller warms it up by itself. ``unrolls``: whether print round a can is laid out flat.
    """
    known = vocabulary or Vocabulary()

    def tells_enough(texts: tuple[TextReading, ...], placards: tuple[PlacardReading, ...]) -> bool:
        claims = identify(Observation(0, 0, texts=texts, placards=placards), known)
        sure = [claim for claim in claims if claim.confidence >= CREDIBLE]
        return bool(sure) and not any(
            claim.scheme is Scheme.CLASS and claim.value in _CLASSES_WITH_DIVISIONS for claim in sure
        )

    reader = rapid or RapidReader()
    numbers = (ContainerLook(reader), PlateLook(reader))
    closer = (*numbers, StatementLook(reader))
    texts = TextStrategy(reader, TesseractReader(), enough=tells_enough, closer_looks=closer, unrolls=unrolls)
    live_texts = LiveTexts(reader, numbers) if reader.missing() is None else None
    return ReadFrame(standard_symbols(), live_symbols(), texts, placards=PlacardLooker(), live_texts=live_texts)


def missing_engines() -> tuple[Message, ...]:
    """What is missing of the engines, each with how to install it and what is lost; nothing when all are there."""
    engines: tuple[Engine, ...] = (
        ZxingReader(),
        ZbarReader(),
        RapidReader(),
        TesseractReader(),
        PlacardLooker(),
        FigureNetwork(),
    )
    return tuple(missing for engine in engines if (missing := engine.missing()) is not None)
