"""Buttons, fields and cards as every page uses them: large enough for gloves, with names for screen readers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .no_wheel import leave_wheel
from .wrapping import WrappingButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from .fittings import Fittings

# Qt leaves out of a line's width the space at which it is wrapped. Where a line that runs to the left ends in a code,
# that space stands in its middle and pushes the first letter over the edge.
ROOM_FOR_A_SPACE = 8
FIELD = 2  # times the least size of a target: the least width in which a value can be read


class Button(WrappingButton):
    """A button for one action. A click leaves the focus where it is, so that Space goes on meaning "keep"."""

    def __init__(
        self, fittings: Fittings, code: str, action: Callable[[], None] | None = None, *, primary: bool = False
    ) -> None:
        """Take the code of its text; the text marks its mnemonic with &."""
        super().__init__(fittings.words(code))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(fittings.measures.target)
        self.setAccessibleName(fittings.words.plain(code))
        if primary:
            self.setProperty("kind", "primary")
        if action is not None:
            self.clicked.connect(lambda _checked=False: action())

    def also(self, keys: str) -> None:
        """Another shortcut beside the mnemonic; it works while the button is in view."""
        QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it too, not only Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


def label(text: str, kind: str = "", *, wrap: bool = True) -> QLabel:
    """A text; ``kind`` is a style of the theme (title, section, quiet, value)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setAlignment(leading())
    if kind:
        made.setProperty("kind", kind)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a policy of one's own forgets it, and lines below would be cut off
        made.setSizePolicy(policy)
        if to_the_left():
            made.setContentsMargins(ROOM_FOR_A_SPACE, 0, 0, 0)
    return made


def to_the_left() -> bool:
    """Whether lines run to the left in the language of the window."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def leading() -> Qt.AlignmentFlag:
    """Where a text begins: by the language of the window, not by the first letter of a code or name."""
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if to_the_left() else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def add_row(form: QFormLayout, text: str, field: QWidget, fittings: Fittings) -> None:
    """A field with its label level beside it, which takes two lines rather than be cut off.

    Where the field would be cut off it stands below.
    """
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    chosen = isinstance(field, QComboBox | QDateEdit)
    if chosen:
        leave_wheel(field)
    least = field.minimumSizeHint().width() if chosen else 0
    field.setMinimumWidth(max(FIELD * fittings.measures.target, least))
    form.addRow(text, field)
    beside = form.labelForField(field)
    if isinstance(beside, QLabel):
        beside.setWordWrap(True)
        if to_the_left():
            beside.setContentsMargins(ROOM_FOR_A_SPACE, 0, 0, 0)
        beside.setMinimumHeight(fittings.measures.target)


class Card(QFrame):
    """A framed block of a list that the keyboard can reach."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 8, 12, 10)
        self.body.setSpacing(4)


def of_any_width(block: QWidget) -> None:
    """For a block of a column: where one long word asks for more room than there is, the others keep their lines.

    Qt would reckon their height for the width that the long word wants, and cut off what does not fit.
    """
    for each in block.findChildren(QLabel):
        if each.wordWrap():
            each.setMinimumWidth(1)


def focused_in(block: QWidget) -> QWidget | None:
    """What has the focus of the window in a block: itself, or what stands in it."""
    focused = block.window().focusWidget()
    return focused if focused is not None and (focused is block or block.isAncestorOf(focused)) else None


def stops(block: QWidget) -> list[QWidget]:
    """Where the Tab key stops in a block: itself, then what stands in it."""
    within = (block, *block.findChildren(QWidget))
    return [each for each in within if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


class _Blocks(QWidget):
    """What stands in a column."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        # No block, however wide it would like to be, pushes the others out of sight.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """What Qt would say too, without measuring every block anew for the width that the widest would like."""
        rows = self.layout()
        return QSize() if rows is None else rows.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A word that is too long is cut by itself, and not all the rest with it.

        The height is what this width takes; blocks that are as high in any width are never squeezed.
        """
        rows = self.layout()
        return QSize(1, 1 if rows is None or rows.hasHeightForWidth() else rows.sizeHint().height())


class Column(QScrollArea):
    """A column of blocks that scrolls up and down and never sideways."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("kind", "column")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._inside = _Blocks()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 4, 6, 8)
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        self.setWidget(self._inside)

    def add(self, block: QWidget) -> None:
        """Put a block below the others."""
        self._rows.insertWidget(self._rows.count() - 1, block)

    def put(self, place: int, block: QWidget) -> None:
        """Put a block, new or moved from below, in that place from above."""
        if self._rows.indexOf(block) != place:
            self._rows.insertWidget(place, block)

    def remove(self, block: QWidget) -> None:
        """Remove one block. The focus within it goes to the column: Qt would hand it to whatever stands elsewhere."""
        self._rows.removeWidget(block)
        if focused_in(block) is not None:
            self.setFocus()
        block.hide()
        block.deleteLater()

    def clear(self) -> None:
        """Remove every block."""
        while (block := self._block(0)) is not None:
            self.remove(block)

    def put_tabs_in_order(self) -> None:
        """The keyboard goes from the column through the blocks as they stand, whenever each was built."""
        blocks = [block for place in range(self._rows.count()) if (block := self._block(place)) is not None]
        for one, other in pairwise([self, *(stop for block in blocks for stop in stops(block))]):
            QWidget.setTabOrder(one, other)

    def wanted_height(self, width: int) -> int:
        """Pixels that the column takes, with its frame, to show all blocks where it is so wide."""
        frame = self._frame()
        height = self._rows.heightForWidth(max(1, width - frame))
        return frame + (height if height > 0 else self._rows.sizeHint().height())

    def height_of(self, lines: int) -> int:
        """Pixels that the column takes, with its frame, to show so many lines of text."""
        margins = self._rows.contentsMargins()
        return self._frame() + margins.top() + lines * self.fontMetrics().lineSpacing() + margins.bottom()

    def _frame(self) -> int:
        self.ensurePolished()  # the theme gives it
        return 2 * self.frameWidth()

    def _block(self, place: int) -> QWidget | None:
        item = self._rows.itemAt(place)
        return None if item is None else item.widget()
