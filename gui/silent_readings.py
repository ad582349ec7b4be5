"""What was read and states nothing: folded, so that it is there and not in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection.reading import SymbolReading

from .buttons import Button, Card, label
from .marks import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection.claim import Claim
    from inspection.reading import Observation, TextReading

    from .fittings import Fittings


def silent_readings(observation: Observation, claims: Sequence[Claim]) -> tuple[SymbolReading | TextReading, ...]:
    """The codes and texts that no claim rests on, each once."""
    regions = {claim.region for claim in claims}
    raws = [plain(claim.raw) for claim in claims]
    readings: dict[str, SymbolReading | TextReading] = {}
    read: list[SymbolReading | TextReading] = [*observation.symbols, *observation.texts]
    for each in read:
        words = plain(each.text)
        if words and each.region not in regions and not any(words in raw for raw in raws):
            readings.setdefault(words, each)
    return tuple(readings.values())


class SilentReadings(QWidget):
    """A button that counts them and unfolds the list; the list is built when it is asked for."""

    def __init__(
        self,
        fittings: Fittings,
        readings: Sequence[SymbolReading | TextReading],
        correct: Callable[[str], None] | None,
        *,
        unfolded: bool,
        on_fold: Callable[[bool], None],
    ) -> None:
        """``correct`` is called with the text that was misread: where it stands now is not known here."""
        super().__init__()
        self._fittings = fittings
        self._readings = readings
        self._correct = correct
        self._on_fold = on_fold
        self._list: QWidget | None = None
        self.fold = Button(fittings, "window.silent")
        told = fittings.words("window.silent.count", count=len(readings))
        self.fold.setText(told)
        self.fold.setAccessibleName(told)
        self.fold.setCheckable(True)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.addWidget(self.fold)
        self.fold.toggled.connect(self._folded)
        self.fold.setChecked(unfolded)

    def _folded(self, unfolded: bool) -> None:  # noqa: FBT001 - of a signal
        if unfolded and self._list is None:
            self._list = QWidget()
            rows = QVBoxLayout(self._list)
            rows.setContentsMargins(0, 0, 0, 0)
            for each in self._readings:
                rows.addWidget(self._card(each))
            self._down.addWidget(self._list)
        if self._list is not None:
            self._list.setVisible(unfolded)
        self._on_fold(unfolded)

    def _card(self, reading: SymbolReading | TextReading) -> Card:
        words = self._fittings.words
        engines = ", ".join(reading.engines)
        if isinstance(reading, SymbolReading):
            kind = words("window.silent.symbol", symbology=reading.symbology, engines=engines)
        else:
            kind = words("window.silent.text", percent=round(reading.confidence * 100), engines=engines)
        shown = "".join(sign if sign.isprintable() else "·" for sign in reading.text)
        card = Card(f"{shown}. {kind}")
        row, texts = QHBoxLayout(), QVBoxLayout()
        texts.addWidget(label(words.isolated(shown), "value"))
        texts.addWidget(label(kind, "quiet"))
        row.addLayout(texts, 1)
        correct = self._correct
        if correct is not None:
            button = Button(self._fittings, "window.correct", lambda: correct(reading.text))
            button.setAccessibleName(words("window.correct.of", name=shown))
            row.addWidget(button)
        card.body.addLayout(row)
        return card
