"""Red flags with how to confirm them, and the indicators that only eyes can tell, each to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.answers import About, standing

from .answer_row import AnswerRow
from .buttons import Card, Column, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.answers import Answer, Key
    from inspection.dossier import Dossier
    from inspection.message import Message
    from inspection.red_flags import ChecklistItem, RedFlag

    from .case_section import CaseParts


class CaseFlags(Column):
    """A flag proves nothing; what the officer finds is kept as a record."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts.fittings.words.plain("case.section.flags"))
        self._fittings = parts.fittings
        self._current = parts.inspect.current
        self._shown: object = None

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show the flags of the last assessment and what was answered."""
        assessment = None if dossier is None else dossier.assessment
        flags = () if assessment is None else assessment.red_flags
        items = () if assessment is None else assessment.checklist
        answers = () if dossier is None else dossier.answers
        closed = dossier is not None and dossier.closed_at is not None
        shown = (flags, items, answers, closed, self._fittings.theme.name)
        if shown == self._shown:
            return
        self._shown = shown
        words, known = self._fittings.words, standing(answers)
        self.setUpdatesEnabled(False)
        self.clear()
        self.add(label(words("case.flags.prove_nothing"), "quiet"))
        self.add(label(words("case.flags.raised", count=len(flags)), "title"))
        for flag in flags:
            self.add(self._flag(flag, known, closed=closed))
        self.add(label(words("case.flags.to_look_at", count=len(items)), "title"))
        for item in items:
            self.add(self._item(item, known, closed=closed))
        self.setUpdatesEnabled(True)

    def _flag(self, flag: RedFlag, known: Mapping[Key, Answer], *, closed: bool) -> Card:
        words = self._fittings.words
        card = Card(f"{words(f'case.severity.{flag.severity.value}')}: {words.say(flag.reason)}")
        of = ", ".join(f"{words.scheme(each.scheme)} {words.isolated(each.value)}" for each in flag.claims)
        head = " · ".join(
            each for each in (words(f"case.severity.{flag.severity.value}"), words(f"regime.{flag.regime.value}"), of)
            if each
        )  # fmt: skip
        card.body.addWidget(label(head, "section"))
        self._ask(card, About.RED_FLAG, flag.code, flag.reason, known, closed=closed)
        card.body.addWidget(label(words("case.flags.confirm", how=words.say(flag.how_to_confirm)), "quiet"))
        return card

    def _item(self, item: ChecklistItem, known: Mapping[Key, Answer], *, closed: bool) -> Card:
        words = self._fittings.words
        card = Card(words.say(item.indicator))
        card.body.addWidget(label(words(f"regime.{item.regime.value}"), "quiet"))
        self._ask(card, About.CHECKLIST, item.code, item.indicator, known, closed=closed)
        card.body.addWidget(label(words("case.flags.confirm", how=words.say(item.how_to_confirm)), "quiet"))
        return card

    def _ask(
        self, card: Card, about: About, code: str, what: Message, known: Mapping[Key, Answer], *, closed: bool
    ) -> None:
        row = AnswerRow(self._fittings, about, code, what, standing=known, on_answer=None if closed else self._answer)
        card.body.addWidget(row)

    def _answer(self, answer: Answer) -> None:
        self._current.step(lambda session: session.answer(answer))
