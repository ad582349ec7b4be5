"""Rows of fields of which there may be any number: parties, papers; one is added with a button, emptied ones go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from .buttons import Button, label
from .no_wheel import leave_wheel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fittings import Fittings

MOST = 30
MARGIN = 40  # pixels beside the words of a list, for its scroll bar


@dataclass(frozen=True, slots=True)
class RowField:
    """One field of a row: its label, how wide it is beside the others, and its values with their words if it has."""

    code: str
    stretch: int = 1
    choices: tuple[tuple[str, str], ...] = ()


class RowsEditor(QWidget):
    """Gives its rows as text; a row whose typed fields are all empty is none."""

    edited = Signal()

    def __init__(self, fittings: Fittings, heading: str, fields: Sequence[RowField], add: str) -> None:
        """``heading`` and ``add`` are codes of sentences."""
        super().__init__()
        self._fittings = fittings
        self._fields = tuple(fields)
        self._rows: list[tuple[QWidget, ...]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, field in enumerate(self._fields):
            self._grid.setColumnStretch(place, field.stretch)
            self._grid.addWidget(label(fittings.words(field.code), "quiet"), 0, place)
        self.add = Button(fittings, add, self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(fittings.words(heading), "section"))
        column.addLayout(self._grid)
        column.addWidget(self.add)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the rows."""
        said = (tuple(_said(each) for each in row) for row in self._rows)
        typed = [place for place, field in enumerate(self._fields) if not field.choices]
        return tuple(row for row in said if any(row[place] for place in typed))

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; nothing is emitted."""
        if tuple(map(tuple, rows)) == self.rows:
            return
        while len(self._rows) > len(rows):
            for each in self._rows.pop():
                each.hide()
                self._grid.removeWidget(each)
                each.deleteLater()
        while len(self._rows) < len(rows):
            self._append()
        for widgets, texts in zip(self._rows, rows, strict=True):
            for widget, text in zip(widgets, texts, strict=True):
                _say(widget, text)

    def _add(self) -> None:
        if len(self._rows) < MOST:
            self._append()
            next(each for each in self._rows[-1] if isinstance(each, QLineEdit)).setFocus()

    def _append(self) -> None:
        number = len(self._rows) + 1
        row: list[QWidget] = []
        for place, field in enumerate(self._fields):
            made = self._made(field)
            made.setAccessibleName(f"{self._fittings.words.plain(field.code)} {number}")
            self._grid.addWidget(made, number, place)
            row.append(made)
        self._rows.append(tuple(row))
        for before, after in zip(row, [*row[1:], self.add], strict=True):
            QWidget.setTabOrder(before, after)

    def _made(self, field: RowField) -> QWidget:
        if not field.choices:
            line = QLineEdit(maxLength=200)
            line.textChanged.connect(lambda _text: self.edited.emit())
            return line
        combo = QComboBox()
        leave_wheel(combo)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(10)
        for value, word in field.choices:
            combo.addItem(word, value)
        combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + MARGIN)
        combo.currentTextChanged.connect(combo.setToolTip)
        combo.setToolTip(combo.currentText())
        combo.currentIndexChanged.connect(lambda _index: self.edited.emit())
        return combo


def _said(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""


def _say(widget: QWidget, text: str) -> None:
    widget.blockSignals(True)  # noqa: FBT003 - Qt's own argument
    if isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, widget.findData(text)))
    elif isinstance(widget, QLineEdit) and widget.text().strip() != text:
        widget.setText(text)
        widget.setCursorPosition(0)  # its beginning is what tells
    widget.blockSignals(False)  # noqa: FBT003
