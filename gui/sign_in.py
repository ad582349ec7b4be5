"""Signing in, and on the first run making the store; the passphrase is checked off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .buttons import Button, Card, add_row, label
from .services import Credentials
from .tasks import notice_of

if TYPE_CHECKING:
    from .fittings import Fittings
    from .services import Services, StationStore


class SignInPage(QWidget):
    """Asks who works here and for the passphrase; says in a sentence why it is refused."""

    signed_in = Signal(object)  # StationStore

    def __init__(self, fittings: Fittings, services: Services) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self._fresh = False
        self.officer = QLineEdit(services.officer, maxLength=80)
        self.station = QLineEdit(services.station, maxLength=80)
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._title = label("", "title")
        self._explain = label("", "quiet")
        self.fault = label("")
        self.enter = Button(fittings, "window.sign_in.enter", self.try_it, primary=True)
        self._form = QFormLayout()
        self._lay_out()
        for field in (self.officer, self.station, self.passphrase, self.again):
            field.returnPressed.connect(self.try_it)
        self._take_existence(exists=True)
        self._busy(on=True)
        fittings.tasks.run_task(services.store_exists, lambda exists: self._take_existence(exists=exists))

    def try_it(self) -> None:
        """Open the store, or make it."""
        words = self._fittings.words
        if not self.enter.isEnabled():
            return
        credentials = Credentials(self.officer.text().strip(), self.passphrase.text(), self.station.text().strip())
        if not credentials.officer or not credentials.passphrase:
            self._refuse(words("window.sign_in.empty"))
        elif self._fresh and self.passphrase.text() != self.again.text():
            self._refuse(words("window.sign_in.differ"))
        else:
            self._busy(on=True)
            self.fault.setText(words("window.sign_in.opening"))
            enter = self._services.create_store if self._fresh else self._services.open_store
            tasks = self._fittings.tasks
            tasks.run_task(lambda: enter(credentials), self._opened, self._failed, lane=tasks.store)

    def _take_existence(self, *, exists: bool) -> None:
        words = self._fittings.words
        self._fresh = not exists
        self._title.setText(words("window.sign_in.first" if self._fresh else "window.sign_in.title"))
        self._explain.setText(words("window.sign_in.first_explain" if self._fresh else "window.sign_in.explain"))
        for field in (self.station, self.again):
            self._form.setRowVisible(field, self._fresh)
        self._busy(on=False)

    def _lay_out(self) -> None:
        words = self._fittings.words
        card = Card(words("window.sign_in.title"))
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.setMinimumWidth(520)
        card.setMaximumWidth(640)
        card.body.setContentsMargins(24, 20, 24, 20)
        card.body.setSpacing(12)
        card.body.addWidget(self._title)
        card.body.addWidget(self._explain)
        rows = (
            ("window.sign_in.officer", self.officer),
            ("window.sign_in.station", self.station),
            ("window.sign_in.passphrase", self.passphrase),
            ("window.sign_in.again", self.again),
        )
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code, field in rows:
            field.setAccessibleName(words.plain(code))
            add_row(self._form, words(code), field, self._fittings)
        card.body.addLayout(self._form)
        card.body.addWidget(self.fault)
        card.body.addWidget(self.enter)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 3)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)

    def _opened(self, store: StationStore) -> None:
        for field in (self.passphrase, self.again):
            field.clear()
        self.fault.clear()
        self._busy(on=False)
        self.signed_in.emit(store)

    def _failed(self, error: Exception) -> None:
        self._busy(on=False)
        self._refuse(self._fittings.words.say(notice_of(error).message))

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _busy(self, *, on: bool) -> None:
        self.enter.setEnabled(not on)
        for field in (self.officer, self.station, self.passphrase, self.again):
            field.setEnabled(not on)
        if not on:
            (self.passphrase if self.officer.text() else self.officer).setFocus()
