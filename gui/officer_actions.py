"""What the officer sets going by a button: typing a value, deciding, reporting, loading papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from inspection.consignment import Item
from inspection.message import message
from inspection.notices import Level, Notice

from .current import Papers
from .dialogs import EntryDialog, RulingDialog
from .dossier_view import suggested
from .drafting import Draft
from .tasks import notice_of

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from inspection.claim import Claim, Scheme

    from .current import CurrentInspection
    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore


class OfficerActions(QObject):
    """Each asks what it has to ask, and hands over to the inspection in hand."""

    stated = Signal()  # a typed value is on its way into the inspection
    typed = Signal(object, str, object, object)  # Scheme, text, and what is called with the claim or the failure
    papers_read = Signal(object)  # Papers

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        *,
        prompts: Prompts,
        current: CurrentInspection,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._fittings = fittings
        self._services = services
        self._store = store
        self._prompts = prompts
        self._current = current
        self._parent = parent

    def type_value(self) -> None:
        """Ask for a value; it is kept when it is one."""
        dialog = EntryDialog(self._fittings, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_dialogs = [dialog]
        dialog.finished.connect(lambda _code: open_dialogs.clear())

        def take(scheme: Scheme, text: str, kg: Decimal | None) -> None:
            def done(claim: Claim) -> None:
                if open_dialogs:  # not given up meanwhile
                    dialog.accept()
                    self._current.state(Item((claim,), kg, self._current.stated.circumstances))
                    self.stated.emit()

            def failed(error: Exception) -> None:
                if open_dialogs:
                    dialog.refuse(self._fittings.words.say(notice_of(error).message))

            self.typed.emit(scheme, text, done, failed)

        dialog.entered.connect(take)
        self._draft("entry", dialog)
        dialog.open()

    def decide(self) -> None:
        """Ask for the decision; it closes the inspection."""
        self.ask_ruling()

    def ask_ruling(self) -> RulingDialog | None:
        """The open question for the decision; None where there is nothing to decide."""
        dossier = self._current.dossier
        if dossier is None:
            return None
        words, assessment = self._fittings.words, dossier.assessment
        verdict = "—" if assessment is None else words.verdict(assessment.judgement.verdict)
        summary = words("window.finish.summary", label=dossier.opening.label, verdict=verdict)
        dialog = RulingDialog(self._fittings, summary, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ruled.connect(self._current.finish)
        self._draft(f"ruling:{dossier.inspection}", dialog)
        dialog.open()
        return dialog

    def _draft(self, form: str, dialog: EntryDialog | RulingDialog) -> None:
        """What is typed into the dialog outlives a crash; it goes when the dialog is answered or given up."""
        draft = Draft(
            self._fittings, self._services, self._store, form=form, read=lambda: dialog.drafted, parent=dialog
        )
        draft.follow(dialog.typed)
        open_drafts = [draft]

        def done(_code: int) -> None:
            open_drafts.clear()
            draft.drop()

        dialog.finished.connect(done)
        draft.restore(lambda said: dialog.take_draft(said) if open_drafts else None)

    def report(self) -> None:
        """Ask where the report goes and write it."""
        dossier = self._current.reportable
        path = None if dossier is None else self._prompts.save_as(suggested(dossier, ".pdf"))
        if dossier is not None and path is not None:
            self.tell("window.report.making")
            self._current.report(dossier, path, lambda written: self.tell("window.report.done", path=written))

    def choose_papers(self) -> None:
        """Ask for a declaration and read it."""
        path = self._prompts.declaration()
        if path is not None:
            self.read_papers(path)

    def read_papers(self, path: Path) -> None:
        """Read a declaration whose columns have our names."""
        self._fittings.tasks.run_task(lambda: self._read_papers(path), self.papers_read.emit)

    def tell(self, code: str, **params: object) -> None:
        """Say something in passing."""
        self._fittings.tasks.notify(Notice(Level.INFO, message(code, **params)))

    def _read_papers(self, path: Path) -> Papers:
        declaration, document = self._services.read_declaration(path)
        return Papers(declaration, document, path.name)
