"""Setting up a workplace, step by step: language, place, camera, scanner, headquarters or "not yet"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection.message import message
from inspection.notices import Level, Notice
from inspection.scan_command import DECISIONS, ScanCommand
from inspection.settings import LANGUAGES

from .buttons import Button, Card, Column, add_row, label
from .no_wheel import leave_wheel
from .scanner_sheet import code_picture, commands_pdf, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from inspection.message import Message
    from inspection.scan_command import CommandCodes
    from inspection.settings import Settings

    from .case_section import CaseParts
    from .scanner_services import CodeScanned
    from .scanners import Scanners
    from .services import SourceOffer

CODE_MM = 40  # what handheld scanners read from a screen at arm's length


class SetUpPage(QWidget):
    """Every step can be left out, and taken again later; each choice is kept at once."""

    changed = Signal(object)  # Settings
    try_camera = Signal(str)  # what opens it
    enrol = Signal()
    done = Signal()

    def __init__(self, parts: CaseParts, scanners: Scanners) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._parts = parts
        self._fittings = parts.fittings
        self._scanners = scanners
        words = parts.fittings.words
        self.column = Column(words("set_up.title"))
        self.language = QComboBox()
        leave_wheel(self.language)
        for code in LANGUAGES:
            self.language.addItem(words(f"settings.language.{code}"), code)
        self.fields = {name: QLineEdit(maxLength=120) for name in ("place", "terminal", "country")}
        self.cameras = QComboBox()
        leave_wheel(self.cameras)
        self.try_it = Button(parts.fittings, "set_up.camera.try", self._try)
        self.use = Button(parts.fittings, "set_up.camera.use", self._use)
        self._offer(())
        self.code = QLabel()
        self.told = label(words("set_up.scanner.waiting"), "section")
        self.finish = Button(parts.fittings, "set_up.done", self.done.emit, primary=True)
        self._lay_out()
        self._fill(parts.fittings.settings)
        self.language.activated.connect(lambda _index: self._keep("language", str(self.language.currentData())))
        for name, field in self.fields.items():
            field.editingFinished.connect(lambda name=name, field=field: self._typed(name, field))

    def showEvent(self, event: QShowEvent) -> None:
        """Codes that are scanned come here while the page is in view."""
        super().showEvent(event)
        self._scanners.divert(self._scanned)
        self._show_code()
        self._find_cameras()
        self._fill(self._fittings.settings)

    def hideEvent(self, event: QHideEvent) -> None:
        """Codes go to the work again."""
        self._scanners.divert(None)
        super().hideEvent(event)

    def _lay_out(self) -> None:
        words, fittings = self._fittings.words, self._fittings
        self.column.add(label(words("set_up.title"), "title"))
        self.column.add(label(words("set_up.explain"), "quiet"))
        first = self._step(1, "language")
        self.language.setAccessibleName(words("set_up.language"))
        first.body.addWidget(self.language)
        second = self._step(2, "place")
        form = QFormLayout()
        for name, field in self.fields.items():
            field.setAccessibleName(words(f"set_up.place.{name}"))
            add_row(form, words(f"set_up.place.{name}"), field, fittings)
        second.body.addLayout(form)
        third = self._step(3, "camera")
        self.cameras.setAccessibleName(words("set_up.camera"))
        row = QHBoxLayout()
        row.addWidget(self.cameras, 2)
        for button in (self.try_it, self.use, Button(fittings, "set_up.camera.again", self._find_cameras)):
            row.addWidget(button, 1)
        third.body.addLayout(row)
        fourth = self._step(4, "scanner")
        beside = QHBoxLayout()
        self.code.setAccessibleName(words("set_up.scanner.code"))
        beside.addWidget(self.code)
        texts = QVBoxLayout()
        texts.addWidget(self.told)
        texts.addWidget(label(words("set_up.scanner.explain"), "quiet"))
        texts.addWidget(Button(fittings, "set_up.scanner.sheet", self._sheet))
        texts.addWidget(Button(fittings, "set_up.scanner.commands", self._commands))
        texts.addStretch(1)
        beside.addLayout(texts, 1)
        fourth.body.addLayout(beside)
        fifth = self._step(5, "headquarters")
        fifth.body.addWidget(Button(fittings, "set_up.headquarters.enrol", self.enrol.emit))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.addWidget(self.column, 1)
        whole.addWidget(self.finish)

    def _step(self, number: int, name: str) -> Card:
        words = self._fittings.words
        card = Card(words(f"set_up.{name}"))
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.body.addWidget(label(f"{number}  {words(f'set_up.{name}')}", "section"))
        card.body.addWidget(label(words(f"set_up.{name}.why"), "quiet"))
        self.column.add(card)
        return card

    def _fill(self, settings: Settings) -> None:
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        for name, field in self.fields.items():
            if not field.hasFocus():
                field.setText(str(getattr(settings, name)))

    # --- keeping

    def _typed(self, name: str, field: QLineEdit) -> None:
        text = field.text().strip()
        if text != str(getattr(self._fittings.settings, name)):
            self._keep(name, text.upper() if name != "terminal" else text)

    def _keep(self, name: str, value: str) -> None:
        desk, tasks = self._parts.services.pages.settings, self._fittings.tasks
        tasks.run_task(lambda: desk.write(name, value), self.changed.emit, lane=tasks.store)  # one after the other

    # --- the camera

    def _find_cameras(self) -> None:
        self._fittings.tasks.run_task(self._parts.services.list_cameras, self._offer)

    def _offer(self, cameras: Sequence[SourceOffer]) -> None:
        self.cameras.clear()
        for each in cameras:
            self.cameras.addItem(each.label, each.spec)
        if not cameras:
            self.cameras.addItem(self._fittings.words("set_up.camera.none"), "")
        self.cameras.setCurrentIndex(max(0, self.cameras.findData(self._fittings.settings.camera)))
        for button in (self.try_it, self.use):
            button.setEnabled(bool(cameras))

    def _try(self) -> None:
        self.try_camera.emit(str(self.cameras.currentData()))

    def _use(self) -> None:
        self._keep("camera", str(self.cameras.currentData()))
        told = message("set_up.camera.kept", name=self.cameras.currentText())
        self._fittings.tasks.notify(Notice(Level.INFO, told))

    # --- the scanner

    def _show_code(self) -> None:
        side = self._fittings.measures.target * CODE_MM // 12
        code = self._parts.services.case.self_test_code
        self._fittings.tasks.run_task(code, lambda made: self.code.setPixmap(code_picture(made, side)))

    def _scanned(self, scanned: CodeScanned) -> None:
        case = self._parts.services.case
        work = self._fittings.tasks.run_task
        work(lambda: case.diagnose(scanned.text, scanned.ended), self._diagnosed)

    def _diagnosed(self, found: Sequence[Message]) -> None:
        words = self._fittings.words
        told = "\n".join(words.say(each) for each in found) or words("set_up.scanner.right")
        self.told.setText(told)
        self.told.setAccessibleName(told)

    def _sheet(self) -> None:
        path, words = self._parts.prompts.save_as("scanner-test.pdf"), self._fittings.words
        if path is None:
            return
        services, tasks = self._parts.services, self._fittings.tasks
        title, lines = words("set_up.scanner.title"), [words("set_up.scanner.why"), words("set_up.scanner.explain")]

        def work() -> None:
            services.save(path, sheet_pdf(services.case.self_test_code(), title, lines))

        told = Notice(Level.INFO, message("set_up.scanner.saved", path=path))
        tasks.run_task(work, lambda _none: tasks.notify(told))

    def _commands(self) -> None:
        path = self._parts.prompts.save_as("scanner-commands.pdf")
        if path is None:
            return
        store, services, tasks = self._parts.store, self._parts.services, self._fittings.tasks
        ask = services.case.command_codes
        tasks.run_task(lambda: ask(store), lambda codes: self._write_commands(path, codes), lane=tasks.store)

    def _write_commands(self, path: Path, codes: CommandCodes) -> None:
        words, services, tasks = self._fittings.words, self._parts.services, self._fittings.tasks
        explain = (words("handheld.sheet.explain"), words("handheld.sheet.station", station=codes.station))

        def named(command: ScanCommand) -> str:
            if command in DECISIONS:
                return words.plain(f"window.decision.{DECISIONS[command].value}")
            return words(f"handheld.sheet.{command.value.lower()}")

        def work() -> None:
            drawn = [(named(each), services.case.code_of(codes.code_of(each))) for each in ScanCommand]
            services.save(path, commands_pdf(drawn, words("handheld.sheet.title"), "\n".join(explain)))

        told = Notice(Level.INFO, message("set_up.scanner.saved", path=path))
        tasks.run_task(work, lambda _none: tasks.notify(told))
