"""The line below everything: which edition of the law answers, and whether the engines are ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from .buttons import label

if TYPE_CHECKING:
    from inspection.reference_hit import EditionIdentity

    from .feed_state import EngineState
    from .fittings import Fittings


class StatusStrip(QFrame):
    """Always in view."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._words = fittings.words
        self.setProperty("kind", "strip")
        self._edition = label(fittings.words("window.edition.loading"), "quiet")
        self._engines = label("", "quiet", wrap=False)
        self._officer = label("", "quiet", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(24)
        row.addWidget(self._edition, 1)
        row.addWidget(self._engines)
        row.addWidget(self._officer)

    def show_edition(self, edition: EditionIdentity) -> None:
        """Say which edition answers and who vouches for it."""
        standing = self._words("edition.signed" if edition.signed else "edition.local")
        self._edition.setText(self._words("window.edition.line", name=edition.name, day=edition.day, standing=standing))

    def show_engines(self, state: EngineState) -> None:
        """Say whether text is read yet."""
        self._engines.setText(self._words(f"window.engines.{state.value}"))

    def show_officer(self, officer: str) -> None:
        """Say who is signed in."""
        self._officer.setText(self._words("window.officer", name=officer))
