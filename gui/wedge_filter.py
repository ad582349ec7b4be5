"""Scanners that type: their keys are taken out before any field sees them, and a hand's keys are given back.

The filter sits on whichever window of the program has the keyboard, before shortcuts and fields. What it holds back
for the moment in which a scanner's next key would follow is sent on in order once it is clear that a hand typed it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication

from .scanner_services import CodeScanned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scanner_services import KeyRun, Wedge

WEDGE = "wedge"
GS = "\x1d"
_CONTROLS = frozenset("\x04\x1c\x1d\x1e\x1f")  # what ISO/IEC 15434 and GS1 put into a code
_SHIFTS = frozenset(
    {
        Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)  # fmt: skip
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.FocusOut})


class WedgeFilter(QObject):
    """Watches the window that has the keyboard, from :meth:`begin` to :meth:`end`."""

    scanned = Signal(object)  # CodeScanned

    def __init__(self, wedge: Wedge, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self.wedge = wedge
        self._window: QWindow | None = None
        self._held: list[QKeyEvent] = []  # presses and releases, as they came
        self._taken: set[int] = set()  # keys of a scan that are still down
        self._letting_go = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._overdue = False

    def begin(self) -> None:
        """Watch from now on."""
        application = QGuiApplication.instance()
        application.focusWindowChanged.connect(self._follow)  # type: ignore[union-attr]
        self._follow(QGuiApplication.focusWindow())

    def end(self) -> None:
        """Watch no more; what is held goes to where it belongs."""
        QGuiApplication.instance().focusWindowChanged.disconnect(self._follow)  # type: ignore[union-attr]
        self._follow(None)

    def _follow(self, window: QWindow | None) -> None:
        self.let_go()
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        self._taken.clear()
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self, gone: QObject | None = None) -> None:
        if gone is None or gone is self._window:
            self._window = None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold back what may be part of a scan."""
        kind = event.type()
        if self._letting_go or kind not in _KEYS:
            if kind in _TOUCHES:
                self.let_go()
            return False
        assert isinstance(event, QKeyEvent)  # noqa: S101 - these types are key events
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)
        text = self._sign(event)
        if not text:
            if event.key() not in _SHIFTS:
                self.let_go()
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut is tried: the key itself follows at once
            return True
        self._held.append(event.clone())
        self._take(self.wedge.feed(text, event.timestamp() or time.monotonic_ns() // 1_000_000))
        self._wait()
        return True

    def let_go(self) -> None:
        """Decide now about what is held."""
        self._timer.stop()
        self._overdue = False
        self._take(self.wedge.pause())

    def _sign(self, event: QKeyEvent) -> str:
        """The character that a key gives to a code; "" for keys that no scanner sends within one."""
        text = event.text()
        if event.isAutoRepeat() or len(text) != 1:
            return ""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held & Qt.KeyboardModifier.ControlModifier:
            bracket = event.key() == Qt.Key.Key_BracketRight
            sign = GS if bracket else text
            return sign if sign == GS or (sign in _CONTROLS and self.wedge.deadline is not None) else ""
        altered = held & ~Qt.KeyboardModifier.GroupSwitchModifier
        if altered and not (held & Qt.KeyboardModifier.AltModifier and not text.isascii()):
            return ""
        return text if text.isprintable() or text in "\r\n\t" or text in _CONTROLS else ""

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() in self._taken:
            if not event.isAutoRepeat():
                self._taken.discard(event.key())
            return True
        if any(each.key() == event.key() and each.type() == QEvent.Type.KeyPress for each in self._held):
            self._held.append(event.clone())
            return True
        return False

    def _wait(self) -> None:
        self._overdue = False
        if self.wedge.deadline is None:
            self._timer.stop()
        else:
            self._timer.start(self.wedge.gap_ms)

    def _look(self) -> None:
        """The time is up; keys that came meanwhile and wait for a busy window are heard first."""
        if not self._overdue:
            self._overdue = True
            self._timer.start(0)
        else:
            self.let_go()

    def _take(self, runs: Sequence[KeyRun]) -> None:
        for run in runs:
            events = self._first(len(run.keys))
            if run.scan is None:
                self._send_on(events)
                continue
            down = {each.key() for each in events if each.type() == QEvent.Type.KeyPress}
            self._taken |= down - {each.key() for each in events if each.type() == QEvent.Type.KeyRelease}
            self.scanned.emit(CodeScanned(run.scan, WEDGE, ended=run.ended))

    def _first(self, presses: int) -> list[QKeyEvent]:
        """Take that many keys out of what is held, with the releases between and after them that belong to them."""
        taken: list[QKeyEvent] = []
        rest: list[QKeyEvent] = []
        down: list[int] = []
        for each in self._held:
            if each.type() == QEvent.Type.KeyPress:
                mine = presses > 0
                presses -= 1
                if mine:
                    down.append(each.key())
            else:
                mine = each.key() in down
                if mine:
                    down.remove(each.key())
            (taken if mine else rest).append(each)
        self._held = rest
        return taken

    def _send_on(self, events: Sequence[QKeyEvent]) -> None:
        """Give the keys to where they would have gone."""
        window = self._window
        if window is None:
            return
        self._letting_go = True
        try:
            for event in events:
                if event.type() == QEvent.Type.KeyPress and self._shortcut(event):
                    continue
                QApplication.sendEvent(window, event)
        finally:
            self._letting_go = False

    def _shortcut(self, event: QKeyEvent) -> bool:
        """Whether the key was a shortcut's; Qt tries shortcuts before it sends a key, and never for one sent on."""
        focus = QApplication.focusWidget()
        override = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
        override.ignore()
        if focus is not None:
            QApplication.sendEvent(focus, override)
        active = QApplication.activeWindow()
        if override.isAccepted() or active is None:
            return False
        pressed = QKeySequence(event.keyCombination())
        for shortcut in active.findChildren(QShortcut):
            if shortcut.isEnabled() and shortcut.key() == pressed:
                shortcut.activated.emit()
                return True
        return False
