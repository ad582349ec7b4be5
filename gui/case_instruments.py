"""What instruments measured: typed, or read from a photographed display and confirmed figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from inspection.consignment import quantity
from inspection.errors import BadInput
from inspection.instruments import Entry as How
from inspection.instruments import Instrument, InstrumentKind, InstrumentReading, Share, doubts_of

from .buttons import Button, Card, Column, label
from .case_drafts import CaseDraft
from .custody_forms import now
from .record_form import Entry, Kind, RecordForm

if TYPE_CHECKING:
    from inspection.dossier import Dossier
    from inspection.instruments import Composition, Proposal
    from inspection.session import InspectionSession

    from .case_section import CaseParts
    from .record_form import Said
    from .words import Words

_KINDS = (InstrumentKind.ANALYSER, InstrumentKind.THERMOMETER, InstrumentKind.SCALES, InstrumentKind.XRF)


class CaseInstruments(QWidget):
    """A proposal of a display only fills the form: it counts once the officer keeps it."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self._parts = parts
        self._fittings = parts.fittings
        self._dossier: Dossier | None = None
        self._display: int | None = None  # the exhibit whose display the form was filled from
        self._shown: object = None
        words = parts.fittings.words
        kinds = tuple((each.value, words(f"case.instrument.kind.{each.value}")) for each in _KINDS)
        self.form = RecordForm(
            parts.fittings,
            (
                Entry("kind", "case.instrument.kind", Kind.CHOICE, kinds),
                Entry("about", "case.instrument.about", Kind.NUMBER, hint="1"),
                Entry("composition", "case.instrument.composition", hint="R-12=98.1, air=1.9"),
                Entry("figure", "case.instrument.figure", Kind.AMOUNT),
                Entry("model", "case.instrument.model"),
                Entry("serial", "case.instrument.serial"),
                Entry("note", "case.custody.note"),
            ),
            "case.instrument.keep",
            self._keep,
        )
        self._draft = CaseDraft(parts, "instrument", self.form, self.form)
        self.read_display = Button(parts.fittings, "case.instrument.display", self._read_display)
        self.told = label("", "quiet")
        left = Column(words.plain("case.section.instruments"))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for block in (label(words("case.instrument.explain"), "quiet"), self.read_display, self.told, self.form):
            column.addWidget(block)
        left.add(box)
        self.kept = Column(words("case.instrument.kept"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.kept)
        split.setSizes([520, 560])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show the readings on record with what a hostile expert would ask."""
        self._dossier = dossier
        self._draft.show(dossier)
        closed = dossier is not None and dossier.closed_at is not None
        self.form.setEnabled(not closed)
        self.read_display.setEnabled(not closed and dossier is not None and bool(dossier.exhibits))
        readings = () if dossier is None else dossier.readings
        shown = (readings, self._fittings.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        words = self._fittings.words
        self.kept.clear()
        self.kept.add(label(words("case.instrument.kept"), "title"))
        if not readings:
            self.kept.add(label(words("case.instrument.none"), "quiet"))
        for reading in readings:
            instrument = reading.instrument
            head = words(f"case.instrument.kind.{instrument.kind.value}")
            card = Card(f"{head}: {_figures(reading, words)}")
            named = " ".join(each for each in (head, instrument.model, instrument.serial) if each)
            card.body.addWidget(label(named, "section"))
            card.body.addWidget(label(words.isolated(_figures(reading, words)), "value"))
            if reading.about is not None:
                card.body.addWidget(label(words("case.custody.of_exhibit", number=reading.about), "quiet"))
            for doubt in doubts_of(reading):
                card.body.addWidget(label(words.say(doubt), "quiet"))
            self.kept.add(card)

    def _read_display(self) -> None:
        """Read the display in the picture kept last, and propose what it says."""
        dossier, store, tasks = self._dossier, self._parts.store, self._fittings.tasks
        if dossier is None or not dossier.exhibits:
            return
        exhibit, case = dossier.exhibits[-1], self._parts.services.case
        self.read_display.setEnabled(False)
        self.told.setText(self._fittings.words("case.instrument.reading", number=exhibit.number))

        def read(content: bytes) -> None:
            tasks.run_task(
                lambda: case.read_display(content, exhibit.name),
                lambda proposal: self._propose(proposal, exhibit.number),
                self._failed,
            )

        tasks.run_task(lambda: store.photo(exhibit.photo), read, self._failed, lane=tasks.store)

    def _propose(self, proposal: Proposal, display: int) -> None:
        words = self._fittings.words
        self.read_display.setEnabled(True)
        said = _as_text(proposal.composition)
        if not said:
            self.told.setText(words("case.instrument.no_display", number=display))
            return
        self._display = display
        self.form.line("composition").setText(said)
        told = [words("case.instrument.proposed", number=display)]
        if proposal.doubtful:
            told.append(words("case.instrument.doubtful", names=", ".join(proposal.doubtful)))
        if proposal.unread:
            told.append(words("case.instrument.unread", lines="; ".join(proposal.unread)))
        self.told.setText("\n".join(told))
        self.form.line("composition").setFocus()

    def _failed(self, error: Exception) -> None:
        self.read_display.setEnabled(True)
        self.told.clear()
        self._fittings.tasks.fail(error)

    def _keep(self, said: Said) -> None:
        kind, figure = InstrumentKind(said.text("kind")), said.amount("figure")
        gas = said.text("composition")
        if not gas and figure is None:
            raise BadInput("instruments.no_figure")
        display = self._display if gas else None

        def step(session: InspectionSession) -> None:
            composition: Composition | None = None
            elements: tuple[Share, ...] = ()
            if gas and kind is InstrumentKind.XRF:
                elements = _elements(gas)
            elif gas:
                composition = self._parts.services.case.composition(gas)
            session.measure(
                InstrumentReading(
                    Instrument(kind, said.text("model"), said.text("serial")),
                    now(),
                    How.TYPED if display is None else How.DISPLAY,
                    said.number("about"),
                    display,
                    composition=composition,
                    mass_kg=figure if kind is InstrumentKind.SCALES else None,
                    celsius=figure if kind is InstrumentKind.THERMOMETER else None,
                    elements=elements,
                    note=said.text("note"),
                )
            )

        self._parts.inspect.current.step(step, lambda _nothing: self._kept(), self.form.refuse)

    def _kept(self) -> None:
        self._display = None
        self.told.clear()
        self.form.empty()


def _elements(text: str) -> tuple[Share, ...]:
    """Pb=12.5, Hg=0.2 as shares. Raises BadInput for what is none."""
    shares = []
    for part in filter(str.strip, text.replace(";", ",").split(",")):
        name, _, figure = part.partition("=")
        percent = quantity(figure.strip().rstrip("%"))
        if percent is None or not name.strip().isalpha():
            raise BadInput("instruments.bad_composition", text=text)
        shares.append(Share(name.strip().capitalize(), percent))
    return tuple(shares)


def _as_text(composition: Composition) -> str:
    """As it is typed: R-12=98.1, air=1.9."""
    pairs = [(each.name, each.percent) for each in composition.shares]
    others = (("air", composition.air), ("hydrocarbons", composition.hydrocarbons), ("unknown", composition.unknown))
    pairs += [(name, percent) for name, percent in others if percent]
    return ", ".join(f"{name}={percent}" for name, percent in pairs)


def _figures(reading: InstrumentReading, words: Words) -> str:
    parts = [] if reading.composition is None else [_as_text(reading.composition)]
    parts += [f"{each.name}={each.percent}" for each in reading.elements]
    parts += [words("case.mass", kg=reading.mass_kg)] if reading.mass_kg is not None else []
    parts += [f"{reading.celsius} °C"] if reading.celsius is not None else []
    return ", ".join(parts)
