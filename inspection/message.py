"""A sentence that has not been spoken yet: a code with its parameters.

Whatever is shown to a person travels as a message and becomes a sentence in one
place only, :mod:`inspection.wording`, in the language of whoever reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """A code of the wording catalogue and the text values that its sentence names."""

    code: str
    params: Mapping[str, str] = field(default_factory=_nothing, hash=False)


TABLE_TEXT = "table.text"
"""The code of a message whose text comes from a table of the edition: the text itself is what is translated."""


def table_text(text: str) -> Message:
    """A sentence that stands in the edition's own tables."""
    return Message(TABLE_TEXT, MappingProxyType({"text": text}))


def message(code: str, **params: object) -> Message:
    """Build a message; parameters are kept as text (dates in ISO form, numbers in decimal)."""
    return Message(code, MappingProxyType({name: str(value) for name, value in params.items()}))
