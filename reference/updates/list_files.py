"""Files of a repository: signed lists and targets, read and put in place whole."""

from __future__ import annotations

import hashlib
import os
import secrets
from typing import TYPE_CHECKING, Any

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile
from tuf.api.serialization.json import JSONSerializer

from inspection.errors import BadInput, EnvironmentFault

from ..edition_file import sync

if TYPE_CHECKING:
    from pathlib import Path


def described(metadata: Metadata[Any]) -> MetaFile:
    """Version, length and hash: nothing can be mixed with what it was not published with."""
    content = metadata.to_bytes(JSONSerializer())
    return MetaFile(metadata.signed.version, len(content), {"sha256": hashlib.sha256(content).hexdigest()})


def read_list(file: Path) -> Metadata[Any]:
    """A list with its signatures, not checked yet. Raises BadInput."""
    try:
        return Metadata[Any].from_bytes(file.read_bytes())
    except OSError as error:
        raise BadInput("updates.unreadable", path=file, detail=error.strerror) from error
    except RepositoryError as error:
        raise BadInput("updates.no_list", path=file) from error


def write_whole(place: Path, content: bytes) -> None:
    """Put a file in place whole or not at all. Raises EnvironmentFault."""
    part = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(content)
        sync(part)
        part.replace(place)
        sync(place.parent)
    except OSError as error:
        raise EnvironmentFault("updates.disk_error", folder=place.parent, detail=error.strerror) from error


def copy_checked(file: Path, part: Path, sha256: str) -> None:
    """Copy a file that must not change meanwhile. Raises OSError."""
    digest = hashlib.sha256()
    with file.open("rb") as source, part.open("wb") as target:
        while chunk := source.read(1 << 20):
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    if digest.hexdigest() != sha256:
        raise OSError(0, "changed while it was copied")
