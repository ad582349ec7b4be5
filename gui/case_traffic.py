"""Suspected illegal traffic in waste: what points to it, declaring it, and the duties that follow with their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import BadInput
from inspection.illegal_traffic import Conduct, Ground, Suspicion, TaskDone, signs_of, tasks_of

from .buttons import Button, Card, Column, label
from .case_drafts import CaseDraft
from .record_form import Entry, Kind, RecordForm

if TYPE_CHECKING:
    from inspection.dossier import Dossier
    from inspection.illegal_traffic import Task

    from .case_section import CaseParts
    from .record_form import Said


class CaseTraffic(Column):
    """The suspicion is the officer's to declare; the authorities of the States decide."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts.fittings.words.plain("case.section.traffic"))
        self._parts = parts
        self._fittings = parts.fittings
        self._dossier: Dossier | None = None
        self._shown: object = None
        self.form: RecordForm | None = None
        self.done: dict[str, Button] = {}

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show signs, suspicion and duties."""
        assessment = None if dossier is None else dossier.assessment
        signs = () if assessment is None else signs_of(assessment.findings, assessment.differences)
        suspicion = None if dossier is None else dossier.suspicion
        tasks = () if dossier is None else tasks_of(dossier, self._parts.services.today())
        shown = (signs, suspicion, tasks, self._fittings.theme.name, dossier is None)
        if shown == self._shown:
            return
        self._shown = shown
        self._dossier = dossier
        words = self._fittings.words
        self.setUpdatesEnabled(False)
        self.clear()
        self.add(label(words("case.traffic.explain"), "quiet"))
        self.add(label(words("case.traffic.signs"), "title"))
        for sign in signs:
            ground = words(f"case.traffic.ground.{sign.ground.value}")
            card = Card(f"{ground}. {words.say(sign.because)}")
            card.body.addWidget(label(f"{ground} · {words.cited(sign.ground.provision)}", "section"))
            card.body.addWidget(label(words.say(sign.because)))
            card.body.addWidget(label(words("case.traffic.settled" if sign.settled else "case.traffic.open"), "quiet"))
            self.add(card)
        if not signs:
            self.add(label(words("case.traffic.no_signs"), "quiet"))
        if suspicion is not None:
            self.add(label(words("case.traffic.duties"), "title"))
            for task in tasks:
                self.add(self._duty(task))
        if dossier is not None:
            self.add(label(words("case.traffic.again" if suspicion else "case.traffic.declare"), "title"))
            self.add(self._form(suspicion))
        self.setUpdatesEnabled(True)

    def _duty(self, task: Task) -> Card:
        words = self._fittings.words
        what = words.say(task.what)
        card = Card(what)
        state = "case.traffic.no_day"
        if task.done is not None:
            state = "case.traffic.done"
        elif task.overdue:
            state = "case.traffic.overdue"
        elif task.due is not None:
            state = "case.traffic.due"
        told = words(state, day=task.done or task.due or "")
        head = label(f"{told} · {words.cited(task.provision)}", "section")
        if task.overdue and task.done is None:
            head.setStyleSheet(f"color: {self._fittings.theme.bad.fill};")
        card.body.addWidget(head)
        card.body.addWidget(label(what))
        if task.done is None:
            button = Button(self._fittings, "case.traffic.tick")
            button.setAccessibleName(f"{words.plain('case.traffic.tick')}: {what}")
            button.clicked.connect(lambda _checked=False: self._complete(task))
            card.body.addWidget(button)
            self.done[task.code.value] = button
        return card

    def _form(self, suspicion: Suspicion | None) -> RecordForm:
        words = self._fittings.words
        grounds = tuple(
            (each.value, f"{words(f'case.traffic.ground.{each.value}')} — {words.cited(each.provision)}")
            for each in Ground
        )
        conducts = tuple((each.value, words(f"case.traffic.conduct.{each.value}")) for each in Conduct)
        informed = (("", words("case.traffic.not_informed")), ("today", words("case.traffic.informed_today")))
        self.form = RecordForm(
            self._fittings,
            (
                Entry("ground", "case.traffic.ground", Kind.CHOICE, grounds),
                Entry("conduct", "case.traffic.conduct", Kind.CHOICE, conducts),
                Entry("noticed", "case.traffic.noticed", Kind.DAY),
                Entry("informed", "case.traffic.informed", Kind.CHOICE, informed),
                Entry("note", "case.custody.note", start="" if suspicion is None else suspicion.note),
            ),
            "case.traffic.declare_it",
            self._declare,
        )
        CaseDraft(self._parts, "suspicion", self.form, self.form).show(self._dossier)
        return self.form

    def _declare(self, said: Said) -> None:
        dossier, form = self._dossier, self.form
        if dossier is None or form is None:
            raise BadInput("case.traffic.nothing")
        assessment, today = dossier.assessment, self._parts.services.today()
        seen = () if assessment is None else signs_of(assessment.findings, assessment.differences)
        grounds = dict.fromkeys([Ground(said.text("ground")), *(each.ground for each in seen if each.settled)])
        suspicion = Suspicion(
            tuple(grounds), Conduct(said.text("conduct")), said.day("noticed"),
            today if said.text("informed") else None, note=said.text("note"),
        )  # fmt: skip
        self._parts.inspect.current.step(lambda session: session.suspect(suspicion), None, form.refuse)

    def _complete(self, task: Task) -> None:
        done = TaskDone(task.code, self._parts.services.today())
        self._parts.inspect.current.step(lambda session: session.complete(done))
