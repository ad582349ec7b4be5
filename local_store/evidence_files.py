"""Photos at rest: named by content, encrypted, durable before the record that names them."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inspection.errors import BadInput, VerificationFailed

from .durable import PART, disk_faults, make_folder, sync_folder, write_durably

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEY_BYTES, NONCE_BYTES = 32, 12
MAGIC = b"QLP1"
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,60}")


class EvidenceFiles:
    """The photos of a store.

    A file is ``QLP1``, a nonce, and AES-256-GCM of one length byte, the media type and the photo. The
    photo's SHA-256 is authenticated with it. The file's name is a keyed hash of it, so that a stolen folder
    does not tell which known pictures it holds.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Use a folder, which is made when the first photo comes."""
        self._folder = folder
        self._key = key
        self._cipher = AESGCM(key)

    def keep(self, content: bytes, media_type: str) -> str:
        """Keep a photo durably and return its SHA-256. Raises BadInput, or EnvironmentFault when the disk fails."""
        if not _MEDIA_TYPE.fullmatch(media_type):
            raise BadInput("store.media_type", media_type=media_type)
        digest = hashlib.sha256(content)
        path = self._path(digest.hexdigest())
        with disk_faults(self._folder):
            if self._intact(digest.hexdigest()):
                return digest.hexdigest()
            make_folder(self._folder)
            make_folder(path.parent)
            nonce = secrets.token_bytes(NONCE_BYTES)
            plain = bytes([len(media_type)]) + media_type.encode() + content
            write_durably(path, [MAGIC, nonce, self._cipher.encrypt(nonce, plain, MAGIC + digest.digest())])
        return digest.hexdigest()

    def read(self, sha256: str) -> tuple[bytes, str]:
        """The photo and its media type. Raises VerificationFailed when it is missing or was changed."""
        path = self._path(sha256)
        with disk_faults(self._folder):
            try:
                sealed = path.read_bytes()
            except FileNotFoundError:
                raise VerificationFailed("store.photo_missing", photo=sha256) from None
        head, nonce, rest = sealed[: len(MAGIC)], sealed[len(MAGIC) :][:NONCE_BYTES], sealed[len(MAGIC) + NONCE_BYTES :]
        try:
            plain = self._cipher.decrypt(nonce, rest, head + bytes.fromhex(sha256))
        except (InvalidTag, ValueError):
            raise VerificationFailed("store.photo_changed", photo=sha256) from None
        start = 1 + plain[0]
        content = plain[start:]
        if head != MAGIC or hashlib.sha256(content).hexdigest() != sha256:
            raise VerificationFailed("store.photo_changed", photo=sha256)
        return content, plain[1:start].decode()

    def remove(self, sha256: str) -> bool:
        """Remove a photo that no record needs any more; False when it is not there."""
        path = self._path(sha256)
        with disk_faults(self._folder):
            if not path.exists():
                return False
            path.unlink()
            sync_folder(path.parent)
        return True

    def size(self, sha256: str) -> int:
        """The bytes that a photo takes at rest, which are few more than its own; 0 when it is missing."""
        path = self._path(sha256)
        with disk_faults(self._folder):
            return path.stat().st_size if path.exists() else 0

    def count(self) -> int:
        """How many photos are kept."""
        return sum(1 for _ in self._files())

    def sweep(self) -> None:
        """Remove what a crash left half written."""
        with disk_faults(self._folder):
            for part in self._folder.glob(f"*/.*{PART}"):
                part.unlink()

    def _files(self) -> Iterator[Path]:
        with disk_faults(self._folder):
            yield from (path for path in self._folder.glob("*/*") if not path.name.endswith(PART))

    def _path(self, sha256: str) -> Path:
        name = hmac.new(self._key, sha256.encode(), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / name

    def _intact(self, sha256: str) -> bool:
        try:
            self.read(sha256)
        except VerificationFailed:
            return False
        return True
