"""The stick: what the network would carry, in a file; and what comes back on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.bundle import Direction, Manifest, Member, MemberKind, read, written
from inspection.canonical import fingerprint
from inspection.errors import BadInput, VerificationFailed
from inspection.exchange import read_statement

from ..durable import disk_faults, make_folder, write_durably
from . import outbox
from .editions import add_signatures, place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection.exchange import Statement

    from ..store import Store


@dataclass(frozen=True, slots=True)
class Bundled:
    """What a bundle holds: records ``first`` to ``last``, and photos; ``lost`` photos are not here to be bundled."""

    first: int
    last: int
    photos: int
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came back: statements that were new here, and editions, by their SHA-256, handed to ``edition``."""

    statements: int
    editions: tuple[str, ...]


def write_bundle(store: Store, out: Path) -> Bundled:
    """Write everything that has no receipt yet to a file; writing it again gives the same content.

    Raises BadInput when nothing waits or the file exists, EnvironmentFault when the stick fails.
    """
    with disk_faults(out.parent):
        if out.exists():
            raise BadInput("sync.bundle_exists", file=out)
    receipted, _ = store.heard.receipted()
    seq, _ = store.journal.head()
    batches = list(outbox.all_batches(store, receipted + 1, seq))
    photos, lost = _measured(store)
    if not batches and not photos:
        raise BadInput("sync.nothing_waits")
    members = [
        Member(MemberKind.RECORDS, hashlib.sha256(each.content).hexdigest(), len(each.content)) for each in batches
    ]
    members += [Member(MemberKind.PHOTO, sha256, size) for sha256, size in photos]
    key = store.station.key
    manifest = Manifest(Direction.UP, fingerprint(key.public_key), key.public_key.hex(), tuple(members))

    def contents() -> Iterator[bytes]:
        yield from (each.content for each in batches)
        yield from (store.photo(sha256) for sha256, _ in photos)

    with disk_faults(out.parent):
        write_durably(out, written(manifest, key, contents()))
    return Bundled(receipted + 1, seq, len(photos), lost)


def import_bundle(store: Store, file: Path, edition: Callable[[str, bytes], None]) -> Imported:
    """Take in what headquarters wrote on the stick; a second time it changes nothing.

    Raises BadInput when this station has no headquarters, VerificationFailed when the bundle is not its answer to
    this station, EnvironmentFault when the stick fails.
    """
    hq = store.heard.headquarters()
    if hq is None:
        raise BadInput("sync.not_enrolled")
    statements: list[Statement] = []
    editions: list[str] = []
    with disk_faults(file.parent), file.open("rb") as stream:
        manifest, members = read(stream, [hq.public_key])
        if manifest.direction is not Direction.DOWN:
            raise VerificationFailed("bundle.other_direction")
        if manifest.station != fingerprint(store.station.key.public_key):
            raise VerificationFailed("bundle.other_station")
        for member, content in members:
            if member.kind is MemberKind.STATEMENT:
                statements.append(_statement(content, hq.public_key, manifest.station))
            elif member.kind is MemberKind.EDITION:
                edition(member.sha256, content)
                editions.append(member.sha256)
            else:
                raise VerificationFailed("bundle.other_direction")
    kept = outbox.keep_statements(store, statements)
    add_signatures(store)
    return Imported(kept, tuple(editions))


def keep_edition(folder: Path) -> Callable[[str, bytes], None]:
    """Puts an edition that arrived aside in the store's folder, from where it is installed once its signature holds."""

    def keep(sha256: str, content: bytes) -> None:
        with disk_faults(folder):
            target = place(folder, sha256)
            make_folder(target.parent)
            write_durably(target, [content])

    return keep


def _statement(content: bytes, key: bytes, station: str) -> Statement:
    try:
        statement = read_statement(content, key)
    except ValueError as error:
        raise VerificationFailed("bundle.form", detail="a statement") from error
    if statement.station not in {"", station}:
        raise VerificationFailed("bundle.other_station")
    return statement


def _measured(store: Store) -> tuple[list[tuple[str, int]], tuple[str, ...]]:
    photos, lost = [], []
    for sha256 in outbox.photos_without_receipt(store):
        try:
            photos.append((sha256, len(store.photo(sha256))))
        except VerificationFailed:  # the bundle says what it lacks, and brings the rest
            lost.append(sha256)
    return photos, tuple(lost)
