"""What every widget is fitted with: words, sizes, colours, and the way off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .measures import Measures
    from .tasks import Tasks
    from .theme import Theme
    from .words import Words


@dataclass(slots=True)
class Fittings:
    """Passed to each widget. ``theme`` changes when the officer changes it; widgets read it as they draw."""

    words: Words
    measures: Measures
    tasks: Tasks
    theme: Theme
