"""What one flag saw: the claims it rests on and what its sentence names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..claim import Claim


@dataclass(frozen=True, slots=True)
class Seen:
    """The claims that a flag rests on, and the parameters of its sentence."""

    claims: tuple[Claim, ...]
    params: Mapping[str, object]


Flag = Callable[[Evidence], Iterator[Seen]]


def seen(claims: Iterable[Claim] = (), **params: object) -> Seen:
    """Note a sighting; ``values`` of the claims are always there for the sentence."""
    rests_on = tuple(claims)
    values = ", ".join(dict.fromkeys(claim.value for claim in rests_on))
    return Seen(rests_on, {"values": values, **params})
