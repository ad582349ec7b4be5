"""A kept inspection: its pictures with their marks, what they state, what was found, and its records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from inspection.correction import corrected
from inspection.message import message
from inspection.notices import Level, Notice

from .buttons import Button, Card, Column, label
from .countersigning import ask_second_officer
from .export_button import ExportButton
from .findings_view import FindingsView, shown_of
from .headquarters_word import HeadquartersWord
from .live_view import LiveView
from .marks import marks_of
from .picture import picture_of
from .verdict_banner import VerdictBanner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.dossier import Dossier, Exhibit
    from inspection.message import Message

    from .fittings import Fittings
    from .picture import Picture
    from .prompts import Prompts
    from .services import Services, StationStore


class DossierView(QWidget):
    """Shows one dossier at a time; every action on it is here."""

    continued = Signal(object)  # Dossier, to be gone on with

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts) -> None:
        super().__init__()
        self._fittings = fittings
        self._services = services
        self._store = store
        self._prompts = prompts
        self.dossier: Dossier | None = None
        self._number = 0
        words = fittings.words
        self._title = label(words("window.records.none"), "title")
        self._facts = label("", "quiet")
        self.banner = VerdictBanner(fittings)
        self.headquarters = HeadquartersWord(fittings, services, store)
        self.view = LiveView(fittings)
        self.view.say(words("window.records.none"))
        self._caption = label("", "quiet")
        self.before = Button(fittings, "window.exhibit.before", lambda: self._show_exhibit(self._number - 1))
        self.after = Button(fittings, "window.exhibit.after", lambda: self._show_exhibit(self._number + 1))
        self.findings = FindingsView(fittings, "window.records.no_findings")
        self.records = Column(words("window.records.chain"))
        self.resume = Button(fittings, "window.records.continue", lambda: self.continued.emit(self.dossier))
        self.verify = Button(fittings, "window.records.verify", self._verify)
        self.report = Button(fittings, "window.records.report", self._report)
        self.case = Button(fittings, "window.records.case", self._case)
        self.export = ExportButton(fittings)
        self.export.chosen.connect(self._export)
        self.countersign = Button(fittings, "window.records.countersign", self._countersign)
        self._lay_out()
        self._refresh()

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show an inspection, or none."""
        self.dossier = dossier
        words = self._fittings.words
        self.records.clear()
        self.headquarters.show_dossier(dossier)
        if dossier is None:
            self._title.setText(words("window.records.none"))
            self._facts.clear()
            self.findings.show_findings((), ())
            self.banner.show_judgement(None)
        else:
            self._fill(dossier)
        self._show_exhibit(0)
        self._refresh()

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.findings.repaint_theme()
        self.show_dossier(self.dossier)

    def _fill(self, dossier: Dossier) -> None:
        words = self._fittings.words
        self._title.setText(dossier.opening.label)
        route = dossier.consignment.route
        places = " → ".join(each for each in (route.export, *route.transit, route.import_) if each)
        ruling = words("window.records.open")
        if dossier.ruling is not None:
            decision = words.plain(f"window.decision.{dossier.ruling.decision.value}")
            ruling = words("window.records.ruling", decision=decision, reason=dossier.ruling.reason)
        opened = dossier.opened_at.strftime("%Y-%m-%d %H:%M")
        self._facts.setText(" · ".join(each for each in (opened, dossier.opening.officer, places, ruling) if each))
        assessment = dossier.assessment
        self.banner.show_judgement(None if assessment is None else assessment.judgement)
        self.findings.show_all(shown_of(dossier))
        for record in dossier.records:
            step = words(f"report.record.{record.header.kind}")
            card = Card(f"{record.header.seq} {step}")
            card.body.addWidget(label(f"{record.header.seq}  {step}", "section"))
            card.body.addWidget(label(f"{record.header.wall} · {record.header.officer}", "quiet"))
            digest = label(" ".join(record.sha256[start : start + 8] for start in range(0, 64, 8)))
            digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(digest)
            self.records.add(card)

    def _lay_out(self) -> None:
        words = self._fittings.words
        pictures = QWidget()
        down = QVBoxLayout(pictures)
        down.setContentsMargins(0, 4, 0, 0)
        down.addWidget(self.view, 1)
        turn = QHBoxLayout()
        turn.addWidget(self.before)
        turn.addWidget(self._caption, 1)
        turn.addWidget(self.after)
        down.addLayout(turn)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.findings, words("window.records.tab_findings"))
        self.tabs.addTab(pictures, words("window.records.tab_pictures"))
        self.tabs.addTab(self.records, words("window.records.tab_chain"))
        actions = QHBoxLayout()
        actions.addWidget(self.resume)
        actions.addWidget(self.verify)
        actions.addWidget(self.report)
        actions.addWidget(self.case)
        actions.addWidget(self.export)
        actions.addWidget(self.countersign)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self.banner)
        column.addWidget(self.headquarters)
        column.addWidget(self.tabs, 1)
        column.addLayout(actions)

    def _show_exhibit(self, number: int) -> None:
        exhibits = () if self.dossier is None else self.dossier.exhibits
        self._number = number
        self.view.show_picture(None)
        self.view.show_marks(())
        self.before.setEnabled(number > 0)
        self.after.setEnabled(number + 1 < len(exhibits))
        if not exhibits:
            self._caption.clear()
            self.view.say(self._fittings.words("window.exhibit.none"))
            return
        exhibit = exhibits[number]
        self._caption.setText(
            self._fittings.words(
                "window.exhibit.caption", number=exhibit.number, name=exhibit.name, sha256=exhibit.photo[:16]
            )
        )
        self.view.say(self._fittings.words("window.view.opening"))
        store = self._store
        tasks = self._fittings.tasks

        def decode(content: bytes) -> None:
            tasks.run_task(
                lambda: picture_of(self._services.decode_photo(content, exhibit.name)),
                lambda picture: self._show_photo(exhibit, picture),
                self._photo_failed,
            )

        tasks.run_task(lambda: store.photo(exhibit.photo), decode, self._photo_failed, lane=tasks.store)

    def _show_photo(self, exhibit: Exhibit, picture: Picture) -> None:
        dossier = self.dossier
        if dossier is None or self._number >= len(dossier.exhibits) or dossier.exhibits[self._number] != exhibit:
            return
        findings = () if dossier.assessment is None else dossier.assessment.findings
        self.view.show_picture(picture)
        self.view.show_marks(marks_of(exhibit.observation, corrected(exhibit, dossier.corrections), findings))

    def _photo_failed(self, error: Exception) -> None:
        self.view.say(self._fittings.words("window.exhibit.failed"))
        self._fittings.tasks.fail(error)

    def _verify(self) -> None:
        dossier, store, tasks = self.dossier, self._store, self._fittings.tasks
        if dossier is not None:
            self.verify.setEnabled(False)
            work = self._services.verify
            tasks.run_task(lambda: work(store, dossier), self._verified, self._not_verified, lane=tasks.store)

    def _verified(self, told: Message) -> None:
        self._refresh()
        self._fittings.tasks.notify(Notice(Level.INFO, told))

    def _not_verified(self, error: Exception) -> None:
        self._refresh()
        self._fittings.tasks.fail(error)

    def _report(self) -> None:
        dossier, store, services = self.dossier, self._store, self._services
        path = None if dossier is None else self._prompts.save_as(suggested(dossier, ".pdf"))
        if dossier is None or path is None:
            return

        def work() -> Path:
            services.save(path, services.render_report(store, dossier))
            return path

        self._write(work, "window.report.done")

    def _case(self) -> None:
        dossier, store, services = self.dossier, self._store, self._services
        path = None if dossier is None else self._prompts.save_as(suggested(dossier, CASE_ENDING))
        if dossier is None or path is None:
            return

        def work() -> Path:
            services.export_case(store, dossier, path)
            return path

        self._write(work, "window.case.done")

    def _export(self, kind: str, ending: str) -> None:
        dossier, store, tasks, desk = self.dossier, self._store, self._fittings.tasks, self._services.pages.records
        path = None if dossier is None else self._prompts.save_as(suggested(dossier, ending))
        if dossier is not None and path is not None:
            tasks.notify(Notice(Level.INFO, message("window.report.making")))
            tasks.run_task(
                lambda: desk.export(store, dossier, kind, path),
                lambda told: tasks.notify(Notice(Level.INFO, told)),
                lane=tasks.store,
            )

    def _countersign(self) -> None:
        dossier = self.dossier
        if dossier is None:
            return

        def signed(again: Dossier) -> None:
            if self.dossier is not None and self.dossier.inspection == again.inspection:
                self.show_dossier(again)

        ask_second_officer(self._fittings, self._services, self._store, dossier=dossier, on_signed=signed, parent=self)

    def _write(self, work: Callable[[], Path], told: str) -> None:
        tasks = self._fittings.tasks
        tasks.notify(Notice(Level.INFO, message("window.report.making")))

        def done(path: Path) -> None:
            tasks.notify(Notice(Level.INFO, message(told, path=path)))

        tasks.run_task(work, done, lane=tasks.store)

    def _refresh(self) -> None:
        for button in (self.verify, self.report, self.case, self.export):
            button.setEnabled(self.dossier is not None)
        self.countersign.setVisible(self.dossier is not None and self.dossier.ruling is not None)
        self.resume.setVisible(self.dossier is not None and self.dossier.closed_at is None)


# A zip for everybody, and for desktops on which the program is installed a case file (packaging/debian/).
CASE_ENDING = ".case.zip"


def suggested(dossier: Dossier, suffix: str) -> str:
    """A file name made of the label, without what file systems refuse."""
    name = "".join("-" if each in '/\\:*?"<>|' else each for each in dossier.opening.label).strip(" .")
    return (name or dossier.inspection) + suffix
