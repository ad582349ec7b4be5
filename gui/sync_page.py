"""Headquarters: enrolling, what waits, bringing it over the network or on a stick, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from inspection.notices import Level, Notice

from .buttons import Button, Card, Column, add_row, label
from .exchanging import NEWS
from .page_services import RowsAsked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.message import Message

    from .exchanging import Exchanging
    from .fittings import Fittings
    from .page_services import ListedRow, RowsFound, SyncProgress, SyncState
    from .prompts import Prompts
    from .services import Services, StationStore


class SyncPage(QWidget):
    """Shows the newest inspections with their receipts; everything slow happens elsewhere."""

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        prompts: Prompts,
        *,
        exchanging: Exchanging,
    ) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._desks = services.pages
        self._store = store
        self._prompts = prompts
        self.exchanging = exchanging
        words = fittings.words
        self.address = QLineEdit(maxLength=200)
        self.code = QLineEdit(maxLength=200, echoMode=QLineEdit.EchoMode.Password)
        self.enrol = Button(fittings, "desk.sync.enrol", self._enrol, primary=True)
        self.reports_to = label("", "section")
        self.waiting = label("")
        self.told = label("", "quiet")
        self.push = Button(fittings, "desk.sync.push", exchanging.begin, primary=True)
        self.stop = Button(fittings, "desk.sync.stop", self._stop)
        self.bundle = Button(fittings, "desk.sync.bundle", self._bundle)
        self.take = Button(fittings, "desk.sync.take", self._take)
        self.progress = QProgressBar(maximum=1000)
        self.progress.setAccessibleName(words("desk.sync.progress_name"))
        self.progress.setMinimumHeight(fittings.measures.target // 2)
        self.items = Column(words("desk.sync.items"))
        self._lay_out()
        exchanging.progressed.connect(self._show_progress)
        exchanging.changed.connect(self.shown)
        self._show_state(None)

    def shown(self) -> None:
        """Ask what waits and where each inspection stands."""
        tasks, store, desks = self._fittings.tasks, self._store, self._desks
        self._show_course()
        tasks.run_task(lambda: desks.sync.state(store), self._show_state, lane=tasks.store)
        tasks.run_task(lambda: desks.records.rows(store, RowsAsked(), None), self._show_items, lane=tasks.store)

    def repaint_theme(self) -> None:
        """Nothing is drawn here that the style sheet does not reach."""

    def _lay_out(self) -> None:
        words, fittings = self._fittings.words, self._fittings
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.addWidget(label(words.plain("window.page.sync"), "title"))
        self.joining = Card(words("desk.sync.join"))
        self.joining.body.addWidget(label(words("desk.sync.join"), "section"))
        self.joining.body.addWidget(label(words("desk.sync.join_explain"), "quiet"))
        form = QFormLayout()
        for code, field in (("desk.sync.address", self.address), ("desk.sync.code", self.code)):
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, fittings)
        self.joining.body.addLayout(form)
        self.joining.body.addWidget(self.enrol)
        self.joined = Card(words.plain("window.page.sync"))
        self.joined.body.addWidget(self.reports_to)
        self.joined.body.addWidget(self.waiting)
        self.joined.body.addWidget(self.progress)
        self.joined.body.addWidget(self.told)
        row = QHBoxLayout()
        for each in (self.push, self.stop, self.bundle, self.take):
            row.addWidget(each)
        self.joined.body.addLayout(row)
        whole.addWidget(self.joining)
        whole.addWidget(self.joined)
        whole.addWidget(label(words("desk.sync.items"), "section"))
        whole.addWidget(self.items, 1)

    def _show_state(self, state: SyncState | None) -> None:
        words, known = self._fittings.words, state is not None
        enrolled = state is not None and bool(state.address)
        self.joining.setVisible(known and not enrolled)
        self.joined.setVisible(enrolled)
        if state is None:
            return
        if not enrolled and not self.address.text():
            self.address.setText(self._fittings.settings.headquarters)
        self.reports_to.setText(words("desk.sync.reports_to", address=state.address))
        size = QLocale(words.language).formattedDataSize(state.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        some = "desk.sync.waits" if state.records or state.photos else "desk.sync.nothing"
        self.waiting.setText(words(some, records=state.records, photos=state.photos, size=size))

    def _show_course(self) -> None:
        """What can be pressed now, and how the last exchange ended."""
        busy, told = self.exchanging.busy, self.exchanging.told
        self.stop.setEnabled(busy)
        for each in (self.push, self.enrol):
            each.setEnabled(not busy)
        self.progress.setVisible(busy)
        if busy:
            self.progress.setRange(0, 0)  # until it is known how much there is
            self.told.setText(self._fittings.words("desk.sync.under_way"))
        else:
            self.told.setText("" if told is None else self._fittings.words.say(told))

    def _show_progress(self, progress: SyncProgress) -> None:
        if not self.exchanging.busy:
            return
        done, whole = progress.records + progress.photos, progress.records_of + progress.photos_of
        self.progress.setRange(0, max(1, whole))
        self.progress.setValue(done)
        said = {name: getattr(progress, name) for name in ("records", "records_of", "photos", "photos_of")}
        self.told.setText(self._fittings.words("sync.progress", **said, bytes_sent=progress.bytes_sent))

    def _show_items(self, found: RowsFound) -> None:
        words = self._fittings.words
        self.items.clear()
        for each in found.rows:
            state = standing_said(self._fittings, each)
            card = Card(f"{each.row.label}: {state}")
            line = QHBoxLayout()
            line.addWidget(label(f"{each.row.label} · {each.row.opened_at:%Y-%m-%d %H:%M}"), 1)
            line.addWidget(label(state, "section"), 1)
            card.body.addLayout(line)
            if each.standing is not None and each.standing.reason:
                card.body.addWidget(label(words("desk.sync.reason", reason=each.standing.reason)))
            self.items.add(card)

    def _enrol(self) -> None:
        self.exchanging.enrol(self.address.text().strip(), self.code.text().strip())
        self.code.clear()

    def _stop(self) -> None:
        self.exchanging.stop()
        self.stop.setEnabled(False)
        self.told.setText(self._fittings.words("desk.sync.stopping"))

    def _bundle(self) -> None:
        path, store, desk = self._prompts.save_as("quaylens.bundle"), self._store, self._desks.sync
        if path is not None:
            self._carry(lambda: desk.bundle(store, _absent(path)))

    def _take(self) -> None:
        path, store, desk = self._prompts.existing("answer"), self._store, self._desks.sync
        if path is not None:
            self._carry(lambda: desk.take(store, path))

    def _carry(self, work: Callable[[], Message]) -> None:
        tasks = self._fittings.tasks

        def done(told: Message) -> None:
            tasks.notify(Notice(Level.WARNING if told.code in NEWS else Level.INFO, told))
            self.shown()

        tasks.run_task(work, done, lane=tasks.store)


def _absent(path: Path) -> Path:
    """The dialog has asked before an old bundle is replaced; the writer never replaces one."""
    path.unlink(missing_ok=True)
    return path


def standing_said(fittings: Fittings, listed: ListedRow) -> str:
    """Where an inspection stands, in words, with the receipt's number."""
    words, standing = fittings.words, listed.standing
    if standing is None:
        return words("desk.sync.no_headquarters")
    state = words(f"sync.state.{standing.state}")
    return state if standing.receipt is None else f"{state} · {words('sync.by_receipt', receipt=standing.receipt)}"
