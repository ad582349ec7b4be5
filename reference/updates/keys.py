"""The publisher's keys: Ed25519, the private one encrypted with a passphrase. No station needs this."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from inspection.errors import BadInput, EnvironmentFault

from ..trust import KEY_ENDING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHORTEST = 12  # characters of a passphrase


def new_key(private: Path, passphrase: bytes) -> tuple[Path, str]:
    """Make a key pair: the private key as encrypted PEM that only its owner can read, the public one beside it.

    Gives the public file and the key's identifier. Raises BadInput when one of the files is there already or the
    passphrase is too short, EnvironmentFault when they cannot be written.
    """
    if len(passphrase) < SHORTEST:
        raise BadInput("updates.short_passphrase", least=SHORTEST)
    public = private.with_suffix(KEY_ENDING)
    for path in (private, public):
        if path.exists():
            raise BadInput("reference.key_exists", path=path)
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase))
    try:
        with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    except OSError as error:
        raise EnvironmentFault("updates.disk_error", folder=private.parent, detail=error.strerror) from error
    return public, SSlibKey.from_crypto(key.public_key()).keyid


def signer_of(private: Path, passphrase: bytes) -> CryptoSigner:
    """The key that signs. Raises BadInput for another file, a wrong passphrase, or a key that is not encrypted."""
    with _refusing(private, "updates.key_refused"):
        key = load_pem_private_key(private.read_bytes(), password=passphrase)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError(type(key).__name__)
    return CryptoSigner(key)


def public_key(file: Path) -> SSlibKey:
    """A public key as it stands in a root. Raises BadInput."""
    with _refusing(file, "reference.bad_key"):
        key = load_pem_public_key(file.read_bytes())
        if not isinstance(key, Ed25519PublicKey):
            raise TypeError(type(key).__name__)
    return SSlibKey.from_crypto(key)


@contextmanager
def _refusing(file: Path, refused: str) -> Iterator[None]:
    """A file that cannot be read, or holds no key of ours, as the sentence that says so."""
    try:
        yield
    except OSError as error:
        raise BadInput("updates.unreadable", path=file, detail=error.strerror) from error
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise BadInput(refused, path=file) from error
