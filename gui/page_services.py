"""What the pages beside inspecting need from the rest of the program; as :mod:`gui.services`, called off the UI thread.

What is given the store is called on the store thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.settings import Settings


@dataclass(frozen=True, slots=True)
class SettingsDesk:
    """The settings of this station."""

    read: Callable[[], Settings]
    write: Callable[[str, int | str], Settings]  # gives all of them as they are then
    ports: Callable[[], Sequence[tuple[str, str]]]  # serial lines: device, and what it is called


@dataclass(frozen=True, slots=True)
class PageServices:
    """One desk a page."""

    settings: SettingsDesk
