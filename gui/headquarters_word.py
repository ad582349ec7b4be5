"""What headquarters says of an inspection, above all its sections: review, what to do, legal hold, alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspection.supervision import Review
from inspection.watching import Named, hits

from .buttons import Column, label
from .wrapping import Wrapping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from inspection.dossier import Dossier
    from inspection.supervision import Remark, Supervision
    from inspection.watching import Alert

    from .fittings import Fittings
    from .services import Services, StationStore

MOST_LINES = 6  # in view at once; a longer remark scrolls, so that the sections below stay in view


class HeadquartersWord(Wrapping, QFrame):
    """Gone where nothing was said; the remark stands in full, and is reached by the keyboard."""

    def __init__(self, fittings: Fittings, services: Services, store: StationStore) -> None:
        super().__init__()
        self._fittings = fittings
        self._services = services
        self._store = store
        self._asked = ""
        self._shown: object = None
        self.setProperty("kind", "notice")
        self._told = Column(fittings.words("review.name"))
        self._told.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        down = QVBoxLayout(self)
        down.setContentsMargins(10, 4, 4, 4)
        down.addWidget(self._told)
        self._texts: list[str] = []
        self.hide()

    @property
    def told(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._texts) if not self.isHidden() else ""

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Ask what was said of an inspection, and show it."""
        self._asked = "" if dossier is None else dossier.inspection
        if dossier is None:
            self.hide()
            return
        case, store, tasks = self._services.case, self._store, self._fittings.tasks

        def work() -> tuple[Supervision, Sequence[Alert]]:
            return case.supervision(store, dossier.inspection), case.alerts(store)

        def done(answer: tuple[Supervision, Sequence[Alert]]) -> None:
            if self._asked == dossier.inspection:
                self._show(dossier, *answer)

        tasks.run_task(work, done, lane=tasks.store)

    def _show(self, dossier: Dossier, said: Supervision, alerts: Sequence[Alert]) -> None:
        words = self._fittings.words
        lines: list[tuple[str, str]] = []
        named = [
            words("window.level.alert", told=words.say(each.told)) for each in hits(alerts, Named.by_dossier(dossier))
        ]
        lines += [(each, "section") for each in named]
        if said.last is not None:
            lines += self._reviewed(dossier, said.last)
        if said.hold is not None:
            lines.append((words("review.on_hold"), "section"))
            since = words("review.on_hold_since", by=said.hold.by, at=_time(said.hold.at), reason=said.hold.reason)
            lines.append((since, ""))
        for each in reversed(said.remarks[:-1]):
            review = words(f"review.{each.review.value}")
            lines.append(
                (words("review.earlier", review=review, by=each.by, at=_time(each.at), text=each.text), "quiet")
            )
        level = "error" if named or said.returned else "warning" if said.hold is not None else "info"
        shown = (tuple(lines), level)
        if shown == self._shown:
            self.setVisible(bool(lines))
            return
        self._shown = shown
        self._texts = [text for text, _ in lines]
        self._told.clear()
        for text, kind in lines:
            block = label(text, kind)
            block.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._told.add(block)
        self._told.setAccessibleName(" ".join([words("review.name"), *self._texts]))
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(lines))
        self._fit()

    def _reviewed(self, dossier: Dossier, remark: Remark) -> list[tuple[str, str]]:
        words = self._fittings.words
        head = f"{words(f'review.{remark.review.value}')} · {words('review.by', by=remark.by, at=_time(remark.at))}"
        lines = [(head, "section"), (remark.text, "")] if remark.text else [(head, "section")]
        if remark.review is Review.RETURNED:
            state = "open" if dossier.closed_at is None else "closed"
            lines.append((words(f"review.to_do_{state}", label=dossier.opening.label), "quiet"))
        return lines

    def _fit(self) -> None:
        """As high as what is said, up to a limit."""
        wanted = self._told.wanted_height(self._told.width())
        self._told.setFixedHeight(min(wanted, self._told.height_of(MOST_LINES)))


def _time(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
