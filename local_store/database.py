"""The encrypted database: opening, its settings, transactions, and its errors as faults."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from inspection.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from sqlite3 import Connection

KEY_BYTES = 32
APPLICATION_ID = 0x5155_4C4E  # "QULN"; an empty file has 0 and is no store
MINIMUM_SQLITE = (3, 51, 3)  # the first release without the WAL-reset bug
ALMOST_NOTHING = 4 * 1024 * 1024  # bytes free below which a failed write is put down to a full disk
_SETTINGS_OF_CIPHER = (
    "PRAGMA cipher_page_size = 4096",
    "PRAGMA cipher_use_hmac = ON",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512",
    "PRAGMA cipher_plaintext_header_size = 0",
)
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers against deletion
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 2000",
)


def library_version() -> str:
    """The version of SQLite in use."""
    return str(sqlcipher.sqlite_version)


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open the database at ``path`` with its raw key of 32 bytes; the thread that opens it owns it.

    Raises EnvironmentFault when the library is too old, the file is missing (unless it is to be created),
    is not a store, or cannot be decrypted.
    """
    if sqlcipher.sqlite_version_info < MINIMUM_SQLITE:
        needed = ".".join(map(str, MINIMUM_SQLITE))
        raise EnvironmentFault("store.old_sqlite", found=sqlcipher.sqlite_version, needed=needed)
    with database_faults(path.parent):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        connection: Connection = sqlcipher.connect(uri, uri=True, isolation_level=None)
        try:
            _set_up(connection, path, key, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def _set_up(connection: Connection, path: Path, key: bytes, *, create: bool) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # faults speak for it; it would write to standard error
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in (*_SETTINGS_OF_CIPHER, *_SETTINGS):
        connection.execute(setting)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the first read shows whether the key fits
    if create:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    elif connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise EnvironmentFault("store.damaged", folder=path.parent, detail=path.name)
    connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Everything or nothing, and durable at the end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def copy(connection: Connection, target: Path, key: bytes) -> None:
    """Copy the open database into a new file under the same key, while it is in use."""
    with database_faults(target.parent):
        destination: Connection = sqlcipher.connect(str(target), isolation_level=None)
        try:
            destination.execute("PRAGMA cipher_log_level = NONE")
            destination.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for setting in _SETTINGS_OF_CIPHER:
                destination.execute(setting)
            connection.backup(destination)
        finally:
            destination.close()


def damaged_pages(connection: Connection) -> list[str]:
    """What SQLite has to say about tables and indexes when it reads every page in use; nothing when they are sound.

    Each page is authenticated as it is read. SQLCipher's own ``cipher_integrity_check`` is not asked: it looks past
    the write-ahead log and complains of pages that a power cut has torn and the log makes good.
    """
    try:
        return [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    except sqlcipher.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in {sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CORRUPT}:
            raise
        return [str(error)]


@contextmanager
def database_faults(folder: Path) -> Iterator[None]:
    """Turn the database's errors that come from outside into faults; the others are bugs and pass."""
    try:
        yield
    except sqlcipher.Error as error:
        fault = _fault_of(error, folder)
        if fault is None:
            raise
        raise fault from error


def _fault_of(error: Exception, folder: Path) -> EnvironmentFault | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    codes = sqlcipher
    if code == codes.SQLITE_FULL or (code == codes.SQLITE_IOERR and _almost_full(folder)):
        return EnvironmentFault("store.disk_full", folder=folder)
    if code in {codes.SQLITE_READONLY, codes.SQLITE_PERM, codes.SQLITE_CANTOPEN}:
        return EnvironmentFault("store.read_only", folder=folder)
    if code in {codes.SQLITE_BUSY, codes.SQLITE_LOCKED}:
        return EnvironmentFault("store.busy", folder=folder)
    if code in {codes.SQLITE_NOTADB, codes.SQLITE_CORRUPT}:
        return EnvironmentFault("store.damaged", folder=folder, detail=str(error))
    if code == codes.SQLITE_IOERR:
        return EnvironmentFault("store.disk_error", folder=folder, detail=str(error))
    return None


def _almost_full(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free < ALMOST_NOTHING
