"""A question with its two answers side by side; pressing the one that stands takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspection.answers import Answer, Outcome

from .buttons import Button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from inspection.answers import About, Key
    from inspection.message import Message

    from .fittings import Fittings


class AnswerRow(QWidget):
    """The answer is kept by whoever is called with it; the row shows what stands."""

    def __init__(
        self,
        fittings: Fittings,
        about: About,
        subject: str,
        what: Message,
        *,
        standing: Mapping[Key, Answer],
        on_answer: Callable[[Answer], None] | None,
    ) -> None:
        """``on_answer`` is None where nothing can be answered any more."""
        super().__init__()
        self._question = Answer(about, subject, what, Outcome.OPEN)
        self._on_answer = on_answer
        known = standing.get(self._question.key)
        self._known = Outcome.OPEN if known is None else known.outcome
        sentence = fittings.words.say(what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(label(sentence), 1)
        self.buttons: dict[Outcome, Button] = {}
        for outcome in (Outcome.YES, Outcome.NO):
            button = Button(fittings, f"case.answer.{about.value}.{outcome.value}")
            button.setCheckable(True)
            button.setChecked(self._known is outcome)
            button.setEnabled(on_answer is not None)
            button.setAccessibleName(f"{button.text().replace('&', '')}: {sentence}")
            button.clicked.connect(lambda _checked=False, said=outcome: self._say(said))
            self.buttons[outcome] = button
            row.addWidget(button)

    def _say(self, outcome: Outcome) -> None:
        said = Outcome.OPEN if outcome is self._known else outcome
        question = self._question
        if self._on_answer is not None:
            self._on_answer(Answer(question.about, question.subject, question.what, said))
