"""Where headquarters keeps things: from the environment, with defaults that need nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from inspection.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "QUAYLENS_HQ_"


@dataclass(frozen=True, slots=True)
class HqSettings:
    """``folder`` holds the key and, unless told otherwise, database and photos.

    ``database`` is an SQLAlchemy address (PostgreSQL in production), ``objects`` an address ``s3://bucket`` or empty
    for the folder; ``object_options`` go to the object store as they are (endpoint, region, keys).
    """

    folder: Path
    database: str
    objects: str
    object_options: Mapping[str, str]
    key_file: Path
    name: str = "Headquarters"
    secure_cookies: bool = True


def settings_from(environment: Mapping[str, str] | None = None) -> HqSettings:
    """Read the settings. Raises BadInput for an object store that is neither a folder nor S3."""
    said = os.environ if environment is None else environment
    folder = Path(said.get(f"{PREFIX}FOLDER") or platformdirs.user_data_path("quaylens-hq"))
    objects = said.get(f"{PREFIX}OBJECTS", "")
    if objects and not objects.startswith("s3://"):
        raise BadInput("hq.objects", address=objects)
    options = f"{PREFIX}OBJECT_"
    return HqSettings(
        folder=folder,
        database=said.get(f"{PREFIX}DATABASE") or f"sqlite:///{folder / 'hq.db'}",
        objects=objects,
        object_options={
            name.removeprefix(options).lower(): value for name, value in said.items() if name.startswith(options)
        },
        key_file=Path(said.get(f"{PREFIX}KEY_FILE") or folder / "hq.key"),
        name=said.get(f"{PREFIX}NAME", "Headquarters"),
        secure_cookies=said.get(f"{PREFIX}PLAIN_HTTP", "") != "1",
    )
