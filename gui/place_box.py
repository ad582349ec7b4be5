"""Where the goods are looked at: port and terminal by hand, or a satellite receiver's fix, with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspection.place import Fix, Place, PlaceSource

from .buttons import Button, add_row, label
from .choice_field import ChoiceField

if TYPE_CHECKING:
    from .choice_field import Offers
    from .fittings import Fittings
    from .services import Services


class PlaceBox(QWidget):
    """Gives the place as it is stated; a fix stays with it until the officer takes it away."""

    edited = Signal()

    def __init__(self, fittings: Fittings, services: Services) -> None:
        super().__init__()
        self._fittings = fittings
        self._services = services
        self._fix: Fix | None = None
        words = fittings.words
        self.port = ChoiceField()
        self.terminal = QLineEdit(maxLength=120)
        self.measured = label("", "quiet")
        self.receive = Button(fittings, "case.place.receive", self._receive)
        self.forget = Button(fittings, "case.place.forget", lambda: self._take(None))
        form = QFormLayout()
        for code, field in (("case.place.port", self.port), ("case.place.terminal", self.terminal)):
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, fittings)
            field.textChanged.connect(lambda _text: self.edited.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(words("case.place.heading"), "section"))
        column.addLayout(form)
        column.addWidget(self.measured)
        column.addWidget(self.receive)
        column.addWidget(self.forget)
        self._show_fix()

    @property
    def place(self) -> Place | None:
        """What is stated; None when nothing is."""
        source = PlaceSource.STATED if self._fix is None else PlaceSource.RECEIVER
        place = Place(self.port.code, self.terminal.text().strip(), source, self._fix)
        return place if place.known else None

    def fill(self, place: Place | None) -> None:
        """Show a place; nothing is emitted."""
        if place == self.place:
            return
        shown = place or Place()
        for field, text in ((self.port, shown.port), (self.terminal, shown.terminal)):
            field.blockSignals(True)  # noqa: FBT003 - Qt's own argument
            field.setText(text)
            field.blockSignals(False)  # noqa: FBT003
        self._fix = shown.fix
        self._show_fix()

    def offer(self, ports: Offers, model: QStringListModel) -> None:
        """Propose these ports."""
        self.port.offer(ports, model)

    def _receive(self) -> None:
        self.receive.setEnabled(False)
        self.measured.setText(self._fittings.words("case.place.waiting"))
        self._fittings.tasks.run_task(self._services.case.receive_place, self._take, self._failed)

    def _failed(self, error: Exception) -> None:
        self._show_fix()
        self._fittings.tasks.fail(error)

    def _take(self, fix: Fix | None) -> None:
        self._fix = fix
        self._show_fix()
        self.edited.emit()

    def _show_fix(self) -> None:
        fix, words = self._fix, self._fittings.words
        self.receive.setEnabled(True)
        self.forget.setVisible(fix is not None)
        if fix is None:
            self.measured.setText(words("case.place.stated"))
            return
        where = words.isolated(f"{fix.latitude}, {fix.longitude}")
        quality = "" if fix.satellites is None else words("case.place.satellites", count=fix.satellites)
        told = words("case.place.measured", where=where, at=fix.at.strftime("%Y-%m-%d %H:%M:%SZ"))
        self.measured.setText(" ".join(each for each in (told, quality) if each))
