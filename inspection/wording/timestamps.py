"""What there is to say of times from outside."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "timestamps.none_set": sentence(
            "No timestamp authority is set. Set timestamp_authority and timestamp_roots in the settings first."
        ),
        "timestamps.roots": sentence(
            "The certificates of the timestamp authority are not readable PEM. Set timestamp_roots anew."
        ),
        "timestamps.unreachable": sentence(
            "The timestamp authority {address} gives no answer ({detail}). "
            "Nothing is lost: the records wait, and are stamped when it can be reached."
        ),
        "timestamps.answer": sentence(
            "What the timestamp authority {address} answered does not hold ({detail}). It was not kept; "
            "compare its certificates with the settings."
        ),
        "timestamps.nothing": sentence("No closed inspection waits for a time."),
        "timestamps.kept": sentence("{authority} says that record {seq} and all before it existed at {at}."),
        "timestamps.holds": sentence("Times from outside: {count} of {authority}, each right; the latest {at}."),
    }
)
