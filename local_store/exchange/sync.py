"""Bringing everything to headquarters over a line that breaks: each step can be repeated, and goes on where it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from inspection.errors import BadInput, EnvironmentFault, Fault, VerificationFailed

from . import editions, outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..store import Store
    from .hq_client import HqClient
    from .line import Line

T = TypeVar("T")
LONGEST_SLEEP = 0.5  # seconds after which it is asked again whether to stop


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

    ``complete`` says that it holds every record and photo that was here when the exchange began; ``edition`` is the
    SHA-256 of an edition of the law that arrived.
    """

    through: int
    receipt: int | None
    heard: int
    refused: int
    missing_photos: tuple[str, ...]
    complete: bool
    edition: str | None = None


class Cancelled(Exception):
    """The officer stopped the exchange; what was sent stays sent."""


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
        self._failures = 0  # to send something, since the last time that something arrived

    def run(self) -> Outcome:
        """Send what headquarters lacks, fetch its receipt and what it has to say.

        Raises EnvironmentFault when it cannot be reached, VerificationFailed when it refuses this station or holds
        another chain under its name, BadInput when the station is not enrolled, Cancelled.
        """
        hq = self._desk(lambda store: store.heard.headquarters())
        if hq is None:
            raise BadInput("sync.not_enrolled")
        seq = self._desk(lambda store: store.journal.head())[0]
        own = self._desk(lambda store: outbox.newest_own(store, store.heard.receipted()[0], seq))
        photos = self._desk(outbox.photos_without_receipt)
        through, refused = self._records(seq)
        missing = self._photos()
        while own or set(photos) - set(
            missing
        ):  # what headquarters itself has said needs no receipt, which would be said again
            receipt = self._patiently(lambda: self._client.receipt(hq.public_key))
            if receipt is None or not receipt.content["photos"]:
                break
        # The receipts come with what else was said, in the order of their numbers: nothing between them is missed.
        heard = self._hear(hq.public_key)
        edition = self._edition()
        last, number = self._desk(lambda store: store.heard.receipted())
        arrived = self._desk(lambda store: all(store.heard.photo_receipt(each) is not None for each in photos))
        complete = through >= seq and own <= last and arrived and not missing and not refused
        return Outcome(last, number or None, heard, refused, missing, complete=complete, edition=edition)

    def _records(self, seq: int) -> tuple[int, int]:
        """Send the records that headquarters lacks; gives how far it has them, and how many it refused."""
        refused = 0
        through = self._held()
        self._progress = replace(self._progress, records=min(through, seq), records_of=seq)
        while through < seq:
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
        return through, refused

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
            piece = content[progress.start : progress.start + self._line.piece]
            sent = self._sent(
                len(piece),
                lambda start=progress.start, piece=piece: self._client.push_photo(sha256, start, len(content), piece),  # type: ignore[misc]
            )
            progress = sent or self._patiently(lambda: self._client.photo_progress(sha256))

    def _edition(self) -> str | None:
        """Fetch the newest edition that was offered and is not here, from the byte to which it came before."""
        offer = self._desk(editions.wanted)
        while offer is not None and self._desk(editions.wanted) == offer:
            start = self._desk(lambda store: editions.begun(store, offer))
            content: bytes | None = b""
            if start < offer.size:
                piece = min(self._line.piece, offer.size - start)
                try:
                    content = self._carried(piece, lambda: self._client.edition(offer.sha256, start, piece))  # noqa: B023
                except VerificationFailed as fault:
                    if fault.message.params.get("reason") != "hq.no_edition":
                        raise
                    return None  # it has been withdrawn
            if content is not None:
                self._desk(lambda store: editions.add(store, offer, start, content))  # noqa: B023
        return None if offer is None else offer.sha256

    def _hear(self, key: bytes) -> int:
        kept, more = 0, True
        while more:
            after = self._desk(lambda store: store.heard.last_number())
            statements, more = self._patiently(lambda since=after: self._client.down(key, since))  # type: ignore[misc]
            kept += self._desk(lambda store, said=statements: outbox.keep_statements(store, said))  # type: ignore[misc]
        return kept

    def _sent(self, size: int, send: Callable[[], T]) -> T | None:
        """Send something large once; None when it is unknown whether it arrived."""
        answer = self._carried(size, send)
        if answer is not None:
            self._progress = replace(self._progress, bytes_sent=self._progress.bytes_sent + size)
            self._tell(self._progress)
        return answer

    def _carried(self, size: int, send: Callable[[], T]) -> T | None:
        self._pause(self._line.due())
        since = self._line.takes(size)
        try:
            answer = send()
        except EnvironmentFault as fault:
            self._line.broke()
            self._failures += 1
            self._wait(fault, self._failures)
            return None
        self._failures = 0
        self._line.carried(since)
        return answer

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask for something small until the answer comes."""
        failures = 0
        while True:
            self._pause(self._line.due())
            since = self._line.takes(0)
            try:
                answer = ask()
            except EnvironmentFault as fault:
                failures += 1
                self._wait(fault, failures)
            else:
                self._line.answered(since)
                return answer

    def _wait(self, fault: EnvironmentFault, failures: int) -> None:
        """Wait before the next try; raises the fault where there is none."""
        if failures >= self._line.tries or fault.message.code != "sync.unreachable":
            raise fault
        self._pause(self._line.wait_after(failures))

    def _pause(self, seconds: float) -> None:
        while seconds > 0:
            self._demand_going()
            self._line.sleep(min(seconds, LONGEST_SLEEP))
            seconds -= LONGEST_SLEEP
        self._demand_going()

    def _demand_going(self) -> None:
        if self._stopped():
            raise Cancelled
