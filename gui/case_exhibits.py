"""The kept pictures, one at a time, with the marks of what was read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection.correction import corrected

from .buttons import Button, Column, label
from .case_corrections import CorrectionCard, corrections_of
from .live_view import LiveView
from .marks import marks_of
from .picture import picture_of

if TYPE_CHECKING:
    from inspection.dossier import Dossier, Exhibit

    from .case_section import CaseParts
    from .picture import Picture


CORRECTIONS_HIGH = 6  # lines in view at once, more are scrolled to: the picture comes first


class CaseExhibits(QWidget):
    """Pictures are read and decoded off the UI thread; one that comes late for another is dropped."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self._parts = parts
        self._fittings = parts.fittings
        self._dossier: Dossier | None = None
        self._number = 0
        self._shown = ""
        self.view = LiveView(parts.fittings)
        self.corrected = Column(parts.fittings.words("case.corrected"))
        self.corrected.hide()
        self.caption = label("", "quiet")
        self.before = Button(parts.fittings, "window.exhibit.before", lambda: self.turn_to(self._number - 1))
        self.after = Button(parts.fittings, "window.exhibit.after", lambda: self.turn_to(self._number + 1))
        turn = QHBoxLayout()
        turn.addWidget(self.before)
        turn.addWidget(self.caption, 1)
        turn.addWidget(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.corrected)
        column.addLayout(turn)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show the last picture when there is a new one, else the one that is open."""
        before = 0 if self._dossier is None else len(self._dossier.exhibits)
        same = dossier is not None and self._dossier is not None and dossier.inspection == self._dossier.inspection
        self._dossier = dossier
        count = 0 if dossier is None else len(dossier.exhibits)
        self.turn_to(count - 1 if not same or count != before else self._number)

    def turn_to(self, number: int) -> None:
        """Show the exhibit at a place in the row."""
        exhibits = () if self._dossier is None else self._dossier.exhibits
        self._number = max(0, min(number, len(exhibits) - 1))
        self.before.setEnabled(self._number > 0)
        self.after.setEnabled(self._number + 1 < len(exhibits))
        words = self._fittings.words
        self._show_corrections(exhibits[self._number].number if exhibits else 0)
        if not exhibits:
            self._shown = ""
            self.caption.clear()
            self.view.show_picture(None)
            self.view.show_marks(())
            self.view.say(words("window.exhibit.none"))
            return
        exhibit = exhibits[self._number]
        self.caption.setText(
            words("window.exhibit.caption", number=exhibit.number, name=exhibit.name, sha256=exhibit.photo[:16])
        )
        if self._shown == exhibit.photo:
            self._mark(exhibit)
            return
        self._shown = exhibit.photo
        self.view.show_picture(None)
        self.view.show_marks(())
        self.view.say(words("window.view.opening"))
        store, tasks = self._parts.store, self._fittings.tasks

        def decode(content: bytes) -> None:
            tasks.run_task(
                lambda: picture_of(self._parts.services.decode_photo(content, exhibit.name)),
                lambda picture: self._show(exhibit, picture),
                self._failed,
            )

        tasks.run_task(lambda: store.photo(exhibit.photo), decode, self._failed, lane=tasks.store)

    def _show_corrections(self, number: int) -> None:
        self.corrected.clear()
        found = [each for each in corrections_of(self._dossier) if each.correction.exhibit == number]
        for each in found:
            self.corrected.add(CorrectionCard(self._fittings, each))
        most = self.corrected.height_of(CORRECTIONS_HIGH)
        self.corrected.setFixedHeight(min(self.corrected.wanted_height(self.width()), most))
        self.corrected.setVisible(bool(found))

    def _show(self, exhibit: Exhibit, picture: Picture) -> None:
        if self._shown == exhibit.photo:
            self.view.show_picture(picture)
            self._mark(exhibit)

    def _mark(self, exhibit: Exhibit) -> None:
        assessment = None if self._dossier is None else self._dossier.assessment
        findings = () if assessment is None else assessment.findings
        corrections = () if self._dossier is None else self._dossier.corrections
        self.view.show_marks(marks_of(exhibit.observation, corrected(exhibit, corrections), findings))

    def _failed(self, error: Exception) -> None:
        self.view.say(self._fittings.words("window.exhibit.failed"))
        self._fittings.tasks.fail(error)
