"""The pages round the picture: where the day begins, and the inspection in full; and which inspection is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from .case_page import CasePage
from .case_section import CaseParts
from .feed_state import FeedState
from .set_up_page import SetUpPage
from .start_page import StartPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from inspection.dossier import Dossier

    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .prompts import Prompts
    from .rail import Rail
    from .scanners import Scanners
    from .services import Services, StationStore


class InspectionPages(QObject):
    """Puts Start and Case on the rail, before and behind the page of the picture."""

    settings_changed = Signal(object)  # Settings

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        prompts: Prompts,
        *,
        inspect: InspectPage,
        pages: QStackedWidget,
        rail: Rail,
        show_inspect: Callable[[], None],
        scanners: Scanners,
    ) -> None:
        """Make both pages; ``show_inspect`` brings the page of the picture into view."""
        super().__init__(pages)
        self._fittings = fittings
        self._store = store
        self._inspect = inspect
        self._stack = pages
        self._rail = rail
        parts = CaseParts(fittings, services, store, prompts, inspect)
        self.parts = parts
        self._scanners = scanners
        self.set_up: SetUpPage | None = None
        self.start, self.case = StartPage(parts), CasePage(parts)
        for page in (self.start, self.case):
            pages.addWidget(page)
        self.start_button = rail.add_page("start", "Ctrl+0", self._show_start)
        self.inspect_button = rail.add_page("inspect", "Ctrl+1", show_inspect)
        self.case_button = rail.add_page("case", "Ctrl+I", self._show_case)
        self.start.inspect.connect(self.begin)
        self.start.go_on.connect(self.inspect_button.click)
        self.start.chosen.connect(self.take)
        self.start.set_up.connect(self.show_set_up)

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self.start.repaint_theme()
        self.case.repaint_theme()

    def begin(self, label: str = "") -> None:
        """A new inspection; one that is in hand is set aside, and told so."""
        self._set_aside()
        self._inspect.panel.clear_for_next()
        if label:
            self._inspect.panel.label.setText(label)
            self._inspect.panel.tell_now()
        self.look()

    def look(self) -> None:
        """Bring the picture into view; with no source open, that of the camera that is set to be opened by itself."""
        self.inspect_button.click()
        camera = self._fittings.settings.camera
        if camera and self._inspect.feed.state is FeedState.CLOSED:
            self._inspect.open_source([camera])

    def take(self, dossier: Dossier) -> None:
        """Go on with an inspection that was left open; show one that is closed."""
        if dossier.closed_at is not None:
            if self._inspect.current.dossier is not None:
                self._set_aside()
                self._inspect.panel.clear_for_next()
            self._inspect.current.look_at(dossier)
            self.case_button.click()
            return
        in_hand = self._inspect.current.dossier
        if in_hand is not None and in_hand.inspection != dossier.inspection:
            self._set_aside()
        if self._inspect.resume(dossier):
            self.inspect_button.click()

    def show_set_up(self) -> None:
        """The guided set-up, made when it is first wanted."""
        if self.set_up is None:
            self.set_up = SetUpPage(self.parts, self._scanners)
            self._stack.addWidget(self.set_up)
            self.set_up.changed.connect(self.settings_changed)
            self.set_up.try_camera.connect(self._try_camera)
            self.set_up.enrol.connect(self._enrol)
            self.set_up.done.connect(self.start_button.click)
        self._stack.setCurrentWidget(self.set_up)

    def _try_camera(self, spec: str) -> None:
        self.inspect_button.click()
        self._inspect.open_source([spec])

    def _enrol(self) -> None:
        page = self._rail.findChild(QToolButton, "sync")
        if page is not None:
            page.click()

    def _set_aside(self) -> None:
        dossier = self._inspect.current.dossier
        if dossier is not None:
            self._inspect.panel.tell_now()
            self._inspect.current.set_aside()
            self._inspect.ask.tell("start.set_aside", label=dossier.opening.label)

    def _show_start(self) -> None:
        self._stack.setCurrentWidget(self.start)
        self.start.shown()

    def _show_case(self) -> None:
        self._stack.setCurrentWidget(self.case)
        self.case.shown()
