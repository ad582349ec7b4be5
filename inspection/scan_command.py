"""What a printed code can ask for instead of naming a thing: so one who wears gloves works with the scanner alone.

Only a handheld scanner gives commands. A decision is prepared by one code and made by another, and neither takes effect
without the other. The codes are each station's own, ``QLCMD-<8 letters>-RELEASE``: what somebody else prints on the
goods for the officer's scanner to meet is refused.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from .dossier import Decision
from .errors import BadInput
from .verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .ports import Signer

PREFIX = "QLCMD-"
MARK_LETTERS = 8  # 40 bits: nobody tries them one by one with an officer at the scanner
_OF_THE_CODES = b"quaylens scan commands 1\n"  # no record and no request begins so


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


@dataclass(frozen=True, slots=True)
class CommandCodes:
    """The codes of one station. ``mark`` is its secret: it stands on the printed sheet and nowhere else."""

    station: str
    mark: str = field(repr=False)

    def code_of(self, command: ScanCommand) -> str:
        """What stands in the printed code."""
        return f"{PREFIX}{self.mark}-{command.value}"

    def command_of(self, text: str) -> ScanCommand | None:
        """The command of a scanned text; None for the code of a thing.

        Raises BadInput for what would be a command and is none of this station: it must not become a find.
        """
        if not is_command(text):
            return None
        mark, _, name = text.removeprefix(PREFIX).partition("-")
        if not hmac.compare_digest(mark.encode("utf-8", "surrogatepass"), self.mark.encode()):
            raise BadInput("handheld.command.foreign")
        try:
            return ScanCommand(name)
        except ValueError as error:
            raise BadInput("handheld.command.unknown", text=name[:40]) from error


def codes_of(station: str, key: Signer) -> CommandCodes:
    """The codes of the station whose key this is; the same as long as it has that key (Ed25519 is deterministic)."""
    digest = hashlib.sha256(key.sign(_OF_THE_CODES)).digest()
    return CommandCodes(station, base64.b32encode(digest)[:MARK_LETTERS].decode("ascii"))


def is_command(text: str) -> bool:
    """Whether a text gives itself out as a command, whoever printed it."""
    return text.strip().upper().startswith(PREFIX)


def needs_own_words(decision: Decision, verdict: Verdict | None) -> bool:
    """Whether the reason has to be typed: to release what the law bars, or what nobody has judged, is not a gesture."""
    return decision is Decision.RELEASE and verdict not in _RELEASED_WITHOUT_WORDS
