"""All handheld scanners of this station as one stream of codes, from the first sight of the window to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection.message import message
from inspection.notices import Level, Notice

from .scanner_services import CodeScanned
from .wedge_filter import WedgeFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspection.settings import Settings

    from .fittings import Fittings
    from .scanner_services import ScannerServices, SerialLine


class Scanners(QObject):
    """Each code is given once, on the UI thread, to whoever it is for; before anyone works here it is told of."""

    def __init__(self, fittings: Fittings, services: ScannerServices, parent: QWidget) -> None:
        """Listen to nothing yet."""
        super().__init__(parent)
        self._tasks = fittings.tasks
        self._services = services
        self._line: SerialLine | None = None
        self._port = ""
        self._on = False
        self._diverted: Callable[[CodeScanned], None] | None = None
        self._work: Callable[[CodeScanned], None] | None = None
        self._covered: Callable[[], bool] = lambda: True
        self.wedge = WedgeFilter(services.new_wedge(fittings.settings), self)
        self.wedge.scanned.connect(self.take)

    def begin(self, settings: Settings) -> None:
        """Listen; once begun, listen as it is set now."""
        if not self._on:
            self._on = True
            self.wedge.begin()
        self.wedge.let_go()
        self.wedge.wedge = self._services.new_wedge(settings)
        if settings.scanner_port != self._port:
            self._port = settings.scanner_port
            self._open()

    def end(self) -> None:
        """Listen no more; the thread of the serial line is joined."""
        if self._on:
            self._on = False
            self.wedge.end()
        line, self._line = self._line, None
        if line is not None:
            line.stop()

    def divert(self, taker: Callable[[CodeScanned], None] | None) -> None:
        """Give all codes to a page that asks for them (a self-test), until None is given."""
        self._diverted = taker

    def serve(self, work: Callable[[CodeScanned], None], covered: Callable[[], bool]) -> None:
        """Give codes to the work of a signed-in officer, unless the window is covered."""
        self._work, self._covered = work, covered

    def take(self, code: CodeScanned) -> None:
        """A code has arrived; to be called on the UI thread."""
        if self._work is None or self._covered():
            self._tasks.notify(Notice(Level.WARNING, message("handheld.sign_in")))
        else:
            (self._diverted or self._work)(code)

    def _open(self) -> None:
        """Change over to the port that is set, off the UI thread: a line may take a moment to end."""
        before, self._line = self._line, None
        port, tasks = self._port, self._tasks

        def work() -> SerialLine | None:
            if before is not None:
                before.stop()
            if not port:
                return None
            return self._services.open_serial(
                port,
                lambda text: tasks.post(lambda: self.take(CodeScanned(text, port))),
                lambda notice: tasks.post(lambda: tasks.notify(notice)),
            )

        tasks.run_task(work, lambda line: self._opened(port, line))

    def _opened(self, port: str, line: SerialLine | None) -> None:
        if line is None:
            return
        if self._on and port == self._port and self._line is None:
            self._line = line
        else:
            self._tasks.run_task(line.stop, lambda _none: None)
