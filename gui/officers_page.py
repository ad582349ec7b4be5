"""The officers of this station: one's own passphrase, taking over, and for a supervisor everybody's accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspection.accounts import Role
from inspection.message import message
from inspection.notices import Level, Notice

from .buttons import Button, Card, Column, add_row, label
from .officer_dialogs import RecoveryKeyDialog
from .passphrase_dialog import PassphraseDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.message import Message

    from .fittings import Fittings
    from .page_services import AccountLine, AccountsFound
    from .prompts import Prompts
    from .services import Services, StationStore


class OfficersPage(QWidget):
    """What only a supervisor may do is not shown to others; the store refuses it all the same."""

    left = Signal()  # this officer is done; another one may sign in

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._desk = services.pages.accounts
        self._officer_desk = services.desk
        self._store = store
        self._prompts = prompts
        words = fittings.words
        self.sign_out = Button(fittings, "desk.officers.sign_out", self.left.emit, primary=True)
        self.old, self.new, self.again = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(3))
        self.change = Button(fittings, "desk.officers.change", self._change)
        self.name = QLineEdit(maxLength=80)
        self.role = QComboBox()
        for role in Role:
            self.role.addItem(words(f"accounts.role.{role.value}"), role.value)
        self.first, self.second = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2))
        self.add = Button(fittings, "desk.officers.add", self._add)
        self.recovery = Button(fittings, "desk.officers.recovery", self._recovery)
        self._column = Column(words("desk.officers.title"))
        self.list = QWidget()
        self._lines = QVBoxLayout(self.list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def shown(self) -> None:
        """Ask who has an account here."""
        self._run(self._desk.all, self._show)

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _lay_out(self) -> None:
        words = self._fittings.words
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        head = QHBoxLayout()
        head.addWidget(label(words("desk.officers.title"), "title"), 1)
        head.addWidget(self.sign_out)
        whole.addLayout(head)
        whole.addWidget(self._column, 1)
        own = self._form(
            "desk.officers.own",
            ("desk.officers.old", self.old),
            ("desk.officers.new", self.new),
            ("desk.officers.again", self.again),
        )
        own.body.addWidget(self.change)
        self.joining = self._form(
            "desk.officers.another",
            ("desk.officers.name", self.name),
            ("desk.officers.role", self.role),
            ("desk.officers.first", self.first),
            ("desk.officers.second", self.second),
        )
        self.joining.body.addWidget(self.add)
        self.recovering = Card(words.plain("desk.officers.recovery"))
        self.recovery_told = label("", "quiet")
        self.recovering.body.addWidget(self.recovery_told)
        self.recovering.body.addWidget(self.recovery)
        for each in (own, self.list, self.joining, self.recovering):
            self._column.add(each)

    def _form(self, title: str, *rows: tuple[str, QWidget]) -> Card:
        words = self._fittings.words
        card = Card(words(title))
        card.body.addWidget(label(words(title), "section"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for code, field in rows:
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, self._fittings)
        card.body.addLayout(form)
        return card

    def _show(self, found: AccountsFound) -> None:
        words = self._fittings.words
        for card in self.list.findChildren(Card):
            card.deleteLater()
        for each in found.accounts:
            self._lines.addWidget(self._card(each, supervised=found.supervisor))
        self.joining.setVisible(found.supervisor)
        self.recovering.setVisible(found.supervisor)
        self.recovery_told.setText(words("desk.officers.has_key" if found.has_recovery_key else "desk.officers.no_key"))

    def _card(self, line: AccountLine, *, supervised: bool) -> Card:
        words, name = self._fittings.words, line.name
        state = words(f"accounts.state.{'enabled' if line.enabled else 'disabled'}")
        said = f"{words(f'accounts.role.{line.role}')} · {state} · {words('desk.officers.key', key=line.key)}"
        card = Card(f"{name}: {said}")
        card.body.addWidget(label(name, "section"))
        card.body.addWidget(label(said, "quiet"))
        if supervised and not line.own:
            row = QHBoxLayout()
            other = Role.INSPECTOR if line.role == Role.SUPERVISOR else Role.SUPERVISOR
            if line.enabled:
                row.addWidget(self._about(name, f"make_{other.value}", lambda: self._give_role(name, other)))
                row.addWidget(self._about(name, "disable", lambda: self._disable(name)))
            row.addWidget(self._about(name, "reset", lambda: self._reset(name)))
            card.body.addLayout(row)
        return card

    def _about(self, name: str, what: str, action: Callable[[], None]) -> Button:
        """A button about one officer; those who hear it hear which."""
        button = Button(self._fittings, f"desk.officers.{what}", action)
        button.setAccessibleName(f"{button.accessibleName()}: {name}")
        return button

    def _change(self) -> None:
        old, new = self.old.text(), self.new.text()
        if self._same(new, self.again.text()):
            desk, officer = self._desk, self._store.officer
            self._run(
                lambda store: desk.change_passphrase(store, old, new),
                lambda _: self._done(
                    (self.old, self.new, self.again), message("accounts.passphrase_done", name=officer)
                ),
            )

    def _add(self) -> None:
        name, role, passphrase, desk = self.name.text(), self.role.currentData(), self.first.text(), self._desk
        if self._same(passphrase, self.second.text()):
            told = message("accounts.added", name=name, role=self._fittings.words(f"accounts.role.{role}"))
            self._run(
                lambda store: desk.add(store, name, role, passphrase),
                lambda _: self._done((self.name, self.first, self.second), told),
            )

    def _give_role(self, name: str, role: Role) -> None:
        desk, said = self._desk, self._fittings.words(f"accounts.role.{role.value}")
        self._run(
            lambda store: desk.change_role(store, name, role.value),
            lambda _: self._done((), message("accounts.role_done", name=name, role=said)),
        )

    def _disable(self, name: str) -> None:
        desk = self._desk
        dialog = PassphraseDialog(self._fittings, "desk.officers.disable", name, self, passphrase=False)
        dialog.given.connect(
            lambda _secret: self._run(
                lambda store: desk.disable(store, name),
                lambda _: self._done((), message("accounts.disabled_done", name=name)),
            )
        )
        dialog.open()

    def _reset(self, name: str) -> None:
        desk = self._desk
        dialog = PassphraseDialog(self._fittings, "desk.officers.reset", name, self)
        dialog.given.connect(
            lambda secret: self._run(
                lambda store: desk.reset(store, name, secret),
                lambda _: self._done((), message("accounts.passphrase_done", name=name)),
            )
        )
        dialog.open()

    def _recovery(self) -> None:
        self._run(self._officer_desk.new_recovery_key, self._show_key)

    def _show_key(self, key: str) -> None:
        dialog = RecoveryKeyDialog(self._fittings, key, lambda: self._sheet(key), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.shown)
        dialog.open()

    def _sheet(self, key: str) -> None:
        path, desk = self._prompts.save_as("recovery-key.pdf"), self._officer_desk
        if path is not None:
            told = Notice(Level.WARNING, message("window.recovery.sheet_done", path=path))
            self._run(
                lambda store: desk.save_recovery_sheet(store, key, path), lambda _: self._fittings.tasks.notify(told)
            )

    def _same(self, one: str, other: str) -> bool:
        if one != other:
            self._fittings.tasks.notify(Notice(Level.WARNING, message("window.sign_in.differ")))
        return one == other

    def _done(self, fields: tuple[QLineEdit, ...], told: Message) -> None:
        for field in fields:
            field.clear()
        self._fittings.tasks.notify(Notice(Level.INFO, told))
        self.shown()

    def _run(self, work: Callable[[StationStore], object], on_done: Callable[..., None]) -> None:
        store, tasks = self._store, self._fittings.tasks
        tasks.run_task(lambda: work(store), on_done, lane=tasks.store)
