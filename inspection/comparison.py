"""Declared against found: what the papers say and the goods do not, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .claim import Scheme
    from .message import Message


class DifferenceKind(StrEnum):
    """How a declaration and the goods differ."""

    NOT_SEEN = "not_seen"  # declared, and not found on the goods
    NOT_DECLARED = "not_declared"  # found on the goods, and not declared
    DIFFERENT = "different"  # both state it, differently


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``line`` is the declaration's line, "" where the whole declaration is meant."""

    kind: DifferenceKind
    scheme: Scheme
    declared: str
    found: str
    line: str
    reason: Message
