"""The window: a rail of pages, the notice bar above them, the status strip below. It arranges, nothing more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .inspect_page import InspectPage
from .notice_bar import NoticeBar
from .prompts import FilePrompts
from .rail_icons import rail_icon
from .records_page import RecordsPage
from .sign_in import SignInPage
from .status_strip import StatusStrip
from .theme import DARK, LIGHT, palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import Services, StationStore


class MainWindow(QWidget):
    """Signs in, then shows the pages. Closing it ends every thread."""

    def __init__(self, fittings: Fittings, services: Services, prompts: Prompts | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(fittings.words("window.title"))
        self.resize(1280, 800)
        self.fittings = fittings
        self._services = services
        self._prompts = prompts or FilePrompts(self, fittings.words)
        self._store: StationStore | None = None
        self.inspect: InspectPage | None = None
        self.records: RecordsPage | None = None
        self.notice_bar = NoticeBar(fittings, self._save_report)
        fittings.tasks.noticed.connect(self.notice_bar.show_notice)
        self.strip = StatusStrip(fittings)
        self.sign_in = SignInPage(fittings, services)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.sign_in)
        self.rail = QFrame()
        self.rail.setProperty("kind", "rail")
        self._rail_column = QVBoxLayout(self.rail)
        self._rail_column.setContentsMargins(4, 8, 4, 8)
        self._rail_column.addStretch(1)
        self.rail_buttons = QButtonGroup(self)
        self.theme_button = self._rail_button("theme")
        self.theme_button.setShortcut("Ctrl+D")
        self.theme_button.clicked.connect(self.change_theme)
        self._rail_column.addWidget(self.theme_button)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        above = QVBoxLayout()
        above.setContentsMargins(8, 8, 8, 0)
        above.addWidget(self.notice_bar)
        middle.addLayout(above)
        middle.addWidget(self.pages, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(across, 1)
        whole.addWidget(self.strip)
        self.sign_in.signed_in.connect(self.enter)

    def enter(self, store: StationStore) -> None:
        """Go to work with an open store."""
        if self._store is not None:
            return
        self._store = store
        parts = (self.fittings, self._services, store, self._prompts)
        self.inspect, self.records = InspectPage(*parts), RecordsPage(*parts)
        self.inspect.feed.edition_known.connect(self.strip.show_edition)
        self.inspect.feed.engines_changed.connect(self.strip.show_engines)
        self.strip.show_engines(self.inspect.feed.engines)
        self.strip.show_officer(store.officer)
        self._add_page("inspect", self.inspect, "Ctrl+1")
        self._add_page("records", self.records, "Ctrl+2")
        self.rail_buttons.buttons()[0].click()

    def change_theme(self) -> None:
        """Light to dark and back."""
        self.fittings.theme = DARK if self.fittings.theme is LIGHT else LIGHT
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 - there is no widget without one
        application.setPalette(palette(self.fittings.theme))
        application.setStyleSheet(style_sheet(self.fittings.theme, self.fittings.measures))
        for button in (*self.rail_buttons.buttons(), self.theme_button):
            button.setIcon(rail_icon(button.objectName(), self.fittings.theme, self.fittings.measures.icon))
        for page in (self.inspect, self.records):
            if page is not None:
                page.repaint_theme()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every thread before the window is gone."""
        if self.inspect is not None:
            self.inspect.shutdown()
        if self._store is not None:
            self.fittings.tasks.store.submit(self._store.close)
        self.fittings.tasks.shutdown()
        event.accept()

    def _add_page(self, name: str, page: QWidget, shortcut: str) -> None:
        self.pages.addWidget(page)
        button = self._rail_button(name)
        button.setCheckable(True)
        button.setShortcut(shortcut)
        self.rail_buttons.addButton(button)
        self._rail_column.insertWidget(len(self.rail_buttons.buttons()) - 1, button)
        button.clicked.connect(lambda _checked: self._show_page(page))

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        if page is self.records and self.records is not None:
            self.records.refresh()
            self.records.search.setFocus()
        elif self.inspect is not None:
            self.inspect.view.setFocus()

    def _rail_button(self, name: str) -> QToolButton:
        words, measures = self.fittings.words, self.fittings.measures
        button = QToolButton()
        button.setObjectName(name)
        button.setText(words(f"window.page.{name}"))
        button.setToolTip(words(f"window.page.{name}"))
        button.setAccessibleName(words(f"window.page.{name}"))
        button.setIcon(rail_icon(name, self.fittings.theme, measures.icon))
        button.setIconSize(QSize(measures.icon, measures.icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(round(measures.target * 1.9), round(measures.target * 1.5))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _save_report(self, detail: str) -> None:
        path = self._prompts.save_as("quaylens-report.txt")
        if path is not None:
            self.fittings.tasks.run_task(lambda: Path(path).write_text(detail, "utf-8"), lambda _size: None)
