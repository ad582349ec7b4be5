"""The inspection in hand: what the officer states and keeps, carried out on the store's thread in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from inspection.consignment import AskedDate, Circumstances, Consignment, Declaration, Item, Route
from inspection.dossier import Amendment, Opening, Ruling
from inspection.session import InspectionSession

from .look import Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.consignment import Party, PresentedPaper
    from inspection.dossier import Dossier, Exhibit
    from inspection.place import Place
    from inspection.ports import ReferenceData
    from inspection.reading import Observation

    from .look import Look
    from .services import Services, StationStore
    from .tasks import Tasks


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Papers:
    """A declaration with the document it was read from."""

    declaration: Declaration
    document: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything on the consignment panel."""

    label: str
    route: Route
    asked: AskedDate
    circumstances: Circumstances
    papers: Papers | None = None
    parties: tuple[Party, ...] = ()
    shown: tuple[PresentedPaper, ...] = ()
    place: Place | None = None

    @property
    def amendment(self) -> Amendment:
        """The same as a record keeps it."""
        return Amendment(self.route, self.asked, self.circumstances, self.parties, self.shown, self.place)

    @property
    def question(self) -> Question:
        """The same as the law is asked."""
        declaration = None if self.papers is None else self.papers.declaration
        consignment = Consignment(self.route, self.parties, declaration, self.shown, self.place)
        return Question(consignment, self.asked, self.circumstances)


