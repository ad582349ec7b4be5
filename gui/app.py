"""The application round the window: fonts, theme, translation of Qt's own dialogs, and the last line of defence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from inspection.notices import Level, Notice
from inspection.settings import Settings

from .appearance import dress, fit, speak
from .fittings import Fittings
from .last_defence import LastDefence
from .main_window import MainWindow
from .measures import Measures
from .tasks import Tasks
from .theme import LIGHT
from .words import Words

if TYPE_CHECKING:
    from .last_defence import Crash
    from .prompts import Prompts
    from .services import Services

DEFAULTS = Settings()
ICON = Path(__file__).resolve().parent.parent / "packaging" / "icons" / "quaylens.svg"
# Each call into Qt gives the interpreter up and has to get it back from threads that compute; at Python's own 5 ms the
# drawing of one picture with ten outlines would wait for a quarter of a second.
SWITCH_S = 0.0005


def run(services: Services, settings: Settings, handed: Path | None = None) -> int:
    """Show the window until it is closed; gives the exit code. ``handed`` is a case file to be checked at once."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Quaylens")
    application.setDesktopFileName("quaylens")
    application.setWindowIcon(QIcon(str(ICON)))
    desktop = Desktop(application, services)
    desktop.begin(settings)
    if handed is not None:
        desktop.check(handed)
    defence = LastDefence(desktop.tell)
    try:
        return application.exec()
    finally:
        defence.end()
        desktop.end()


class Desktop:
    """The window there is, and the next one when another officer takes over: all that the last one had is closed."""

    window: MainWindow

    def __init__(self, application: QApplication, services: Services, prompts: Prompts | None = None) -> None:
        self._application = application
        self._services = services
        self._prompts = prompts

    def begin(self, settings: Settings) -> None:
        """Show a window in which nobody has signed in yet."""
        self.window = build(self._application, self._services, settings, prompts=self._prompts)
        self.window.left.connect(self._take_over, Qt.ConnectionType.QueuedConnection)
        self.window.show()

    def tell(self, crash: Crash) -> None:
        """Show it in whichever window there is."""
        self.window.crash.tell(crash)

    def end(self) -> None:
        """Close a window that is still open: its screen has gone away, and its threads would wait for ever."""
        if self.window.isVisible():
            self.window.close()

    def check(self, case_file: Path) -> None:
        """Say whether a case file holds; nobody needs to sign in for that."""
        tasks, desk = self.window.fittings.tasks, self._services.pages.records
        tasks.run_task(lambda: desk.verify_file(case_file), lambda told: tasks.notify(Notice(Level.INFO, told)))

    def _take_over(self) -> None:
        old = self.window
        place, settings = old.saveGeometry(), old.fittings.settings
        self._application.setQuitOnLastWindowClosed(False)
        old.close()
        old.deleteLater()
        self.begin(settings)
        self.window.restoreGeometry(place)
        self._application.setQuitOnLastWindowClosed(True)


def build(
    application: QApplication,
    services: Services,
    settings: Settings = DEFAULTS,
    *,
    prompts: Prompts | None = None,
) -> MainWindow:
    """Make the window as it is set, and not yet shown."""
    sys.setswitchinterval(SWITCH_S)
    application.setStyle("Fusion")  # the same on every platform, so that sizes and colours hold
    speak(application, settings.language)
    measures = Measures.of_screen(application.primaryScreen())
    fittings = Fittings(Words(settings.language), measures, Tasks(), LIGHT)
    fit(fittings, settings)
    dress(fittings)
    return MainWindow(fittings, services, prompts)
