"""The reference: leafing through conventions, tables and entries, searching as one types, one thing beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from inspection.finding import Regime
from inspection.reference_thing import Entry, TableOffer
from inspection.wording import set_apart

from .buttons import Button, label
from .edition_compare import EditionCompare
from .thing_view import ThingView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.reference_hit import EditionIdentity, Hit

    from .fittings import Fittings
    from .page_services import ThingFound
    from .prompts import Prompts
    from .services import Services

SETTLE_MS = 200
Shown = Regime | TableOffer | Entry


@dataclass(frozen=True, slots=True)
class Place:
    """Where one stands in the tables: all conventions, one of them, or one table."""

    regime: Regime | None = None
    table: TableOffer | None = None


class ReferencePage(QWidget):
    """An answer that comes late gives way to a newer question."""

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._desk = services.pages.reference
        self._asked = 0
        self._place = Place()
        self._listed: list[Shown] = []  # what the rows stand for; below them may be one that asks for more
        words = fittings.words
        self.edition = label(words("window.edition.loading"), "quiet")
        self.search = QLineEdit(maxLength=120)
        self.search.setPlaceholderText(words("study.search_hint"))
        self.search.setAccessibleName(words("study.search"))
        self.search.setClearButtonEnabled(True)
        self.back = Button(fittings, "study.back", self.go_back)
        self.list = QListWidget()
        self.list.setAccessibleName(words("study.list"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = label("", "quiet")
        self.compare = Button(fittings, "study.compare", self._compare)
        self.thing = ThingView(fittings)
        self.comparison = EditionCompare(fittings, services, prompts)
        self.right = QStackedWidget()
        self.right.addWidget(self.thing)
        self.right.addWidget(self.comparison)
        self._lay_out()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._settle.start())
        self.search.returnPressed.connect(self._open_first)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.thing.followed.connect(self.open_entry)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)

    def shown(self) -> None:
        """Say which edition answers, and list."""
        self._fittings.tasks.run_task(self._desk.edition, self._show_edition)
        self.refresh()
        self.search.setFocus()

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.thing.repaint_theme()

    def refresh(self) -> None:
        """List what fits the search, or without one what there is at this place."""
        self._settle.stop()
        text, place, desk = self.search.text().strip(), self._place, self._desk
        self.back.setVisible(not text and place != Place())
        if text:
            self._ask(lambda: desk.look_up(text), lambda hits: self._list([_of_hit(each) for each in hits]))
        elif place.table is not None:
            table = place.table
            self._ask(lambda: desk.entries(table.table, 0), lambda found: self._list(list(found)))
        elif place.regime is not None:
            regime = place.regime
            self._ask(lambda: desk.tables(regime), lambda found: self._list(list(found)))
        else:
            self._asked += 1
            self._list(list(Regime))

    def go_back(self) -> None:
        """From the entries to the tables, from there to the conventions."""
        self._place = Place(self._place.regime) if self._place.table is not None else Place()
        self.refresh()

    def open_entry(self, entry: Entry) -> None:
        """Show a thing."""
        self._asked += 1
        asked, desk = self._asked, self._desk

        def done(found: ThingFound | None) -> None:
            if asked == self._asked:
                self.right.setCurrentWidget(self.thing)
                self.thing.show_thing(found)

        self._fittings.tasks.run_task(lambda: desk.thing(entry.regime, entry.entry), done)

    def _ask(self, work: Callable[[], object], show: Callable[[Sequence], None]) -> None:  # type: ignore[type-arg]
        self._asked += 1
        asked = self._asked
        self._fittings.tasks.run_task(work, lambda found: show(found) if asked == self._asked else None)  # type: ignore[arg-type]

    def _list(self, shown: Sequence[Shown], after: int = 0) -> None:
        words = self._fittings.words
        if not after:
            self.list.clear()
            self._listed = []
        self._listed += shown
        self.list.addItems([self._said(each) for each in shown])
        table = None if self.search.text().strip() else self._place.table
        if table is not None and shown and self.list.count() < table.entries:
            self.list.addItem(words("study.more", count=table.entries - self.list.count()))
        self.count.setText(words("study.count", count=len(self._listed)))

    def _said(self, each: Shown) -> str:
        words = self._fittings.words
        if isinstance(each, Regime):
            return words(f"regime.{each.value}")
        if isinstance(each, TableOffer):
            return words("study.table", title=words.table(each.table), count=each.entries)
        return f"{words.isolated(each.entry)}  {set_apart(words.entry(each))}\n{words(f'regime.{each.regime.value}')}"

    def _open_first(self) -> None:
        self.list.setCurrentRow(0)
        if (item := self.list.item(0)) is not None:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if row >= len(self._listed):
            self._more()
            return
        each = self._listed[row]
        if isinstance(each, Entry):
            self.open_entry(each)
        else:
            self._place = Place(each) if isinstance(each, Regime) else Place(each.regime, each)
            self.refresh()

    def _more(self) -> None:
        table, desk = self._place.table, self._desk
        last = self.list.takeItem(self.list.count() - 1)
        if table is not None and last is not None:
            after = self.list.count()
            self._ask(lambda: desk.entries(table.table, after), lambda found: self._list(list(found), after))

    def _compare(self) -> None:
        self.right.setCurrentWidget(self.comparison)
        self.comparison.shown()

    def _show_edition(self, edition: EditionIdentity) -> None:
        words = self._fittings.words
        standing = words("edition.signed" if edition.signed else "edition.local")
        self.edition.setText(words("window.edition.line", name=edition.name, day=edition.day, standing=standing))

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 4, 0)
        for each in (self.search, self.back, self.list, self.count, self.compare):
            column.addWidget(each)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.right)
        split.setSizes([420, 780])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self.edition)
        whole.addWidget(split, 1)


def _of_hit(hit: Hit) -> Entry:
    found = hit.name if hit.matched in {hit.name, hit.entry} else f"{hit.name} ← {hit.matched}"
    return Entry(hit.regime, hit.entry, found)
