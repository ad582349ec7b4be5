"""The window: a rail of pages, the notice bar above them, the status strip below. It arranges, nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from .alarm import Alarm
from .appearance import fit
from .backing_up import BackingUp
from .count_panel import CountPanel
from .drafting import Draft
from .inspect_page import InspectPage
from .inspection_pages import InspectionPages
from .locking import Locking
from .more_pages import MorePages
from .records_page import RecordsPage
from .scan_commands import ScanCommands
from .scanning import Scanning
from .watch import Watch
from .window_frame import WindowFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from inspection.settings import Settings

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore


class MainWindow(WindowFrame):
    """Signs in, then shows the pages. Closing it ends every thread."""

    left = Signal()  # the officer signs out: another window takes over

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts | None = None) -> None:
        super().__init__(fittings, services, prompts)
        self.inspect: InspectPage | None = None
        self.records: RecordsPage | None = None
        self.inspections: InspectionPages | None = None
        self.more: MorePages | None = None
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
        self.more = MorePages(*parts, pages=self.pages, rail=self.rail, current=self.inspect.current)
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
        self.watch = Watch(self.inspections.parts, self.sounds, self)
        self.watch.follow(self.more.exchanging)
        self.commands = ScanCommands(
            *parts[:3], inspect=self.inspect, pages=self.inspections, scanning=self.scanning, counting=self.counting,
            covered=lambda: self.locking.locked,
        )  # fmt: skip
        self.scanners.serve(self.commands.take, lambda: self.locking.locked)
        self.inspections.start_button.click()
        if self.sign_in.fresh:
            self.inspections.show_set_up()

    def _set(self, settings: Settings) -> None:
        fit(self.fittings, settings)
        self.draw_anew()
        self.locking.set_anew()
        if self.inspect is not None:
            self.inspect.shutter.set_anew()
        self.scanners.begin(settings)
        if self.more is not None:
            self.more.take(settings)

    def draw_anew(self) -> None:
        """Everything there is in the colours and letters of now."""
        super().draw_anew()
        for page in (self.inspect, self.inspections, self.records, self.more):
            if page is not None:
                page.repaint_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every thread before the program does; the window is gone at once, a last reading may take a second."""
        self.hide()
        self.in_sight.end()
        self.scanners.end()
        self.sounds.end()
        for draft in self.findChildren(Draft):
            draft.settle()
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
