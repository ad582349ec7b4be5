"""The two questions that take the whole attention for a moment: a value typed by hand, and the decision."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspection.claim import Scheme
from inspection.dossier import Decision, Ruling

from .buttons import Button, add_row, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .fittings import Fittings

# In the order in which officers need them.
TYPED = (
    Scheme.UN,
    Scheme.REFRIGERANT,
    Scheme.CAS,
    Scheme.CONTAINER,
    Scheme.BASEL,
    Scheme.HS,
    Scheme.CLASS,
    Scheme.HIN,
    Scheme.H_CODE,
    Scheme.GTIN,
    Scheme.SSCC,
    Scheme.PACKAGING_MARK,
    Scheme.NAME,
)


class EntryDialog(QDialog):
    """A value typed by hand. It stays open until the value is one, or is given up."""

    entered = Signal(object, str, object)  # Scheme, text, kg as Decimal or None
    typed = Signal()  # something else stands in the fields

    def __init__(self, fittings: Fittings, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = fittings.words
        self.setWindowTitle(fittings.words("window.entry.title"))
        self.setMinimumWidth(460)
        self.scheme = QComboBox()
        for each in TYPED:
            self.scheme.addItem(fittings.words.scheme(each), each)
        self.value = QLineEdit(maxLength=200)
        self.kg = QLineEdit(maxLength=20)
        self._fault = label("")
        self._fault.setMinimumHeight(3 * self.fontMetrics().height())  # sentences of two lines have their place
        self._form = form = QFormLayout()
        rows = (
            ("window.entry.scheme", self.scheme),
            ("window.entry.value", self.value),
            ("window.entry.kg", self.kg),
        )
        for code, field in rows:
            field.setAccessibleName(fittings.words.plain(code))
            add_row(form, fittings.words(code), field, fittings)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(fittings, "window.cancel", self.reject))
        self._keep = Button(fittings, "window.entry.keep", self._enter, primary=True)
        self._keep.setDefault(True)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        self._above = label("")
        self._above.hide()
        column.addWidget(self._above)
        column.addLayout(form)
        column.addWidget(self._fault)
        column.addLayout(buttons)
        for edited in (self.value, self.kg):
            edited.textChanged.connect(lambda _text: self.typed.emit())
        self.value.setFocus()

    @property
    def drafted(self) -> dict[str, str]:
        """What is typed so far."""
        scheme = Scheme(self.scheme.currentData()).value if self.value.text() else ""
        return {"scheme": scheme, "value": self.value.text(), "kg": self.kg.text()}

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed before the program ended, unless something new is typed already."""
        if not self.value.text():
            self.scheme.setCurrentIndex(max(0, self.scheme.findData(said.get("scheme", ""))))
            self.value.setText(said.get("value", ""))
            self.kg.setText(said.get("kg", ""))

    def explain(self, sentence: str) -> None:
        """Say above the fields what the value stands for; a mass is not asked then."""
        self._above.setText(sentence)
        self._above.show()
        self._form.setRowVisible(self.kg, False)  # noqa: FBT003 - Qt's own signature

    @property
    def told(self) -> str:
        """Why the last value was refused."""
        return self._fault.text()

    def refuse(self, sentence: str) -> None:
        """Say why the value cannot be taken; the officer mends it."""
        self._fault.setText(sentence)
        self._fault.setAccessibleName(sentence)
        self._keep.setEnabled(True)
        self.value.setFocus()
        self.value.selectAll()

    def _enter(self) -> None:
        text = self.value.text().strip()
        mass = self.kg.text().strip().replace(",", ".")
        try:
            kg = Decimal(mass) if mass else None
        except InvalidOperation:
            kg = Decimal(-1)
        if not text:
            self.refuse(self._words("window.entry.empty"))
        elif kg is not None and (not kg.is_finite() or kg < 0):
            self.refuse(self._words("window.entry.bad_mass"))
        else:
            self._keep.setEnabled(False)
            self.entered.emit(Scheme(self.scheme.currentData()), text, kg)  # Qt keeps plain text


class RulingDialog(QDialog):
    """The decision with its reason; afterwards the inspection is closed."""

    ruled = Signal(object)  # Ruling
    typed = Signal()  # something else stands in the fields

    def __init__(self, fittings: Fittings, summary: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = fittings.words
        self.setWindowTitle(fittings.words("window.finish.title"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.addWidget(label(summary, "section"))
        column.addWidget(label(fittings.words("window.finish.explain"), "quiet"))
        self._group = QButtonGroup(self)
        self.choices: dict[Decision, Button] = {}
        choices = QGridLayout()  # two in a row: one below the other they leave a small screen in large letters
        for side in range(2):
            choices.setColumnStretch(side, 1)
        for number, decision in enumerate(Decision):
            choice = Button(fittings, f"window.decision.{decision.value}")
            choice.setCheckable(True)
            self._group.addButton(choice, number)
            self.choices[decision] = choice
            choices.addWidget(choice, number // 2, number % 2)
        column.addLayout(choices)
        reason_label = label(fittings.words("window.finish.reason"))
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(fittings.measures.target * 2)
        self.reason.setAccessibleName(fittings.words.plain("window.finish.reason"))
        reason_label.setBuddy(self.reason)
        column.addWidget(reason_label)
        column.addWidget(self.reason)
        self.reason.textChanged.connect(self.typed)
        self._group.idClicked.connect(lambda _number: self.typed.emit())
        self._fault = label("")
        column.addWidget(self._fault)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(Button(fittings, "window.cancel", self.reject))
        buttons.addWidget(Button(fittings, "window.finish.close", self.rule, primary=True))
        column.addLayout(buttons)

    @property
    def drafted(self) -> dict[str, str]:
        """What is chosen and typed so far."""
        number = self._group.checkedId()
        return {"decision": "" if number < 0 else tuple(Decision)[number].value, "reason": self.reason.toPlainText()}

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed before the program ended, unless something new is typed already."""
        if not self.reason.toPlainText():
            self.reason.setPlainText(said.get("reason", ""))
        if said.get("decision") in set(Decision) and self._group.checkedId() < 0:
            self.choices[Decision(said["decision"])].setChecked(True)

    def say(self, sentence: str) -> None:
        """Say what is to be done now."""
        self._fault.setText(sentence)
        self._fault.setAccessibleName(sentence)

    def rule(self) -> None:
        """Take the decision, if there is one with its reason."""
        number = self._group.checkedId()
        reason = self.reason.toPlainText().strip()
        if number < 0 or not reason:
            self.say(self._words("window.finish.incomplete"))
            return
        self.ruled.emit(Ruling(tuple(Decision)[number], reason))
        self.accept()
