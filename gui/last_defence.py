"""The last line of defence: what nobody caught, in any thread, or in Qt itself, comes here and is told, not lost."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger(__name__)
_LOUD = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}
_LEVELS = {QtMsgType.QtDebugMsg: logging.DEBUG, QtMsgType.QtInfoMsg: logging.INFO}


@dataclass(frozen=True, slots=True)
class Crash:
    """Something of ours that went wrong: what kind, where, and the trace for a report."""

    kind: str
    where: str  # the thread, or "Qt"
    detail: str


class LastDefence(QObject):
    """Takes the place of the interpreter's and Qt's own handlers until :meth:`end`; tells on the UI thread."""

    _crashed = Signal(object)

    def __init__(self, tell: Callable[[Crash], None]) -> None:
        """Begin. ``tell`` is called on the UI thread with a :class:`Crash`."""
        super().__init__()
        self._crashed.connect(tell, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread
        self._qt_before = qInstallMessageHandler(self._from_qt)

    def end(self) -> None:
        """Put the handlers back that were there before."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)

    def _in_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._take(kind.__name__, "main", "".join(traceback.format_exception(kind, error, trace)))

    def _in_thread(self, said: threading.ExceptHookArgs) -> None:
        if issubclass(said.exc_type, SystemExit):
            return
        name = said.thread.name if said.thread is not None else "?"
        trace = "".join(traceback.format_exception(said.exc_type, said.exc_value, said.exc_traceback))
        self._take(said.exc_type.__name__, name, trace)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in _LOUD:
            self._take(kind.name, "Qt", f"{text}\n{context.file}:{context.line} {context.function}")
        else:
            log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)

    def _take(self, kind: str, where: str, detail: str) -> None:
        log.error("unexpected failure in %s\n%s", where, detail)
        self._crashed.emit(Crash(kind, where, detail))
