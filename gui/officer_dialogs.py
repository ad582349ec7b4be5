"""The recovery key, shown once; and the second officer, who signs without signing the first one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .buttons import Button, add_row, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from .fittings import Fittings


class RecoveryKeyDialog(QDialog):
    """Shows the recovery key until the officer says that it is written down."""

    def __init__(self, fittings: Fittings, recovery_key: str, sheet: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        words = fittings.words
        self.setWindowTitle(words("window.recovery.title"))
        self.setMinimumWidth(640)
        self.shown = label(recovery_key, "value")
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.kept = QCheckBox(words("window.recovery.kept"))
        self.go_on = Button(fittings, "window.recovery.go_on", self.accept, primary=True)
        self.go_on.setEnabled(False)
        self.kept.toggled.connect(self.go_on.setEnabled)
        column = QVBoxLayout(self)
        column.addWidget(label(words("window.recovery.title"), "title"))
        column.addWidget(label(words("window.recovery.explain"), "quiet"))
        column.addWidget(self.shown)
        column.addWidget(self.kept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(fittings, "window.recovery.sheet", sheet))
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)

    def reject(self) -> None:
        """Escape does not lose the key."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does closing, before it is written down."""
        if self.kept.isChecked():
            event.accept()
        else:
            event.ignore()


class CountersignDialog(QDialog):
    """Asks the second officer; stays open until the signature is there or given up."""

    signed = Signal(str, str, str)  # name, passphrase, note

    def __init__(self, fittings: Fittings, officer: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = fittings.words
        self._words = words
        self.setWindowTitle(words("window.countersign.title"))
        self.setMinimumWidth(520)
        self.officer = QLineEdit(maxLength=80)
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.note = QLineEdit(maxLength=400)
        self.fault = label("")
        self.fault.setMinimumHeight(3 * self.fontMetrics().height())
        form = QFormLayout()
        rows = (
            ("window.countersign.officer", self.officer),
            ("window.countersign.passphrase", self.passphrase),
            ("window.countersign.note", self.note),
        )
        for code, field in rows:
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, fittings)
        self.sign = Button(fittings, "window.countersign.sign", self.try_it, primary=True)
        self.sign.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(fittings, "window.cancel", self.reject))
        buttons.addWidget(self.sign)
        column = QVBoxLayout(self)
        column.addWidget(label(words("window.countersign.explain", officer=officer), "quiet"))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addLayout(buttons)

    def try_it(self) -> None:
        """Hand over what was typed; the passphrase does not stay in its field."""
        name, passphrase = self.officer.text().strip(), self.passphrase.text()
        if not name or not passphrase:
            self.refuse(self._words("window.sign_in.empty"))
            return
        self.sign.setEnabled(False)
        self.passphrase.clear()
        self.signed.emit(name, passphrase, self.note.text().strip())

    def refuse(self, sentence: str) -> None:
        """Say why there is no signature yet."""
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.sign.setEnabled(True)
        self.passphrase.setFocus()
