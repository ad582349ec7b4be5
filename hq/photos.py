"""Photos on their way: pieces that are each durable, put together and held only when the hash is right."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select

from inspection.errors import BadInput

from .schema import photo, photo_named, photo_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Engine

    from .objects import ObjectStore

LARGEST_PHOTO = 256 * 1024 * 1024  # bytes
LARGEST_PIECE = 8 * 1024 * 1024
MOST_MISSING = 1_000  # names given in one answer


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a photo is here: ``start`` is the byte to go on from; ``held`` says that it is whole and right."""

    start: int
    held: bool


def progress(connection: Connection, station: str, sha256: str) -> Progress:
    """How much of a photo of that station is here."""
    if connection.execute(select(photo.c.size).where(photo.c.station == station, photo.c.sha256 == sha256)).first():
        return Progress(0, held=True)
    return Progress(_contiguous(_parts(connection, station, sha256)), held=False)


def take_piece(  # noqa: PLR0917 - where it goes, what it is
    engine: Engine,
    objects: ObjectStore,
    station: str,
    sha256: str,
    start: int,
    total: int,
    content: bytes,
    now: datetime,
) -> Progress:
    """Keep a piece durably and say where to go on; with the last one the photo is put together and checked.

    A piece that is there already changes nothing. Raises BadInput when it does not fit (a gap, another total, too
    large) or the whole has another hash: then all pieces are dropped, and the sender begins again.
    """
    if not 0 < total <= LARGEST_PHOTO or not 0 < len(content) <= LARGEST_PIECE or start + len(content) > total:
        raise BadInput("hq.photo_size", most=LARGEST_PHOTO)
    with engine.begin() as connection:
        known = progress(connection, station, sha256)
        if known.held:
            return known
        parts = _parts(connection, station, sha256)
    if any(part.total != total for part in parts):
        _drop(engine, objects, station, sha256)
        raise BadInput("hq.photo_total")
    if start > known.start:
        raise BadInput("hq.photo_gap", start=known.start)
    content = content[known.start - start :]
    if content:
        objects.put(_piece(station, sha256, known.start), content)
        with engine.begin() as connection:
            here = (photo_part.c.station == station, photo_part.c.sha256 == sha256, photo_part.c.start == known.start)
            if connection.execute(select(photo_part.c.length).where(*here)).first() is None:
                connection.execute(
                    insert(photo_part).values(
                        station=station, sha256=sha256, start=known.start, length=len(content), total=total
                    )
                )
    reached = known.start + len(content)
    if reached < total:
        return Progress(reached, held=False)
    return _put_together(engine, objects, station, sha256, now)


def missing(connection: Connection, station: str) -> list[str]:
    """Photos that held records name and that are not here yet, at most :data:`MOST_MISSING`."""
    here = exists().where(photo.c.station == photo_named.c.station, photo.c.sha256 == photo_named.c.sha256)
    return list(
        connection.execute(
            select(photo_named.c.sha256)
            .where(photo_named.c.station == station, ~here)
            .distinct()
            .order_by(photo_named.c.sha256)
            .limit(MOST_MISSING)
        ).scalars()
    )


def content_of(objects: ObjectStore, sha256: str) -> bytes | None:
    """The bytes of a held photo; None when the store has lost or changed them."""
    content = objects.get(_whole(sha256))
    return content if content is not None and hashlib.sha256(content).hexdigest() == sha256 else None


def _put_together(engine: Engine, objects: ObjectStore, station: str, sha256: str, now: datetime) -> Progress:
    with engine.begin() as connection:
        parts = _parts(connection, station, sha256)
    content = b"".join(objects.get(_piece(station, sha256, part.start)) or b"" for part in parts)
    if hashlib.sha256(content).hexdigest() != sha256:
        _drop(engine, objects, station, sha256)
        raise BadInput("hq.photo_hash")
    objects.put(_whole(sha256), content)
    with engine.begin() as connection:
        here = (photo.c.station == station, photo.c.sha256 == sha256)
        if connection.execute(select(photo.c.size).where(*here)).first() is None:
            connection.execute(insert(photo).values(station=station, sha256=sha256, size=len(content), held_at=now))
    _drop(engine, objects, station, sha256)
    return Progress(0, held=True)


def _drop(engine: Engine, objects: ObjectStore, station: str, sha256: str) -> None:
    with engine.begin() as connection:
        parts = _parts(connection, station, sha256)
        connection.execute(delete(photo_part).where(photo_part.c.station == station, photo_part.c.sha256 == sha256))
    for part in parts:
        objects.delete(_piece(station, sha256, part.start))


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    length: int
    total: int


def _parts(connection: Connection, station: str, sha256: str) -> Sequence[_Part]:
    rows = connection.execute(
        select(photo_part.c.start, photo_part.c.length, photo_part.c.total)
        .where(photo_part.c.station == station, photo_part.c.sha256 == sha256)
        .order_by(photo_part.c.start)
    )
    return [_Part(row.start, row.length, row.total) for row in rows]


def _contiguous(parts: Sequence[_Part]) -> int:
    reached = 0
    for part in parts:
        if part.start != reached:
            break
        reached += part.length
    return reached


def _piece(station: str, sha256: str, start: int) -> str:
    return f"pieces/{station[:16]}/{sha256}/{start}"


def _whole(sha256: str) -> str:
    return f"photos/{sha256[:2]}/{sha256}"
