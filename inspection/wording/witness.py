"""What a case file or receipt that was given out says of the journal today."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "witness.unreadable": sentence(
            "{file} is neither a case file nor a receipt of headquarters. Name one that this station gave out or got."
        ),
        "witness.other_station": sentence(
            "The case file or receipt is of the station with the key {found}; this one has {expected}."
        ),
        "witness.cut": sentence(
            "The journal ends with record {last}, but once it reached to record {seq}: its end was cut off, or an "
            "older copy was put in its place. Keep this folder as it is and look for a backup that holds record {seq}."
        ),
        "witness.another_chain": sentence(
            "Record {seq} is not the one that was given out: this is another journal under the same key. "
            "Keep both and ask how that came about."
        ),
        "witness.contained": sentence("The journal holds record {seq}, which was given out in {file}."),
    }
)
