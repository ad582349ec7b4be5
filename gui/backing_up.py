"""Backing up while the work goes on: the journal is copied in the store's thread, the file written in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection.message import message
from inspection.notices import Level, Notice

if TYPE_CHECKING:
    from pathlib import Path

    from .fittings import Fittings
    from .prompts import Prompts
    from .services import BackupInHand, Services, StationStore


class BackingUp(QObject):
    """One backup at a time; asks where it goes."""

    def __init__(
        self, fittings: Fittings, services: Services, store: StationStore, prompts: Prompts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = fittings.tasks
        self._desk = services.desk
        self._store = store
        self._prompts = prompts
        self.busy = False

    def ask(self) -> None:
        """Ask for a file and write it."""
        path = None if self.busy else self._prompts.save_as("quaylens.backup")
        if path is None:
            return
        self.busy = True
        self._tasks.notify(Notice(Level.INFO, message("backup.making")))
        store, desk = self._store, self._desk
        self._tasks.run_task(
            lambda: desk.begin_backup(store),
            lambda backup: self._write(backup, path),
            self._failed,
            lane=self._tasks.store,
        )

    def _write(self, backup: BackupInHand, path: Path) -> None:
        def failed(error: Exception) -> None:
            self._tasks.run_task(backup.drop, lambda _: self._failed(error), lane=self._tasks.store)

        self._tasks.run_task(lambda: backup.write(path), lambda _: self._keep(backup, path), failed)

    def _keep(self, backup: BackupInHand, path: Path) -> None:
        def done(_: object) -> None:
            self.busy = False
            self._tasks.notify(Notice(Level.INFO, message("backup.written", path=path)))

        self._tasks.run_task(backup.finish, done, self._failed, lane=self._tasks.store)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self._tasks.fail(error)
