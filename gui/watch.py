"""What headquarters watches for is told of as soon as it is read, typed or declared: once for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection.notices import Level, Notice
from inspection.watching import Named, hits

from .exchanging import NEWS
from .sounds import Sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.watching import Alert

    from .case_section import CaseParts
    from .exchanging import Exchanging
    from .look import Look
    from .sounds import Sounds


class Watch(QObject):
    """Follows the pictures in view and the inspection in hand; alerts are asked for again with each step of it."""

    def __init__(self, parts: CaseParts, sounds: Sounds, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._sounds = sounds
        self._alerts: Sequence[Alert] = ()
        self._told: set[tuple[int, str]] = set()
        parts.inspect.feed.looked.connect(self._looked)
        parts.inspect.current.changed.connect(lambda _dossier: self._step())
        self.look_anew()

    def _step(self) -> None:
        if self._parts.inspect.current.reportable is None:
            self._told.clear()  # the next inspection is another matter
        self.look_anew()

    def follow(self, exchanging: Exchanging) -> None:
        """Look again at what is in hand when an exchange has brought news."""

        def changed() -> None:
            if not exchanging.busy and exchanging.told is not None and exchanging.told.code in NEWS:
                self.look_anew()

        exchanging.changed.connect(changed)

    def look_anew(self) -> None:
        """Headquarters may have said something, or the inspection may name something else."""
        case, store, tasks = self._parts.services.case, self._parts.store, self._parts.fittings.tasks
        tasks.run_task(lambda: case.alerts(store), self._take, lane=tasks.store)

    def _take(self, alerts: Sequence[Alert]) -> None:
        self._alerts = alerts
        inspect = self._parts.inspect
        dossier = inspect.current.reportable
        if dossier is not None:
            self._tell(Named.by_dossier(dossier))
        elif inspect.feed.look is not None:
            self._looked(inspect.feed.look)

    def _looked(self, look: Look) -> None:
        if self._alerts:
            self._tell(Named.by_claims(look.claims))

    def _tell(self, named: Named) -> None:
        new = [each for each in hits(self._alerts, named) if (each.alert, each.what) not in self._told]
        for each in new:
            self._told.add((each.alert, each.what))
            self._parts.fittings.tasks.notify(Notice(Level.ALERT, each.told))
        if new:
            self._sounds.play(Sound.WARNING)
