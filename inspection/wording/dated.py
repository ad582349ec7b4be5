"""What is said when the date asked and the edition of the reference do not go together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from .marking import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "dated.not_stated": sentence(
            "{provision}, {entry}: the date {date} comes from the clock and lies before edition {edition} of "
            "{edition_date}. State the date that counts."
        ),
        "dated.before_records": sentence(
            "{provision}, {entry}: the date {date} comes from the clock, but this station's newest record is of "
            "{newest_record}. State the date that counts."
        ),
        "dated.clock_set_back": sentence(
            "{provision}, {entry}: the date {date} comes from a clock that was set back since this station's newest "
            "record of {newest_record}. State the date that counts."
        ),
        "dated.edition_old": sentence(
            "Edition {edition} is of {edition_date}, more than a year before {date}: the law may have changed "
            "since. Install a newer edition."
        ),
        "dated.edition_too_old": sentence(
            "{provision}, {entry}: edition {edition} is of {edition_date}, more than five years before {date}. "
            "Install a newer edition."
        ),
    }
)
