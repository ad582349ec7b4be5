"""What a printed code can ask for instead of naming a thing: so one who wears gloves works with the scanner alone.

Only a handheld scanner gives commands; the same code before a camera is a code like any other. A decision is prepared
by one code and made by another, and neither takes effect without the other.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from .dossier import Decision
from .errors import BadInput
from .verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "QLCMD-"


class ScanCommand(StrEnum):
    """The commands, in the order of the printed sheet."""

    INSPECT = "INSPECT"  # the picture and what is read in it
    KEEP = "KEEP"  # the picture as an exhibit
    FREEZE = "FREEZE"  # hold the live picture still, or let it go
    NEXT = "NEXT"  # the next picture of a folder
    COUNT = "COUNT"  # against the list, and back
    NEW = "NEW"  # set the inspection in hand aside and begin another
    RELEASE = "RELEASE"
    REFER = "REFER"
    DETAIN = "DETAIN"
    SEIZE = "SEIZE"
    SAMPLE = "SAMPLE"
    CONFIRM = "CONFIRM"  # what one of the five before prepared
    CANCEL = "CANCEL"
    EXPORT = "EXPORT"  # the case file of the inspection that was closed last


DECISIONS: Mapping[ScanCommand, Decision] = MappingProxyType(
    {
        ScanCommand.RELEASE: Decision.RELEASE,
        ScanCommand.REFER: Decision.REFER,
        ScanCommand.DETAIN: Decision.DETAIN,
        ScanCommand.SEIZE: Decision.SEIZE,
        ScanCommand.SAMPLE: Decision.SAMPLE,
    }
)
_RELEASED_WITHOUT_WORDS = frozenset({Verdict.NOT_LISTED, Verdict.DOCUMENTS_REQUIRED})


def code_of(command: ScanCommand) -> str:
    """What stands in the printed code."""
    return PREFIX + command.value


def command_of(text: str) -> ScanCommand | None:
    """The command of a scanned text; None for the code of a thing.

    Raises BadInput for what begins as a command and is none: half a command must not become a find.
    """
    if not text.startswith(PREFIX):
        return None
    try:
        return ScanCommand(text.removeprefix(PREFIX))
    except ValueError as error:
        raise BadInput("handheld.command.unknown", text=text[:40]) from error


def needs_own_words(decision: Decision, verdict: Verdict | None) -> bool:
    """Whether the reason has to be typed: to release what the law bars, or what nobody has judged, is not a gesture."""
    return decision is Decision.RELEASE and verdict not in _RELEASED_WITHOUT_WORDS
