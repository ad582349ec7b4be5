"""Where everything the program has to tell is shown: one bar, one notice at a time, never a storm of dialogs."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from inspection.notices import Level

from .buttons import Button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.notices import Notice

    from .fittings import Fittings

KEPT = 50
INFO_MS = 7000  # information is read in passing; warnings and errors stay until they are dismissed


class NoticeBar(QFrame):
    """Shows the newest notice; the same one again only counts. Errors stay until they are dismissed."""

    def __init__(self, fittings: Fittings, save: Callable[[str], None]) -> None:
        """``save`` takes the text of a report about a bug."""
        super().__init__()
        self._words = fittings.words
        self._waiting: list[tuple[Notice, int]] = []
        self.setProperty("kind", "notice")
        self._text = label("")
        self._count = label("", "quiet", wrap=False)
        self._save = Button(fittings, "window.notice.save", lambda: save(self._waiting[-1][0].detail))
        self._dismiss = Button(fittings, "window.notice.dismiss", self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 4, 4)
        row.addWidget(self._text, 1)
        row.addWidget(self._count)
        row.addWidget(self._save)
        row.addWidget(self._dismiss)
        self._passing = QTimer(self, singleShot=True, interval=INFO_MS)
        self._passing.timeout.connect(self.dismiss)
        # Everything below gives it room: a step of its own, after that in which something happened.
        self._appearing = QTimer(self, singleShot=True, interval=0)
        self._appearing.timeout.connect(self.show)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What waits to be dismissed, newest last."""
        return tuple(notice for notice, _ in self._waiting)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice above those that wait. Information gives way to whatever comes."""
        self._waiting = [each for each in self._waiting if each[0].level is not Level.INFO]
        times = 1
        for known in self._waiting:
            if known[0].message == notice.message and dict(known[0].message.params) == dict(notice.message.params):
                self._waiting.remove(known)
                times += known[1]
                break
        self._waiting = [*self._waiting, (notice, times)][-KEPT:]
        self._refresh()

    def dismiss(self) -> None:
        """Take the shown notice away and show the one before it."""
        with contextlib.suppress(IndexError):
            self._waiting.pop()
        self._refresh()

    def _refresh(self) -> None:
        self._passing.stop()
        if not self._waiting:
            self._appearing.stop()
            self.hide()
            return
        if self.isHidden():
            self._appearing.start()
        notice, times = self._waiting[-1]
        if notice.level is Level.INFO:
            self._passing.start()
        text = self._words(f"window.level.{notice.level.value}", told=self._words.say(notice.message))
        self._text.setText(text)
        self.setAccessibleName(text)
        others = len(self._waiting) - 1
        parts = [self._words("window.notice.times", count=times)] if times > 1 else []
        parts += [self._words("window.notice.more", count=others)] if others else []
        self._count.setText(" · ".join(parts))
        self._save.setVisible(bool(notice.detail))
        if self.property("level") != notice.level.value:
            self.setProperty("level", notice.level.value)
            self.style().unpolish(self)
            self.style().polish(self)
