"""Two editions side by side: what was added, taken out and changed, by convention and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from .buttons import Button, Column, add_row, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fittings import Fittings
    from .page_services import Change
    from .prompts import Prompts
    from .services import Services

MOST = 400  # changes that are drawn; the command line writes all of them


class EditionCompare(QWidget):
    """Asks which two, and compares them off the UI thread."""

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts) -> None:
        super().__init__()
        self._fittings = fittings
        self._desk = services.pages.reference
        self._prompts = prompts
        words = fittings.words
        self.older, self.newer = QComboBox(), QComboBox()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code, box in (("study.older", self.older), ("study.newer", self.newer)):
            box.setAccessibleName(words.plain(code))
            add_row(form, words(code), box, fittings)
        self.file = Button(fittings, "study.edition_file", self._add_file)
        self.go = Button(fittings, "study.compare_go", self._compare, primary=True)
        self.told = label("", "quiet")
        self.changes = Column(words("study.changes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words("study.compare_title"), "title"))
        column.addLayout(form)
        for each in (self.file, self.go, self.told):
            column.addWidget(each)
        column.addWidget(self.changes, 1)

    def shown(self) -> None:
        """Offer the editions that are here."""
        self._fittings.tasks.run_task(self._desk.editions, self._offer)

    def _offer(self, editions: Sequence[tuple[str, str]]) -> None:
        for box in (self.older, self.newer):
            for spec, name in editions:
                if box.findData(spec) < 0:
                    box.addItem(name, spec)

    def _add_file(self) -> None:
        path = self._prompts.existing("edition")
        if path is not None:
            self._offer([(str(path), path.name)])
            self.older.setCurrentIndex(self.older.findData(str(path)))

    def _compare(self) -> None:
        older, newer, desk = self.older.currentData(), self.newer.currentData(), self._desk
        if older is None or newer is None:
            return
        words, tasks = self._fittings.words, self._fittings.tasks
        self.go.setEnabled(False)
        self.told.setText(words("study.comparing"))

        def failed(error: Exception) -> None:
            self.go.setEnabled(True)
            self.told.clear()
            tasks.fail(error)

        tasks.run_task(lambda: desk.compare(older, newer, words.language), self._show, failed)

    def _show(self, changes: Sequence[Change]) -> None:
        words = self._fittings.words
        self.go.setEnabled(True)
        count = sum(not each.heading for each in changes)
        self.told.setText(words("study.changed" if count else "study.same", count=count))
        self.changes.clear()
        for each in changes[:MOST]:
            self.changes.add(label(each.text, "section" if each.heading else ""))
        if len(changes) > MOST:
            self.changes.add(label(words("study.changes_more"), "quiet"))
