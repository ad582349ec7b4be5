"""The movement as the officer knows it: route, date, papers, condition and purpose."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QRegularExpression, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QFormLayout, QLineEdit, QWidget

from inspection.codec import decode, encode
from inspection.consignment import AskedDate, Circumstances, Condition, Route
from inspection.dossier import Amendment
from inspection.place import Place

from .buttons import Button, Column, add_row, label
from .choice_field import ChoiceField
from .current import Papers, Stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.dossier import Dossier

    from .choice_field import Offers
    from .fittings import Fittings

SETTLE_MS = 400  # the law is not asked at every key
PURPOSES = (
    "feedstock",
    "quarantine",
    "laboratory",
    "medical",
    "pesticide",
    "industrial",
    "disposal",
    "recovery",
    "food-feed-processing",
    "contained-use",
    "introduction",
)
COUNTRY_LETTERS = 2


class ConsignmentPanel(Column):
    """Says what is stated whenever it has changed and the hand has come to rest.

    Parties, papers and place are carried along; the page of the inspection shows them.
    """

    restated = Signal(object)  # Stated
    papers_wanted = Signal()

    def __init__(self, fittings: Fittings, today: date) -> None:
        words = fittings.words
        super().__init__(words("window.consignment.name"))
        self._fittings = fittings
        self._clock = AskedDate(today, stated=False)  # the date that counts while the officer states none
        self._papers: Papers | None = None
        self._beyond: Stated | None = None  # whose parties, papers and place count
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self.label = QLineEdit(maxLength=120)
        self.label.setPlaceholderText(words("window.consignment.label_hint"))
        countries = QRegularExpressionValidator(QRegularExpression("[A-Za-z ,]*"), self)
        self.export, self.import_ = ChoiceField(length=COUNTRY_LETTERS), ChoiceField(length=COUNTRY_LETTERS)
        self.transit = QLineEdit()
        self.transit.setValidator(countries)
        for field in (self.export, self.transit, self.import_):
            field.setPlaceholderText(words("window.consignment.country_hint"))
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else Qt turns the format round in Arabic
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.stated_day = QCheckBox(words("window.consignment.date_stated"))
        self.condition = self._choices("window.condition", [each.value for each in Condition])
        self.purpose = self._choices("window.purpose", PURPOSES)
        self.non_refillable = QCheckBox(words("window.consignment.non_refillable"))
        self._declared = label(words("window.consignment.no_papers"), "quiet")
        self._choose = Button(fittings, "window.consignment.choose_papers", self.papers_wanted.emit)
        self._lay_out()
        self._listen()

    @property
    def stated(self) -> Stated:
        """What the panel says now; a country that is only half typed is not stated."""
        day = self.day.date()
        asked = date(day.year(), day.month(), day.day())
        condition = self.condition.currentData()
        return Stated(
            label=self.label.text().strip(),
            route=Route(
                self.export.code or None,
                tuple(code for each in self.transit.text().replace(",", " ").split() if (code := _country(each))),
                self.import_.code or None,
            ),
            asked=AskedDate(asked, stated=True)
            if self.stated_day.isChecked() or asked != self._clock.day
            else self._clock,
            circumstances=replace(
                Circumstances() if self._beyond is None else self._beyond.circumstances,
                condition=None if not condition else Condition(condition),
                purpose=self.purpose.currentData() or None,
                non_refillable=self.non_refillable.isChecked(),
            ),
            papers=self._papers,
            parties=() if self._beyond is None else self._beyond.parties,
            shown=() if self._beyond is None else self._beyond.shown,
            place=self._usual_place() if self._beyond is None else self._beyond.place,
        )

    def offer(self, countries: Offers, model: QStringListModel) -> None:
        """Propose these countries."""
        for field in (self.export, self.import_):
            field.offer(countries, model)

    def adopt(self, stated: Stated) -> None:
        """Say what is stated elsewhere, and tell of it at once."""
        self.mirror(stated)
        self._tell()

    def mirror(self, stated: Stated) -> None:
        """Show what is stated elsewhere; nothing is told. What is the same stays as it is typed."""
        before = self.stated
        self._beyond = stated
        self._show_papers(stated.papers)
        if (before.label, before.route, before.circumstances) != (stated.label, stated.route, stated.circumstances):
            self._show_words(stated)
        if before.asked != stated.asked:
            self._clock = self._clock if stated.asked.stated else stated.asked
            self._show_day(stated.asked.day)
            self.stated_day.setChecked(stated.asked.stated)
        self._settle.stop()

    def take_papers(self, papers: Papers) -> None:
        """Take a declaration that was read; its route fills what the officer has left empty."""
        self._show_papers(papers)
        route = papers.declaration.route
        for field, code in ((self.export, route.export), (self.import_, route.import_)):
            if not field.text():
                field.setText(code or "")
        if not self.transit.text():
            self.transit.setText(" ".join(route.transit))
        self._tell()

    def take_clock(self, asked: AskedDate) -> None:
        """Take the laptop's date with what the journal has against it; a date that the officer stated stays."""
        stated = self.stated.asked.stated
        self._clock = asked
        if not stated:
            self._show_day(asked.day)
            self._tell()

    def tell_now(self) -> None:
        """Say at once what was typed a moment ago."""
        if self._settle.isActive():
            self._tell()

    def fill(self, dossier: Dossier) -> None:
        """Say what the records of an inspection say, to go on with it."""
        known, opening = dossier.consignment, dossier.opening
        self.mirror(
            Stated(
                opening.label, known.route, opening.asked, opening.circumstances, self._papers,
                known.parties, known.papers, known.place,
            )
        )  # fmt: skip

    @property
    def drafted(self) -> dict[str, str]:
        """What the officer has typed or chosen, field by field; empty where nothing was."""
        day = self.day.date().toString("yyyy-MM-dd") if self.stated.asked.stated else ""
        return {
            "label": self.label.text(),
            "export": self.export.text(),
            "transit": self.transit.text(),
            "import": self.import_.text(),
            "day": day,
            "condition": str(self.condition.currentData() or ""),
            "purpose": str(self.purpose.currentData() or ""),
            "non_refillable": "yes" if self.non_refillable.isChecked() else "",
            "beyond": _as_text(self._beyond),
        }

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed before the program ended."""
        fields = (("label", self.label), ("export", self.export), ("transit", self.transit), ("import", self.import_))
        for name, field in fields:
            field.setText(said.get(name, ""))
        if said.get("day"):
            self.day.setDate(QDate.fromString(said["day"], "yyyy-MM-dd"))
            self.stated_day.setChecked(True)
        self.condition.setCurrentIndex(max(0, self.condition.findData(said.get("condition", ""))))
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(said.get("purpose", ""))))
        self.non_refillable.setChecked(bool(said.get("non_refillable")))
        if said.get("beyond"):
            beyond = decode(Amendment, json.loads(said["beyond"]))
            self._beyond = replace(self.stated, parties=beyond.parties, shown=beyond.papers, place=beyond.place)
        self._tell()

    def clear_for_next(self) -> None:
        """Another consignment: nothing of the last one stays."""
        self._show_papers(None)
        self._beyond = None if self._beyond is None else replace(self._beyond, parties=(), shown=())  # the place stays
        for field in (self.label, self.export, self.transit, self.import_):
            field.clear()
        self._show_day(self._clock.day)
        self.condition.setCurrentIndex(0)
        self.purpose.setCurrentIndex(0)
        self.stated_day.setChecked(False)
        self.non_refillable.setChecked(False)
        self._tell()

    def _usual_place(self) -> Place | None:
        """Where this station stands, as it is set."""
        settings = self._fittings.settings
        place = Place(settings.place, settings.terminal)
        return place if place.known else None

    def _show_papers(self, papers: Papers | None) -> None:
        self._papers, words = papers, self._fittings.words
        text = words("window.consignment.no_papers")
        if papers is not None:
            text = words("window.consignment.papers", name=papers.name, count=len(papers.declaration.lines))
        self._declared.setText(text)

    def _show_words(self, stated: Stated) -> None:
        route, known = stated.route, stated.circumstances
        fields = (
            (self.label, stated.label),
            (self.export, route.export or ""),
            (self.transit, " ".join(route.transit)),
            (self.import_, route.import_ or ""),
        )
        for field, text in fields:
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.condition.setCurrentIndex(max(0, self.condition.findData(str(known.condition or ""))))
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(known.purpose or "")))
        self.non_refillable.setChecked(known.non_refillable)

    def _show_day(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))

    def _choices(self, prefix: str, values: list[str] | tuple[str, ...]) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.addItem(self._fittings.words("window.choice.unknown"), "")
        for value in values:
            combo.addItem(self._fittings.words(f"{prefix}.{value}"), value)
        return combo

    def _lay_out(self) -> None:
        words = self._fittings.words
        form_widget = QWidget()
        form = QFormLayout(form_widget)
        form.setContentsMargins(4, 4, 4, 4)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = (
            ("window.consignment.label", self.label),
            ("window.consignment.from", self.export),
            ("window.consignment.via", self.transit),
            ("window.consignment.to", self.import_),
            ("window.consignment.date", self.day),
            ("window.consignment.condition", self.condition),
            ("window.consignment.purpose", self.purpose),
        )
        for code, field in rows:
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, self._fittings)
        for wide in (self.stated_day, self.non_refillable, self._choose, self._declared):
            form.addRow(wide)
        self.add(form_widget)

    def _listen(self) -> None:
        for field in (self.label, self.export, self.transit, self.import_):
            field.textChanged.connect(lambda _text: self._settle.start())
        self.day.dateChanged.connect(lambda _day: self._settle.start())
        for combo in (self.condition, self.purpose):
            combo.currentIndexChanged.connect(lambda _index: self._settle.start())
        for box in (self.stated_day, self.non_refillable):
            box.toggled.connect(lambda _on: self._settle.start())

    def _tell(self) -> None:
        self._settle.stop()
        self.restated.emit(self.stated)


def _as_text(beyond: Stated | None) -> str:
    if beyond is None or not (beyond.parties or beyond.shown or beyond.place):
        return ""
    return json.dumps(encode(beyond.amendment))


def _country(text: str) -> str | None:
    code = text.strip().upper()
    return code if len(code) == COUNTRY_LETTERS else None
