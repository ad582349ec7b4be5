"""Notices: what the program has to tell the officer, made anywhere, shown in one place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .message import Message


class Level(StrEnum):
    """How loud a notice is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"
    ALERT = "alert"  # of headquarters: what was found here is watched for


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell; ``detail`` is for a saved report, never for the screen."""

    level: Level
    message: Message
    detail: str = ""
