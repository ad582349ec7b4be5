"""The pages beside inspecting: each is made when it is first shown, so that the start does not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal

from .about_page import AboutPage
from .exchanging import Exchanging
from .help_page import HelpPage
from .officers_page import OfficersPage
from .practice_page import PracticePage
from .reference_page import ReferencePage
from .settings_page import SettingsPage
from .sync_page import SyncPage
from .updates_page import UpdatesPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget, QToolButton, QWidget

    from inspection.settings import Settings

    from .current import CurrentInspection
    from .fittings import Fittings
    from .prompts import Prompts
    from .rail import Rail
    from .services import Services, StationStore


class Page(Protocol):
    """What such a page can be told."""

    def shown(self) -> None:
        """It has come into view: show what there is now."""

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""


class MorePages(QObject):
    """Puts the pages on the rail."""

    settings_changed = Signal(object)  # Settings
    left = Signal()  # the officer signs out

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        prompts: Prompts,
        *,
        pages: QStackedWidget,
        rail: Rail,
        current: CurrentInspection,
    ) -> None:
        """Make the buttons."""
        super().__init__(pages)
        self._parts = (fittings, services, store, prompts)
        self._stack = pages
        self._rail = rail
        self.pages: dict[str, Page] = {}
        self.buttons: dict[str, QToolButton] = {}
        self.exchanging = Exchanging(fittings, services, store, self)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "reference": self._reference,
            "sync": self._sync,
            "settings": self._settings,
            "officers": self._officers,
            "help": self._help,
            "about": self._about,
            "updates": lambda: UpdatesPage(*self._parts, current=current),
            "practice": lambda: PracticePage(fittings, services),
        }
        for number, name in enumerate(("reference", "sync", "practice", "settings"), start=3):
            self._add(name, f"Ctrl+{number}")
        self.buttons["help"] = rail.add_page("help", "F1", self.explain)
        self._before: QWidget | None = None

    def take(self, settings: Settings) -> None:
        """What was set anew concerns more than the looks."""
        self.exchanging.pace(settings)

    def end(self) -> None:
        """The window closes."""
        self.exchanging.end()

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        for page in self.pages.values():
            page.repaint_theme()

    def open(self, name: str) -> None:
        """Show a page."""
        if name not in self.pages:
            made = self._makers[name]()
            self.pages[name] = cast("Page", made)
            self._stack.addWidget(made)
        page = self.pages[name]
        self._stack.setCurrentWidget(cast("QWidget", page))
        page.shown()

    def explain(self) -> None:
        """Help about the page where one stands; its topic is called as the page's class is."""
        here = self._stack.currentWidget()
        self.open("help")
        page = self.pages["help"]
        if isinstance(page, HelpPage) and here is not None and here is not page:
            self._before = here
            page.show_topic(type(here).__name__.removesuffix("Page").lower())

    def _go_back(self) -> None:
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)

    def _help(self) -> HelpPage:
        page = HelpPage(self._parts[0])
        page.back.connect(self._go_back)
        page.about.connect(lambda: self.open("about"))
        return page

    def _about(self) -> AboutPage:
        page = AboutPage(*self._parts)
        page.updates.connect(lambda: self.open("updates"))
        return page

    def _add(self, name: str, shortcut: str) -> None:
        self.buttons[name] = self._rail.add_page(name, shortcut, lambda: self.open(name))

    def _reference(self) -> ReferencePage:
        fittings, services, _store, prompts = self._parts
        return ReferencePage(fittings, services, prompts)

    def _sync(self) -> SyncPage:
        return SyncPage(*self._parts, exchanging=self.exchanging)

    def _settings(self) -> SettingsPage:
        fittings, services, _store, prompts = self._parts
        page = SettingsPage(fittings, services, prompts)
        page.changed.connect(self.settings_changed)
        page.officers.connect(lambda: self.open("officers"))
        return page

    def _officers(self) -> OfficersPage:
        page = OfficersPage(*self._parts)
        page.left.connect(self.left)
        return page
