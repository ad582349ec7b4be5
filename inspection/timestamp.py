"""A time from outside: the answer of a timestamp authority (RFC 3161) over the head of the chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Timestamp:
    """The authority at ``authority`` says that record ``seq``, named ``sha256``, existed at ``at``.

    Through the links it says so of every record before it as well. ``response`` is the authority's whole answer
    (DER, in base64), which anyone can check against the authority's certificate.
    """

    seq: int
    sha256: str
    authority: str
    at: datetime
    response: str
