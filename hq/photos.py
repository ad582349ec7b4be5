"""Photos on their way: pieces that are each durable, put together and held only when the hash is right."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select

from inspection.errors import BadInput

from .once import insert_once
from .schema import photo, photo_named, photo_part
from .schema import station as stations

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
    known, parts = _known(connection, station, sha256)
    # All pieces are here and a worker died before it put them together: the last byte is asked for again.
    return Progress(min(known.start, parts[0].total - 1), held=False) if parts else known


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
        known, parts = _known(connection, station, sha256)
    if known.held:
        return known
    if any(part.total != total for part in parts):
        _drop(engine, objects, station, sha256, parts)
        raise BadInput("hq.photo_total")
    if start > known.start:
        raise BadInput("hq.photo_gap", start=known.start)
    content = content[known.start - start :]
    if content:
        part = _Part(known.start, len(content), total)
        objects.put(_piece(station, sha256, part), content)
        known, parts = _joined(engine, objects, station, sha256, part)
    if known.held or known.start < total:
        return known
    return _put_together(engine, objects, station, sha256, parts, now)


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


def _joined(
    engine: Engine, objects: ObjectStore, station: str, sha256: str, part: _Part
) -> tuple[Progress, Sequence[_Part]]:
    """Count a piece that lies in the store where it still fits: the same bytes may have come on another line."""
    with engine.begin() as connection:
        _lock(connection, station)
        known, parts = _known(connection, station, sha256)
        fits = not known.held and known.start == part.start
        if fits:
            connection.execute(insert(photo_part).values(station=station, sha256=sha256, **dataclasses.asdict(part)))
            known, parts = Progress(part.start + part.length, held=False), [*parts, part]
    if part not in parts:
        objects.delete(_piece(station, sha256, part))
    return known, parts


def _put_together(  # noqa: PLR0917 - where it goes, what it is
    engine: Engine, objects: ObjectStore, station: str, sha256: str, parts: Sequence[_Part], now: datetime
) -> Progress:
    contents = [objects.get(_piece(station, sha256, part)) or b"" for part in parts]
    content = b"".join(contents)
    if hashlib.sha256(content).hexdigest() != sha256:
        with engine.begin() as connection:
            known, _ = _known(connection, station, sha256)
        if known.held:  # another line was quicker, and has put the pieces away under our hands
            return known
        whole = [len(each) == part.length for part, each in zip(parts, contents, strict=True)]
        _drop(engine, objects, station, sha256, parts[0 if all(whole) else whole.index(False) :])
        raise BadInput("hq.photo_hash")
    objects.put(_whole(sha256), content)
    with engine.begin() as connection:
        _lock(connection, station)
        insert_once(connection, photo, [{"station": station, "sha256": sha256, "size": len(content), "held_at": now}])
        _forget(connection, station, sha256, parts)
    _delete(objects, station, sha256, parts)
    return Progress(0, held=True)


def _drop(engine: Engine, objects: ObjectStore, station: str, sha256: str, parts: Sequence[_Part]) -> None:
    with engine.begin() as connection:
        _lock(connection, station)
        _forget(connection, station, sha256, parts)
    _delete(objects, station, sha256, parts)


def _forget(connection: Connection, station: str, sha256: str, parts: Sequence[_Part]) -> None:
    for part in parts:
        here = (photo_part.c.station == station, photo_part.c.sha256 == sha256, photo_part.c.start == part.start)
        connection.execute(delete(photo_part).where(*here, photo_part.c.length == part.length))


def _delete(objects: ObjectStore, station: str, sha256: str, parts: Sequence[_Part]) -> None:
    """Whoever dies before the end leaves pieces in the store that nothing names; they cost room and nothing else."""
    for part in parts:
        objects.delete(_piece(station, sha256, part))


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    length: int
    total: int


def _lock(connection: Connection, station: str) -> None:
    """Let one worker at a time change what is here of that station's photos, until the transaction ends.

    Without it one could see the photo not yet counted and its pieces already forgotten, and begin it anew.
    """
    connection.execute(select(stations.c.through).where(stations.c.fingerprint == station).with_for_update())


def _known(connection: Connection, station: str, sha256: str) -> tuple[Progress, Sequence[_Part]]:
    if connection.execute(select(photo.c.size).where(photo.c.station == station, photo.c.sha256 == sha256)).first():
        return Progress(0, held=True), []
    parts = _parts(connection, station, sha256)
    return Progress(_contiguous(parts), held=False), parts


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


def _piece(station: str, sha256: str, part: _Part) -> str:
    # With its length: two lines may bring different cuts of the same bytes, and neither may overwrite the other's.
    return f"pieces/{station[:16]}/{sha256}/{part.start}-{part.length}"


def _whole(sha256: str) -> str:
    return f"photos/{sha256[:2]}/{sha256}"