class CurrentInspection(QObject):
    """Opens an inspection with the first thing kept; methods and signals belong to the UI thread."""

    changed = Signal(object)  # Dossier, or None when a new one is about to begin
    kept = Signal(object)  # Exhibit
    closed = Signal(object)  # Dossier

    def __init__(self, services: Services, tasks: Tasks, store: StationStore, stated: Stated) -> None:
        super().__init__()
        self._services = services
        self._tasks = tasks
        self._store = store
        self._reference: ReferenceData | None = None  # of the store thread
        self._session: InspectionSession | None = None  # of the store thread
        self._known: Stated | None = None  # of the store thread: what the records say
        self.stated = stated
        self.dossier: Dossier | None = None
        self._last: Dossier | None = None  # the one that was closed last
        self._turn = 0  # counts which inspection is in hand: what comes late from another one is not shown

    @property
    def reportable(self) -> Dossier | None:
        """The inspection that a report would be about: the one in hand, else the one closed last."""
        return self.dossier or self._last

    def resume(self, dossier: Dossier, stated: Stated) -> None:
        """Go on with an inspection that was left open; ``stated`` is what its records say."""
        self.stated = stated
        self.dossier = dossier
        self._turn += 1

        def work() -> None:
            self._session = InspectionSession(dossier.inspection, self._store, self._opened())
            self._known = replace(stated, papers=None)

        self._tasks.run_task(work, _ignore, lane=self._tasks.store)
        self.changed.emit(dossier)

    def restate(self, stated: Stated) -> None:
        """Take what the panel says now; an open inspection is amended and assessed again."""
        self.stated = stated
        if self.dossier is not None:
            self._run(stated, lambda _session: None, _ignore)

    def set_aside(self) -> None:
        """Leave the inspection in hand open, to be gone on with another time; everything of it is kept."""
        if self.dossier is not None:
            self.begin(replace(self.stated, label="", papers=None))

    def begin(self, stated: Stated) -> None:
        """The next step opens another inspection; whatever is in hand, or about to be, stays open as it is kept."""
        self._tasks.run_task(self._forget, _ignore, lane=self._tasks.store)
        self._turn += 1
        self.dossier = self._last = None
        self.stated = stated
        self.changed.emit(None)

    def ask(
        self, work: Callable[[ReferenceData], T], on_done: Callable[[T], None], on_failed: Callable[[Exception], None]
    ) -> None:
        """Find out something that changes nothing, after every step that was taken before."""
        self._tasks.run_task(lambda: work(self._opened()), on_done, on_failed, lane=self._tasks.store)

    def step(
        self,
        work: Callable[[InspectionSession], object],
        on_done: Callable[[object], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Take a step of the inspection in hand, opened for it if need be; after the close, of the one closed last."""
        if self.dossier is None and self._last is not None:
            self._after_close(self._last.inspection, work, on_done or _ignore, on_failed)
        else:
            self._run(self.stated, work, on_done or _ignore, on_failed)

    def look_at(self, dossier: Dossier) -> None:
        """Take a closed inspection for what goes on after the close, unless one is in hand."""
        if self.dossier is None:
            self._last = dossier
            self.changed.emit(None)

    def keep(self, look: Look, on_failed: Callable[[Exception], None]) -> None:
        """Keep the very frame that was read, with what was read in it."""
        self._run(self.stated, lambda session: observed(session, self._services, look), self.kept.emit, on_failed)

    def correct(self, work: Callable[[InspectionSession], object]) -> None:
        """Keep a correction with the picture in view, which is no part of an inspection that is closed."""
        self._run(self.stated, work, _ignore)

    def state(self, item: Item) -> None:
        """Keep what was typed."""
        self._run(self.stated, lambda session: session.state(item), _ignore)

    def scan(
        self,
        seen: Observation,
        device: str,
        on_done: Callable[[object], None],
        on_failed: Callable[[Exception], None],
    ) -> None:
        """Keep what a handheld scanner read."""
        now = datetime.now(UTC).astimezone()
        self._run(self.stated, lambda session: session.scan(seen, device=device, scanned_at=now), on_done, on_failed)

    def finish(self, ruling: Ruling) -> None:
        """Keep the decision and close."""
        stated = self.stated

        def work() -> Dossier:
            session = self._up_to_date(stated)
            session.assess()
            session.decide(ruling)
            session.close()
            dossier = session.dossier
            self._session = self._known = None
            return dossier

        self._tasks.run_task(work, self._finished, lane=self._tasks.store)

    def report(self, dossier: Dossier, path: Path, on_done: Callable[[Path], None]) -> None:
        """Write the report of an inspection and keep that it was made."""

        def work() -> Path:
            content = self._services.render_report(self._store, dossier)
            self._services.save(path, content)
            InspectionSession(dossier.inspection, self._store, self._opened()).exported("report", content)
            return path

        self._tasks.run_task(work, on_done, lane=self._tasks.store)

    def shutdown(self) -> None:
        """Close the edition of the store thread."""
        self._tasks.store.submit(self._close)

    def _run(
        self,
        stated: Stated,
        step: Callable[[InspectionSession], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        turn = self._turn

        def work() -> tuple[object, Dossier]:
            session = self._up_to_date(stated)
            result = step(session)
            session.assess()
            return result, session.dossier

        def done(outcome: tuple[object, Dossier]) -> None:
            result, dossier = outcome
            if turn == self._turn:
                self.dossier = dossier
                self.changed.emit(dossier)
            on_done(result)

        self._tasks.run_task(work, done, on_failed, lane=self._tasks.store)

    def _after_close(
        self,
        inspection: str,
        step: Callable[[InspectionSession], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[Exception], None] | None,
    ) -> None:
        def work() -> tuple[object, Dossier]:
            session = InspectionSession(inspection, self._store, self._opened())
            return step(session), session.dossier

        def done(outcome: tuple[object, Dossier]) -> None:
            result, dossier = outcome
            if self.dossier is None and self._last is not None and self._last.inspection == inspection:
                self._last = dossier
                self.changed.emit(None)
            on_done(result)

        self._tasks.run_task(work, done, on_failed, lane=self._tasks.store)

    def _finished(self, dossier: Dossier) -> None:
        self.dossier = None
        self._last = dossier
        self.stated = replace(self.stated, label="", papers=None)
        self.closed.emit(dossier)
        self.changed.emit(None)

    # --- on the store thread

    def _up_to_date(self, stated: Stated) -> InspectionSession:
        """The open session, opened or amended so that its records say what the panel says."""
        if self._session is None:
            opening = Opening(
                label=stated.label,
                officer=self._store.officer,
                consignment=Consignment(stated.route, stated.parties, None, stated.shown, stated.place),
                asked=stated.asked,
                software=self._services.software,
                circumstances=stated.circumstances,
            )
            self._session = InspectionSession.open(opening, self._store, self._opened())
            self._known = replace(stated, papers=None)
        session, known = self._session, self._known
        if known is not None and known.amendment != stated.amendment:
            session.amend(stated.amendment)
            self._known = known = replace(stated, papers=known.papers)
        if known is not None and stated.papers is not None and stated.papers != known.papers:
            session.declare(stated.papers.declaration, stated.papers.document, stated.papers.name)
            self._known = replace(known, papers=stated.papers)
        return session

    def _forget(self) -> None:
        self._session = self._known = None

    def _opened(self) -> ReferenceData:
        if self._reference is None:
            self._reference = self._services.open_reference()
        return self._reference

    def _close(self) -> None:
        if self._reference is not None:
            self._services.close_reference(self._reference)
            self._reference = None


def observed(session: InspectionSession, services: Services, look: Look) -> Exhibit:
    """The picture of a look as an exhibit that is kept."""
    exhibit = services.exhibit_bytes(look.frame)
    return session.observe(
        look.observation,
        exhibit.content,
        media_type=exhibit.media_type,
        original_kind=exhibit.kind,
        source=look.frame.source,
        name=look.frame.name,
        taken_at=look.frame.taken_at,
    )


def _ignore(_: object) -> None:
    """The dossier that :attr:`CurrentInspection.changed` carries says it all."""
