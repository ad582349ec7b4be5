"""Where the day begins: one large button, what was left open, today's inspections, and what to know beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inspection.history import dossier_of

from .buttons import Button, label
from .glyphs import glyph_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.listing import InspectionRow
    from inspection.message import Message

    from .case_section import CaseParts
    from .case_services import Returned

LISTED = 200
RETURNED_ROWS = 3  # in view at once: the lists below are needed more often
LARGE = 3  # times the least size of a target


class StartPage(QWidget):
    """Lists whenever it comes into view."""

    inspect = Signal()  # begin a new one
    go_on = Signal()  # with the one in hand
    chosen = Signal(object)  # Dossier, from one of the lists
    set_up = Signal()

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._parts = parts
        self._fittings = parts.fittings
        fittings, words = parts.fittings, parts.fittings.words
        self.warnings = QFrame()
        self.warnings.setProperty("kind", "notice")
        self.warnings.setProperty("level", "warning")
        self._told = QVBoxLayout(self.warnings)
        self.warnings.hide()
        self.begin = Button(fittings, "start.inspect", self.inspect.emit, primary=True)
        self.begin.setStyleSheet(f"font-size: 24pt; min-height: {fittings.measures.target * LARGE}px;")
        self.in_hand = Button(fittings, "start.inspect", self.go_on.emit)
        self.in_hand.setStyleSheet(f"min-height: {fittings.measures.target * 2}px;")
        self.returned = self._list("start.returned_name")
        self.open = self._list("start.open")
        self.today = self._list("start.today")
        self._returned_head = label("", "section")
        self._none_open = label(words("start.none_open"), "quiet")
        self._none_today = label(words("start.none_today"), "quiet")
        for shown in (self._returned_head, self.returned):
            shown.hide()
        self._lay_out()
        self._show_in_hand()
        parts.inspect.current.changed.connect(lambda _dossier: self._show_in_hand())

    def shown(self) -> None:
        """It has come into view: list anew, and look what there is to know."""
        store, tasks, case = self._parts.store, self._fittings.tasks, self._parts.services.case
        tasks.run_task(lambda: store.list_inspections("", LISTED), self._fill, lane=tasks.store)
        tasks.run_task(lambda: case.returned(store), self._fill_returned, lane=tasks.store)
        tasks.run_task(lambda: case.warnings(store), self._warn, lane=tasks.store)
        self._show_in_hand()
        self.begin.setFocus()

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        if self.isVisible():
            self.shown()

    def _lay_out(self) -> None:
        words = self._fittings.words
        left = QVBoxLayout()
        left.addWidget(label(words("start.greeting", officer=self._parts.store.officer), "title"))
        left.addWidget(self.begin)
        left.addWidget(label(words("start.inspect_explain"), "quiet"))
        left.addWidget(self.in_hand)
        left.addStretch(1)
        left.addWidget(Button(self._fittings, "start.set_up", self.set_up.emit))
        right = QVBoxLayout()
        right.addWidget(self._returned_head)
        right.addWidget(self.returned, 1)
        for code, rows, none in (
            ("start.open", self.open, self._none_open),
            ("start.today", self.today, self._none_today),
        ):
            right.addWidget(label(words(code), "section"))
            right.addWidget(none)
            right.addWidget(rows, 1)
        right.addStretch(0)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(left, 2)
        across.addLayout(right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self.warnings)
        whole.addLayout(across, 1)

    def _list(self, code: str) -> QListWidget:
        rows = QListWidget()
        rows.setAccessibleName(self._fittings.words(code))
        rows.setIconSize(QSize(32, 32))
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.itemActivated.connect(self._choose)
        rows.itemClicked.connect(self._choose)
        return rows

    def _fill(self, rows: Sequence[InspectionRow]) -> None:
        in_hand = self._parts.inspect.current.dossier
        today = self._parts.services.today()
        hand = "" if in_hand is None else in_hand.inspection
        left_open = [row for row in rows if row.closed_at is None and row.inspection != hand]
        of_today = [row for row in rows if row.opened_at.date() == today and row.closed_at is not None]
        for shown, widget, none in (
            (left_open, self.open, self._none_open),
            (of_today, self.today, self._none_today),
        ):
            widget.clear()
            for row in shown:
                widget.addItem(self._item(row))
            widget.setVisible(bool(shown))
            none.setVisible(not shown)

    def _fill_returned(self, returned: Sequence[Returned]) -> None:
        words = self._fittings.words
        self.returned.clear()
        for each in returned:
            remark, name = each.remark, each.row.label
            said = words("start.returned_row", by=remark.by, text=" ".join(remark.text.split()))
            spoken = words("start.returned_spoken", label=name, said=said)
            self.returned.addItem(self._row(each.row, f"{name}\n{said}", spoken))
        self.returned.setMaximumHeight(min(len(returned), RETURNED_ROWS) * (self.returned.sizeHintForRow(0) + 4) + 8)
        self._returned_head.setText(words("start.returned", count=len(returned)))
        for shown in (self._returned_head, self.returned):
            shown.setVisible(bool(returned))

    def _item(self, row: InspectionRow) -> QListWidgetItem:
        words = self._fittings.words
        verdict = words("window.records.no_verdict") if row.verdict is None else words.verdict(row.verdict)
        things = ", ".join((*row.containers, *row.substances)[:4])
        decision = "" if row.decision is None else words.plain(f"window.decision.{row.decision.value}")
        opened = row.opened_at.strftime("%Y-%m-%d %H:%M")
        facts = " · ".join(each for each in (opened, verdict, decision) if each)
        spoken = words("start.row", label=row.label, verdict=verdict, opened=opened)
        return self._row(row, f"{row.label}  {things}\n{facts}", spoken)

    def _row(self, row: InspectionRow, text: str, spoken: str) -> QListWidgetItem:
        item = QListWidgetItem(glyph_icon(row.verdict, self._fittings.theme, 32), text)
        item.setData(Qt.ItemDataRole.UserRole, row.inspection)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setSizeHint(QSize(200, self._fittings.measures.row(2)))
        return item

    def _choose(self, item: QListWidgetItem) -> None:
        inspection, store, tasks = str(item.data(Qt.ItemDataRole.UserRole)), self._parts.store, self._fittings.tasks
        tasks.run_task(lambda: dossier_of(store.records(inspection)), self.chosen.emit, lane=tasks.store)

    def _warn(self, warnings: Sequence[Message]) -> None:
        while (row := self._told.takeAt(0)) is not None:
            if (old := row.widget()) is not None:
                old.deleteLater()
        sentences = [self._fittings.words.say(each) for each in warnings]
        for sentence in sentences:
            self._told.addWidget(label(sentence))
        self.warnings.setAccessibleName(" ".join(sentences))
        self.warnings.setVisible(bool(sentences))

    def _show_in_hand(self) -> None:
        dossier = self._parts.inspect.current.dossier
        self.in_hand.setVisible(dossier is not None)
        if dossier is not None:
            text = self._fittings.words("start.go_on", label=dossier.opening.label)
            self.in_hand.setText(text.replace("&", "&&"))
            self.in_hand.setAccessibleName(text)
