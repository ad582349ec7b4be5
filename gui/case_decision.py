"""The decision with its reason, and the second officer's signature under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from .buttons import Button, Card, Column, label
from .countersigning import ask_second_officer

if TYPE_CHECKING:
    from inspection.dossier import Dossier

    from .case_section import CaseParts


class CaseDecision(Column):
    """Says what is open, what was decided, and who signed it."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__(parts.fittings.words.plain("case.section.decision"))
        self._parts = parts
        self._fittings = parts.fittings
        self._dossier: Dossier | None = None
        self.decide = Button(parts.fittings, "case.decision.decide", parts.inspect.ask.decide, primary=True)
        self.countersign = Button(parts.fittings, "window.records.countersign", self._countersign)
        self.standing = Card(parts.fittings.words.plain("case.section.decision"))
        self._told = label("", "value")
        self._reason = label("")
        self._signed = label("", "quiet")
        for block in (self._told, self._reason, self._signed):
            self.standing.body.addWidget(block)
            block.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(label(parts.fittings.words("window.finish.explain"), "quiet"))
        for widget in (self.standing, self.decide, self.countersign):
            self.add(widget)
        self.show_dossier(None)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show what was decided of the inspection."""
        self._dossier = dossier
        words = self._fittings.words
        ruling = None if dossier is None else dossier.ruling
        self.decide.setEnabled(dossier is not None and dossier.closed_at is None)
        self.countersign.setVisible(ruling is not None)
        if dossier is None or ruling is None:
            questions = 0
            if dossier is not None and dossier.assessment is not None:
                questions = dossier.assessment.judgement.open_questions
            self._told.setText(words("case.decision.none"))
            self._reason.setText(words("verdict.open_questions", count=questions) if questions else "")
            self._signed.clear()
            return
        self._told.setText(words.plain(f"window.decision.{ruling.decision.value}"))
        self._reason.setText(ruling.reason)
        signed = [
            words("case.decision.signed", officer=each.officer, role=words(f"case.rank.{each.role}"), note=each.note)
            for each in dossier.countersignatures
        ]
        self._signed.setText("\n".join(signed) or words("case.decision.unsigned"))

    def _countersign(self) -> None:
        dossier, current = self._dossier, self._parts.inspect.current
        if dossier is not None:
            ask_second_officer(
                self._fittings, self._parts.services, self._parts.store, dossier=dossier,
                on_signed=lambda _dossier: current.step(lambda _session: None), parent=self,
            )  # fmt: skip
