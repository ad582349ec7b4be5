"""What a red flag is: an indicator of the tables, a flag that was raised, an indicator left for the officer to tick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..finding import Regime, Severity, Subject
    from ..message import Message


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the tables of red flags; ``applies_to`` holds its tokens as written (see :mod:`.checklist`)."""

    code: str
    regime: Regime
    severity: Severity
    text: str
    confirm: str
    applies_to: str


@dataclass(frozen=True, slots=True)
class RedFlag:
    """An indicator that showed: why, how to confirm or clear it, and the claims that it rests on.

    It proves nothing and changes no verdict.
    """

    code: str
    regime: Regime
    severity: Severity
    reason: Message
    how_to_confirm: Message
    claims: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An indicator that no data can tell: for the officer to look at and tick."""

    code: str
    regime: Regime
    severity: Severity
    indicator: Message
    how_to_confirm: Message
