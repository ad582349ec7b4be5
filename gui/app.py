"""The application round the window: fonts, theme, translation of Qt's own dialogs, and the last line of defence."""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from inspection.message import message
from inspection.notices import Level, Notice
from inspection.settings import Settings

from .appearance import dress, fit, speak
from .fittings import Fittings
from .main_window import MainWindow
from .measures import Measures
from .tasks import Tasks
from .theme import LIGHT
from .words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from .prompts import Prompts
    from .services import Services

log = logging.getLogger(__name__)
DEFAULTS = Settings()


def run(services: Services, settings: Settings) -> int:
    """Show the window until it is closed; gives the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Quaylens")
    application.setDesktopFileName("quaylens")
    window = build(application, services, settings)
    sys.excepthook = _shown_failure(window.notice_bar.show_notice)
    window.show()
    return application.exec()


def build(
    application: QApplication,
    services: Services,
    settings: Settings = DEFAULTS,
    *,
    prompts: Prompts | None = None,
) -> MainWindow:
    """Make the window as it is set, and not yet shown."""
    application.setStyle("Fusion")  # the same on every platform, so that sizes and colours hold
    speak(application, settings.language)
    measures = Measures.of_screen(application.primaryScreen())
    fittings = Fittings(Words(settings.language), measures, Tasks(), LIGHT)
    fit(fittings, settings)
    dress(fittings)
    return MainWindow(fittings, services, prompts)


def _shown_failure(
    notify: Callable[[Notice], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A bug of ours in a slot is logged and shown; the window lives on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        detail = "".join(traceback.format_exception(kind, error, trace))
        log.error("unexpected failure\n%s", detail)
        notify(Notice(Level.ERROR, message("window.bug", kind=kind.__name__), detail))

    return hook
