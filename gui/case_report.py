"""The report as it will be printed, and everything that an inspection can be handed on as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection.message import message
from inspection.notices import Level, Notice

from .buttons import Button, Column, label
from .dossier_view import CASE_ENDING, suggested
from .export_button import ExportButton
from .report_page import ReportPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inspection.dossier import Dossier
    from inspection.message import Message

    from .case_section import CaseParts

MOST_PAGES = 60


class CaseReport(QWidget):
    """The pages are set when the section comes into view and again when the inspection has changed."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self._parts = parts
        self._fittings = parts.fittings
        self._dossier: Dossier | None = None
        self._set = ""  # the record whose state the pages show
        words = parts.fittings.words
        self.pdf = Button(parts.fittings, "case.report.pdf", parts.inspect.ask.report, primary=True)
        self.case = Button(parts.fittings, "case.report.case", self._case)
        self.others = ExportButton(parts.fittings)
        self.others.chosen.connect(self._export)
        self.pages = Column(words("case.report.pages"))
        self.told = label("", "quiet")
        row = QHBoxLayout()
        for button in (self.pdf, self.case, self.others):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(self.pages, 1)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Set the pages of the inspection as it stands."""
        self._dossier = dossier
        for button in (self.pdf, self.case, self.others):
            button.setEnabled(dossier is not None)
        words = self._fittings.words
        if dossier is None:
            self._set = ""
            self.pages.clear()
            self.told.setText(words("case.report.none"))
            return
        state = dossier.records[-1].sha256
        if state == self._set:
            return
        self._set = state
        self.told.setText(words("case.report.setting"))
        store, case, tasks = self._parts.store, self._parts.services.case, self._fittings.tasks

        def pages() -> Sequence[QImage]:
            return [QImage.fromData(each) for each in case.preview(store, dossier)[:MOST_PAGES]]

        tasks.run_task(pages, lambda images: self._show(state, images), self._failed, lane=tasks.store)

    def _show(self, state: str, images: Sequence[QImage]) -> None:
        if state != self._set:
            return
        words = self._fittings.words
        self.told.setText(words("case.report.told", count=len(images)))
        self.pages.clear()
        for number, image in enumerate(images, start=1):
            name = words("case.report.page", number=number, count=len(images))
            self.pages.add(ReportPage(image, name))

    def _failed(self, error: Exception) -> None:
        self._set = ""
        self.told.setText(self._fittings.words("case.report.failed"))
        self._fittings.tasks.fail(error)

    # --- handing on

    def _case(self) -> None:
        dossier, store, services = self._dossier, self._parts.store, self._parts.services
        path = self._asked(CASE_ENDING)
        if dossier is not None and path is not None:

            def work() -> Message:
                services.export_case(store, dossier, path)
                return message("window.case.done", path=path)

            self._fittings.tasks.run_task(work, self._tell, lane=self._fittings.tasks.store)

    def _export(self, kind: str, ending: str) -> None:
        dossier, store, desk = self._dossier, self._parts.store, self._parts.services.pages.records
        path = self._asked(ending)
        if dossier is not None and path is not None:
            self._fittings.tasks.run_task(
                lambda: desk.export(store, dossier, kind, path), self._tell, lane=self._fittings.tasks.store
            )

    def _asked(self, ending: str) -> Path | None:
        return None if self._dossier is None else self._parts.prompts.save_as(suggested(self._dossier, ending))

    def _tell(self, told: Message) -> None:
        self._fittings.tasks.notify(Notice(Level.INFO, told))
