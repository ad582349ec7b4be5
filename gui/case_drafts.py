"""Half-typed forms of the page of one inspection: each is kept as a draft of its inspection, and outlives a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from .drafting import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from inspection.dossier import Dossier

    from .case_section import CaseParts


class DraftedForm(Protocol):
    """What is typed into it can be read, put back and emptied."""

    @property
    def typed(self) -> SignalInstance:
        """Something else stands in the fields."""

    @property
    def drafted(self) -> Mapping[str, str]:
        """What is typed, field by field; empty where nothing is."""

    def take_draft(self, said: Mapping[str, str]) -> None:
        """Say again what was typed, unless something new is typed already."""

    def empty(self) -> None:
        """Ready for the next one."""


class CaseDraft(QObject):
    """The draft of one form, of whichever inspection is shown: what belongs to one never stands in another's form."""

    def __init__(self, parts: CaseParts, name: str, form: DraftedForm, parent: QWidget) -> None:
        """``name`` is what the form is called among all forms of an inspection; the draft goes with ``parent``."""
        super().__init__(parent)
        self._name = name
        self._form = form
        self._inspection: str | None = None
        self._draft = Draft(
            parts.fittings, parts.services, parts.store, form=name, read=lambda: form.drafted, parent=self
        )
        self._draft.follow(form.typed)

    def show(self, dossier: Dossier | None) -> None:
        """Be the draft of this inspection; None before anything of one is kept."""
        before, now = self._inspection, "" if dossier is None else dossier.inspection
        if before == now:
            return
        self._inspection = now
        form = self._form
        if before == "" and any(form.drafted.values()):  # not None: that is no inspection yet
            self._draft.drop()  # the inspection was opened while this was being typed: it goes along
            self._draft.turn_to(f"{self._name}:{now}")
            self._draft.keep()
            return
        self._draft.turn_to(f"{self._name}:{now}")
        if before is not None:
            form.empty()
        self._draft.restore(lambda said: form.take_draft(said) if self._inspection == now else None)
