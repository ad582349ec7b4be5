"""The window: a rail of pages, the notice bar above them, the status strip below. It arranges, nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from .alarm import Alarm
from .appearance import arrange, dress, fit, next_theme
from .backing_up import BackingUp
from .count_panel import CountPanel
from .crash_page import CrashPage
from .feed import Feed
from .inspect_page import InspectPage
from .inspection_pages import InspectionPages
from .locking import Locking
from .more_pages import MorePages
from .notice_bar import NoticeBar
from .prompts import FilePrompts
from .rail import Rail
from .records_page import RecordsPage
from .scan_commands import ScanCommands
from .scanners import Scanners
from .scanning import Scanning
from .sign_in import SignInPage
from .sounds import Sounds
from .status_strip import StatusStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QShowEvent

    from inspection.settings import Settings

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore

FIRST_SIGHT_MS = 200  # imports would keep the first picture of the window waiting


class MainWindow(QWidget):
    """Signs in, then shows the pages. Closing it ends every thread."""

    left = Signal()  # the officer signs out: another window takes over

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(fittings.words("window.title"))
        self.resize(1280, 800)
        self.fittings = fittings
        self._services = services
        self._prompts = prompts or FilePrompts(self, fittings.words)
        self._store: StationStore | None = None
        self._feed: Feed | None = None
        self.inspect: InspectPage | None = None
        self.records: RecordsPage | None = None
        self.inspections: InspectionPages | None = None
        self.more: MorePages | None = None
        self.notice_bar = NoticeBar(fittings, self._save_report)
        fittings.tasks.noticed.connect(self.notice_bar.show_notice)
        self.strip = StatusStrip(fittings)
        self.sign_in = SignInPage(fittings, services, self._prompts)
        self.scanners = Scanners(fittings, services.scanners, self)
        self.sounds = Sounds(fittings, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.sign_in)
        self.rail = Rail(fittings)
        self.theme_button = self.rail.add_action("theme", "Ctrl+D", self.change_theme)
        self.crash = CrashPage(fittings, services, self.pages, lambda: self._store, self._save_report)
        arrange(self, self.rail, self.notice_bar, self.pages, self.strip)
        self.sign_in.signed_in.connect(self.enter)

    def enter(self, store: StationStore) -> None:
        """Go to work with an open store."""
        if self._store is not None:
            return
        self._store = store
        parts = (self.fittings, self._services, store, self._prompts)
        self.inspect, self.records = InspectPage(*parts, feed=self._begin()), RecordsPage(*parts)
        self.strip.show_officer(store.officer)
        for page in (self.inspect, self.records):
            self.pages.addWidget(page)
        self.inspections = InspectionPages(
            *parts, inspect=self.inspect, pages=self.pages, rail=self.rail, show_inspect=self._show_inspect,
            scanners=self.scanners,
        )  # fmt: skip
        self.inspections.settings_changed.connect(self._set)
        self.inspect_button = self.inspections.inspect_button
        self.records.dossier.continued.connect(self.inspections.take)
        self.records_button = self.rail.add_page("records", "Ctrl+2", self._show_records)
        self.more = MorePages(*parts, pages=self.pages, rail=self.rail)
        self.more.settings_changed.connect(self._set)
        self.more.left.connect(self.left)
        self.locking = Locking(*parts[:3], inspect=self.inspect, pages=self.pages, rail=self.rail)
        self.backing_up = BackingUp(*parts, self)
        self.backup_button = self.rail.add_action("backup", "Ctrl+B", self.backing_up.ask)
        self.lock_button = self.rail.add_action("lock", "Ctrl+L", self.locking.lock)
        self.scanning = Scanning(self.fittings, self._services, store, self.inspect)
        self.scanning.turned.connect(self.inspect_button.click)
        self.counting = CountPanel(self.fittings, store, self.inspect, scanning=self.scanning, sounds=self.sounds)
        self.inspect.add_tab(self.counting, "count.tab")
        self.alarm = Alarm(self.fittings, self.inspect.feed, self.sounds, self.inspect.view)
        self.commands = ScanCommands(
            *parts[:3], inspect=self.inspect, pages=self.inspections, scanning=self.scanning, counting=self.counting
        )
        self.scanners.serve(self.commands.take, lambda: self.locking.locked)
        self.inspections.start_button.click()
        if self.sign_in.fresh:
            self.inspections.show_set_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Engines and edition load once the window stands, while the officer signs in."""
        super().showEvent(event)
        self.scanners.begin(self.fittings.settings)
        QTimer.singleShot(FIRST_SIGHT_MS, self, self._begin)

    def _begin(self) -> Feed:
        if self._feed is None:
            self._feed = Feed(self._services, self.fittings.tasks, self._services.today())
            self._feed.edition_known.connect(self.strip.show_edition)
            self._feed.engines_changed.connect(self.strip.show_engines)
            self.strip.show_engines(self._feed.engines)
        return self._feed

    def change_theme(self) -> None:
        """Light, dark, sunlight, and light again."""
        self.fittings.theme = next_theme(self.fittings.theme)
        self._draw_anew()

    def _set(self, settings: Settings) -> None:
        fit(self.fittings, settings)
        self._draw_anew()
        self.locking.set_anew()
        self.scanners.begin(settings)
        if self.more is not None:
            self.more.take(settings)

    def _draw_anew(self) -> None:
        dress(self.fittings)
        self.rail.repaint_theme()
        for page in (self.inspect, self.inspections, self.records, self.more):
            if page is not None:
                page.repaint_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every thread before the program does; the window is gone at once, a last reading may take a second."""
        self.hide()
        self.scanners.end()
        self.sounds.end()
        if self.inspect is not None and self.more is not None:
            self.locking.end()
            self.more.end()
            self.inspect.shutdown()
        if self._feed is not None:
            self._feed.shutdown()
        if self._store is not None:
            self.fittings.tasks.store.submit(self._store.close)
        self.fittings.tasks.shutdown()
        event.accept()

    def _show_inspect(self) -> None:
        if self.inspect is not None:
            self.pages.setCurrentWidget(self.inspect)
            self.inspect.view.setFocus()

    def _show_records(self) -> None:
        if self.records is not None:
            self.pages.setCurrentWidget(self.records)
            self.records.refresh()
            self.records.search.setFocus()

    def _save_report(self, detail: str) -> None:
        path = self._prompts.save_as("quaylens-report.txt")
        if path is not None:
            self.fittings.tasks.run_task(lambda: Path(path).write_text(detail, "utf-8"), lambda _size: None)
