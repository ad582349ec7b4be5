"""What the law says, thing by thing and convention by convention, with the papers to ask for as a list to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.answers import About, standing

from .answer_row import AnswerRow
from .buttons import Card, Column, label
from .case_corrections import CorrectionCard, corrections_of
from .findings_view import FindingCard, by_regime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.answers import Answer
    from inspection.dossier import Dossier
    from inspection.finding import Finding, Subject

    from .case_corrections import Corrected
    from .case_section import CaseParts


class CaseFindings(Column):
    """Built anew only when something has changed."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts.fittings.words.plain("case.section.findings"))
        self._fittings = parts.fittings
        self._current = parts.inspect.current
        self._shown: object = None

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show the findings of the last assessment."""
        assessment = None if dossier is None else dossier.assessment
        findings = () if assessment is None else assessment.findings
        answers = () if dossier is None else dossier.answers
        closed = dossier is not None and dossier.closed_at is not None
        corrections = corrections_of(dossier)
        shown = (findings, answers, corrections, closed, self._fittings.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        self.setUpdatesEnabled(False)
        self.clear()
        if not findings:
            self.add(label(self._fittings.words("case.findings.none"), "quiet"))
        for subject, group in by_thing(findings):
            self._add_thing(subject, group, answers, corrections, closed=closed)
        if corrections:
            self.add(label(self._fittings.words("case.corrected"), "title"))
        for each in corrections:
            self.add(CorrectionCard(self._fittings, each))
        if findings:
            self.add(label(self._fittings.words("not_listed_is_not_allowed"), "quiet"))
            self.add(label(self._fittings.words("national_law"), "quiet"))
        self.setUpdatesEnabled(True)

    def _add_thing(
        self,
        subject: Subject,
        findings: Sequence[Finding],
        answers: Sequence[Answer],
        corrections: Sequence[Corrected],
        *,
        closed: bool,
    ) -> None:
        words = self._fittings.words
        self.add(label(f"{words.scheme(subject.scheme)} {words.isolated(subject.value)}", "title"))
        for each in corrections:
            if each.correction.claim.key == (subject.scheme, subject.value):
                read = words.isolated(each.correction.read)
                self.add(label(words("case.corrected.rests", officer=each.officer, read=read), "quiet"))
        known = standing(answers)
        for regime, group in by_regime(findings):
            self.add(label(words(f"regime.{regime.value}"), "section"))
            for finding in group:
                self.add(FindingCard(self._fittings, finding, ticked=True))
            papers = {words.say(each): each for finding in group for each in finding.documents}
            if not papers:
                continue
            card = Card(words("case.findings.ask"))
            card.body.addWidget(label(words("case.findings.ask"), "section"))
            for paper in papers.values():
                row = AnswerRow(
                    self._fittings,
                    About.DOCUMENT,
                    f"{regime.value} {subject.scheme.value} {subject.value}",
                    paper,
                    standing=known,
                    on_answer=None if closed else self._answer,
                )
                card.body.addWidget(row)
            self.add(card)

    def _answer(self, answer: Answer) -> None:
        self._current.step(lambda session: session.answer(answer))


def by_thing(findings: Sequence[Finding]) -> list[tuple[Subject, list[Finding]]]:
    """Findings by the thing that they are about, the most serious thing first, each said once."""
    ordered = sorted(dict.fromkeys(findings), key=lambda each: -each.verdict.seriousness)
    things = dict.fromkeys(each.subject for each in ordered)
    return [(thing, [each for each in ordered if each.subject == thing]) for thing in things]
