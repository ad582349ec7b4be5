"""Small secrets at rest and on their way through a browser: sealed with keys that come from headquarters' own key."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from .signing_key import SigningKey

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Box:
    """Seals for one purpose (AES-256-GCM); what is sealed for one person does not open for another."""

    _cipher: AESGCM

    def seal(self, content: bytes, whose: str) -> bytes:
        """Nonce and sealed content."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, whose.encode())

    def open(self, sealed: bytes, whose: str) -> bytes:
        """The content. Raises ValueError when it was sealed by another key or for another."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], whose.encode())
        except InvalidTag:
            raise ValueError("sealed by another key, or for another") from None


def box(key: SigningKey, purpose: str) -> Box:
    """The box for a purpose: a copy of the database alone opens nothing."""
    derived = HKDF(SHA256(), 32, salt=None, info=f"quaylens headquarters {purpose} 1".encode())
    return Box(AESGCM(derived.derive(key.private.private_bytes_raw())))
