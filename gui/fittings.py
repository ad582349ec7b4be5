"""What every widget is fitted with: words, sizes, colours, and the way off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.settings import Settings

if TYPE_CHECKING:
    from .measures import Measures
    from .tasks import Tasks
    from .theme import Theme
    from .words import Words


@dataclass(slots=True)
class Fittings:
    """Passed to each widget. What the officer can change meanwhile (all but ``tasks``) widgets read as they draw."""

    words: Words
    measures: Measures
    tasks: Tasks
    theme: Theme
    settings: Settings = field(default_factory=Settings)
