"""Signing in, and on the first run making the store; the passphrase is checked off the UI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspection.message import message
from inspection.notices import Level, Notice

from .buttons import Button, Card, add_row, label
from .officer_dialogs import RecoveryKeyDialog
from .services import Credentials
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore


class SignInPage(QWidget):
    """Asks who works here and for the passphrase; says in a sentence why it is refused."""

    signed_in = Signal(object)  # StationStore

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._services = services
        self._prompts = prompts
        self._fresh = False
        self.officer = QLineEdit(services.officer, maxLength=80)
        self.station = QLineEdit(services.station, maxLength=80)
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.again = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.recovery = QLineEdit(maxLength=80)
        self._recovering = False
        self.forgotten = Button(fittings, "window.sign_in.forgotten", self._forgot)
        self._title = label("", "title")
        self._explain = label("", "quiet")
        self.fault = label("")
        self.enter = Button(fittings, "window.sign_in.enter", self.try_it, primary=True)
        self._form = QFormLayout()
        self._lay_out()
        for field in self._fields:
            field.returnPressed.connect(self.try_it)
        self._take_existence(exists=True)
        self._busy(on=True)
        fittings.tasks.run_task(services.store_exists, lambda exists: self._take_existence(exists=exists))
        fittings.tasks.run_task(services.desk.officers, self._take_officers)

    @property
    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.officer, self.station, self.recovery, self.passphrase, self.again)

    @property
    def fresh(self) -> bool:
        """Whether the store was made just now."""
        return self._fresh

    def try_it(self) -> None:
        """Open the store, or make it."""
        words = self._fittings.words
        if not self.enter.isEnabled():
            return
        credentials = Credentials(self.officer.text().strip(), self.passphrase.text(), self.station.text().strip())
        if not credentials.officer or not credentials.passphrase:
            self._refuse(words("window.sign_in.empty"))
        elif (self._fresh or self._recovering) and self.passphrase.text() != self.again.text():
            self._refuse(words("window.sign_in.differ"))
        elif self._recovering and not self.recovery.text().strip():
            self._refuse(words("window.sign_in.recovery_empty"))
        else:
            self._busy(on=True)
            self.fault.setText(words("window.sign_in.opening"))
            tasks = self._fittings.tasks
            tasks.run_task(self._way_in(credentials), self._opened, self._failed, lane=tasks.store)

    def _way_in(self, credentials: Credentials) -> Callable[[], StationStore]:
        services, recovery = self._services, self.recovery.text()
        if self._recovering:
            return lambda: services.desk.recover(credentials, recovery)
        enter = services.create_store if self._fresh else services.open_store
        return lambda: enter(credentials)

    def _forgot(self) -> None:
        """Ask for the recovery key as well; the passphrase is then a new one."""
        words = self._fittings.words
        self._recovering = not self._recovering
        self._title.setText(words("window.sign_in.recover_title" if self._recovering else "window.sign_in.title"))
        explain = "window.sign_in.recover_explain" if self._recovering else "window.sign_in.explain"
        self._explain.setText(words(explain))
        other_way = "window.sign_in.remembered" if self._recovering else "window.sign_in.forgotten"
        self.forgotten.setText(words(other_way))
        self.forgotten.setAccessibleName(words.plain(other_way))
        for field in (self.recovery, self.again):
            self._form.setRowVisible(field, self._recovering)
            field.clear()
        self.fault.clear()
        (self.recovery if self._recovering and self.officer.text() else self.officer).setFocus()

    def _take_officers(self, names: Sequence[str]) -> None:
        """Propose who can sign in here."""
        self.officer.setCompleter(_completer(names, self.officer))
        if names and self.officer.text() not in names and not self.officer.isModified():
            self.officer.setText(names[0] if len(names) == 1 else "")

    def _take_existence(self, *, exists: bool) -> None:
        words = self._fittings.words
        self._fresh = not exists
        self._title.setText(words("window.sign_in.first" if self._fresh else "window.sign_in.title"))
        self._explain.setText(words("window.sign_in.first_explain" if self._fresh else "window.sign_in.explain"))
        self.forgotten.setVisible(not self._fresh)
        self._form.setRowVisible(self.recovery, False)  # noqa: FBT003 - Qt's own argument
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
            ("window.sign_in.recovery", self.recovery),
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
        card.body.addWidget(self.forgotten)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 3)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)

    def _opened(self, store: StationStore) -> None:
        for field in (self.recovery, self.passphrase, self.again):
            field.clear()
        self.fault.clear()
        self._busy(on=False)
        if not self._fresh:
            self.signed_in.emit(store)
            return
        tasks, desk = self._fittings.tasks, self._services.desk
        tasks.run_task(lambda: desk.new_recovery_key(store), lambda key: self._show(store, key), lane=tasks.store)

    def _show(self, store: StationStore, recovery_key: str) -> None:
        """Show the recovery key of a new store, this once, and go on when it is written down."""
        dialog = RecoveryKeyDialog(self._fittings, recovery_key, lambda: self._sheet(store, recovery_key), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.signed_in.emit(store))
        dialog.open()

    def _sheet(self, store: StationStore, recovery_key: str) -> None:
        path, tasks, desk = self._prompts.save_as("recovery-key.pdf"), self._fittings.tasks, self._services.desk
        if path is not None:
            told = Notice(Level.WARNING, message("window.recovery.sheet_done", path=path))
            tasks.run_task(
                lambda: desk.save_recovery_sheet(store, recovery_key, path),
                lambda _: tasks.notify(told),
                lane=tasks.store,
            )

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
        self.forgotten.setEnabled(not on)
        for field in self._fields:
            field.setEnabled(not on)
        if not on:
            (self.passphrase if self.officer.text() else self.officer).setFocus()


def _completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    made = QCompleter(list(names), field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
