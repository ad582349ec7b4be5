"""What The Update Framework refuses, and what goes wrong on the way, as sentences that say what to do."""

from __future__ import annotations

import errno
import json
import re
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    SlowRetrievalError,
    UnsignedMetadataError,
)

from inspection.errors import EnvironmentFault, Fault, VerificationFailed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_REFUSED: Mapping[type[Exception], str] = MappingProxyType(
    {
        BadVersionNumberError: "updates.rollback",
        UnsignedMetadataError: "updates.unsigned",
        LengthOrHashMismatchError: "updates.changed",
        DownloadLengthMismatchError: "updates.too_long",
        RepositoryError: "updates.malformed",  # the others are of this kind too
    }
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_ROLE = re.compile(r"\b(root|timestamp|snapshot|targets)\b")


def fault_of(error: Exception, source: str, last: bytes, folder: Path, now: datetime) -> Fault:
    """The fault to raise; ``last`` is the metadata that was fetched last, ``folder`` where updates are kept."""
    if isinstance(error, ExpiredMetadataError):
        return VerificationFailed("updates.expired", source=source, until=_until(error, last), now=day_of(now))
    if isinstance(error, DownloadHTTPError):
        return EnvironmentFault("updates.missing", source=source, status=error.status_code)
    for kind, code in _REFUSED.items():
        if isinstance(error, kind):
            return VerificationFailed(code, source=source, role=_role(error))
    if isinstance(error, SlowRetrievalError):
        return EnvironmentFault("updates.too_slow", source=source)
    if isinstance(error, DownloadError):
        return EnvironmentFault("updates.unreachable", source=source, detail=error.__cause__ or error)
    if isinstance(error, OSError):
        return disk_fault(error, folder)
    raise TypeError from error


def disk_fault(error: OSError, folder: Path) -> EnvironmentFault:
    """A full disk is told apart: it needs another remedy."""
    if error.errno in _FULL:
        return EnvironmentFault("updates.disk_full", folder=folder)
    return EnvironmentFault("updates.disk_error", folder=folder, detail=error.strerror or type(error).__name__)


def day_of(moment: datetime) -> str:
    """The day as it is in the signed lists, which count in UTC."""
    return moment.astimezone(UTC).date().isoformat()


def _role(error: Exception) -> str:
    found = _ROLE.search(str(error))
    return found[0] if found else "-"


def _until(error: Exception, last: bytes) -> str:
    """Until when it was valid, where what was fetched last says so; its signatures were checked before its dates."""
    try:
        signed = json.loads(last)["signed"]
        return str(signed["expires"])[:10] if signed["_type"] == _role(error) else "-"
    except (ValueError, KeyError, TypeError):
        return "-"
