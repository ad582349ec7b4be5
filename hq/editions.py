"""Editions of the law: kept here with their publisher's signature, announced to stations, and served to them.

Headquarters vouches for nothing in an edition: the stations hold its publisher's signature against the keys that are
pinned there, and refuse it otherwise.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from inspection.errors import BadInput
from inspection.exchange import StatementKind

from .schema import edition
from .statements import issue

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from inspection.exchange import Statement
    from inspection.ports import Signer

    from .objects import ObjectStore

LARGEST = 256 * 1024 * 1024  # bytes
SIGNATURE_BYTES = 64
BEGINNING = b"SQLite format 3\x00"
APPLICATION = b"QLED"  # at byte 68 of every edition
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}")


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition that stations may fetch."""

    sha256: str
    name: str
    size: int
    at: datetime


def publish(
    connection: Connection,
    objects: ObjectStore,
    name: str,
    content: bytes,
    signature: bytes,
    *,
    now: datetime,
    signer: Signer,
) -> Statement:
    """Keep an edition and tell every station of it. Raises BadInput for what is no edition, or is here already."""
    whole = len(content) <= LARGEST and content.startswith(BEGINNING) and content[68:72] == APPLICATION
    if not whole or len(signature) != SIGNATURE_BYTES or not NAME.fullmatch(name):
        raise BadInput("hq.edition_form")
    sha256 = hashlib.sha256(content).hexdigest()
    if of_hash(connection, sha256) is not None:
        raise BadInput("hq.edition_known", name=name)
    objects.put(_place(sha256), content)
    connection.execute(insert(edition).values(sha256=sha256, name=name, size=len(content), at=now))
    said = {"name": name, "sha256": sha256, "size": len(content), "signature": signature.hex()}
    return issue(connection, StatementKind.EDITION, said, now=now, signer=signer)


def of_hash(connection: Connection, sha256: str) -> KeptEdition | None:
    """The edition of that hash."""
    row = connection.execute(select(edition).where(edition.c.sha256 == sha256)).first()
    return None if row is None else KeptEdition(row.sha256, row.name, row.size, row.at)


def kept(connection: Connection) -> list[KeptEdition]:
    """All editions, newest first."""
    rows = connection.execute(select(edition).order_by(edition.c.at.desc(), edition.c.sha256))
    return [KeptEdition(row.sha256, row.name, row.size, row.at) for row in rows]


def content_of(objects: ObjectStore, sha256: str) -> bytes | None:
    """The bytes of an edition; None when the store has lost or changed them."""
    content = objects.get(_place(sha256))
    return content if content is not None and hashlib.sha256(content).hexdigest() == sha256 else None


def _place(sha256: str) -> str:
    return f"editions/{sha256}"
