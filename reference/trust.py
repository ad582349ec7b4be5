"""The one way an edition is verified: a detached Ed25519 signature over its SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import VerificationFailed

from .edition_file import sha256_of

if TYPE_CHECKING:
    from pathlib import Path

_PURPOSE = b"quaylens edition 1\x00"  # so that a signature made for something else never fits


def signature_path(edition: Path) -> Path:
    """Where the signature of an edition lies: beside it, with ".sig" after its name."""
    return edition.with_name(edition.name + ".sig")


def signed_bytes(edition: Path) -> bytes:
    """What is signed: the purpose, then the 32 bytes of the file's SHA-256."""
    return _PURPOSE + bytes.fromhex(sha256_of(edition))


def verify(edition: Path, signature: Path | None, public_key: bytes | None) -> bool:
    """Tell whether the edition is signed by the key's holder; False means local, vouched for by no one.

    Without a key, or without a signature file, nothing can be vouched for. Raises
    VerificationFailed for a signature that is there and does not fit.
    """
    if public_key is None or signature is None or not signature.is_file():
        return False
    # Imported late: most editions in the field's first days are local, and the import costs 30 ms.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature.read_bytes(), signed_bytes(edition))
    except (InvalidSignature, ValueError) as error:
        raise VerificationFailed("reference.bad_signature", path=edition) from error
    return True
