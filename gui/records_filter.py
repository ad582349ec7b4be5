"""What the list of inspections is narrowed to beside the search: state, verdict, and the way to headquarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from inspection.verdict import Verdict

from .no_wheel import leave_wheel
from .page_services import RowsAsked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .fittings import Fittings

WIDE = 300  # pixels: what is chosen from is longer than the field
OPEN, CLOSED, RETURNED = "open", "closed", "returned"
A_ROW = 2
STANDINGS = ("waiting", "sent", "held", "refused")


class RecordsFilter(QWidget):
    """Three lists, each of which begins with "all"."""

    changed = Signal()

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        words = fittings.words
        self._row = QGridLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        states = [(each, words(f"desk.records.{each}")) for each in (OPEN, CLOSED)]
        states.append((RETURNED, words("review.returned")))
        self.state = self._list(words("desk.records.any_state"), states)
        self.verdict = self._list(
            words("desk.records.any_verdict"), [(each.value, words.verdict(each)) for each in Verdict]
        )
        standings = [(each, words(f"sync.state.{each}")) for each in STANDINGS]
        self.standing = self._list(words("desk.records.any_standing"), standings)

    def asked(self, search: str) -> RowsAsked:
        """What is asked for together with a search text."""
        state, verdict = self.state.currentData(), self.verdict.currentData()
        return RowsAsked(
            search,
            state == OPEN if state in {OPEN, CLOSED} else None,
            Verdict(verdict) if verdict else None,
            self.standing.currentData(),
            returned=state == RETURNED,
        )

    def _list(self, every: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        made = QComboBox()
        leave_wheel(made)
        made.setAccessibleName(every)
        made.view().setMinimumWidth(WIDE)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for value, said in (("", every), *choices):
            made.addItem(said, value)
        made.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._row.addWidget(made, self._row.count() // A_ROW, self._row.count() % A_ROW)
        return made
