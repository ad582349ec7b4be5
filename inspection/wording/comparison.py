"""Differences between the declaration and the goods."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "comparison.different": sentence("Declared {declared}, found {found}."),
        "comparison.not_seen": sentence("Declared and not seen on the goods: {declared}."),
        "comparison.not_declared": sentence("Seen on the goods and not declared: {found}."),
        "comparison.mass": sentence("The declared net mass is {declared} kg, the labels add up to {found} kg."),
        "difference.not_seen": sentence("Not seen"),
        "difference.not_declared": sentence("Not declared"),
        "difference.different": sentence("Different"),
    }
)
