"""What the window calls for officers: signing in, recovery, countersigning, drafts, and when to lock."""

from __future__ import annotations

import platform
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from gui.services import BackupInHand, Credentials, OfficerDesk, StationStore
    from inspection.dossier import Dossier
    from local_store.store import Store

SECONDS = 60


def officer_desk(folder: Path) -> OfficerDesk:
    """The desk of the store in that folder."""
    from gui.services import OfficerDesk

    return OfficerDesk(
        officers=lambda: _officers(folder),
        recover=lambda credentials, recovery_key: _recover(folder, credentials, recovery_key),
        new_recovery_key=lambda store: _store(store).accounts.new_recovery_key(),
        save_recovery_sheet=_save_recovery_sheet,
        countersign=_countersign,
        keep_draft=_keep_draft,
        draft=_draft,
        begin_backup=_begin_backup,
        lock_after_s=lambda: _lock_after_s(folder),
        clocks=clocks,
    )


def clocks() -> tuple[float, float]:
    """Seconds that the machine was awake, and seconds since its start with its sleep.

    Where the system has no such pair (Windows counts sleep in both, macOS in neither) the second is the wall
    clock: one that is set forward then looks like sleep, and the window is locked once too often.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic(), time.time() if boot_time is None else time.clock_gettime(boot_time)


def _store(store: StationStore) -> Store:
    return cast("Store", store)


def _officers(folder: Path) -> Sequence[str]:
    from local_store.store import Store

    return Store.officers(folder)


def _recover(folder: Path, credentials: Credentials, recovery_key: str) -> StationStore:
    from local_store.store import Store

    return Store.recover(folder, recovery_key, credentials.officer, credentials.passphrase)


def _save_recovery_sheet(store: StationStore, recovery_key: str, path: Path) -> None:
    from local_store.durable import disk_faults, write_durably
    from local_store.recovery_sheet import sheet_pdf, sheet_text

    station, made = _store(store).station.name or platform.node(), datetime.now(UTC).astimezone()
    pdf = path.suffix.lower() == ".pdf"
    content = sheet_pdf(station, recovery_key, made) if pdf else sheet_text(station, recovery_key, made).encode()
    with disk_faults(path):
        write_durably(path, [content])  # for the owner's eyes only


def _countersign(store: StationStore, dossier: Dossier, credentials: Credentials, note: str) -> None:
    from inspection.countersigning import countersign

    with _store(store).second_officer(credentials.officer, credentials.passphrase) as second:
        countersign(dossier.inspection, second, second.account, note)


def _keep_draft(store: StationStore, form: str, fields: Mapping[str, str]) -> None:
    _store(store).drafts.keep(form, fields)


def _draft(store: StationStore, form: str) -> Mapping[str, str]:
    return _store(store).drafts.read(form)


def _begin_backup(store: StationStore) -> BackupInHand:
    from local_store.backup import Backup

    return Backup(_store(store))


def _lock_after_s(folder: Path) -> float:
    from local_store.settings_file import read_settings

    return read_settings(folder).lock_minutes * SECONDS
