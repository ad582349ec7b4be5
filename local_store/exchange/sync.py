"""Bringing everything to headquarters over a line that breaks: each step can be repeated, and goes on where it was."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed

from . import outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..store import Store
    from .hq_client import HqClient

T = TypeVar("T")
SMALLEST_PIECE, LARGEST_PIECE = 8 * 1024, 4 * 1024 * 1024
QUICK_SECONDS, SLOW_SECONDS = 1.0, 4.0  # a piece that takes less may be twice as large, one that takes more half


class Desk(Protocol):
    """The thread that owns the store: does a piece of work there and gives what came of it."""

    def __call__(self, work: Callable[[Store], T]) -> T:
        """Do the work and wait for it; what it raises is raised here."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an exchange is: records and photos that headquarters has of those it needs, and bytes sent."""

    records: int = 0
    records_of: int = 0
    photos: int = 0
    photos_of: int = 0
    bytes_sent: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an exchange came to: ``through`` is the last record that headquarters holds, by ``receipt`` where not None.

    ``complete`` says that it holds every record and photo that was here when the exchange began.
    """

    through: int
    receipt: int | None
    heard: int
    refused: int
    missing_photos: tuple[str, ...]
    complete: bool


class Cancelled(Exception):
    """The officer stopped the exchange; what was sent stays sent."""


@dataclass(slots=True)
class Line:
    """How the line is used: at most ``bytes_per_second``, and patiently.

    An answer that does not come is asked for again after a wait that grows, ``tries`` times without any progress.
    """

    bytes_per_second: int | None = None
    tries: int = 8
    first_wait: float = 0.5
    longest_wait: float = 20.0
    sleep: Callable[[float], None] = time.sleep
    piece: int = 64 * 1024

    def used(self, size: int, seconds: float) -> None:
        """Learn from a piece that went through; wait where the line may not be filled."""
        if seconds < QUICK_SECONDS:
            self.piece = min(2 * self.piece, LARGEST_PIECE)
        elif seconds > SLOW_SECONDS:
            self.piece = max(self.piece // 2, SMALLEST_PIECE)
        if self.bytes_per_second:
            self.piece = min(self.piece, max(self.bytes_per_second, SMALLEST_PIECE))
            self.sleep(max(0.0, size / self.bytes_per_second - seconds))

    def broke(self) -> None:
        """Learn from a piece that did not go through."""
        self.piece = max(self.piece // 2, SMALLEST_PIECE)


class Exchange:
    """One exchange with headquarters, from the first record that it lacks to the receipt."""

    def __init__(
        self,
        desk: Desk,
        client: HqClient,
        line: Line,
        *,
        tell: Callable[[Progress], None] = lambda _: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """``tell`` hears of the progress, ``stopped`` is asked between the steps."""
        self._desk = desk
        self._client = client
        self._line = line
        self._tell = tell
        self._stopped = stopped
        self._progress = Progress()

    def run(self) -> Outcome:
        """Send what headquarters lacks, fetch its receipt and what it has to say.

        Raises EnvironmentFault when it cannot be reached, VerificationFailed when it refuses this station or holds
        another chain under its name, BadInput when the station is not enrolled, Cancelled.
        """
        hq = self._desk(lambda store: store.heard.headquarters())
        if hq is None:
            raise BadInput("sync.not_enrolled")
        seq = self._desk(lambda store: store.journal.head())[0]
        refused = self._records(seq)
        missing = self._photos()
        while (receipt := self._patiently(lambda: self._client.receipt(hq.public_key))) is not None:
            if not receipt.content["photos"]:
                break
        # The receipts come with what else was said, in the order of their numbers: nothing between them is missed.
        heard = self._hear(hq.public_key)
        last, number = self._desk(lambda store: store.heard.receipted())
        return Outcome(
            last, number or None, heard, refused, missing, complete=last >= seq and not missing and not refused
        )

    def _records(self, seq: int) -> int:
        refused = 0
        through = self._held()
        self._progress = replace(self._progress, records=min(through, seq), records_of=seq)
        while through < seq:
            self._demand_going()
            batch = self._desk(lambda store, first=through + 1: outbox.batch_from(store, first, self._line.piece))  # type: ignore[misc]
            if batch is None:
                break
            outcome = self._sent(len(batch.content), lambda content=batch.content: self._client.push_records(content))  # type: ignore[misc]
            if outcome is None:
                through = self._held()
                continue
            if outcome.refused:
                refused += len(outcome.refused)
                self._desk(lambda store, why=outcome.refused: outbox.keep_refusals(store, why))  # type: ignore[misc]
            if outcome.through <= through:
                break  # headquarters takes nothing more: what it set aside says why
            through = outcome.through
            self._progress = replace(self._progress, records=min(through, seq))
            self._tell(self._progress)
        return refused

    def _held(self) -> int:
        """How far headquarters holds the chain. Raises VerificationFailed when that is not our chain."""
        state = self._patiently(self._client.state)
        record = self._desk(lambda store: store.journal.numbered(state.through)) if state.through else None
        if state.through and (record is None or record.sha256 != state.head):
            raise VerificationFailed("sync.fork", seq=state.through)
        return state.through

    def _photos(self) -> tuple[str, ...]:
        """Send the photos that headquarters lacks; gives those that are not here to be sent."""
        lost: dict[str, None] = {}
        while todo := [each for each in self._patiently(self._client.state).missing_photos if each not in lost]:
            self._progress = replace(self._progress, photos_of=self._progress.photos + len(todo))
            for sha256 in todo:
                try:
                    content = self._desk(lambda store, name=sha256: store.photo(name))  # type: ignore[misc]
                except Fault:  # missing or damaged here as well; verification says so, and the rest is still brought
                    lost[sha256] = None
                    continue
                self._photo(sha256, content)
                self._progress = replace(self._progress, photos=self._progress.photos + 1)
                self._tell(self._progress)
        return tuple(lost)

    def _photo(self, sha256: str, content: bytes) -> None:
        progress = self._patiently(lambda: self._client.photo_progress(sha256))
        while not progress.held:
            self._demand_going()
            piece = content[progress.start : progress.start + self._line.piece]
            sent = self._sent(
                len(piece),
                lambda start=progress.start, piece=piece: self._client.push_photo(sha256, start, len(content), piece),  # type: ignore[misc]
            )
            progress = sent or self._patiently(lambda: self._client.photo_progress(sha256))

    def _hear(self, key: bytes) -> int:
        kept, more = 0, True
        while more:
            after = self._desk(lambda store: store.heard.last_number())
            statements, more = self._patiently(lambda since=after: self._client.down(key, since))  # type: ignore[misc]
            kept += self._desk(lambda store, said=statements: outbox.keep_statements(store, said))  # type: ignore[misc]
        return kept

    def _sent(self, size: int, send: Callable[[], T]) -> T | None:
        """Send something large once; None when it is unknown whether it arrived."""
        started = time.monotonic()
        try:
            answer = send()
        except EnvironmentFault as fault:
            self._line.broke()
            self._failed(fault)
            return None
        self._failures = 0
        self._line.used(size, time.monotonic() - started)
        self._progress = replace(self._progress, bytes_sent=self._progress.bytes_sent + size)
        self._tell(self._progress)
        return answer

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask for something small until the answer comes."""
        while True:
            self._demand_going()
            try:
                answer = ask()
            except EnvironmentFault as fault:
                self._failed(fault)
            else:
                self._failures = 0
                return answer

    _failures = 0

    def _failed(self, fault: EnvironmentFault) -> None:
        self._failures += 1
        if self._failures >= self._line.tries or fault.message.code != "sync.unreachable":
            raise fault
        self._line.sleep(min(self._line.longest_wait, self._line.first_wait * 2 ** (self._failures - 1)))

    def _demand_going(self) -> None:
        if self._stopped():
            raise Cancelled
