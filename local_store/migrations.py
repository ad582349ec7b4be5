"""The tables of the store, version by version; each migration is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import EnvironmentFault

from .database import copy, database_faults
from .durable import disk_faults, make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from sqlite3 import Connection

    from sqlite_utils import Database

COPIES = "copies"

_JOURNAL = (
    """CREATE TABLE station (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        public_key BLOB NOT NULL,
        private_key BLOB NOT NULL,
        photo_key BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE record (
        seq INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        inspection TEXT NOT NULL,
        header BLOB NOT NULL,
        signature TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX record_of_inspection ON record (inspection, seq)",
    "CREATE TABLE body (seq INTEGER PRIMARY KEY REFERENCES record (seq), content BLOB NOT NULL) STRICT",
    """CREATE TRIGGER record_follows BEFORE INSERT ON record
        WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM record)
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)
_APPEND_ONLY = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
_PROJECTION = (
    """CREATE TABLE inspection (
        seq INTEGER PRIMARY KEY,
        inspection TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        officer TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        closed_at TEXT,
        verdict TEXT,
        decision TEXT,
        exhibits INTEGER NOT NULL,
        containers TEXT NOT NULL,
        substances TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    # Three letters a token: any part of a word is found, which is what people remember of a container number.
    """CREATE VIRTUAL TABLE inspection_search USING fts5 (
        text, content = 'inspection', content_rowid = 'seq', tokenize = 'trigram remove_diacritics 1'
    )""",
    """CREATE TRIGGER inspection_added AFTER INSERT ON inspection BEGIN
        INSERT INTO inspection_search (rowid, text) VALUES (NEW.seq, NEW.text); END""",
    """CREATE TRIGGER inspection_changed AFTER UPDATE ON inspection WHEN OLD.text IS NOT NEW.text BEGIN
        INSERT INTO inspection_search (inspection_search, rowid, text) VALUES ('delete', OLD.seq, OLD.text);
        INSERT INTO inspection_search (rowid, text) VALUES (NEW.seq, NEW.text); END""",
    """CREATE TRIGGER inspection_removed AFTER DELETE ON inspection BEGIN
        INSERT INTO inspection_search (inspection_search, rowid, text) VALUES ('delete', OLD.seq, OLD.text); END""",
)
_HEADQUARTERS = (
    """CREATE TABLE headquarters (
        id INTEGER PRIMARY KEY CHECK (id = 1), address TEXT NOT NULL, public_key BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE statement (
        number INTEGER PRIMARY KEY, kind TEXT NOT NULL, inspection TEXT NOT NULL, content BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX statement_of_kind ON statement (kind, number)",
    "CREATE INDEX statement_about ON statement (inspection, number)",
    "CREATE TABLE receipted_photo (sha256 TEXT PRIMARY KEY, receipt INTEGER NOT NULL) STRICT",
    "CREATE TABLE refused (seq INTEGER PRIMARY KEY, reason TEXT NOT NULL) STRICT",
)


def m0001_journal(db: Database) -> None:
    """The station, and the journal that nothing can be changed in."""
    for statement in _JOURNAL:
        db.execute(statement)
    for table in ("record", "body"):
        for verb in ("UPDATE", "DELETE"):
            db.execute(_APPEND_ONLY.format(table=table, verb=verb))


def m0002_inspections(db: Database) -> None:
    """The list of inspections with its search; it can be rebuilt from the journal."""
    for statement in _PROJECTION:
        db.execute(statement)


def m0003_drafts(db: Database) -> None:
    """What is typed and not yet kept."""
    db.execute("CREATE TABLE draft (form TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")


def m0004_headquarters(db: Database) -> None:
    """What headquarters has said; it can be rebuilt from the journal."""
    for statement in _HEADQUARTERS:
        db.execute(statement)


def m0005_purges(db: Database) -> None:
    """The bodies that retention let go: only these can be deleted, and which they are is a record."""
    db.execute("CREATE TABLE purged (seq INTEGER PRIMARY KEY REFERENCES record (seq)) STRICT")
    db.execute("DROP TRIGGER body_no_DELETE")
    db.execute(
        """CREATE TRIGGER body_no_DELETE BEFORE DELETE ON body
            WHEN NOT EXISTS (SELECT 1 FROM purged WHERE seq = OLD.seq)
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"""
    )


# Oldest first. A released one is never changed; a new one goes to the end.
MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    m0001_journal,
    m0002_inspections,
    m0003_drafts,
    m0004_headquarters,
    m0005_purges,
)


def migrate(
    connection: Connection, folder: Path, key: bytes, steps: Sequence[Callable[[Database], None]] = MIGRATIONS
) -> None:
    """Bring a database up to date, a transaction each step; what it was before is first copied into ``folder/copies``.

    Raises EnvironmentFault when a newer version has written it; it is left as it is.
    """
    from sqlite_utils import Database  # noqa: PLC0415 - 0.15 s that only a store needs
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415

    migrations = Migrations("quaylens")
    for step in steps:
        migrations()(step)
    with database_faults(folder), disk_faults(folder):
        db = Database(connection, execute_plugins=False)
        applied = [migration.name for migration in migrations.applied(db)]
        unknown = [name for name in applied if name not in {step.__name__ for step in steps}]
        if unknown:
            raise EnvironmentFault("store.newer", folder=folder, found=unknown[-1])
        pending = [migration.name for migration in migrations.pending(db)]
        if applied and pending:
            make_folder(folder / COPIES)
            copy(connection, folder / COPIES / f"before-{pending[0]}.db", key)
            sync_folder(folder / COPIES)
        if pending:
            migrations.apply(db)
