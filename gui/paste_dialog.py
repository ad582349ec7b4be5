"""Where a table from another program is pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .buttons import Button, label

if TYPE_CHECKING:
    from .fittings import Fittings


class PasteDialog(QDialog):
    """Begins with what the clipboard holds, if that looks like a table."""

    pasted = Signal(str)

    def __init__(self, fittings: Fittings, parent: QWidget) -> None:
        super().__init__(parent)
        words = fittings.words
        self.setWindowTitle(words("case.paste.title"))
        self.setMinimumSize(640, 420)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words("case.paste.title"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        held = QGuiApplication.clipboard().text()
        if "\t" in held or ";" in held:
            self.text.setPlainText(held)
        column = QVBoxLayout(self)
        column.addWidget(label(words("case.paste.explain"), "quiet"))
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(fittings, "window.cancel", self.reject))
        self.take = Button(fittings, "case.paste.take", self._take, primary=True)
        buttons.addWidget(self.take)
        column.addLayout(buttons)

    def _take(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self.pasted.emit(text)
            self.accept()
