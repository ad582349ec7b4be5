"""What a station trusts: the keys by which an edition or a national pack is verified, and the root of updates."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from inspection.errors import BadInput, EnvironmentFault, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

KEY_ENDING = ".pub"
ROOT_FILE = "root.json"
_KEY_BYTES = 32
_PEM = b"-----BEGIN PUBLIC KEY-----"


class Purpose(Enum):
    """What a signature is made for; it stands in the signed bytes, so that one for something else never fits."""

    EDITION = b"quaylens edition 1\x00"
    PACK = b"quaylens national pack 1\x00"


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A publisher's raw Ed25519 public key and what its file is called."""

    name: str
    public_key: bytes


def trusted_keys(places: Iterable[Path]) -> tuple[TrustedKey, ...]:
    """The keys of the files named, and of all files ``*.pub`` in the folders named; what is not there has none.

    A file holds one key, as PEM or as 64 hexadecimal digits. Raises BadInput for a file that holds none: a
    pinned key that is overlooked would turn a signed edition into an unsigned one.
    """
    files: list[Path] = []
    for place in places:
        files += sorted(place.glob(f"*{KEY_ENDING}")) if place.is_dir() else [place] if place.is_file() else []
    return tuple(TrustedKey(file.stem, _public_key(file)) for file in files)


def pinned_root(places: Iterable[Path]) -> bytes | None:
    """The root of The Update Framework that this station trusts: the first of these files that is there.

    In a folder it is called ``root.json``. None means that updates cannot be checked here yet. Raises
    EnvironmentFault for one that cannot be read.
    """
    for place in places:
        file = place / ROOT_FILE if place.is_dir() else place
        try:
            return file.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise EnvironmentFault("updates.root_unreadable", path=file, detail=error.strerror) from error
    return None


def signature_path(signed: Path) -> Path:
    """Where a signature lies: beside what it signs, with ".sig" after the name."""
    return signed.with_name(signed.name + ".sig")


def signed_bytes(path: Path, purpose: Purpose = Purpose.EDITION) -> bytes:
    """What is signed: the purpose, then the 32 bytes of the file's SHA-256."""
    with path.open("rb") as file:
        return purpose.value + hashlib.file_digest(file, "sha256").digest()


def verify(path: Path, keys: Sequence[TrustedKey], purpose: Purpose = Purpose.EDITION) -> TrustedKey | None:
    """Tell who vouches for a file by the signature beside it; None means that nobody does.

    Without a pinned key, or without a signature, nothing can be vouched for. Raises VerificationFailed for a
    signature that is there and is by none of the keys, or does not fit the file.
    """
    signature = signature_path(path)
    if not keys or not signature.is_file():
        return None
    # Imported late: most editions in the field's first days are local, and the import costs 30 ms.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    content, given = signed_bytes(path, purpose), signature.read_bytes()
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key.public_key).verify(given, content)
        except InvalidSignature:
            continue
        return key
    raise VerificationFailed("reference.bad_signature", path=path)


def demand_vouched(path: Path, keys: Sequence[TrustedKey], purpose: Purpose = Purpose.EDITION) -> TrustedKey:
    """Who vouches for a file that must be vouched for. Raises VerificationFailed when nobody does."""
    if not keys:
        raise VerificationFailed("reference.no_trusted_key", path=path)
    key = verify(path, keys, purpose)
    if key is None:
        raise VerificationFailed("reference.unsigned", path=path)
    return key


def _public_key(file: Path) -> bytes:
    content = file.read_bytes().strip()
    try:
        key = _from_pem(content) if content.startswith(_PEM) else bytes.fromhex(content.decode("ascii"))
    except (ValueError, TypeError) as error:
        raise BadInput("reference.bad_key", path=file) from error
    if len(key) != _KEY_BYTES:
        raise BadInput("reference.bad_key", path=file)
    return key


def _from_pem(content: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415

    key = load_pem_public_key(content)
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError(type(key).__name__)
    return key.public_bytes_raw()
