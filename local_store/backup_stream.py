"""The encrypted stream of a backup: chunks that cannot be changed, exchanged, left out or cut off unnoticed.

Each chunk is AES-256-GCM under a key that HKDF gives of the database key and the file's salt. Its nonce is its
number and whether it is the last, so no two are equal and the order is fixed (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, CRYPTO 2015); the file's head is authenticated with every chunk.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

MAGIC = b"quaylens backup 1\n"
HEAD_SIZE = 4  # bytes that give the size of the head
CHUNK = 1 << 20  # bytes of content in each chunk but the last
TAG = 16
LARGEST_HEAD = 1 << 20


def cipher_of(database_key: bytes, salt: bytes) -> AESGCM:
    """The cipher of one backup."""
    return AESGCM(HKDF(SHA256(), 32, salt, b"quaylens backup 1").derive(database_key))


def sealed_chunks(cipher: AESGCM, start: bytes, content: Iterator[bytes]) -> Iterator[bytes]:
    """The content in sealed chunks; ``start`` is everything that stands before them."""
    bound, number, held = hashlib.sha256(start).digest(), 0, bytearray()
    for piece in content:
        held += piece
        while len(held) > CHUNK:  # not at its size: the last one is never empty
            yield cipher.encrypt(_nonce(number, last=False), bytes(held[:CHUNK]), bound)
            del held[:CHUNK]
            number += 1
    yield cipher.encrypt(_nonce(number, last=True), bytes(held), bound)


def opened_chunks(cipher: AESGCM, start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The content of sealed chunks up to the end of the stream. Raises ValueError when anything is not as written."""
    bound, number = hashlib.sha256(start).digest(), 0
    chunk = stream.read(CHUNK + TAG)
    while True:
        following = stream.read(CHUNK + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), chunk, bound)
        except InvalidTag:
            raise ValueError(f"chunk {number} is not as it was written") from None
        if not following:
            return
        chunk, number = following, number + 1


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
