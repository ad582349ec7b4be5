"""Passphrases: read from a private file or a descriptor, made, and never shown."""

from __future__ import annotations

import os
import secrets
import shlex
import stat
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 8  # characters, for a new one
LEAST_PIN = 6  # digits, for a new secret of digits only
MOST = 4096  # bytes
_LETTERS = "abcdefghjkmnpqrstvwxyz23456789"  # none that is taken for another
_GROUPS, _GROUP = 5, 5


def from_file(path: Path) -> str:
    """Read a passphrase file: its first line. Raises BadInput when others may read it, or it is not one."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            status = os.fstat(descriptor)
            if sys.platform != "win32" and stat.S_ISREG(status.st_mode) and status.st_mode & 0o077:
                raise BadInput("store.passphrase_open", file=path, quoted=shlex.quote(str(path)))
            content = os.read(descriptor, MOST + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise BadInput("store.passphrase_unreadable", file=path, detail=error.strerror) from error
    return _first_line(content)


def from_descriptor(descriptor: int) -> str:
    """Read a passphrase from an open file descriptor, up to its end. Raises BadInput."""
    content = b""
    try:
        while len(content) <= MOST and (chunk := os.read(descriptor, MOST + 1)):
            content += chunk
    except OSError as error:
        raise BadInput("store.passphrase_fd", fd=descriptor, detail=error.strerror) from error
    return _first_line(content)


def _first_line(content: bytes) -> str:
    line = content.split(b"\n", 1)[0].removesuffix(b"\r")
    if not line:
        raise BadInput("store.passphrase_empty")
    if len(line) > MOST:
        raise BadInput("store.passphrase_long", most=MOST)
    try:
        return line.decode()
    except UnicodeDecodeError:
        raise BadInput("store.passphrase_text") from None


def generate() -> str:
    """Make a passphrase of five groups of five letters, 122 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def encoded(passphrase: str | bytes) -> bytes:
    """The bytes that the key is derived from. Raises BadInput for text that has none."""
    if isinstance(passphrase, bytes):
        return passphrase
    try:
        return passphrase.encode()
    except UnicodeEncodeError:
        raise BadInput("store.passphrase_text") from None


def is_pin(secret: bytes) -> bool:
    """Whether a secret is a PIN: digits and nothing else. It is short, so each try at it costs more."""
    return secret.isdigit()


def demand_strength(secret: bytes) -> None:
    """Refuse a new passphrase or PIN that is too short or the first that anyone tries. Raises BadInput."""
    if not is_pin(secret):
        if len(secret.decode(errors="replace")) < LEAST:
            raise BadInput("store.passphrase_short", least=LEAST, digits=LEAST_PIN)
        return
    if len(secret) < LEAST_PIN:
        raise BadInput("store.pin_short", least=LEAST_PIN)
    if len({(after - before) % 10 for before, after in pairwise(secret)}) == 1:  # 111111, 123456, 987654
        raise BadInput("store.pin_simple")
