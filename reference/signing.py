"""The publisher's side of trust: making a key and signing an edition with it. No station needs this."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from inspection.errors import BadInput, EnvironmentFault

from .trust import KEY_ENDING, Purpose, signature_path, signed_bytes

if TYPE_CHECKING:
    from pathlib import Path


def new_key(private: Path) -> Path:
    """Make a key pair: the private key as PEM that only its owner can read, the public one beside it as ``.pub``.

    Gives the public file, which is what stations pin. Raises BadInput when one of the two is there already,
    EnvironmentFault when they cannot be written.
    """
    public = private.with_suffix(KEY_ENDING)
    for path in (private, public):
        if path.exists():
            raise BadInput("reference.key_exists", path=path)
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        public.write_text(key.public_key().public_bytes_raw().hex() + "\n", encoding="ascii")
    except OSError as error:
        raise EnvironmentFault("reference.cannot_write", path=private, detail=error.strerror) from error
    return public


def sign(path: Path, private: Path, purpose: Purpose = Purpose.EDITION) -> Path:
    """Write the detached signature beside a file and give its path.

    Raises BadInput for a key file that cannot be used, EnvironmentFault when a file cannot be read or written.
    """
    try:
        key = load_pem_private_key(private.read_bytes(), password=None)
    except OSError as error:
        raise EnvironmentFault("reference.edition_unreadable", path=private, detail=error.strerror) from error
    except (ValueError, TypeError) as error:
        raise BadInput("reference.bad_key", path=private) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise BadInput("reference.bad_key", path=private)
    signature = signature_path(path)
    try:
        signature.write_bytes(key.sign(signed_bytes(path, purpose)))
    except OSError as error:
        raise EnvironmentFault("reference.cannot_write", path=signature, detail=error.strerror) from error
    return signature
