"""After a crash the inspection in hand goes on where it was, with what was typed and not yet kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection.history import dossier_of

from .drafting import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.dossier import Dossier

    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .services import Services, StationStore


class Resumption(QObject):
    """Keeps what a crash must not lose of a page, and brings it back when the officer signs in again."""

    def __init__(self, fittings: Fittings, services: Services, store: StationStore, page: InspectPage) -> None:
        """Bring back what is there, then follow the page."""
        super().__init__(page)
        self._tasks = fittings.tasks
        self._store = store
        self._page = page
        form = f"consignment:{store.officer}"
        self._draft = Draft(fittings, services, store, form=form, read=self._drafted, parent=self)
        self._draft.restore(self._take)
        self._draft.follow(page.panel.restated, page.current.changed)

    def _drafted(self) -> dict[str, str]:
        dossier = self._page.current.dossier
        return {**self._page.panel.drafted, "inspection": "" if dossier is None else dossier.inspection}

    def _take(self, said: Mapping[str, str]) -> None:
        inspection, store, page = said.get("inspection", ""), self._store, self._page

        def found(dossier: Dossier | None) -> None:
            if dossier is not None and dossier.closed_at is None and page.resume(dossier):
                page.ask.tell("window.draft.resumed", label=dossier.opening.label)
            page.panel.take_draft(said)

        def work() -> Dossier | None:
            records = store.records(inspection) if inspection else ()
            return dossier_of(records) if records else None

        self._tasks.run_task(work, found, lane=self._tasks.store)
