"""The rail on the left: one large button a page, and what is needed on all of them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from .rail_icons import rail_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fittings import Fittings


class Rail(QFrame):
    """Pages from the top, other actions from the bottom."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._group = QButtonGroup(self)
        self._all: list[QToolButton] = []
        self.setProperty("kind", "rail")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 8, 4, 8)
        self._column.addStretch(1)

    def add_page(self, name: str, shortcut: str, show: Callable[[], None]) -> QToolButton:
        """A button that stays pressed while its page is shown."""
        button = self._button(name, shortcut, show)
        button.setCheckable(True)
        self._group.addButton(button)
        self._column.insertWidget(len(self._group.buttons()) - 1, button)
        return button

    def add_action(self, name: str, shortcut: str, action: Callable[[], None]) -> QToolButton:
        """A button at the foot of the rail."""
        button = self._button(name, shortcut, action)
        self._column.addWidget(button)
        return button

    def repaint_theme(self) -> None:
        """Draw the icons in the ink of another theme."""
        for button in self._all:
            button.setIcon(rail_icon(button.objectName(), self._fittings.theme, self._fittings.measures.icon))

    def _button(self, name: str, shortcut: str, action: Callable[[], None]) -> QToolButton:
        measures = self._fittings.measures
        text = self._fittings.words(f"window.page.{name}")
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(f"{text} ({shortcut})")
        button.setAccessibleName(text)
        button.setShortcut(shortcut)
        button.setIcon(rail_icon(name, self._fittings.theme, measures.icon))
        button.setIconSize(QSize(measures.icon, measures.icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(round(measures.target * 1.9), round(measures.target * 1.5))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: action())
        self._all.append(button)
        return button
