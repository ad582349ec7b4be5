"""The rail on the left: one large button a page, and what is needed on all of them below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from .rail_icons import rail_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from .fittings import Fittings


ROUND_A_WORD = 10  # pixels above and below the icon and the word of a button


class Rail(QFrame):
    """Pages from the top, other actions from the bottom."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._group = QButtonGroup(self)
        self._all: list[QToolButton] = []
        self.setProperty("kind", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 8, 4, 8)
        self._area = QScrollArea()  # a low screen scrolls the pages; what is below stays in view
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._pages = QVBoxLayout(self._inside)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addStretch(1)
        self._area.setWidget(self._inside)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._fit())
        self._column.addWidget(self._area, 1)

    def add_page(self, name: str, shortcut: str, show: Callable[[], None]) -> QToolButton:
        """A button that stays pressed while its page is shown."""
        button = self._button(name, shortcut, show)
        button.setCheckable(True)
        button.toggled.connect(lambda on: self._area.ensureWidgetVisible(button) if on else None)
        self._group.addButton(button)
        self._pages.insertWidget(len(self._group.buttons()) - 1, button)
        self._fit()
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
        self._fit()

    def _fit(self) -> None:
        """No word is cut off, whatever the size of the letters."""
        target = self._fittings.measures.target
        for button in self._all:
            button.setMinimumSize(
                round(target * 1.9),
                max(target, button.iconSize().height() + button.fontMetrics().height() + ROUND_A_WORD),
            )
        wide = max(each.sizeHint().expandedTo(each.minimumSize()).width() for each in self._all)
        bar = self._area.verticalScrollBar()
        self._area.setMinimumWidth(wide + (bar.sizeHint().width() if bar.maximum() else 0))

    def _button(self, name: str, shortcut: str, action: Callable[[], None]) -> QToolButton:
        measures = self._fittings.measures
        side = measures.icon * 4 // 5
        text = self._fittings.words(f"window.page.{name}")
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(f"{text} ({shortcut})")
        button.setAccessibleName(text)
        button.setShortcut(shortcut)
        button.setIcon(rail_icon(name, self._fittings.theme, side))
        button.setIconSize(QSize(side, side))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: action())
        self._all.append(button)
        return button
