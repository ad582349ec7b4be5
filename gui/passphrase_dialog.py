"""Asking before an account is changed: for a new passphrase twice, or only whether it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from .buttons import Button, add_row, label

if TYPE_CHECKING:
    from .fittings import Fittings


class PassphraseDialog(QDialog):
    """What is given comes as a signal, once; an empty text where no passphrase is asked for."""

    given = Signal(str)

    def __init__(self, fittings: Fittings, what: str, name: str, parent: QWidget, *, passphrase: bool = True) -> None:
        """``what`` is the code of the button that leads here; ``<what>_explain`` says what it comes to."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = fittings.words
        self.setWindowTitle(self._words.plain(what))
        self.setMinimumWidth(520)
        self.first, self.second = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2))
        self.fault = label("")
        column = QVBoxLayout(self)
        column.addWidget(label(name, "title"))
        column.addWidget(label(self._words(f"{what}_explain", name=name), "quiet"))
        if passphrase:
            form = QFormLayout()
            for code, field in (("desk.officers.first", self.first), ("desk.officers.second", self.second)):
                field.setAccessibleName(self._words.plain(code))
                add_row(form, self._words(code), field, fittings)
            column.addLayout(form)
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(fittings, "window.cancel", self.reject))
        self.go_on = Button(fittings, what, self._give, primary=True)
        row.addWidget(self.go_on)
        column.addLayout(row)

    def _give(self) -> None:
        if self.first.text() != self.second.text():
            self.fault.setText(self._words("window.sign_in.differ"))
            return
        self.given.emit(self.first.text())
        self.accept()
