"""Where waste goes: final disposal or recovery, as a word or as a code of Annex IV of the Basel Convention."""

from __future__ import annotations

import re
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CODE = re.compile(r"(?P<section>[DR])\s?(?P<number>\d{1,2})", re.IGNORECASE)
_LAST: Mapping[str, int] = MappingProxyType({"D": 15, "R": 13})


class Operation(Enum):
    """The two sections of Annex IV; the Convention calls both of them disposal."""

    DISPOSAL = "disposal"  # section A, D1 to D15
    RECOVERY = "recovery"  # section B, R1 to R13


def operation_of(purpose: str | None) -> Operation | None:
    """What a declared purpose says of the operation: ``disposal``, ``recovery``, ``D10``, ``R4``; None for all else."""
    if purpose is None:
        return None
    word = purpose.strip().casefold()
    if word in {each.value for each in Operation}:
        return Operation(word)
    code = _CODE.fullmatch(word)
    if code is None or not 1 <= int(code["number"]) <= _LAST[code["section"].upper()]:
        return None
    return Operation.DISPOSAL if code["section"].upper() == "D" else Operation.RECOVERY
