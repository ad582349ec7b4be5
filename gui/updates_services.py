"""What the page of updates needs from the rest of the program; called off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.message import Message

    from .services import StationStore


@dataclass(frozen=True, slots=True)
class ArrivedEdition:
    """An edition that headquarters sent: ``standing`` says who vouches for it, the counts compare it with the old."""

    path: Path
    name: str
    day: str
    standing: Message
    installable: bool
    added: int = 0
    changed: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class UpdatesHere:
    """What runs here. ``kind`` is how it is installed; ``before`` is the version to go back to, None without one."""

    software: str
    kind: str
    edition: Message
    before: str | None
    trusted: bool  # whether a publisher's root is pinned
    arrived: tuple[ArrivedEdition, ...]
    packs: tuple[Message, ...] = ()  # a line for each national pack that lies over the edition, or should


@dataclass(frozen=True, slots=True)
class UpdateOffer:
    """Something that a source offers; ``standing`` is new, here, older, no_version or other_machine."""

    key: str
    kind: str  # edition, pack or application
    name: str
    day: str
    size: int  # bytes
    standing: str
    changes: str


@dataclass(frozen=True, slots=True)
class UpdatesFound:
    """What a source offers; ``clock`` is what has to be said of this machine's clock."""

    place: str
    offers: tuple[UpdateOffer, ...]
    clock: Message | None = None


@dataclass(frozen=True, slots=True)
class UpdatesDesk:
    """Updates of this station. What asks the store is called on the store thread."""

    here: Callable[[], UpdatesHere]
    headquarters: Callable[[StationStore], str]  # where it serves updates; raises BadInput where none is known
    look: Callable[[str, Callable[[], bool]], UpdatesFound]  # a folder or an address, and whether to stop
    demand_closed: Callable[[StationStore, str | None], None]  # what is in hand; BadInput in the middle of one
    install: Callable[[str, str, Callable[[int], None], Callable[[], bool]], Message]  # place, key of the offer
    install_arrived: Callable[[Path], Message]
    back: Callable[[], Message]
