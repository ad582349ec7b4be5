"""Editions of the law that headquarters offers: fetched piece by piece, put aside whole, and installed by hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import VerificationFailed
from inspection.exchange import StatementKind
from inspection.record import is_sha256

from ..durable import disk_faults, make_folder, write_durably

if TYPE_CHECKING:
    from pathlib import Path

    from ..store import Store

ARRIVED = "arrived"  # the folder of what came and is not in use yet


@dataclass(frozen=True, slots=True)
class Offer:
    """An edition that headquarters told of, with its publisher's signature; ``size`` is in bytes."""

    name: str
    sha256: str
    size: int
    signature: bytes


def offers(store: Store) -> tuple[Offer, ...]:
    """What was offered, newest first; a statement of another form offers nothing."""
    found = []
    for said in store.heard.statements(StatementKind.EDITION):
        content = said["content"]
        name, sha256, size = content.get("name"), content.get("sha256"), content.get("size")
        if isinstance(name, str) and is_sha256(sha256) and type(size) is int and size > 0:
            found.append(Offer(name, sha256, size, _raw(content.get("signature"))))
    return tuple(reversed(found))


def wanted(store: Store) -> Offer | None:
    """The newest edition that was offered, unless it is here."""
    newest = next(iter(offers(store)), None)
    return None if newest is None or place(store.folder, newest.sha256).exists() else newest


def place(folder: Path, sha256: str) -> Path:
    """Where an edition lies once it has arrived; its signature lies beside it, with .sig after the name."""
    return folder / ARRIVED / f"{sha256}.edition"


def begun(store: Store, offer: Offer) -> int:
    """How many bytes of an edition are here."""
    part = _part(store.folder, offer.sha256)
    with disk_faults(store.folder):
        return part.stat().st_size if part.exists() else 0


def add(store: Store, offer: Offer, start: int, content: bytes) -> None:
    """Add a piece that begins at that byte; with the last one the whole is checked and put in its place.

    Raises VerificationFailed when it is not what was offered: it is dropped then.
    """
    part = _part(store.folder, offer.sha256)
    with disk_faults(store.folder):
        make_folder(part.parent)
        with part.open("r+b" if part.exists() else "xb") as stream:
            stream.seek(start)
            stream.truncate()
            stream.write(content)
        if start + len(content) < offer.size:
            return
        whole = part.read_bytes()
        part.unlink()
    if hashlib.sha256(whole).hexdigest() != offer.sha256:
        raise VerificationFailed("sync.edition_changed", name=offer.name)
    with disk_faults(store.folder):
        write_durably(place(store.folder, offer.sha256), [whole])
    add_signatures(store)


def add_signatures(store: Store) -> None:
    """Put beside each edition that is here the signature that was announced with it."""
    for offer in offers(store):
        target = place(store.folder, offer.sha256)
        beside = target.with_name(f"{target.name}.sig")
        with disk_faults(store.folder):
            if offer.signature and target.exists() and not beside.exists():
                write_durably(beside, [offer.signature])


def _part(folder: Path, sha256: str) -> Path:
    return folder / ARRIVED / f"{sha256}.part"


def _raw(signature: object) -> bytes:
    try:
        return bytes.fromhex(signature) if isinstance(signature, str) else b""
    except ValueError:
        return b""
