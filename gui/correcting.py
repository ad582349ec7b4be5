"""Correcting by hand what was misread: the picture is kept, and the reading stays beside the officer's word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from inspection.claim import Scheme
from inspection.correction import Correction, corrected
from inspection.message import message
from inspection.notices import Level, Notice

from .claims_view import distinct
from .current import observed
from .dialogs import TYPED, EntryDialog
from .feed_state import FeedState
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspection.claim import Claim
    from inspection.frame import Region
    from inspection.reading import SymbolReading, TextReading
    from inspection.session import InspectionSession

    from .current import CurrentInspection
    from .feed import Feed
    from .fittings import Fittings
    from .look import Look
    from .services import Services


@dataclass(frozen=True, slots=True)
class Misread:
    """What an engine read, and the claim that was made of it, if one was."""

    read: str
    region: Region | None
    claim: Claim | None = None


class CorrectionDialog(EntryDialog):
    """A value typed by hand in the place of what was read, which stands above it."""

    def __init__(self, fittings: Fittings, misread: Misread, parent: QWidget) -> None:
        super().__init__(fittings, parent)
        self.setWindowTitle(fittings.words("window.correct.title"))
        self.explain(fittings.words("window.correct.read", raw=fittings.words.isolated(misread.read)))
        claim = misread.claim
        if claim is not None and claim.scheme in TYPED:
            self.scheme.setCurrentIndex(self.scheme.findData(claim.scheme))
        self.value.setText(misread.read if claim is None else claim.value)
        self.value.selectAll()


class Correcting(QObject):
    """Asks for the right value; with it goes the picture that was read, unless that one is kept already."""

    parse = Signal(object, str, object, object)  # Scheme, text, and what is called with the claim or the failure
    done = Signal()  # a correction is on its way into the inspection

    def __init__(
        self, fittings: Fittings, services: Services, feed: Feed, current: CurrentInspection, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._fittings = fittings
        self._services = services
        self._feed = feed
        self._current = current
        self._page = parent
        self._waiting: Misread | None = None  # until the picture is read whole
        self._thaws = False
        feed.looked.connect(self._looked)
        feed.state_changed.connect(self._state_changed)

    def ask_in_view(self, misread: Misread) -> None:
        """Correct what was read in the picture in view; a live one is held still and read whole for it."""
        self._thaws = self._feed.state is FeedState.LIVE
        self._waiting = misread
        self._feed.freeze(on=True)
        if self._feed.look is not None:
            self._looked(self._feed.look)

    def ask_kept(self, misread: Misread) -> None:
        """Correct what was read in a picture that is kept."""
        dossier, claim = self._current.dossier, misread.claim
        exhibits = () if dossier is None or claim is None else dossier.exhibits
        corrections = () if dossier is None else dossier.corrections
        found = [
            (exhibit.number, Misread(each.raw, each.region, each))
            for exhibit in exhibits
            for each in corrected(exhibit, corrections)
            if claim is not None and each.key == claim.key
        ]
        if found:
            number, there = found[-1]  # where it stands in this picture, which another one may state too
            self._open(there, lambda _session: number)
        else:
            self._fittings.tasks.notify(Notice(Level.INFO, message("window.correct.none")))

    def _looked(self, look: Look) -> None:
        misread = self._waiting
        if misread is not None and look.complete:
            self._waiting = None
            self._open(_in(look, misread), lambda session: self._number_of(session, look))

    def _state_changed(self, state: FeedState) -> None:
        if state in {FeedState.CLOSED, FeedState.OPENING}:
            self._waiting = None
            self._thaws = False

    def _open(self, misread: Misread, picture: Callable[[InspectionSession], int]) -> None:
        """``picture`` gives the number of the exhibit, in the thread of the store."""
        dialog = CorrectionDialog(self._fittings, misread, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_dialogs = [dialog]

        def finished(_code: int) -> None:
            open_dialogs.clear()
            if self._thaws:
                self._thaws = False
                self._feed.freeze(on=False)

        def done(claim: Claim) -> None:
            if open_dialogs:
                dialog.accept()
                self._keep(misread, claim, picture)

        def failed(error: Exception) -> None:
            if open_dialogs:
                dialog.refuse(self._fittings.words.say(notice_of(error).message))

        dialog.finished.connect(finished)
        dialog.entered.connect(lambda scheme, text, _kg: self.parse.emit(Scheme(scheme), text, done, failed))
        dialog.open()

    def _keep(self, misread: Misread, claim: Claim, picture: Callable[[InspectionSession], int]) -> None:
        old = misread.claim
        scheme, value = (None, "") if old is None else old.key
        theirs = replace(claim, raw=misread.read, region=misread.region)

        def work(session: InspectionSession) -> None:
            session.correct(Correction(picture(session), misread.read, scheme, value, misread.region, theirs))

        self._current.correct(work)
        self.done.emit()

    def _number_of(self, session: InspectionSession, look: Look) -> int:
        """The exhibit that shows this very frame: the one that was kept before, else a new one."""
        frame = look.frame
        for exhibit in session.dossier.exhibits:
            if (exhibit.source, exhibit.name, exhibit.taken_at) == (frame.source, frame.name, frame.taken_at):
                return exhibit.number
        return observed(session, self._services, look).number


def _in(look: Look, misread: Misread) -> Misread:
    """The same where it stands in this look: a live picture has moved on since the officer asked.

    Where it is not read there at all its place is not known.
    """
    if misread.claim is not None:
        claims = [each for each in distinct(look.claims) if each.key == misread.claim.key]
        return Misread(claims[0].raw, claims[0].region, claims[0]) if claims else replace(misread, region=None)
    readings: list[SymbolReading | TextReading] = [*look.observation.symbols, *look.observation.texts]
    return replace(misread, region=next((each.region for each in readings if each.text == misread.read), None))
