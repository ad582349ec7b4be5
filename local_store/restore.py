"""Restoring a backup: into a new folder, whole and verified, or not at all."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed

from . import key_file
from .backup import END, RESTORED, STATION
from .backup_stream import HEAD_SIZE, LARGEST_HEAD, MAGIC, cipher_of, opened_chunks
from .durable import PART, disk_faults, make_folder, sync_folder, write_durably
from .new_store import JOURNAL
from .passphrase import encoded
from .recovery_key import parse
from .store import Store
from .verification import verify_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from inspection.verification import StoreReport

    from .wrapping import Hardness, Secrets

_NAME = re.compile(rf"{re.escape(JOURNAL)}|photos/[0-9a-f]{{2}}/[0-9a-f]{{64}}")


@dataclass(frozen=True, slots=True)
class Way:
    """How a backup is opened: an officer's passphrase, or the recovery key where that is given."""

    officer: str = ""
    passphrase: str | bytes = field(default="", repr=False)
    recovery_key: str = field(default="", repr=False)


def restore(file: Path, folder: Path, way: Way, *, hardness: Hardness | None = None) -> StoreReport:
    """Restore a backup into an empty folder and verify it there; the restoring is a record.

    Raises BadInput when the folder is not empty, the file is no backup, or this does not open it;
    VerificationFailed when it is damaged; EnvironmentFault. Then nothing is left in the folder.
    """
    with disk_faults(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput("backup.folder_not_empty", folder=folder)
    # It grows beside its place, so that a store stands there only when it is whole.
    part = folder.with_name(f".{folder.name}{PART}")
    try:
        with disk_faults(folder):
            shutil.rmtree(part, ignore_errors=True)
            make_folder(part)
        digest = _unpack(file, part, way)
        report = _verified(file, part, way, digest, hardness)
        with disk_faults(folder):
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
            sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return report


def _unpack(file: Path, part: Path, way: Way) -> str:
    """Put the files of a backup into a folder; gives the SHA-256 of the backup."""
    try:
        with file.open("rb") as stream:
            start, said = _head(stream, file)
            keys = key_file.parse(json.dumps(said["keys"]).encode(), file)
            cipher = cipher_of(bytes(_opened(keys, way, file).database), bytes.fromhex(said["salt"]))
            _extract(opened_chunks(cipher, start, stream), part)
            key_file.write(part, keys)
            stream.seek(0)
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (ValueError, KeyError, TypeError) as error:
        raise VerificationFailed("backup.damaged", file=file) from error
    except OSError as error:
        raise BadInput("backup.unreadable", file=file, detail=error.strerror or type(error).__name__) from error


def _head(stream: BinaryIO, file: Path) -> tuple[bytes, dict[str, Any]]:
    start = stream.read(len(MAGIC) + HEAD_SIZE)
    if start[: len(MAGIC)] != MAGIC:
        raise BadInput("backup.newer" if start.startswith(MAGIC[:16]) else "backup.no_backup", file=file)
    size = int.from_bytes(start[len(MAGIC) :], "little")
    content = stream.read(min(size, LARGEST_HEAD))
    said = json.loads(content)
    if not isinstance(said, dict) or len(content) != size:
        raise ValueError("no head")
    return start + content, said


def _opened(keys: key_file.KeyFile, way: Way, file: Path) -> Secrets:
    if way.recovery_key:
        return keys.unwrap_recovery(parse(way.recovery_key), file)
    return keys.unwrap(keys.entry(way.officer), encoded(way.passphrase), file)


def _extract(chunks: Iterable[bytes], part: Path) -> None:
    """Write the files, durably, and demand that they are those of the manifest. Raises ValueError, OSError."""
    content = _Content(chunks)
    members = []
    while (start := content.take(2)) != END:
        name = content.take(int.from_bytes(start, "little")).decode()
        if not _NAME.fullmatch(name) or (part / name).exists():
            raise ValueError("a file that no backup has")
        size, digest = int.from_bytes(content.take(8), "little"), hashlib.sha256()
        path = part / name
        for folder in reversed(path.relative_to(part).parents):
            make_folder(part / folder)

        def hashed(left: int = size, digest: Any = digest) -> Iterator[bytes]:  # noqa: ANN401 - hashlib names no type
            for piece in content.pieces(left):
                digest.update(piece)
                yield piece

        write_durably(path, hashed())
        members.append({"name": name, "size": size, "sha256": digest.hexdigest()})
    if json.loads(content.rest())["members"] != members:
        raise ValueError("not the files of the manifest")


def _verified(file: Path, part: Path, way: Way, digest: str, hardness: Hardness | None) -> StoreReport:
    try:
        with _store(part, way, hardness) as store:
            report = verify_store(store)
            store.append(STATION, RESTORED, {"restored": {"sha256": digest, "head": report.head}})
    except (VerificationFailed, EnvironmentFault) as fault:
        if fault.message.code in {"store.newer", "store.disk_full", "store.read_only"}:
            raise
        raise VerificationFailed("backup.damaged", file=file) from fault
    return report


def _store(part: Path, way: Way, hardness: Hardness | None) -> Store:
    if way.recovery_key:
        return Store.open_with_recovery_key(part, way.recovery_key, hardness=hardness)
    return Store.open(part, way.passphrase, way.officer, hardness=hardness)


class _Content:
    """The content of a backup, taken in pieces of any size."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._held = b""

    def pieces(self, size: int) -> Iterator[bytes]:
        while size:
            self._held = self._held or next(self._chunks, b"")
            if not self._held:
                raise ValueError("it ends too early")
            piece, self._held = self._held[:size], self._held[size:]
            size -= len(piece)
            yield piece

    def take(self, size: int) -> bytes:
        return b"".join(self.pieces(size))

    def rest(self) -> bytes:
        return self._held + b"".join(self._chunks)
