"""The inspections that this station keeps: search, list, and the one that is open beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from inspection.history import dossier_of
from inspection.notices import Level, Notice

from .buttons import Button, label
from .dossier_view import DossierView
from .glyphs import glyph_icon
from .records_filter import RecordsFilter
from .sync_page import standing_said

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.dossier import Dossier
    from inspection.listing import InspectionRow

    from .fittings import Fittings
    from .page_services import ListedRow, RowsFound
    from .prompts import Prompts
    from .services import Services, StationStore

SETTLE_MS = 250
SCREENFUL = 40  # rows; more are asked for when the list is scrolled to its end, or when fewer fitted the filter


class RowsModel(QAbstractListModel):
    """Rows of the list; two lines each, with the shape of the verdict before them.

    ``wanted`` asks for the rows that follow the last one.
    """

    wanted = Signal()

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._rows: tuple[ListedRow, ...] = ()
        self._before: int | None = None
        self._asked = False

    def show_rows(self, found: RowsFound) -> None:
        """Replace all rows by a first page."""
        self.beginResetModel()
        self._rows = found.rows
        self._before, self._asked = found.before, False
        self.endResetModel()

    def add_rows(self, found: RowsFound) -> None:
        """Put the next page behind the last row."""
        if found.rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found.rows) - 1)
            self._rows += found.rows
            self.endInsertRows()
        self._before, self._asked = found.before, False

    def canFetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether rows may follow that were not asked for yet."""
        return self._before is not None and not self._asked

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for them, once."""
        self._asked = True
        self.wanted.emit()

    @property
    def before(self) -> int | None:
        """The record before which the next page begins; None when all is listed."""
        return self._before

    def row(self, index: QModelIndex) -> InspectionRow | None:
        """The row at an index."""
        return self._rows[index.row()].row if index.isValid() else None

    def place(self, inspection: str) -> QModelIndex:
        """Where an inspection stands; an invalid index when it is not listed."""
        numbers = [number for number, each in enumerate(self._rows) if each.row.inspection == inspection]
        return self.index(numbers[0]) if numbers else QModelIndex()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, shape, and the spoken name."""
        listed = self._rows[index.row()]
        row = listed.row
        words = self._fittings.words
        verdict = words("window.records.no_verdict") if row.verdict is None else words.verdict(row.verdict)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            state = words("window.records.open") if row.closed_at is None else ""
            decision = "" if row.decision is None else words.plain(f"window.decision.{row.decision.value}")
            sent = "" if listed.standing is None else standing_said(self._fittings, listed)
            facts = (*self._said(listed), row.opened_at.strftime("%Y-%m-%d %H:%M"), verdict, decision, state, sent)
            things = ", ".join((*row.containers, *row.substances)[:4])
            return "\n".join((f"{row.label}  {things}".strip(), " · ".join(each for each in facts if each)))
        if role == Qt.ItemDataRole.DecorationRole:
            return glyph_icon(row.verdict, self._fittings.theme, 32)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(200, self._fittings.measures.row(2))
        return None

    def _said(self, listed: ListedRow) -> list[str]:
        """What headquarters has said of it, in a word or two."""
        said, words = listed.supervision, self._fittings.words
        if said is None:
            return []
        found = [] if said.last is None else [words(f"review.{said.last.review.value}")]
        return found if said.hold is None else [*found, words("review.held")]


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
        self.filter = RecordsFilter(fittings)
        self.filter.changed.connect(self.refresh)
        self._services, self._prompts = services, prompts
        self.verify_file = Button(fittings, "desk.records.verify_file", self._verify_file)
        self.dossier = DossierView(fittings, services, store, prompts)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.search)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        column.addWidget(self.verify_file)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.dossier)
        split.setSizes([480, 720])
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
        self._ask(None, self._listed)

    def _next_page(self) -> None:
        if self.model.before is not None:
            self._ask(self.model.before, self._followed)

    def _ask(self, before: int | None, show: Callable[[RowsFound], None]) -> None:
        number, store, tasks = self._asked, self._store, self._fittings.tasks
        asked = self.filter.asked(self.search.text())
        desk = self._services.pages.records

        def answered(found: RowsFound) -> None:
            if number == self._asked:
                show(found)
                self.count.setText(self._fittings.words("window.records.count", count=self.model.rowCount()))
                if self.model.rowCount() < SCREENFUL and self.model.canFetchMore(QModelIndex()):
                    self.model.fetchMore(QModelIndex())

        tasks.run_task(lambda: desk.rows(store, asked, before), answered, lane=tasks.store)

    def _followed(self, found: RowsFound) -> None:
        self.model.add_rows(found)

    def _verify_file(self) -> None:
        path, tasks, desk = self._prompts.existing("case"), self._fittings.tasks, self._services.pages.records
        if path is not None:
            tasks.run_task(lambda: desk.verify_file(path), lambda told: tasks.notify(Notice(Level.INFO, told)))

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.dossier.repaint_theme()
        self.list.viewport().update()

    def _listed(self, found: RowsFound) -> None:
        shown = self.dossier.dossier
        self.model.show_rows(found)
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
