"""One field for each kind of setting, made from what is declared of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from inspection.settings import LONGEST_LINE

from .buttons import Button, label
from .no_wheel import leave_wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from inspection.settings import Limits

    from .fittings import Fittings


LARGE = 100  # from such a span on, a button goes ten at a time


class SettingField(QWidget):
    """Shows a value and says when the officer has given another one."""

    given = Signal(object)  # bool, int or str

    def __init__(self, name: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(name)

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001 - one of the kinds of a value
        """Show what is set."""
        raise NotImplementedError

    def take_offers(self, offers: Sequence[tuple[str, str]]) -> None:
        """Propose values, each with what it is called; fields that cannot propose anything leave it."""


class YesField(SettingField):
    """On or off."""

    def __init__(self, fittings: Fittings, name: str) -> None:
        super().__init__(name)
        self.box = QCheckBox(fittings.words("desk.settings.on"))
        self.box.setAccessibleName(name)
        self.box.clicked.connect(self.given.emit)
        self._row.addWidget(self.box)

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001
        """Show what is set."""
        self.box.setChecked(bool(value))


class NumberField(SettingField):
    """A whole number, to be typed or stepped with large buttons."""

    def __init__(self, fittings: Fittings, name: str, low: int, high: int) -> None:
        super().__init__(name)
        self._low, self._high = low, high
        self._pace = 10 if high - low >= LARGE else 1
        self._shown = low
        self.number = QLineEdit(str(low))
        self.number.setValidator(QIntValidator(low, high, self))
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.number.setAccessibleName(name)
        self.number.setFixedWidth(2 * fittings.measures.target)
        self.number.editingFinished.connect(self._give)
        less = Button(fittings, "desk.settings.less", lambda: self.step(-1))
        more = Button(fittings, "desk.settings.more", lambda: self.step(1))
        less.setAccessibleName(fittings.words("desk.settings.less_of", name=name))
        more.setAccessibleName(fittings.words("desk.settings.more_of", name=name))
        for each in (less, self.number, more):
            self._row.addWidget(each)
        self._row.addStretch(1)

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001
        """Show what is set."""
        self._shown = int(value)
        self.number.setText(str(self._shown))

    def step(self, steps: int) -> None:
        """So many steps up, or down."""
        value = self._shown + steps * self._pace
        self.number.setText(str(min(self._high, max(self._low, value))))
        self._give()

    def _give(self) -> None:
        value = int(self.number.text())  # the validator lets nothing else be given
        if value != self._shown:
            self._shown = value
            self.given.emit(value)


class ChoiceField(SettingField):
    """One of a few."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        leave_wheel(self.box)
        for value, said in choices:
            self.box.addItem(said, value)
        self.box.activated.connect(lambda index: self.given.emit(self.box.itemData(index)))
        self._row.addWidget(self.box)

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001
        """Show what is set."""
        self.box.setCurrentIndex(self.box.findData(value))


class LineField(SettingField):
    """A line of text; what the machine proposes can be chosen beside it."""

    def __init__(self, name: str, offers: str = "") -> None:
        """``offers`` is what the list of proposals is called; empty where there are none."""
        super().__init__(name)
        self.line = QLineEdit(maxLength=LONGEST_LINE)
        self.line.setAccessibleName(name)
        self.line.editingFinished.connect(self._give)
        self._row.addWidget(self.line, 1)
        self._shown = ""
        self.offers = QComboBox()
        self.offers.setAccessibleName(f"{name}: {offers}")
        self.offers.setPlaceholderText(offers)
        leave_wheel(self.offers)
        self.offers.activated.connect(self._take)
        self._row.addWidget(self.offers)
        self.offers.setVisible(bool(offers))

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001
        """Show what is set."""
        self._shown = str(value)
        self.line.setText(self._shown)

    def take_offers(self, offers: Sequence[tuple[str, str]]) -> None:
        """Propose values."""
        self.offers.clear()
        for value, said in offers:
            self.offers.addItem(said, value)
        self.offers.setCurrentIndex(-1)

    def _take(self, index: int) -> None:
        self.line.setText(str(self.offers.itemData(index)))
        self._give()

    def _give(self) -> None:
        if self.line.text().strip() != self._shown:
            self.given.emit(self.line.text().strip())


class CertificatesField(SettingField):
    """Certificates in PEM form, read from a file."""

    def __init__(self, fittings: Fittings, name: str, choose: Callable[[], Path | None]) -> None:
        super().__init__(name)
        self._fittings = fittings
        self._choose = choose
        self._count = label("", wrap=False)
        self.file = Button(fittings, "desk.settings.file", self._read)
        self.remove = Button(fittings, "desk.settings.remove", lambda: self.given.emit(""))
        for each in (self._count, self.file, self.remove):
            self._row.addWidget(each)
        self._row.addStretch(1)

    def show_value(self, value: bool | int | str) -> None:  # noqa: FBT001
        """Show how many there are."""
        count = str(value).count("-----BEGIN CERTIFICATE-----")
        self._count.setText(self._fittings.words("desk.settings.certificates", count=count))
        self.remove.setEnabled(bool(value))

    def _read(self) -> None:
        path = self._choose()
        if path is not None:
            self._fittings.tasks.run_task(lambda: path.read_text("utf-8", "replace"), self.given.emit)


def field_of(
    fittings: Fittings, name: str, limits: Limits, *, default: object, choose: Callable[[], Path | None]
) -> SettingField:
    """The field for a setting; ``choose`` asks for a file."""
    words = fittings.words
    called = words(f"settings.{name}")
    if isinstance(default, bool):
        return YesField(fittings, called)
    if limits.low is not None and limits.high is not None:
        return NumberField(fittings, called, limits.low, limits.high)
    if limits.choices:
        return ChoiceField(called, [(each, words(f"settings.{name}.{each}")) for each in limits.choices])
    if limits.certificates:
        return CertificatesField(fittings, called, choose)
    return LineField(called, "" if limits.offer is None else words("desk.settings.offers"))
