"""What the service is put together from: database, photos, key, clock; nothing of it changes while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from . import database, objects, signing_key

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from .objects import ObjectStore
    from .settings import HqSettings
    from .signing_key import SigningKey


@dataclass(frozen=True, slots=True)
class Service:
    """The parts. Any number of workers may stand on the same database, photos and key."""

    settings: HqSettings
    engine: Engine
    objects: ObjectStore
    key: SigningKey

    def now(self) -> datetime:
        """The time here, in UTC."""
        return datetime.now(UTC)


def open_service(settings: HqSettings) -> Service:
    """Open the parts, making what is missing, and bring the tables up to date. Raises EnvironmentFault."""
    with database.folder_faults(settings.folder):
        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = database.connect(settings.database)
    database.migrate(engine)
    return Service(
        settings=settings,
        engine=engine,
        objects=objects.open_objects(settings.objects, settings.object_options, settings.folder / "objects"),
        key=signing_key.load_or_make(settings.key_file),
    )
