"""Sticks: a station's bundle taken in as if it had come over the network, and the answer that goes back on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import select

from inspection.bundle import Direction, Manifest, Member, MemberKind, read, written
from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import read_batch

from . import editions, photos, statements
from .intake import Fate, own_fault, take
from .schema import station

if TYPE_CHECKING:
    from .service import Service


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a bundle: of which station, how far its chain is held, and how many photos the bundle brought."""

    station: str
    through: int
    quarantined: int
    photos: int


def take_bundle(service: Service, stream: BinaryIO) -> Taken:
    """Take a station's bundle in; a second time it changes nothing.

    Raises VerificationFailed when no enrolled station wrote it or it was changed; what came before stays.
    """
    with service.engine.begin() as connection:
        known = [
            bytes(key)
            for key in connection.execute(select(station.c.public_key).where(station.c.revoked_at.is_(None))).scalars()
        ]
    manifest, members = read(stream, known)
    if manifest.direction is not Direction.UP:
        raise VerificationFailed("bundle.other_direction")
    through = aside = brought = 0
    for member, content in members:
        if member.kind is MemberKind.RECORDS:
            through, more = _records(service, manifest, content)
            aside += more
        elif member.kind is MemberKind.PHOTO:
            _photo(service, manifest.station, member, content)
            brought += 1
        else:
            raise VerificationFailed("bundle.other_direction")
    return Taken(manifest.station, through, aside, brought)


def answer(service: Service, fingerprint: str, after: int) -> Iterator[bytes]:
    """The stick's way back: a receipt over what is held now, what was said since ``after``, and the newest edition.

    Raises BadInput when there is no such station.
    """
    with service.engine.begin() as connection:
        if connection.execute(select(station.c.name).where(station.c.fingerprint == fingerprint)).first() is None:
            raise BadInput("hq.no_station", station=fingerprint)
    while True:
        with service.engine.begin() as connection:
            made = statements.receipt_for(connection, fingerprint, now=service.now(), signer=service.key)
        if made is None or not made.content["photos"]:
            break
    said: list[bytes] = []
    while True:
        with service.engine.begin() as connection:
            more = statements.handed_down(connection, fingerprint, after)
        said += [content for _, content in more]
        if len(more) < statements.MOST:
            break
        after = more[-1][0]
    with service.engine.begin() as connection:
        newest = editions.kept(connection)[:1]
    law = [editions.content_of(service.objects, each.sha256) for each in newest]
    contents = [(MemberKind.STATEMENT, each) for each in said]
    contents += [(MemberKind.EDITION, each) for each in law if each is not None]
    members = tuple(Member(kind, hashlib.sha256(each).hexdigest(), len(each)) for kind, each in contents)
    manifest = Manifest(Direction.DOWN, fingerprint, service.key.public_key.hex(), members)
    return written(manifest, service.key, [each for _, each in contents])


def _records(service: Service, manifest: Manifest, content: bytes) -> tuple[int, int]:
    try:
        whose, records = read_batch(content)
    except ValueError as error:
        raise VerificationFailed("bundle.form", detail=str(error)[:100]) from error
    if whose != manifest.station:
        raise VerificationFailed("bundle.other_station")
    faults = [own_fault(came.record, whose, bytes.fromhex(manifest.signer), came.header) for came in records]
    with service.engine.begin() as connection:
        taken = take(connection, whose, records, faults, service.now())
    return taken.through, sum(each.fate is Fate.QUARANTINED for each in taken.outcomes)


def _photo(service: Service, fingerprint: str, member: Member, content: bytes) -> None:
    with service.engine.begin() as connection:
        start = photos.progress(connection, fingerprint, member.sha256)
    reached = start.start
    while not start.held and reached < len(content):
        piece = content[reached : reached + photos.LARGEST_PIECE]
        start = photos.take_piece(
            service.engine, service.objects, fingerprint, member.sha256, reached, len(content), piece, service.now()
        )
        reached = start.start
