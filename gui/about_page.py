"""About this station: versions, edition, licences, and a check that can be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from inspection.message import message
from inspection.notices import Level, Notice

from .buttons import Button, Card, Column, label
from .page_services import report_of

if TYPE_CHECKING:
    from .fittings import Fittings
    from .page_services import SelfCheck
    from .prompts import Prompts
    from .services import Services, StationStore


class AboutPage(QWidget):
    """Each line of the check says in words whether it is well."""

    updates = Signal()  # the officer wants to see them

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self._desk = services.pages.about
        self._store = store
        self._prompts = prompts
        self.found: SelfCheck | None = None
        words = fittings.words
        self.check = Button(fittings, "desk.about.check", self._check, primary=True)
        self.save = Button(fittings, "desk.about.save", self._save)
        self.to_updates = Button(fittings, "updates.page.open", self.updates.emit)
        self.column = Column(words("desk.about.title"))
        self.licences = QTextBrowser()
        self.licences.setAccessibleName(words("desk.about.licences"))
        head = QHBoxLayout()
        head.addWidget(label(words("desk.about.title"), "title"), 1)
        head.addWidget(self.check)
        head.addWidget(self.save)
        head.addWidget(self.to_updates)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.addLayout(head)
        whole.addWidget(self.column, 2)
        whole.addWidget(label(words("desk.about.licences"), "section"))
        whole.addWidget(self.licences, 1)

    def shown(self) -> None:
        """Check at once."""
        self._fittings.tasks.run_task(self._desk.licences, self.licences.setPlainText)
        self._check()

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _check(self) -> None:
        """The store's part is looked at in its own thread, everything else in another."""
        tasks, desk, store = self._fittings.tasks, self._desk, self._store
        for each in (self.check, self.save):
            each.setEnabled(False)

        def failed(error: Exception) -> None:
            self.check.setEnabled(True)
            tasks.fail(error)

        tasks.run_task(
            lambda: desk.of_store(store),
            lambda first: tasks.run_task(lambda: desk.of_machine(first), self._show, failed),
            failed,
            lane=tasks.store,
        )

    def _show(self, found: SelfCheck) -> None:
        words = self._fittings.words
        self.found = found
        for each in (self.check, self.save):
            each.setEnabled(True)
        self.column.clear()
        versions = Card(words("desk.about.versions"))
        versions.body.addWidget(label(words("desk.about.versions"), "section"))
        for name, version in found.versions:
            versions.body.addWidget(label(f"{name} {words.isolated(version)}"))
        self.column.add(versions)
        for line in found.lines:
            told = words.say(line.told)
            state = words("desk.about.well" if line.well else "desk.about.unwell")
            card = Card(f"{state}: {told}")
            card.body.addWidget(label(f"{'✓' if line.well else '✗'}  {state}", "section"))
            card.body.addWidget(label(told))
            self.column.add(card)

    def _save(self) -> None:
        path, found, tasks = self._prompts.save_as("quaylens-check.txt"), self.found, self._fittings.tasks
        if path is not None and found is not None:
            content = report_of(found, self._fittings.words.language, as_json=path.suffix == ".json")
            told = Notice(Level.INFO, message("desk.about.saved", path=path))
            tasks.run_task(lambda: self._services.save(path, content), lambda _: tasks.notify(told))
