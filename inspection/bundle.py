"""A bundle on a stick: the same batches, photos and statements that the network carries, in a signed envelope.

A plain zip (:mod:`inspection.plain_zip`) of ``bundle.json``, ``bundle.sig`` and then the members that the manifest
lists, in its order. Whatever a bundle names is a hash or a number: no member's name ever becomes a path.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, BinaryIO

from . import plain_zip
from .canonical import canonical, fingerprint, signature_holds
from .errors import BadInput, VerificationFailed
from .exchange import LARGEST_BATCH, PROTOCOL
from .record import is_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .ports import Signer

MANIFEST, SIGNATURE = "bundle.json", "bundle.sig"
LARGEST_MANIFEST = 8 * 1024 * 1024  # bytes
LARGEST_MEMBER = 256 * 1024 * 1024
_SIGNATURE_BYTES = 64


class BundleFault(Exception):
    """What makes a file no bundle, in a word or two; never shown but inside a sentence."""


class Direction(StrEnum):
    """Who wrote the bundle."""

    UP = "up"  # a station: records and photos
    DOWN = "down"  # headquarters: statements and editions


class MemberKind(StrEnum):
    """What a member is."""

    RECORDS = "records"  # the bytes of a batch
    PHOTO = "photo"
    STATEMENT = "statement"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the manifest lists it: its kind, the SHA-256 of its bytes, and how many they are."""

    kind: MemberKind
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """Its name in the zip."""
        return f"{self.kind}/{self.sha256}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    ``station`` is the fingerprint of the key of the station that it is from or for; ``signer`` the public key that
    signed it, in hexadecimal: whoever reads it must know that key already.
    """

    direction: Direction
    station: str
    signer: str
    members: tuple[Member, ...]


def members_of(kind: MemberKind, contents: Iterable[bytes]) -> list[tuple[Member, bytes]]:
    """Members of one kind for contents that fit into memory together."""
    return [(Member(kind, hashlib.sha256(each).hexdigest(), len(each)), each) for each in contents]


def written(manifest: Manifest, signer: Signer, content: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of a bundle, piece by piece; ``content`` gives the members' bytes in the manifest's order.

    Raises BadInput when it is more than one zip can hold.
    """
    said = canonical(_manifest_json(manifest))
    head = [(MANIFEST, said), (SIGNATURE, signer.sign(said))]
    rest = ((member.name, each) for member, each in zip(manifest.members, content, strict=True))
    try:
        yield from plain_zip.write(_chained(head, rest))
    except plain_zip.TooLarge as error:
        raise BadInput("bundle.too_large") from error


def read(stream: BinaryIO, known: Sequence[bytes]) -> tuple[Manifest, Iterator[tuple[Member, bytes]]]:
    """The manifest of a bundle and then its members, each checked by its hash as it comes.

    ``known`` are the public keys that may have signed it. Nothing is written anywhere, and no more is held in memory
    than one member. Raises VerificationFailed, while the members are read as well, when it was changed or is another's.
    """
    try:
        reader = plain_zip.Reader(stream)
        said = _member(reader, MANIFEST, LARGEST_MANIFEST)
        signature = _member(reader, SIGNATURE, _SIGNATURE_BYTES)
        manifest = _read_manifest(said)
    except (plain_zip.NotPlain, plain_zip.Changed, BundleFault, ValueError, RecursionError) as error:
        raise VerificationFailed("bundle.form", detail=str(error)[:100]) from error
    key = next((each for each in known if each.hex() == manifest.signer), None)
    if key is None:
        raise VerificationFailed("bundle.stranger", key=fingerprint(bytes.fromhex(manifest.signer)))
    if not signature_holds(key, signature.hex(), said):
        raise VerificationFailed("bundle.signature")
    return manifest, _members(reader, manifest)


def _members(reader: plain_zip.Reader, manifest: Manifest) -> Iterator[tuple[Member, bytes]]:
    try:
        for member in manifest.members:
            content = _member(reader, member.name, member.size, exactly=True)
            _demand(hashlib.sha256(content).hexdigest() == member.sha256, f"another content of {member.name}")
            yield member, content
        _demand(reader.next() is None, "more members than listed")
    except (plain_zip.NotPlain, plain_zip.Changed, BundleFault) as error:
        raise VerificationFailed("bundle.form", detail=str(error)[:100]) from error


def _demand(holds: object, otherwise: str) -> None:
    if not holds:
        raise BundleFault(otherwise)


def _member(reader: plain_zip.Reader, name: str, most: int, *, exactly: bool = False) -> bytes:
    entry = reader.next()
    if entry is None or entry.name != name:
        raise BundleFault(f"{name} is missing")
    if entry.size > most or (exactly and entry.size != most):
        raise BundleFault(f"{name} has another size")
    return b"".join(reader.content(entry))


def _manifest_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "v": PROTOCOL,
        "direction": str(manifest.direction),
        "station": manifest.station,
        "signer": manifest.signer,
        "members": [[str(each.kind), each.sha256, each.size] for each in manifest.members],
    }


def _read_manifest(content: bytes) -> Manifest:
    said = json.loads(content)
    if not isinstance(said, dict) or said.get("v") != PROTOCOL:
        raise BundleFault("another version")
    members = tuple(_read_member(each) for each in said["members"]) if isinstance(said.get("members"), list) else None
    if members is None or len(members) > plain_zip.MOST_MEMBERS:
        raise BundleFault("no list of members")
    if len(set(members)) != len(members):
        raise BundleFault("a member twice")
    station, signer = said.get("station"), said.get("signer")
    if not is_sha256(station) or not is_sha256(signer):  # a public key has as many digits as a SHA-256
        raise BundleFault("no keys")
    manifest = Manifest(Direction(str(said.get("direction"))), station, signer, members)
    if canonical(_manifest_json(manifest)) != content:
        raise BundleFault("not in canonical form")
    return manifest


def _read_member(said: object) -> Member:
    if not isinstance(said, list) or len(said) != 3:  # noqa: PLR2004
        raise BundleFault("a member without kind, hash and size")
    kind, sha256, size = said
    if not is_sha256(sha256) or type(size) is not int:
        raise BundleFault("a member without kind, hash and size")
    member = Member(MemberKind(str(kind)), sha256, size)
    if not 0 <= size <= (LARGEST_BATCH if member.kind is MemberKind.RECORDS else LARGEST_MEMBER):
        raise BundleFault("a member that is too large")
    return member


def _chained(head: Iterable[tuple[str, bytes]], rest: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    yield from head
    yield from rest
