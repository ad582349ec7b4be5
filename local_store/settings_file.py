"""The settings of a station on disk: a small JSON file beside the journal. It holds nothing secret."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault
from inspection.settings import Settings, settings_from

from .durable import disk_faults, write_durably

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.json"
LARGEST = 1_000_000  # bytes


def read_settings(folder: Path) -> Settings:
    """The settings of the store in that folder, the defaults where none were made.

    Raises EnvironmentFault when the file is no settings file, with what to do.
    """
    return settings_from_file(_content(folder), folder)


def write_setting(folder: Path, name: str, value: int | str) -> Settings:
    """Set one value durably; the others, also those of another version, stay. Raises BadInput, EnvironmentFault."""
    content = _content(folder)
    settings_from_file(content, folder)
    changed = settings_from({**content, name: value})
    with disk_faults(folder):
        write_durably(folder / NAME, [json.dumps({**content, name: value}, indent=1, sort_keys=True).encode()])
    return changed


def as_values(settings: Settings) -> dict[str, int | str]:
    """The settings by name, for a table of them."""
    return dataclasses.asdict(settings)


def settings_from_file(content: dict[str, object], folder: Path) -> Settings:
    """Settings of a file's content. Raises EnvironmentFault when a value in it is not allowed."""
    try:
        return settings_from(content)
    except BadInput as error:
        raise EnvironmentFault("settings.file", file=folder / NAME) from error


def _content(folder: Path) -> dict[str, object]:
    file = folder / NAME
    with disk_faults(folder):
        if not file.exists():
            return {}
        raw = file.read_bytes() if file.stat().st_size <= LARGEST else b""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise EnvironmentFault("settings.file", file=file) from error
    if not isinstance(content, dict):
        raise EnvironmentFault("settings.file", file=file)
    return content
