"""The inspections that this station keeps: search, list, and the one that is open beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from inspection.history import dossier_of

from .buttons import label
from .dossier_view import DossierView
from .glyphs import glyph_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.dossier import Dossier
    from inspection.listing import InspectionRow

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore

SETTLE_MS = 250
PAGE = 100  # rows that are asked for at once; more come when the list is scrolled to its end


class RowsModel(QAbstractListModel):
    """Rows of the list; two lines each, with the shape of the verdict before them.

    ``wanted`` asks for the rows that follow the last one.
    """

    wanted = Signal()

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._rows: tuple[InspectionRow, ...] = ()
        self._more = False

    def show_rows(self, rows: Sequence[InspectionRow]) -> None:
        """Replace all rows by a first page."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._more = len(rows) == PAGE
        self.endResetModel()

    def add_rows(self, rows: Sequence[InspectionRow]) -> None:
        """Put the next page behind the last row."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += tuple(rows)
            self.endInsertRows()
        self._more = len(rows) == PAGE

    def canFetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether rows may follow that were not asked for yet."""
        return self._more

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for them, once."""
        self._more = False
        self.wanted.emit()

    def last(self) -> InspectionRow | None:
        """The oldest row that is listed."""
        return self._rows[-1] if self._rows else None

    def row(self, index: QModelIndex) -> InspectionRow | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def place(self, inspection: str) -> QModelIndex:
        """Where an inspection stands; an invalid index when it is not listed."""
        numbers = [number for number, each in enumerate(self._rows) if each.inspection == inspection]
        return self.index(numbers[0]) if numbers else QModelIndex()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, shape, and the spoken name."""
        row = self._rows[index.row()]
        words = self._fittings.words
        verdict = words("window.records.no_verdict") if row.verdict is None else words.verdict(row.verdict)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            state = words("window.records.open") if row.closed_at is None else ""
            decision = "" if row.decision is None else words.plain(f"window.decision.{row.decision.value}")
            facts = (row.opened_at.strftime("%Y-%m-%d %H:%M"), verdict, decision, state)
            things = ", ".join((*row.containers, *row.substances)[:4])
            return "\n".join((f"{row.label}  {things}".strip(), " · ".join(each for each in facts if each)))
        if role == Qt.ItemDataRole.DecorationRole:
            return glyph_icon(row.verdict, self._fittings.theme, 32)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(200, self._fittings.measures.target + 14)
        return None


class RecordsPage(QWidget):
    """Lists on showing, so that what was just kept stands there."""

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._store = store
        self._asked = 0
        words = fittings.words
        self.search = QLineEdit(maxLength=200)
        self.search.setPlaceholderText(words("window.records.search_hint"))
        self.search.setAccessibleName(words("window.records.search"))
        self.search.setClearButtonEnabled(True)
        self.model = RowsModel(fittings)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setIconSize(QSize(32, 32))
        self.list.setAccessibleName(words("window.records.list"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.count = label("", "quiet")
        self.dossier = DossierView(fittings, services, store, prompts)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.dossier)
        split.setSizes([420, 780])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(split)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._settle.start())
        self.model.wanted.connect(self._next_page)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def refresh(self) -> None:
        """List again what fits the search; an answer that comes late gives way to a newer question."""
        self._settle.stop()
        self._asked += 1
        asked, text, store = self._asked, self.search.text(), self._store
        tasks = self._fittings.tasks
        tasks.run_task(
            lambda: store.list_inspections(text, PAGE), lambda rows: self._listed(asked, rows), lane=tasks.store
        )

    def _next_page(self) -> None:
        asked, text, store, tasks = self._asked, self.search.text(), self._store, self._fittings.tasks
        if (last := self.model.last()) is not None:
            tasks.run_task(
                lambda: store.list_inspections(text, PAGE, last.seq),
                lambda rows: self._followed(asked, rows),
                lane=tasks.store,
            )

    def _followed(self, asked: int, rows: Sequence[InspectionRow]) -> None:
        if asked == self._asked:
            self.model.add_rows(rows)
            self.count.setText(self._fittings.words("window.records.count", count=self.model.rowCount()))

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.dossier.repaint_theme()
        self.list.viewport().update()

    def _listed(self, asked: int, rows: Sequence[InspectionRow]) -> None:
        if asked != self._asked:
            return
        shown = self.dossier.dossier
        self.model.show_rows(rows)
        self.count.setText(self._fittings.words("window.records.count", count=len(rows)))
        if shown is not None and (place := self.model.place(shown.inspection)).isValid():
            self.list.setCurrentIndex(place)

    def _chosen(self, index: QModelIndex) -> None:
        row, store, tasks = self.model.row(index), self._store, self._fittings.tasks
        if row is not None:
            tasks.run_task(lambda: dossier_of(store.records(row.inspection)), self._open, lane=tasks.store)

    def _open(self, dossier: Dossier) -> None:
        row = self.model.row(self.list.currentIndex())
        if row is None or row.inspection == dossier.inspection:
            self.dossier.show_dossier(dossier)
