"""``setting``: show or change what this station is set to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from inspection.errors import BadInput
from inspection.settings import read_value

from . import options


def setting(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Which setting; without it all are shown.")] = None,
    value: Annotated[str | None, typer.Argument(metavar="VALUE", help="What it is set to.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="A text file with the value.")] = None,
    store: options.StoreOption = None,
) -> None:
    """Show or change the settings of this station; the store stays locked."""
    from local_store.durable import disk_faults
    from local_store.settings_file import as_values, read_settings, write_setting
    from local_store.store import Store

    folder = store or options.default_store()
    if not Store.exists(folder):
        raise BadInput("store.none_here", folder=folder)
    if file is not None:
        with disk_faults(file):
            value = file.read_text(encoding="utf-8", errors="replace")
    if name is not None and value is not None:
        write_setting(folder, name, read_value(name, value))
    values = as_values(read_settings(folder))
    if name is not None and name not in values:
        raise BadInput("settings.unknown", name=name)
    shown = values if name is None else {name: values[name]}
    print(json.dumps(shown, ensure_ascii=False, indent=1))
