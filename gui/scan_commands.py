"""What a scanned command sets going, in turn with the codes of things: nothing overtakes what was scanned before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from inspection.errors import BadInput, EnvironmentFault
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.scan_command import DECISIONS, ScanCommand, needs_own_words

from .dossier_view import suggested
from .feed_state import FeedState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspection.dossier import Decision
    from inspection.message import Message
    from inspection.scan_command import CommandCodes

    from .dialogs import RulingDialog
    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .inspection_pages import InspectionPages
    from .scanner_services import CodeScanned
    from .scanning import Scanning
    from .services import Services, StationStore

CONFIRM_MS = 60_000  # a decision that nobody confirms in that time is given up


class ScanCommands(QObject):
    """Takes every code of a handheld scanner: commands are carried out, all others are handed on.

    ``exports`` says in which folder a case file goes when nobody is asked, ``covered`` whether the window is locked.
    """

    def __init__(
        self,
        fittings: Fittings,
        services: Services,
        store: StationStore,
        *,
        inspect: InspectPage,
        pages: InspectionPages,
        scanning: Scanning,
        counting: QWidget,
        covered: Callable[[], bool],
    ) -> None:
        super().__init__(inspect)
        self._fittings = fittings
        self._services = services
        self._store = store
        self._inspect = inspect
        self._pages = pages
        self._scanning = scanning
        self._counting = counting
        self._covered = covered
        self._codes: CommandCodes | None = None  # asked of the store; until they are known, codes wait
        self._early: list[CodeScanned] = []
        self._asked = False
        self._asking: RulingDialog | None = None  # opened by a command, and not yet answered
        self.exports = documents
        self._patience = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._patience.timeout.connect(self._give_up)
        self._plain: dict[ScanCommand, Callable[[], None]] = {
            ScanCommand.INSPECT: self._look,
            ScanCommand.COUNT: self._turn_count,
            ScanCommand.KEEP: self._keep,
            ScanCommand.FREEZE: self._freeze,
            ScanCommand.NEXT: inspect.feed.next,
            ScanCommand.NEW: pages.begin,
            ScanCommand.EXPORT: self._export,
        }
        self._ask()

    def take(self, code: CodeScanned) -> None:
        """Take a code."""
        if self._codes is None:
            self._early.append(code)
            self._ask()
        else:
            self._sort(code, self._codes)

    def _ask(self) -> None:
        if not self._asked:
            self._asked = True
            work, tasks = self._services.case.command_codes, self._fittings.tasks
            tasks.run_task(lambda: work(self._store), self._known, self._not_known, lane=tasks.store)

    def _known(self, codes: CommandCodes) -> None:
        self._codes = codes
        early, self._early = self._early, []
        for code in early:
            self._sort(code, codes)

    def _not_known(self, error: Exception) -> None:
        """What waited is given up, in words; the next code asks again."""
        self._asked = False
        self._early.clear()
        self._fittings.tasks.fail(error)

    def _sort(self, code: CodeScanned, codes: CommandCodes) -> None:
        seen = self._services.scanners.reading_of(code.text)
        try:
            command = codes.command_of(seen.symbols[0].text)
        except BadInput as error:
            self._fittings.tasks.fail(error)
            return
        if command is None:
            self._scanning.take(code)
        else:
            self._scanning.then(lambda: self._carry_out(command))

    def _carry_out(self, command: ScanCommand) -> None:
        if self._covered():  # asked now: the window may have locked while the code waited for what was being kept
            self._tell(message("handheld.sign_in"), Level.WARNING)
        elif command in {ScanCommand.CONFIRM, ScanCommand.CANCEL}:
            self._answer(confirmed=command is ScanCommand.CONFIRM)
        elif QApplication.activeModalWidget() is not None:
            self._tell(message("handheld.question", text=command.value), Level.WARNING)
        elif command in DECISIONS:
            self._prepare(DECISIONS[command])
        else:
            self._plain[command]()

    # --- at the goods

    def _show(self, tab: int) -> None:
        self._pages.inspect_button.click()
        self._inspect.tabs.setCurrentIndex(tab)

    def _look(self) -> None:
        self._pages.look()
        self._inspect.tabs.setCurrentIndex(0)

    def _turn_count(self) -> None:
        counting = self._inspect.tabs.indexOf(self._counting)
        self._show(0 if self._inspect.isVisible() and self._inspect.tabs.currentIndex() == counting else counting)

    def _keep(self) -> None:
        if self._inspect.keep.isEnabled():
            self._inspect.keep.click()
        else:
            self._tell(message("handheld.command.no_picture"), Level.WARNING)

    def _freeze(self) -> None:
        feed = self._inspect.feed
        if feed.state in {FeedState.LIVE, FeedState.FROZEN}:
            self._inspect.bar.freeze.click()
        else:
            self._tell(message("handheld.command.not_live"), Level.WARNING)

    # --- the decision

    def _prepare(self, decision: Decision) -> None:
        dossier = self._inspect.current.dossier
        if dossier is None:
            self._tell(message("handheld.command.nothing_in_hand"), Level.WARNING)
            return
        assessment, words = dossier.assessment, self._fittings.words
        verdict = None if assessment is None else assessment.judgement.verdict
        if needs_own_words(decision, verdict):
            self._tell(message("handheld.command.own_words"), Level.WARNING)
            return
        dialog = self._inspect.ask.ask_ruling()
        if dialog is None:
            return
        said = "—" if verdict is None else words.verdict(verdict)
        dialog.take_draft({"decision": decision.value, "reason": words("handheld.command.reason", verdict=said)})
        dialog.say(words("handheld.command.confirm", decision=words.plain(f"window.decision.{decision.value}")))
        self._asking = dialog
        dialog.finished.connect(self._answered)
        self._patience.start()

    def _answer(self, *, confirmed: bool) -> None:
        dialog = self._asking
        if dialog is None:
            self._tell(message("handheld.command.nothing_asked"), Level.WARNING)
        elif confirmed:
            dialog.rule()
        else:
            dialog.reject()

    def _answered(self, _code: int) -> None:
        self._asking = None
        self._patience.stop()

    def _give_up(self) -> None:
        if self._asking is not None:
            self._asking.reject()
            self._tell(message("handheld.command.given_up"), Level.WARNING)

    # --- handing on

    def _export(self) -> None:
        dossier, store, services = self._inspect.current.reportable, self._store, self._services
        if dossier is None or dossier.closed_at is None:
            self._tell(message("handheld.command.not_closed"), Level.WARNING)
            return
        path = self.exports() / suggested(dossier, ".zip")

        def work() -> Message:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EnvironmentFault("commands.cannot_write", path=path, detail=error.strerror) from error
            services.export_case(store, dossier, path)
            return message("window.case.done", path=path)

        self._fittings.tasks.run_task(work, self._tell, lane=self._fittings.tasks.store)

    def _tell(self, told: Message, level: Level = Level.INFO) -> None:
        self._fittings.tasks.notify(Notice(level, told))


def documents() -> Path:
    """The officer's folder for documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
