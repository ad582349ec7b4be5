"""Seals, pieces, weights, samples, hand-overs and results: a form for each, and what is on record beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from inspection.custody import Custody, Handover, SampleResult, holders_of

from .buttons import Button, Card, Column, label
from .case_drafts import CaseDraft
from .custody_forms import custody_forms
from .record_form import RecordForm
from .services import Credentials

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from inspection.custody import Thing
    from inspection.dossier import Dossier
    from inspection.session import InspectionSession

    from .case_section import CaseParts
    from .custody_forms import CustodyForm
    from .record_form import Said

A_ROW = 2


class CaseCustody(QWidget):
    """The form on the left, the chain on the right."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self._parts = parts
        self._fittings = parts.fittings
        self._custody = Custody()
        self._shown: object = None
        words = parts.fittings.words
        left = Column(words("case.custody.new"))
        choices = QWidget()
        grid = QGridLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.stack = QStackedWidget()
        self.forms: dict[str, RecordForm] = {}
        self._drafts: list[CaseDraft] = []
        self._dossier: Dossier | None = None
        self.choices: dict[str, Button] = {}
        for number, form in enumerate(custody_forms(words)):
            choice = Button(parts.fittings, f"case.custody.{form.name}")
            choice.setCheckable(True)
            self._group.addButton(choice, number)
            grid.addWidget(choice, number // A_ROW, number % A_ROW)
            grid.setColumnStretch(number % A_ROW, 1)
            self.choices[form.name] = choice
            choice.clicked.connect(lambda _checked=False, form=form: self.turn_to(form.name))
        self._group.button(0).setChecked(True)
        self.turn_to("seal")
        left.add(choices)
        left.add(self.stack)
        self.chain = Column(words.plain("case.section.custody"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.chain)
        split.setSizes([520, 560])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def turn_to(self, name: str) -> RecordForm:
        """Show the form of that name, made when it is first wanted."""
        if name not in self.forms:
            form = next(each for each in custody_forms(self._fittings.words) if each.name == name)
            made = RecordForm(self._fittings, form.entries, "case.custody.keep", self._keeper(form))
            self.forms[name] = made
            self.stack.addWidget(made)
            draft = CaseDraft(self._parts, f"custody.{name}", made, made)
            draft.show(self._dossier)
            self._drafts.append(draft)
        self.stack.setCurrentWidget(self.forms[name])
        return self.forms[name]

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show what is kept of the things, the newest first, and who holds them now."""
        self._dossier = dossier
        for draft in self._drafts:
            draft.show(dossier)
        self._custody = Custody() if dossier is None else dossier.custody
        shown = (self._custody, self._fittings.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        words = self._fittings.words
        self.chain.setUpdatesEnabled(False)
        self.chain.clear()
        held = holders_of(self._custody)
        if held:
            self.chain.add(label(words("case.custody.held"), "title"))
            for number, each in held.items():
                since = each.since.strftime("%Y-%m-%d %H:%M")
                who = ", ".join(word for word in (each.holder.name, each.holder.organisation) if word)
                told = words("case.custody.held_by", number=words.isolated(number), who=who, since=since)
                self.chain.add(label(told))
        self.chain.add(label(words("case.custody.chain"), "title"))
        for kind, head, told in self._lines():
            card = Card(f"{words.plain(f'case.custody.{kind}')} {head}. {told}")
            card.body.addWidget(label(f"{words.plain(f'case.custody.{kind}')}  {words.isolated(head)}", "section"))
            card.body.addWidget(label(told, "quiet"))
            self.chain.add(card)
        if not self._shown_any():
            self.chain.add(label(words("case.custody.nothing"), "quiet"))
        self.chain.setUpdatesEnabled(True)

    def _shown_any(self) -> bool:
        known = self._custody
        return any((known.seals, known.samples, known.results, known.weighings, known.pieces, known.handovers))

    def _lines(self) -> Iterator[tuple[str, str, str]]:
        """Kind, number and the facts of everything on record."""
        words, known = self._fittings.words, self._custody
        for seal in known.seals:
            told = (
                words(f"case.seal.action.{seal.action.value}"),
                words(f"case.seal.condition.{seal.condition.value}"),
            )
            yield "seal", seal.number, _joined(*told, seal.on, seal.replaces, seal.note)
        for piece in known.pieces:
            yield "piece", piece.number, _joined(piece.description, piece.place, piece.taken_from, piece.seal)
        for weighing in known.weighings:
            about = "" if weighing.about is None else words("case.custody.of_exhibit", number=weighing.about)
            yield (
                "weighing",
                words("case.mass", kg=weighing.net),
                _joined(words("case.weight.told", gross=weighing.gross, tare=weighing.tare), about, weighing.piece),
            )
        for sample in known.samples:
            parts = ", ".join(f"{each.number} {each.amount} {each.for_whom}".strip() for each in sample.parts)
            yield (
                "sample",
                sample.number,
                _joined(f"{sample.amount} {sample.unit}", sample.of, sample.laboratory, parts),
            )
        for handover in known.handovers:
            signed = words("case.handover.signed" if handover.signature is not None else "case.handover.unsigned")
            way = f"{handover.giver.name} → {handover.receiver.name}"
            yield "handover", ", ".join(handover.things), _joined(way, handover.place, handover.reason, signed)
        for result in known.results:
            yield "result", result.sample, _joined(result.laboratory, result.reference, result.text)

    def _keeper(self, form: CustodyForm) -> Callable[[Said], None]:
        def keep(said: Said) -> None:
            thing = form.made(said, self._parts.store.officer, self._custody)
            made = self.forms[form.name]
            self._parts.inspect.current.step(
                lambda session: session.handle(self._completed(session, thing, said)),
                lambda _nothing: made.empty(),
                made.refuse,
            )

        return keep

    def _completed(self, session: InspectionSession, thing: Thing, said: Said) -> Thing:
        """On the store thread: the receiver's signature on a hand-over, the composition in a result."""
        case = self._parts.services.case
        if isinstance(thing, Handover) and said.text("passphrase"):
            receiver = Credentials(thing.receiver.name, said.text("passphrase"), "")
            return case.sign_handover(self._parts.store, session.dossier, thing, receiver)
        if isinstance(thing, SampleResult) and said.text("composition"):
            return replace(thing, composition=case.composition(said.text("composition")))
        return thing


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
