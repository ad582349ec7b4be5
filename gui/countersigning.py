"""Asking a second officer for the own signature under a decision, while the first stays signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from inspection.history import dossier_of
from inspection.message import message
from inspection.notices import Level, Notice

from .officer_dialogs import CountersignDialog
from .services import Credentials
from .tasks import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from inspection.dossier import Dossier

    from .fittings import Fittings
    from .services import Services, StationStore


def ask_second_officer(
    fittings: Fittings,
    services: Services,
    store: StationStore,
    *,
    dossier: Dossier,
    on_signed: Callable[[Dossier], None],
    parent: QWidget,
) -> None:
    """Open the dialog; ``on_signed`` gets the inspection with the signature. A refusal is told in the dialog."""
    tasks, inspection = fittings.tasks, dossier.inspection
    dialog = CountersignDialog(fittings, store.officer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    open_dialogs = [dialog]
    dialog.finished.connect(lambda _code: open_dialogs.clear())

    def sign(name: str, passphrase: str, note: str) -> None:
        def work() -> Dossier:
            services.desk.countersign(store, dossier, Credentials(name, passphrase, ""), note)
            return dossier_of(store.records(inspection))

        def done(signed: Dossier) -> None:
            tasks.notify(Notice(Level.INFO, message("window.countersign.done", officer=name)))
            if open_dialogs:
                dialog.accept()
            on_signed(signed)

        def failed(error: Exception) -> None:
            if open_dialogs:
                dialog.refuse(fittings.words.say(notice_of(error).message))
            else:
                tasks.fail(error)

        tasks.run_task(work, done, failed, lane=tasks.store)

    dialog.signed.connect(sign)
    dialog.open()
