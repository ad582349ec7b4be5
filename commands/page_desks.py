"""What the window's pages beside inspecting call, as this installation has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import Fault
from inspection.settings import Settings

from .about_desk import about_desk
from .accounts_desk import accounts_desk
from .practice_desk import practice_desk
from .records_desk import records_desk
from .reference_desk import OpenedEdition, reference_desk
from .sync_desk import sync_desk
from .update_desk import update_desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.page_services import PageServices, SettingsDesk

    from .chosen_edition import ChosenLaw


def page_services(folder: Path, law: ChosenLaw) -> PageServices:
    """The desks of the store in that folder, over the law of this session."""
    from gui.page_services import PageServices

    opened = OpenedEdition(law)
    return PageServices(
        settings=_settings_desk(folder),
        records=records_desk(law),
        sync=sync_desk(folder),
        reference=reference_desk(opened),
        accounts=accounts_desk(),
        practice=practice_desk(opened),
        about=about_desk(folder, opened),
        updates=update_desk(folder, opened),
    )


def settings_here(folder: Path) -> Settings:
    """The settings that the window starts with; a damaged file is told of on the settings page, not in the way."""
    from local_store.settings_file import read_settings

    try:
        return read_settings(folder)
    except Fault:
        return Settings()


def _settings_desk(folder: Path) -> SettingsDesk:
    from gui.page_services import SettingsDesk
    from local_store.settings_file import read_settings, write_setting

    return SettingsDesk(
        read=lambda: read_settings(folder),
        write=lambda name, value: write_setting(folder, name, value),
        ports=_ports,
    )


def _ports() -> Sequence[tuple[str, str]]:
    from capture.handheld.serial import ports

    return ports()
