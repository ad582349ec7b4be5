"""The page that covers everything while the store is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .buttons import Button, Card, add_row, label
from .tasks import notice_of

if TYPE_CHECKING:
    from .fittings import Fittings
    from .services import StationStore


class LockPage(QWidget):
    """Asks the officer who is signed in for the passphrase; it is checked off the UI thread."""

    unlocked = Signal()

    def __init__(self, fittings: Fittings, store: StationStore) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._store = store
        words = fittings.words
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(words.plain("window.lock.passphrase"))
        self.passphrase.returnPressed.connect(self.try_it)
        self.unlock = Button(fittings, "window.lock.unlock", self.try_it, primary=True)
        self.fault = label("")
        card = Card(words("window.lock.title"))
        card.setMinimumWidth(520)
        card.body.addWidget(label(words("window.lock.title"), "title"))
        card.body.addWidget(label(words("window.lock.explain", officer=store.officer), "quiet"))
        form = QFormLayout()
        add_row(form, words("window.lock.passphrase"), self.passphrase, fittings)
        card.body.addLayout(form)
        card.body.addWidget(self.fault)
        card.body.addWidget(self.unlock)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 3)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)

    def try_it(self) -> None:
        """Unlock the store."""
        words, tasks, store = self._fittings.words, self._fittings.tasks, self._store
        passphrase = self.passphrase.text()
        if not self.unlock.isEnabled():
            return
        if not passphrase:
            self._refuse(words("window.lock.empty"))
            return
        self._busy(on=True)
        self.fault.setText(words("window.lock.unlocking"))
        tasks.run_task(lambda: store.unlock(passphrase), self._done, self._failed, lane=tasks.store)

    def _done(self, _: object) -> None:
        self._busy(on=False)
        self.passphrase.clear()
        self.fault.clear()
        self.unlocked.emit()

    def _failed(self, error: Exception) -> None:
        self._busy(on=False)
        self._refuse(self._fittings.words.say(notice_of(error).message))

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _busy(self, *, on: bool) -> None:
        self.unlock.setEnabled(not on)
        self.passphrase.setEnabled(not on)
