"""The page after a failure of ours: it has the evidence checked before it says that nothing was lost."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from inspection.errors import Fault

from .buttons import Button, Card, label
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.message import Message

    from .fittings import Fittings
    from .last_defence import Crash
    from .services import Services, StationStore

KEPT = 20  # failures of one report: what repeats would fill the disk


class CrashPage(QWidget):
    """Comes once, however many failures follow: they are added to its report. "Go on" leads back to where one was."""

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        pages: QStackedWidget,
        store: Callable[[], StationStore | None],
        save: Callable[[str], None],
    ) -> None:
        """``store`` gives the open store, ``save`` takes the report to where the officer wants it."""
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self._pages = pages
        self._store = store
        self._before: QWidget | None = None
        self._crashes: list[Crash] = []
        self._count = 0
        words = fittings.words
        self.checked = label("", "section")
        self.where = label("", "quiet")
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._times = label("", "quiet")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(words("crash.report"))
        self.go_on = Button(fittings, "crash.go_on", self._go_on, primary=True)
        card = Card(words("crash.title"))
        title, advice = label(words("crash.title"), "title"), label(words("crash.what_to_do"))
        for block in (title, self.checked, advice, self._times, self.where):
            card.body.addWidget(block)
        row = QHBoxLayout()
        row.addWidget(Button(fittings, "window.notice.save", lambda: save(self.report.toPlainText())))
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(card)
        column.addWidget(label(words("crash.report"), "section"))
        column.addWidget(self.report, 1)
        column.addLayout(row)
        pages.addWidget(self)

    def tell(self, crash: Crash) -> None:
        """Show what happened, keep its report, and have the evidence checked."""
        self._count += 1
        if len(self._crashes) < KEPT:
            self._crashes.append(crash)
        words = self._fittings.words
        self._times.setText(words("window.notice.times", count=self._count) if self._count > 1 else "")
        self.report.setPlainText(self._text())
        if self._pages.currentWidget() is self:
            return
        self._before = self._pages.currentWidget()
        self._pages.setCurrentWidget(self)
        self.go_on.setFocus()
        self.checked.setText(words("crash.checking"))
        self.where.clear()
        tasks, case, store = self._fittings.tasks, self._services.case, self._store()
        text = self.report.toPlainText()
        tasks.run_task(lambda: case.keep_report(text), self._kept, lambda _error: self.where.clear())
        if store is None:
            self._say(words("crash.nothing_open"))
        else:
            tasks.run_task(lambda: case.check_store(store), self._holds, self._broken, lane=tasks.store)

    def _kept(self, path: Path) -> None:
        self.where.setText(self._fittings.words("crash.where", path=path))

    def _holds(self, told: Message) -> None:
        words = self._fittings.words
        self._say(words("crash.nothing_lost", told=words.say(told)))

    def _broken(self, error: Exception) -> None:
        words = self._fittings.words
        if isinstance(error, Fault) and error.message.code == "accounts.locked":
            self._say(words("crash.nothing_open"))
            return
        self._say(words("crash.not_whole", told=words.say(notice_of(error).message)))

    def _say(self, sentence: str) -> None:
        self.checked.setText(sentence)
        self.checked.setAccessibleName(sentence)

    def _go_on(self) -> None:
        self._crashes.clear()
        self._count = 0
        if self._before is not None:
            self._pages.setCurrentWidget(self._before)

    def _text(self) -> str:
        head = (
            f"{self._services.software} · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
        )
        return "\n\n".join([head, *(f"{each.kind} ({each.where})\n{each.detail}" for each in self._crashes)])
