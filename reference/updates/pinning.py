"""Pinning a publisher's root on a station: once, by hand, after its digits were compared by another way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root

from inspection.errors import BadInput

from ..edition_file import sync
from ..trust import ROOT_FILE
from .faults import disk_fault

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PinnedRoot:
    """A root that is trusted from now on: how many of how many keys sign the roots that follow it."""

    version: int
    threshold: int
    keys: int


def pin_root(file: Path, content: bytes, folder: Path) -> PinnedRoot:
    """Trust that root here. Raises BadInput for what is no root that its own keys signed, EnvironmentFault."""
    try:
        metadata = Metadata[Root].from_bytes(content)
        root = metadata.signed
        whole = isinstance(root, Root) and root.get_verification_result(
            Root.type, metadata.signed_bytes, metadata.signatures
        )
    except (RepositoryError, ValueError) as error:
        raise BadInput("updates.root_refused", path=file) from error
    if not whole:
        raise BadInput("updates.root_refused", path=file)
    part = folder / f".{ROOT_FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
        sync(part)
        part.replace(folder / ROOT_FILE)
    except OSError as error:
        raise disk_fault(error, folder) from error
    role = root.roles[Root.type]
    return PinnedRoot(root.version, role.threshold, len(role.keyids))
