"""Somebody's table of goods before it counts: its columns are led to fields, and a photographed one is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspection.declaration_file import COLUMNS
from inspection.declaration_table import GoodsTable, proposed_columns

from .buttons import Button, label
from .no_wheel import leave_wheel
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .fittings import Fittings

TICK = 24  # pixels by which the box of a tick is wider than Qt reckons
SHOWN = 100  # rows of a file; all are taken
DOUBTFUL = 0.8  # cells read less surely than this are marked


class GoodsTableView(QWidget):
    """Shows one table; ``taken`` gives it as it was confirmed, and how its columns were led."""

    taken = Signal(object, object)  # GoodsTable, dict of column to field
    given_up = Signal()

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._table: GoodsTable | None = None
        self._to_confirm = False
        words = fittings.words
        self._told = label("", "section")
        self._explain = label("", "quiet")
        self._fault = label("")
        self._fault.hide()
        self.grid = QTableWidget()
        self.grid.setAccessibleName(words("case.table.name"))
        self.grid.setTabKeyNavigation(False)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.verticalHeader().setDefaultSectionSize(fittings.measures.target)
        self.grid.itemChanged.connect(lambda _item: self._refresh())
        self.grid.itemPressed.connect(self._press)
        self.grid.itemClicked.connect(self._click)
        self._pressed: Qt.CheckState | None = None  # of the tick that the finger lies on
        self.combos: list[QComboBox] = []
        self.take = Button(fittings, "case.table.take", self._take, primary=True)
        self.all = Button(fittings, "case.table.confirm_all", self._confirm_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for block in (self._told, self._explain, self.grid, self._fault):
            column.addWidget(block)
        buttons = QHBoxLayout()
        for button in (Button(fittings, "window.cancel", self.given_up.emit), self.all, self.take):
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        self.grid.setMinimumHeight(fittings.measures.target * 2)

    def show_table(
        self,
        table: GoodsTable,
        remembered: Mapping[str, str],
        sureness: Sequence[Sequence[float]] | None = None,
    ) -> None:
        """Show a table; ``sureness`` of each cell where it was read from a picture, which is then confirmed by row."""
        words = self._fittings.words
        self._table = table
        self._to_confirm = sureness is not None
        rows = table.rows if self._to_confirm else table.rows[:SHOWN]
        self._told.setText(words("case.table.told", name=table.name, rows=len(table.rows)))
        self._explain.setText(words("case.table.confirm" if self._to_confirm else "case.table.explain"))
        self.all.setVisible(self._to_confirm)
        self.grid.verticalHeader().setVisible(not self._to_confirm)  # a row bears the number of its line there
        self.grid.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.grid.clear()
        self.grid.setColumnCount(len(table.columns) + self._to_confirm)
        self.grid.setRowCount(len(rows) + 1)
        self.grid.setHorizontalHeaderLabels(
            [*([words("case.table.right")] if self._to_confirm else []), *table.columns]
        )
        self._offer_fields(table, dict(remembered) or proposed_columns(table))
        for number, row in enumerate(rows):
            self._fill_row(number, row, None if sureness is None else sureness[number])
        self.grid.blockSignals(False)  # noqa: FBT003
        self.grid.resizeColumnsToContents()
        if self._to_confirm:
            self.grid.setColumnWidth(0, self.grid.columnWidth(0) + TICK)
        self._refresh()

    @property
    def columns(self) -> dict[str, str]:
        """Where the columns are led."""
        table = self._table
        names = () if table is None else table.columns
        return {name: str(combo.currentData()) for name, combo in zip(names, self.combos, strict=True)}

    def confirm(self, number: int, *, on: bool = True) -> None:
        """Say that a row (the first is 0) is as the paper has it."""
        item = self.grid.item(number + 1, 0)
        if item is not None and self._to_confirm:
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _press(self, item: QTableWidgetItem) -> None:
        self._pressed = item.checkState() if self._to_confirm and item.column() == 0 else None

    def _click(self, item: QTableWidgetItem) -> None:
        """The whole cell is the target; where the box itself was hit, it is ticked already."""
        if self._pressed is not None and item.column() == 0 and item.checkState() is self._pressed:
            self.confirm(item.row() - 1, on=self._pressed is Qt.CheckState.Unchecked)

    def _offer_fields(self, table: GoodsTable, led: Mapping[str, str]) -> None:
        words = self._fittings.words
        self.combos = []
        for place, column in enumerate(table.columns):
            combo = QComboBox()
            leave_wheel(combo)
            combo.addItem(words("case.table.leave_out"), "")
            for field in COLUMNS:
                combo.addItem(words(f"case.column.{field}"), field)
            combo.setCurrentIndex(max(0, combo.findData(led.get(column, ""))))
            combo.setAccessibleName(words("case.table.column_of", column=column))
            combo.currentIndexChanged.connect(lambda _index: self._refresh())
            self.combos.append(combo)
            self.grid.setCellWidget(0, place + self._to_confirm, combo)
        self.grid.setRowHeight(0, self._fittings.measures.target + 6)

    def _fill_row(self, number: int, row: Sequence[str], sureness: Sequence[float] | None) -> None:
        if sureness is not None:
            tick = QTableWidgetItem()
            tick.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            tick.setCheckState(Qt.CheckState.Unchecked)
            tick.setText(self._fittings.words("case.table.row", number=number + 1))
            self.grid.setItem(number + 1, 0, tick)
        for place, text in enumerate(row):
            item = QTableWidgetItem(text)
            if sureness is None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            elif place < len(sureness) and sureness[place] < DOUBTFUL and text:
                item.setText(text)
                item.setToolTip(self._fittings.words("case.table.doubtful", percent=round(sureness[place] * 100)))
                item.setForeground(QColor(self._fittings.theme.bad.fill))
            self.grid.setItem(number + 1, place + (sureness is not None), item)

    def _confirm_all(self) -> None:
        for number in range(self.grid.rowCount() - 1):
            self.confirm(number)

    def _said(self) -> GoodsTable | None:
        """The table as it is confirmed."""
        table = self._table
        if table is None or not self._to_confirm:
            return table
        rows = tuple(
            tuple(self._cell(number, place + 1) for place in range(len(table.columns)))
            for number in range(1, self.grid.rowCount())
        )
        return GoodsTable(table.name, table.columns, rows, table.document)

    def _cell(self, number: int, place: int) -> str:
        item = self.grid.item(number, place)
        return "" if item is None else item.text().strip()

    def _refresh(self) -> None:
        open_rows = 0
        if self._to_confirm:
            ticks = (self.grid.item(number, 0) for number in range(1, self.grid.rowCount()))
            open_rows = sum(tick is not None and tick.checkState() is not Qt.CheckState.Checked for tick in ticks)
        self._say(self._fittings.words("case.table.open_rows", count=open_rows) if open_rows else "")
        self.take.setEnabled(not open_rows and any(combo.currentData() for combo in self.combos))

    def refuse(self, error: Exception) -> None:
        """Say why it cannot be taken so."""
        self._say(self._fittings.words.say(notice_of(error).message))

    def _say(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setAccessibleName(sentence)
        self._fault.setVisible(bool(sentence))

    def _take(self) -> None:
        table = self._said()
        if table is not None:
            self.taken.emit(table, self.columns)
