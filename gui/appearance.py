"""How the whole window looks and in which direction it reads: applied to the application at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspection.wording import RIGHT_TO_LEFT

from .theme import THEMES, palette, style_sheet

if TYPE_CHECKING:
    from inspection.settings import Settings

    from .fittings import Fittings
    from .theme import Theme

WHOLE = 100  # per cent


def next_theme(theme: Theme) -> Theme:
    """Light, dark, sunlight, and light again."""
    names = list(THEMES)
    return THEMES[names[(names.index(theme.name) + 1) % len(names)]]


def fit(fittings: Fittings, settings: Settings) -> None:
    """Take over what the officer has set; what is next drawn looks so."""
    fittings.settings = settings
    fittings.theme = THEMES[settings.theme]
    fittings.measures = replace(fittings.measures, scale=settings.font_percent / WHOLE)


def dress(fittings: Fittings) -> None:
    """Colours and letters for every widget there is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - there is no widget without one
    application.setPalette(palette(fittings.theme))
    application.setStyleSheet(style_sheet(fittings.theme, fittings.measures))


def arrange(window: QWidget, rail: QWidget, notices: QWidget, room: QWidget, strip: QWidget) -> None:
    """The rail beside everything, notices above the room of the pages, the strip below."""
    middle, above = QVBoxLayout(), QVBoxLayout()
    middle.setContentsMargins(0, 0, 0, 0)
    above.setContentsMargins(8, 8, 8, 0)
    above.addWidget(notices)
    middle.addLayout(above)
    middle.addWidget(room, 1)
    across = QHBoxLayout()
    across.setSpacing(0)
    across.addWidget(rail)
    across.addLayout(middle, 1)
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addLayout(across, 1)
    whole.addWidget(strip)


def speak(application: QApplication, language: str) -> None:
    """The direction of the language, and Qt's own words (dialogs, context menus) in it."""
    turned = language[:2] in RIGHT_TO_LEFT
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight)
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(application)
    if translator.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
