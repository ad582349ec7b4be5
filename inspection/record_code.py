"""What the QR code of a report says: which record the paper shows the state of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = "QUAYLENS:1"
# Capitals and figures only: a QR code holds them in a third less room than small letters.
_CODE = re.compile(rf"{_PREFIX}:([1-9][0-9]{{0,14}}):([0-9A-F]{{64}}):([0-9A-F-]{{36}})")


@dataclass(frozen=True, slots=True)
class RecordCode:
    """Record number ``seq`` with the name ``sha256``, the last of ``inspection`` when the paper was made."""

    seq: int
    sha256: str
    inspection: str


def written(code: RecordCode) -> str:
    """The text of the QR code."""
    return f"{_PREFIX}:{code.seq}:{code.sha256.upper()}:{code.inspection.upper()}"


def parse(text: str) -> RecordCode | None:
    """Read such a text; None for any other."""
    found = _CODE.fullmatch(text)
    return None if found is None else RecordCode(int(found[1]), found[2].lower(), found[3].lower())
