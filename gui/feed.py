"""From a source to looks: starts and ends the threads that read, and tells the page what there is to show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspection.consignment import AskedDate, Circumstances, Consignment
from inspection.frame import Pace
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.reading import FrameReading

from .engine_threads import EngineThread
from .feed_state import EngineState, FeedState
from .look import LawDesk, Part, Question
from .pacing import Pacing
from .readers import Readers
from .source_thread import SourceThread
from .tasks import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from inspection.claim import Claim, Scheme
    from inspection.frame import Frame
    from inspection.message import Message

    from .engine_threads import Job
    from .following import Trace
    from .look import Bounds, Look
    from .picture import Picture
    from .services import Services
    from .tasks import Tasks


class Feed(QObject):
    """One source at a time. All methods and signals belong to the UI thread."""

    pictured = Signal(object)  # Picture
    looked = Signal(object)  # Look
    state_changed = Signal(object)  # FeedState
    troubled_live = Signal()  # a camera was lost or is back: another one may be there
    engines_changed = Signal(object)  # EngineState
    edition_known = Signal(object)  # EditionIdentity

    def __init__(self, services: Services, tasks: Tasks, today: date) -> None:
        """Begin to load engines and edition; until it is asked otherwise the law is asked about today."""
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._turn = 0
        self._source: SourceThread | None = None
        self.pace = Pace.PULLED
        self.controls: tuple[str, ...] = ()  # what can be set of the source
        self._more = False  # the source has not ended
        self._going_on = False  # the next picture is wanted as soon as this one is read
        self._shown: Frame | None = None
        self._trace: Trace | None = None  # of the frame that is shown
        self._arrival: tuple[Frame, Picture] | None = None  # not shown yet
        self._screen = 1280
        self.state = FeedState.CLOSED
        self.engines = EngineState.LOADING
        self.look: Look | None = None
        self.plays = False  # a pulled source goes on by itself
        self.pacing = Pacing()
        self._closer: Bounds | None = None  # a part that is to be read by itself
        self._stays = False  # the picture held still is being kept
        self._let_go = False  # as soon as that is done
        self._law = LawDesk(services, Question(Consignment(), AskedDate(today, stated=False), Circumstances()))
        self._lane = Lane("law")
        symbols = EngineThread("symbols", services.read_symbols, services.hint, self._read, self._unread)
        texts = EngineThread("texts", services.read_texts, None, self._read_texts, self._unread, first=self._load)
        self._readers = Readers(symbols, texts, self.pacing)
        tasks.run_task(self._law.open, self.edition_known.emit, lane=self._lane)

    @property
    def whole(self) -> Look | None:
        """The look that can be kept: all of the very picture in view is read."""
        return self.look if self.look is not None and self.look.complete and self.look.frame is self._shown else None

    # --- what the officer does

    def open(self, specs: Sequence[str]) -> None:
        """Open another source and leave the present one."""
        self.close()
        self._tasks.run_task(self._law.begin, _nothing, lane=self._lane)
        self.pacing.begin()
        self.look_at_power()
        self._set(FeedState.OPENING)
        self._source = SourceThread(self._turn, specs, self._services, self, self._source)
        self._source.screen = self._screen

    def look_at_power(self) -> None:
        """Ask again whether the machine runs on its battery."""
        self._tasks.run_task(self._services.on_battery, self._powered)

    def close(self) -> None:
        """Leave the source; its thread ends by itself."""
        self._turn += 1
        self._readers.clear()
        self._shown = self.look = self._closer = None
        self._more = self._going_on = self.plays = self._stays = self._let_go = False
        self.controls = ()
        if self._source is not None:
            self._source.stop()
        self._set(FeedState.CLOSED)

    def next(self) -> None:
        """Ask for the next picture; while one is being read, the next follows it. None is dropped."""
        if self.state is FeedState.READING:
            self._going_on = True
        elif self.state is FeedState.WAITING and self._source is not None:
            self._set(FeedState.READING)
            self._source.next()

    def play(self, *, on: bool) -> None:
        """Go through a pulled source without being asked for each picture, or stop doing so."""
        self.plays = on
        if on:
            self.next()

    def freeze(self, *, on: bool) -> None:
        """Hold a live picture still and read it whole, or let it go again; one that is being kept goes after that.

        What was known of it live stands until it is read: a warning does not go while the thing is in view.
        """
        if on and self.state is FeedState.LIVE and self._shown is not None:
            self._set(FeedState.FROZEN)
            self.look = None if self.look is None else replace(self.look, complete=False)
            # Held still it is read as thoroughly as a still picture.
            self._shown = replace(self._shown, pace=Pace.PULLED)
            self._readers.offer_whole(self._turn, self._shown, self._trace)
        elif not on and self.state is FeedState.FROZEN and not self._stays:
            self._readers.clear()
            self._set(FeedState.LIVE)
        self._let_go = self._stays and not on

    def stay(self, *, on: bool) -> None:
        """Keep a picture that is held still in view, even if it is let go of, until this is taken back."""
        self._stays = on
        if self._let_go and not on:
            self.freeze(on=False)

    def read_closely(self, within: Bounds) -> None:
        """Read one part of the picture in view again, by itself, once all of it is read.

        A live picture is held still for it.
        """
        self.freeze(on=True)
        self._closer = within
        if self.whole is not None:
            self._read_part()

    def _read_part(self) -> None:
        within, self._closer = self._closer, None
        if within is not None and self._shown is not None:
            self._readers.offer_whole(self._turn, self._shown, self._trace, within)

    def fit(self, longest: int) -> None:
        """Say how large a live picture can be shown, in pixels."""
        self._screen = max(320, longest)
        if self._source is not None:
            self._source.screen = self._screen

    def ask(self, question: Question) -> None:
        """Ask the law under other circumstances about what is in view."""
        turn = self._turn
        self._tasks.run_task(lambda: self._law.ask(question), lambda look: self._reasked(turn, look), lane=self._lane)

    def set_control(self, what: str, steps: int) -> None:
        """Set what the camera lets set, so many steps from what it came with; 0 leaves it to the camera."""
        if self._source is not None:
            self._source.set_control(what, steps)

    def parse(
        self, scheme: Scheme, text: str, on_done: Callable[[Claim], None], on_failed: Callable[[Exception], None]
    ) -> None:
        """Make a claim of a typed value."""
        self._tasks.run_task(lambda: self._law.parse(scheme, text), on_done, on_failed, lane=self._lane)

    def shutdown(self) -> None:
        """Stop and join every thread of the feed."""
        self.close()
        self._readers.stop()
        if self._source is not None:
            self._source.join()
        self._lane.submit(self._law.close)
        self._lane.stop(finish=True)

    # --- SourceEvents, called in the source's thread

    def opened(self, turn: int, pace: Pace, controls: tuple[str, ...] = ()) -> None:
        """The source is open."""
        self._tasks.post(lambda: self._source_opened(turn, pace, controls))

    def arrived(self, turn: int, frame: Frame, picture: Picture) -> None:
        """A frame has come; live pictures that were not shown yet give way to it."""
        late, self._arrival = self._arrival, (frame, picture)
        if frame.pace is Pace.LIVE:
            if self.state is FeedState.LIVE and turn == self._turn:
                self._readers.offer_live(turn, frame, picture.trace)
            if late is not None:
                return
        self._tasks.post(lambda: self._show(turn))

    def skipped(self, turn: int, error: Exception) -> None:
        """A picture could not be read."""
        self._tasks.post(lambda: self._tasks.fail(error) if turn == self._turn else None)

    def troubled(self, turn: int, notice: Notice) -> None:
        """A live source has a trouble, or is over it."""
        self._tasks.post(lambda: self._tell(turn, notice))

    def ended(self, turn: int, error: Exception | None) -> None:
        """The source gives no more."""
        self._tasks.post(lambda: self._source_ended(turn, error))

    # --- on the UI thread

    def _source_opened(self, turn: int, pace: Pace, controls: tuple[str, ...]) -> None:
        if turn == self._turn:
            self.pace = pace
            self.controls = controls
            self._more = True
            self._set(FeedState.LIVE if pace is Pace.LIVE else FeedState.READING)

    def _show(self, turn: int) -> None:
        arrival, self._arrival = self._arrival, None
        if turn != self._turn or arrival is None or self.state is FeedState.FROZEN:
            return
        frame, picture = arrival
        self._closer = None
        self._shown, self._trace = frame, picture.trace
        if frame.pace is Pace.PULLED:
            self.look = None  # what was known is of another picture
        self.pictured.emit(picture)
        if frame.pace is Pace.PULLED:
            self._readers.offer_whole(turn, frame, self._trace)

    def _source_ended(self, turn: int, error: Exception | None) -> None:
        if turn != self._turn:
            return
        self._more = False
        if error is not None:
            self._tasks.fail(error)
        if self._shown is None:
            self._set(FeedState.CLOSED)
        elif self.state is not FeedState.READING or self.look is not None:
            self._set(FeedState.ENDED)

    def _judged(self, turn: int, look: Look) -> None:
        if turn != self._turn or not self._in_view(look):
            return
        self.look = look
        self.looked.emit(look)
        if look.complete:
            self._read_part()
        if look.complete and self.pace is Pace.PULLED and look.frame is self._shown:
            self._set(FeedState.WAITING if self._more else FeedState.ENDED)
            if self._more and (self._going_on or self.plays):
                self._going_on = False
                self.next()

    def _reasked(self, turn: int, look: Look | None) -> None:
        if turn != self._turn or look is None or self.look is None:
            return
        if look.frame is self.look.frame or self._in_view(look):
            self.look = look
            self.looked.emit(look)

    def _in_view(self, look: Look) -> bool:
        """Whether it is of what is shown: a still picture itself, or any picture of a live source that goes on."""
        if look.frame.pace is Pace.LIVE:
            return self.state is not FeedState.FROZEN
        return look.frame is self._shown and self.state is not FeedState.LIVE

    def _set(self, state: FeedState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _tell(self, turn: int, notice: Notice) -> None:
        if turn == self._turn:
            self._tasks.notify(notice)
            self.troubled_live.emit()

    def _powered(self, on_battery: bool) -> None:  # noqa: FBT001 - what the work gives
        self.pacing.on_battery = on_battery

    def _engines_loaded(self, missing: Sequence[Message]) -> None:
        self.engines = EngineState.PARTLY if missing else EngineState.READY
        self.engines_changed.emit(self.engines)
        for each in missing:
            self._tasks.notify(Notice(Level.WARNING, each))

    # --- in the engine threads

    def _load(self) -> None:
        try:
            missing: Sequence[Message] = self._services.load_engines()
        except Exception as error:  # noqa: BLE001 - without text the symbols still work; the officer is told
            failure = error
            missing = (message("window.engines.failed"),)
            self._tasks.post(lambda: self._tasks.fail(failure))
        self._tasks.post(lambda: self._engines_loaded(missing))

    def _read(self, turn: int, part: Part) -> None:
        if turn == self._turn:
            self._tasks.run_task(lambda: self._law.add(part), lambda look: self._judged(turn, look), lane=self._lane)

    def _read_texts(self, turn: int, part: Part) -> None:
        if turn == self._turn:
            self.pacing.known = all(line.carried for line in part.reading.texts)
        self._read(turn, part)

    def _unread(self, job: Job, error: Exception) -> None:
        """One engine failed on a frame: say so, and let what the other one reads be kept."""
        self._tasks.post(lambda: self._tasks.fail(error))
        width, height = job.frame.size
        self._read(job.turn, Part(job.frame, FrameReading(width, height), job.whole))


def _nothing(_: object) -> None:
    """Some work leaves nothing to show."""
