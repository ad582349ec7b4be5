"""Buttons and ticks whose text takes more lines where it has no room on one: Qt would cut it off at both ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QStyle, QStyleOptionButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QResizeEvent
    from PySide6.QtWidgets import QWidget as Widget
else:
    Widget = object  # Qt lets no class have two bases of its own

ROOM_ROUND_TEXT = 12  # pixels above and below the text of a button, with its border


class Wrapping(Widget):
    """To be named before the Qt class of a widget whose height, or text, follows from its width and its letters."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room takes more lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """And so do larger letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        raise NotImplementedError


class WrappingButton(Wrapping, QPushButton):
    """A button whose text takes more lines where it has no room on one: it is never cut off."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._said = text
        self._raised = False
        self._least = 0  # pixels of height that it has on one line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # it may be narrower than one line

    def text(self) -> str:
        """What it says, on however many lines it stands."""
        return self._said

    def setText(self, text: str) -> None:
        """Say something else."""
        self._said = text
        self._fit()
        self.updateGeometry()

    def setMinimumHeight(self, height: int) -> None:
        """So high at least, on one line."""
        self._least = height
        super().setMinimumHeight(height)

    def sizeHint(self) -> QSize:
        """The size on one line."""
        return super().sizeHint() + QSize(self._wide(self._said) - self._wide(super().text()), 0)

    def minimumSizeHint(self) -> QSize:
        """As narrow as two lines are."""
        hint = super().sizeHint()
        narrow = min(self._wide(self._said), self._wide(_halved(self._said)))
        wide = hint.width() + narrow - self._wide(super().text())
        return QSize(max(self._least, wide), hint.height())

    def _wide(self, text: str) -> int:
        return self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), text).width()

    def _fit(self) -> None:
        whole = self.sizeHint().width() <= self.width()
        room = self.width() - (self.sizeHint().width() - self._wide(self._said))
        shown = self._said if whole else _halved(self._said)
        if self._wide(shown) > room:
            shown = _wrapped(self._said, self.fontMetrics(), room)
        if shown != super().text():
            super().setText(shown)
        lines = 1 + shown.count("\n")
        wanted = max(self._least, lines * self.fontMetrics().lineSpacing() + ROOM_ROUND_TEXT)
        if lines > 1 and self.minimumHeight() != wanted:  # the style sheet of each theme sets its own again
            super().setMinimumHeight(wanted)
            self._raised = True
        elif lines == 1 and self._raised:
            super().setMinimumHeight(self._least)
            self._raised = False


class WrappingCheck(Wrapping, QCheckBox):
    """A tick whose text takes as many lines as it needs."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._said = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What it says, on however many lines it stands."""
        return self._said

    def _fit(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        shown = _wrapped(self._said.replace("&", "&&"), self.fontMetrics(), room)
        if shown != super().text():
            super().setText(shown)


def _halved(text: str) -> str:
    """On two lines about as long as each other; one word stays on one."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if not spaces or "\n" in text:
        return text
    place = min(spaces, key=lambda place: abs(place - len(text) // 2))
    return f"{text[:place]}\n{text[place + 1 :]}"


def _wrapped(text: str, letters: QFontMetrics, room: int) -> str:
    """On as many lines as it takes where a line has so much room."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
