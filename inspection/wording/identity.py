"""What is said of identifiers that break their own rules."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "identity.check_digit": sentence("{value}: the check digit should be {expected}. Misread, mistyped or forged."),
        "identity.check_digit_unstated": sentence("{value}: the check digit is wrong. Misread, mistyped or forged."),
        "identity.not_assigned": sentence(
            "{value} has the right form, but no such code was ever assigned as far as this edition knows."
        ),
        "identity.grammar": sentence("{value} (read as “{raw}”) breaks the rules of its scheme: {what}."),
        "identity.owner_unknown": sentence(
            "{value}: the owner code {prefix} stands in no register that edition {edition} was built from."
        ),
    }
)
