"""The database: one way to open it, whether it is PostgreSQL or the embedded file."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event, func, select

from inspection.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection as SqliteConnection

    from sqlalchemy import Engine

MIGRATIONS = Path(__file__).parent / "migrations"
POOL = {"pool_size": 10, "max_overflow": 20, "pool_pre_ping": True}
MIGRATING = 0x51554D47  # the lock under which one worker brings the tables up to date


def connect(address: str) -> Engine:
    """An engine on the database. SQLite takes its rollback journal and full syncs: what is committed stays."""
    if not address.startswith("sqlite"):
        return create_engine(address, connect_args={"options": "-c timezone=UTC"}, **POOL)
    engine = create_engine(address, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _durable(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]

    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables up to date. Raises EnvironmentFault when a newer version has made them."""
    from alembic.util.exc import CommandError  # noqa: PLC0415

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        configuration.attributes["connection"] = connection
        try:
            command.upgrade(configuration, "head")
        except CommandError as error:
            raise EnvironmentFault("hq.newer", detail=str(error)) from error


@contextmanager
def folder_faults(folder: Path) -> Iterator[None]:
    """Turn errors of the system into faults."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFault("hq.folder", folder=folder, detail=error.strerror or "") from error


def at(value: datetime | None) -> datetime | None:
    """A time as it was put in: SQLite forgets the offset, and all are in UTC."""
    return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value
