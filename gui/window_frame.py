"""The window before anyone has signed in: the rail, the notice bar, the strip below, sounds, scanners and the feed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from .appearance import arrange, dress, next_theme
from .crash_page import CrashPage
from .feed import Feed
from .in_sight import FocusInSight
from .notice_bar import NoticeBar
from .prompts import FilePrompts
from .rail import Rail
from .room import Room
from .scanners import Scanners
from .sign_in import SignInPage
from .sounds import Sounds
from .status_strip import StatusStrip

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore

FIRST_SIGHT_MS = 200  # imports would keep the first picture of the window waiting


class WindowFrame(QWidget):
    """Shows the page on which one signs in; what is round it stays for the pages that follow."""

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
        self.notice_bar = NoticeBar(fittings, self._save_report)
        fittings.tasks.noticed.connect(self.notice_bar.show_notice)
        self.strip = StatusStrip(fittings)
        self.sign_in = SignInPage(fittings, services, self._prompts)
        self.scanners = Scanners(fittings, services.scanners, self)
        self.sounds = Sounds(fittings, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.sign_in)
        self.rail = Rail(fittings)
        self.in_sight = FocusInSight(self)
        self.theme_button = self.rail.add_action("theme", "Ctrl+D", self.change_theme)
        self.crash = CrashPage(fittings, services, self.pages, lambda: self._store, self._save_report)
        arrange(self, self.rail, self.notice_bar, Room(self.pages, fittings.measures.target), self.strip)

    def showEvent(self, event: QShowEvent) -> None:
        """Engines and edition load once the window stands, while the officer signs in."""
        super().showEvent(event)
        self.scanners.begin(self.fittings.settings)
        QTimer.singleShot(FIRST_SIGHT_MS, self, self._begin_in_sight)

    def _begin_in_sight(self) -> None:
        """A window that was closed at once starts nothing any more: nobody would end it."""
        if self.isVisible():
            self._begin()

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
        self.draw_anew()

    def draw_anew(self) -> None:
        """Everything there is in the colours and letters of now."""
        dress(self.fittings)
        self.rail.repaint_theme()

    def _save_report(self, detail: str) -> None:
        path = self._prompts.save_as("quaylens-report.txt")
        if path is not None:
            self.fittings.tasks.run_task(lambda: Path(path).write_text(detail, "utf-8"), lambda _size: None)
