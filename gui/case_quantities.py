"""Quantities: what is typed, with its ODP-kilograms and tonnes of CO2 equivalent at once, and what is on record."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout

from inspection.claim import ClaimSource, Scheme
from inspection.consignment import Item, quantity
from inspection.quantities import plain_number

from .buttons import Button, Card, Column, add_row, label
from .case_drafts import CaseDraft
from .choice_field import ChoiceField
from .dialogs import TYPED
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.claim import Claim
    from inspection.dossier import Dossier

    from .case_section import CaseOffers, CaseParts
    from .case_services import Amounts

SETTLE_MS = 150
SHOWN = 80  # lines; things that are alike share one
_PLACES = Decimal("0.001")


class CaseQuantities(Column):
    """The form stands above; below it every thing with a mass."""

    typed = Signal()  # something else stands in the form

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts.fittings.words.plain("case.section.quantities"))
        self._parts = parts
        self._fittings = parts.fittings
        self._shown: object = None
        self._asked = 0
        words = parts.fittings.words
        self.scheme = QComboBox()
        for each in TYPED:
            self.scheme.addItem(words.scheme(each), each.value)
        self.value = ChoiceField()
        self.kg = QLineEdit(maxLength=20)
        self.amounts = label("", "value")
        self.fault = label("")
        self.add_it = Button(parts.fittings, "window.entry.keep", self._keep, primary=True)
        card = Card(words("case.quantities.type"))
        card.body.addWidget(label(words("case.quantities.type"), "section"))
        form = QFormLayout()
        rows = (("window.entry.scheme", self.scheme), ("window.entry.value", self.value), ("window.entry.kg", self.kg))
        for code, field in rows:
            field.setAccessibleName(words.plain(code))
            add_row(form, words(code), field, parts.fittings)
        card.body.addLayout(form)
        for block in (self.amounts, self.fault, self.add_it):
            card.body.addWidget(block)
        self.fault.hide()
        self._form = card
        self._list = Card(words("case.quantities.kept"))
        self._below = QVBoxLayout()
        self._list.body.addLayout(self._below)
        self.add(card)
        self.add(label(words("case.quantities.kept"), "title"))
        self.add(self._list)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        for typed in (self.value, self.kg):
            typed.textChanged.connect(lambda _text: self._settle.start())
            typed.textChanged.connect(lambda _text: self.typed.emit())
            typed.returnPressed.connect(self._keep)
        self.scheme.currentIndexChanged.connect(lambda _index: self._settle.start())

        self._draft = CaseDraft(parts, "quantity", self, self)

    def empty(self) -> None:
        """Ready for the next thing."""
        self.value.clear()
        self.kg.clear()

    @property
    def drafted(self) -> dict[str, str]:
        """What is typed and not added yet; empty where nothing is."""
        value, kg = self.value.text(), self.kg.text()
        return {"scheme": str(self.scheme.currentData()), "value": value, "kg": kg} if value or kg else {}

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed before the program ended, unless something new is typed already."""
        if not self.drafted:
            self.scheme.setCurrentIndex(max(0, self.scheme.findData(said.get("scheme", ""))))
            self.value.setText(said.get("value", ""))
            self.kg.setText(said.get("kg", ""))

    def offer(self, offers: CaseOffers) -> None:
        """Propose tariff lines while one is typed."""
        model = QStringListModel(list(offers.tariff.lines), self)

        def of_kind(_index: int) -> None:
            if self.scheme.currentData() == Scheme.HS.value:
                self.value.offer(offers.tariff, model)
            else:
                self.value.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none

        self.scheme.currentIndexChanged.connect(of_kind)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """List what the last assessment knows the mass of."""
        self._draft.show(dossier)
        self._form.setEnabled(dossier is None or dossier.closed_at is None)
        assessment = None if dossier is None else dossier.assessment
        items = () if assessment is None else tuple(each for each in assessment.items if each.kg is not None)
        if items == self._shown:
            return
        self._shown = items
        case, tasks = self._parts.services.case, self._fittings.tasks
        tasks.run_task(lambda: [case.amounts(each) for each in items], lambda found: self._fill(items, found))

    def _fill(self, items: Sequence[Item], amounts: Sequence[Amounts | None]) -> None:
        if items != self._shown:
            return
        while (row := self._below.takeAt(0)) is not None:
            if (old := row.widget()) is not None:
                old.deleteLater()
        words = self._fittings.words
        if not items:
            self._below.addWidget(label(words("case.quantities.none"), "quiet"))
        alike = Counter(self._line(item, found) for item, found in zip(items, amounts, strict=True))
        for (named, mass), count in list(alike.items())[:SHOWN]:
            times = f"{count} × " if count > 1 else ""  # noqa: RUF001 - the sign for times
            self._below.addWidget(label(f"{named}\n{times}{mass}"))
        if len(alike) > SHOWN:
            self._below.addWidget(label(words("case.quantities.more", count=len(alike) - SHOWN), "quiet"))
        for code, declared in (("case.quantities.declared", True), ("case.quantities.found", False)):
            known = [
                each
                for item, each in zip(items, amounts, strict=True)
                if each is not None and _is_declared(item) is declared
            ]
            if known:
                odp = sum((each.odp_kg for each in known), Decimal(0))
                co2 = sum((each.co2_t_kigali for each in known), Decimal(0))
                self._below.addWidget(label(words(code, odp=_short(odp), co2=_short(co2)), "value"))

    def _line(self, item: Item, found: Amounts | None) -> tuple[str, str]:
        """What a thing is called, and its mass with what that amounts to."""
        words = self._fittings.words
        named = " · ".join(f"{words.scheme(each.scheme)} {words.isolated(each.value)}" for each in item.claims[:4])
        mass = words("case.mass", kg=plain_number(item.kg or Decimal(0)))
        return named, f"{mass} — {self._said(found)}"

    def _said(self, found: Amounts | None) -> str:
        words = self._fittings.words
        if found is None:
            return words("case.quantities.unknown")
        actual = "—" if found.co2_t is None else _short(found.co2_t)
        kigali = _short(found.co2_t_kigali)
        name = words.isolated(found.substance)
        return words("case.quantities.amounts", name=name, odp=_short(found.odp_kg), co2=actual, kigali=kigali)

    # --- typing

    def _typed_kg(self) -> Decimal | None:
        """The mass; None where there is none. A mass that is no number is -1."""
        text = self.kg.text().strip().replace(",", ".")
        number = quantity(text) if text else None
        return Decimal(-1) if text and (number is None or number < 0) else number

    def _ask(self) -> None:
        """Reckon what stands in the form now; an answer to what was typed before is dropped."""
        self._asked += 1
        asked, kg, text = self._asked, self._typed_kg(), self.value.code.strip()
        if kg is None or kg < 0 or not text:
            self.amounts.setText("")
            return

        def parsed(claim: Claim) -> None:
            case = self._parts.services.case
            self._fittings.tasks.run_task(lambda: case.amounts(Item((claim,), kg)), told)

        def told(found: Amounts | None) -> None:
            if asked == self._asked:
                self.amounts.setText(self._said(found))
                self.amounts.setAccessibleName(self.amounts.text())

        scheme = Scheme(self.scheme.currentData())
        self._parts.inspect.feed.parse(scheme, text, parsed, lambda _error: self.amounts.setText(""))

    def _keep(self) -> None:
        words, kg, text = self._fittings.words, self._typed_kg(), self.value.code.strip()
        if not text:
            self._refuse(words("window.entry.empty"))
            return
        if kg is not None and kg < 0:
            self._refuse(words("window.entry.bad_mass"))
            return
        self.add_it.setEnabled(False)
        current = self._parts.inspect.current

        def done(claim: Claim) -> None:
            current.state(Item((claim,), kg, current.stated.circumstances))
            self.add_it.setEnabled(True)
            self._refuse("")
            self.empty()
            self.value.setFocus()

        def failed(error: Exception) -> None:
            self._refuse(words.say(notice_of(error).message))

        self._parts.inspect.feed.parse(Scheme(self.scheme.currentData()), text, done, failed)

    def _refuse(self, sentence: str) -> None:
        self.add_it.setEnabled(True)
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.fault.setVisible(bool(sentence))


def _is_declared(item: Item) -> bool:
    return any(claim.source is ClaimSource.DECLARED for claim in item.claims)


def _short(value: Decimal) -> str:
    return plain_number(value.quantize(_PLACES))
