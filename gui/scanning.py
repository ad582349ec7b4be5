"""Where a scanned code goes: a container's number says which inspection is in hand, any other code is a find in it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from inspection.claim import Confirmation, Scheme
from inspection.correction import read_claims
from inspection.history import dossier_of
from inspection.identifiers import identify
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.scan_command import is_command

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from inspection.dossier import Dossier
    from inspection.ports import ReferenceData
    from inspection.reading import Observation
    from inspection.scan import Scan

    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .scanner_services import CodeScanned
    from .services import Services, StationStore

LOOKED_THROUGH = 50  # inspections that a container's number is found in
LONGEST_SHOWN = 60  # characters of a code in a notice


@dataclass(frozen=True, slots=True)
class Meant:
    """Which inspection a code names: the container's number, None for any other code; and its inspection of today."""

    container: str | None
    dossier: Dossier | None = None


@dataclass(frozen=True, slots=True)
class _Code:
    """A code on its way; ``names`` says that a container's number may turn to another inspection."""

    seen: Observation
    device: str
    names: bool


class Scanning(QObject):
    """Takes the codes one after the other, each to its end before the next: none lands in another inspection."""

    kept = Signal(object)  # Scan
    turned = Signal()  # another inspection is in hand

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, page: InspectPage) -> None:
        """Wait for codes."""
        super().__init__(page)
        self._tasks = fittings.tasks
        self._services = services
        self._store = store
        self._page = page
        self._waiting: deque[_Code | Callable[[], None]] = deque()
        self._busy = False
        page.keeping.busy_changed.connect(lambda _busy: self._next())

    def take(self, code: CodeScanned) -> None:
        """Take a code, unless a question is open: what it is about must not change below it."""
        if QApplication.activeModalWidget() is not None:
            self._tell(Level.WARNING, "handheld.question", text=shown(code.text))
        else:
            self._waiting.append(_Code(self._services.scanners.reading_of(code.text), code.device, names=True))
            self._next()

    def then(self, call: Callable[[], None]) -> None:
        """Make a call when every code that came before it is where it belongs."""
        self._waiting.append(call)
        self._next()

    def take_seen(self, seen: Observation, device: str) -> None:
        """Take a code that a camera saw as a find in the inspection in hand, whatever it names but a command."""
        if is_command(seen.symbols[0].text):
            self._tell(Level.WARNING, "handheld.command.in_picture")
            return
        self._waiting.append(_Code(seen, device, names=False))
        self._next()

    def _next(self) -> None:
        """The next code, when nothing is under way that belongs to the inspection in hand."""
        if self._busy or not self._waiting or self._page.keeping.waiting:
            return
        code = self._waiting.popleft()
        if not isinstance(code, _Code):
            code()
            self._next()
            return
        self._busy = True
        seen, store, today = code.seen, self._store, self._services.today()
        self._page.panel.tell_now()
        if not code.names:
            self._keep(code)
            return
        self._page.current.ask(
            lambda reference: meant_by(seen, reference, store, today),
            lambda meant: self._route(code, meant),
            self._failed,
        )

    def _route(self, code: _Code, meant: Meant) -> None:
        number, in_hand = meant.container, self._page.current.dossier
        if number is None:
            self._keep(code)
        elif in_hand is not None and _is_of(in_hand, number):
            self._tell(Level.INFO, "handheld.in_hand", container=number)
            self._end()
        elif meant.dossier is not None:
            self._page.current.set_aside()
            self._page.panel.clear_for_next()
            self._page.resume(meant.dossier)
            self._tell(Level.INFO, "handheld.opened", container=number)
            self.turned.emit()
            self._end()
        else:
            if in_hand is not None:
                self._page.panel.clear_for_next()
            stated = self._page.panel.stated
            self._page.panel.mirror(replace(stated, label=stated.label or number))
            self._page.current.begin(self._page.panel.stated)
            self._tell(Level.INFO, "handheld.begun", container=number)
            self.turned.emit()
            self._keep(code)

    def _keep(self, code: _Code) -> None:
        def done(scan: object) -> None:
            kept: Scan = scan  # type: ignore[assignment] # what the step gives
            self._tell(Level.INFO, "handheld.kept", number=kept.number, text=shown(kept.text))
            self.kept.emit(kept)
            self._end()

        self._page.current.scan(code.seen, code.device, done, self._failed)

    def _end(self) -> None:
        self._busy = False
        self._next()

    def _failed(self, error: Exception) -> None:
        self._tasks.fail(error)
        self._end()

    def _tell(self, level: Level, code: str, **params: object) -> None:
        self._tasks.notify(Notice(level, message(code, **params)))


def meant_by(seen: Observation, reference: ReferenceData, store: StationStore, today: date) -> Meant:
    """Which inspection a scan names; on the store thread. A number counts whose check digit was read and holds."""
    claims = reference.confirm(identify(seen, reference.vocabulary()))
    number = next((each.value for each in claims if each.scheme is Scheme.CONTAINER and each.problem is None), None)
    sure = all(each.scheme is Scheme.CONTAINER and each.confirmation is not Confirmation.NONE for each in claims)
    if number is None or not sure:
        return Meant(None)
    for row in store.list_inspections(number, LOOKED_THROUGH):
        if (
            row.closed_at is None
            and row.opened_at.astimezone().date() == today
            and number in {row.label, *row.containers}
        ):
            return Meant(number, dossier_of(store.records(row.inspection)))
    return Meant(number)


def shown(code: str) -> str:
    """A code in a sentence: what cannot be printed as a space, and not for ever."""
    plain = "".join(sign if sign.isprintable() else " " for sign in code)
    return plain if len(plain) <= LONGEST_SHOWN else plain[: LONGEST_SHOWN - 1] + "…"


def _is_of(dossier: Dossier, number: str) -> bool:
    """Whether the container is what the inspection is about."""
    claims = [*read_claims(dossier), *(claim for item in dossier.stated for claim in item.claims)]
    declared = dossier.consignment.declaration
    lines = declared.lines if declared is not None else ()
    named = {claim.value for claim in claims if claim.scheme is Scheme.CONTAINER} | {line.container for line in lines}
    return number == dossier.opening.label or number in named
