"""A backup: the whole store in one encrypted file, made while the program runs. See docs/record-format.md.

The file carries the store's wrapped keys, so any account's passphrase or the recovery key opens it, as they were
when it was made. The journal is copied by the database's own backup; photos never change once they are there, so
:meth:`Backup.write` can run in any thread while inspections go on.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from inspection.errors import BadInput

from . import key_file
from .backup_stream import CHUNK, HEAD_SIZE, MAGIC, cipher_of, sealed_chunks
from .database import copy
from .durable import PART, disk_faults, make_folder, write_durably
from .new_store import JOURNAL
from .parts import PHOTOS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from .store import Store

STATION = "station"  # stands in records that are about the station where others name their inspection
BACKED_UP, RESTORED = "backed_up", "restored"
FOLDER = "backing-up"
END = b"\0\0"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What was written: records, photos, bytes, and the file's SHA-256."""

    records: int
    head: str
    photos: int
    size: int
    sha256: str


class Backup:
    """A backup in the making. Made, entered and left in the store's thread; written in any."""

    def __init__(self, store: Store) -> None:
        """Copy the journal beside itself, under its own key. Raises EnvironmentFault."""
        self._store = store
        self._folder = store.folder
        self._head = store.journal.head()
        self._key_file = key_file.as_bytes(key_file.read(store.folder))
        self._salt = secrets.token_bytes(16)
        self._cipher = cipher_of(store.database_key, self._salt)
        self._written: tuple[Path, BackupReport] | None = None
        self._copy = store.folder / f"{FOLDER}{PART}"
        with disk_faults(self._folder):
            self._copy.unlink(missing_ok=True)
        try:
            copy(store.connection, self._copy, store.database_key)
        except BaseException:
            self._copy.unlink(missing_ok=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()

    def drop(self) -> None:
        """Remove the copy. Raises EnvironmentFault."""
        with disk_faults(self._folder):
            self._copy.unlink(missing_ok=True)

    def write(self, out: Path) -> BackupReport:
        """Write the file, whole or not at all. Raises BadInput when there is one already, EnvironmentFault."""
        with disk_faults(out.parent):
            if out.exists():
                raise BadInput("backup.exists", file=out)
            photos = sorted(path for path in (self._folder / PHOTOS).glob("*/*") if not path.name.endswith(PART))
        digest, size = hashlib.sha256(), 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for piece in self._file(photos):
                digest.update(piece)
                size += len(piece)
                yield piece

        with disk_faults(out.parent):
            write_durably(out, counted())
        report = BackupReport(*self._head, len(photos), size, digest.hexdigest())
        self._written = out, report
        return report

    def finish(self) -> None:
        """Keep a record of the backup that was written, and remove the copy. Raises EnvironmentFault."""
        self.drop()
        if self._written is None:
            return
        out, report = self._written
        said = {"file": out.name, "sha256": report.sha256, "size": report.size, "records": report.records}
        self._store.append(STATION, BACKED_UP, {"backup": {**said, "head": report.head, "photos": report.photos}})

    def _file(self, photos: list[Path]) -> Iterator[bytes]:
        head = json.dumps({"v": 1, "salt": self._salt.hex(), "keys": json.loads(self._key_file)}).encode()
        start = MAGIC + len(head).to_bytes(HEAD_SIZE, "little") + head
        yield start
        yield from sealed_chunks(self._cipher, start, self._content(photos))

    def _content(self, photos: list[Path]) -> Iterator[bytes]:
        """Each file as its name and size and bytes; after the last the manifest, which names all by hash."""
        members: list[dict[str, object]] = []
        files = [(JOURNAL, self._copy), *((path.relative_to(self._folder).as_posix(), path) for path in photos)]
        for name, path in files:
            size, digest = path.stat().st_size, hashlib.sha256()
            yield len(name).to_bytes(2, "little") + name.encode() + size.to_bytes(8, "little")
            with path.open("rb") as stream:
                while piece := stream.read(CHUNK):
                    digest.update(piece)
                    yield piece
            members.append({"name": name, "size": size, "sha256": digest.hexdigest()})
        seq, head = self._head
        yield END + json.dumps({"members": members, "head": {"seq": seq, "sha256": head}}).encode()


def back_up(store: Store, out: Path) -> BackupReport:
    """Back the store up into a new file, and keep a record of it. Raises BadInput, EnvironmentFault."""
    with disk_faults(out.parent):
        make_folder(out.parent)
    with Backup(store) as backup:
        report = backup.write(out)
        backup.finish()
    return report
