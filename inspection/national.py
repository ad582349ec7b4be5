"""What a national pack adds beside its rules: whom to call."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority of a State: for which body of rules ("basel"), or "all"; ``hours`` as its people write them."""

    country: str
    regime: str
    role: str
    name: str
    telephone: str
    hours: str
    email: str
    pack: str
