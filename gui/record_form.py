"""A form for one thing that becomes a record: its fields are declared, checked together, and cleared once kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from inspection.errors import BadInput

from .buttons import Button, add_row, label
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .fittings import Fittings

LONGEST = 400


class Kind(Enum):
    """What a field takes."""

    TEXT = auto()
    SECRET = auto()
    AMOUNT = auto()  # a decimal number
    NUMBER = auto()  # a whole number
    DAY = auto()
    CHOICE = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: the code of its label, what it takes, its values with their words if it has, and if it must be said.

    ``name`` is what its value is called; ``start`` what stands in it at first, ``hint`` an example in the empty field.
    """

    name: str
    code: str
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False
    start: str = ""
    hint: str = ""


class Said:
    """The values of a form by name; asking for one as a kind that its field does not have is a bug."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        """What is typed or chosen."""
        return str(self._values.get(name) or "")

    def amount(self, name: str) -> Decimal | None:
        """A number; None where the field is empty."""
        value = self._values.get(name)
        return value if isinstance(value, Decimal) else None

    def number(self, name: str) -> int | None:
        """A whole number; None where the field is empty."""
        value = self.amount(name)
        return None if value is None else int(value)

    def day(self, name: str) -> date:
        """A day. Raises TypeError where the field takes none."""
        value = self._values[name]
        if not isinstance(value, date):
            raise TypeError(name)
        return value


class RecordForm(QWidget):
    """Hands over what is said when its button is pressed; stays as it is while that is refused."""

    typed = Signal()  # something else stands in the fields

    def __init__(
        self, fittings: Fittings, entries: Sequence[Entry], keep: str, on_keep: Callable[[Said], None]
    ) -> None:
        """``keep`` is the code of the button's text; ``on_keep`` may raise BadInput, which is told in the form."""
        super().__init__()
        self._fittings = fittings
        self._entries = tuple(entries)
        self._on_keep = on_keep
        self.fields: dict[str, QWidget] = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for entry in self._entries:
            field = self._made(entry)
            field.setAccessibleName(fittings.words.plain(entry.code))
            self.fields[entry.name] = field
            add_row(form, fittings.words(entry.code), field, fittings)
        self.told = label("")
        self.keep = Button(fittings, keep, self._keep, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.keep)
        column.addStretch(1)
        self.told.hide()

    def line(self, name: str) -> QLineEdit:
        """The typed field of that name."""
        field = self.fields[name]
        assert isinstance(field, QLineEdit)  # noqa: S101 - who asks knows the entries
        return field

    def choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values in a field that is chosen; the chosen one stays if it is among them."""
        field = self.fields[name]
        if isinstance(field, QComboBox):
            chosen = field.currentData()
            field.clear()
            for value, word in choices:
                field.addItem(word, value)
            field.setCurrentIndex(max(0, field.findData(chosen)))

    @property
    def drafted(self) -> dict[str, str]:
        """What is typed and chosen, never a secret; empty as long as nothing is typed."""
        said: dict[str, str] = {}
        begun = False
        for entry in self._entries:
            field = self.fields[entry.name]
            if isinstance(field, QLineEdit) and entry.kind is not Kind.SECRET:
                said[entry.name] = field.text()
                begun = begun or field.text() != entry.start
            elif isinstance(field, QComboBox):
                said[entry.name] = str(field.currentData() or "")
            elif isinstance(field, QDateEdit):
                said[entry.name] = field.date().toString("yyyy-MM-dd")
        return said if begun else {}

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed before the program ended, unless something new is typed already."""
        if self.drafted:
            return
        for name, text in said.items():
            field = self.fields.get(name)
            if isinstance(field, QLineEdit):
                field.setText(text)
            elif isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(text)))
            elif isinstance(field, QDateEdit):
                field.setDate(QDate.fromString(text, "yyyy-MM-dd"))

    def empty(self) -> None:
        """Ready for the next one: what is typed goes, what is chosen stays."""
        for entry in self._entries:
            field = self.fields[entry.name]
            if isinstance(field, QLineEdit):
                field.setText(entry.start)
        self.say("")
        self.keep.setEnabled(True)

    def say(self, sentence: str) -> None:
        """Say why it is not kept."""
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))

    def refuse(self, error: Exception) -> None:
        """Not kept: say why, and let the officer mend it."""
        self.say(self._fittings.words.say(notice_of(error).message))
        self.keep.setEnabled(True)

    def _keep(self) -> None:
        try:
            said = Said({entry.name: self._value(entry) for entry in self._entries})
            self.keep.setEnabled(False)
            self._on_keep(said)
        except BadInput as error:
            self.refuse(error)

    def _made(self, entry: Entry) -> QWidget:
        if entry.kind is Kind.CHOICE:
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
            for value, word in entry.choices:
                combo.addItem(word, value)
            return combo
        if entry.kind is Kind.DAY:
            day = QDateEdit(QDate.currentDate())
            day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else Qt turns the format round in Arabic
            day.setDisplayFormat("yyyy-MM-dd")
            day.setCalendarPopup(True)
            return day
        line = QLineEdit(entry.start, maxLength=LONGEST)
        line.setPlaceholderText(entry.hint)
        if entry.kind is Kind.SECRET:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.returnPressed.connect(self._keep)
        line.textChanged.connect(lambda _text: self.typed.emit())
        return line

    def _value(self, entry: Entry) -> object:
        """What a field says. Raises BadInput where it must say something, or a number, and does not."""
        field, named = self.fields[entry.name], self._fittings.words.plain(entry.code)
        if isinstance(field, QDateEdit):
            day = field.date()
            return date(day.year(), day.month(), day.day())
        if isinstance(field, QComboBox):
            return str(field.currentData() or "")
        text = field.text() if isinstance(field, QLineEdit) else ""
        text = text if entry.kind is Kind.SECRET else text.strip()
        if entry.required and not text:
            raise BadInput("case.form.empty", field=named)
        return text if entry.kind not in {Kind.AMOUNT, Kind.NUMBER} else _number(text, entry.kind, named)


def _number(text: str, kind: Kind, named: str) -> Decimal | None:
    if not text:
        return None
    try:
        value = Decimal(text.replace(",", ".").replace("−", "-"))  # noqa: RUF001 - the minus that people paste
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or (kind is Kind.NUMBER and value != int(value)):
        raise BadInput("case.form.no_number", field=named)
    return value
