"""A field that knows its codes: a country, port or tariff line by code or by name, completed while it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHOWN = 8  # proposals at once; each is as large as a finger


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """The codes with their names, and the lines that propose them; made off the UI thread, as there are many."""

    by_name: Mapping[str, str]  # name in small letters to code
    lines: Sequence[str]  # "GH  Ghana"

    @classmethod
    def of(cls, pairs: Sequence[tuple[str, str]], also: Sequence[tuple[str, str]] = ()) -> Offers:
        """Of codes with names; ``also`` are names that are understood and not proposed."""
        by_name = {name.casefold(): code for code, name in (*also, *pairs)}
        return cls(by_name, [f"{code}  {name}" for code, name in pairs])


NOTHING = Offers({}, ())


class ChoiceField(QLineEdit):
    """Takes any text; :attr:`code` is what it means. Choosing a proposal leaves its code in the field."""

    def __init__(self, *, length: int = 0) -> None:
        """``length`` is that of a code where all have the same: any such text is taken for one."""
        super().__init__(maxLength=80)
        self._offers = NOTHING
        self._length = length

    @property
    def code(self) -> str:
        """The code of the text, in capitals; "" where the text is neither a code nor a known name."""
        text = self.text().strip()
        if self._length and len(text) == self._length and text.isascii() and text.isalnum():
            return text.upper()
        known = self._offers.by_name.get(text.casefold())
        return known if known is not None else ("" if self._length else text)

    def offer(self, offers: Offers, model: QStringListModel) -> None:
        """Propose these from now on; the model holds their lines and may serve several fields."""
        self._offers = offers
        completer = QCompleter(model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(SHOWN)
        popup = completer.popup()
        if isinstance(popup, QListView):
            popup.setUniformItemSizes(True)  # else thousands of lines are measured at the first key
            popup.setLayoutMode(QListView.LayoutMode.Batched)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.setCompleter(completer)

    def _take(self, line: str) -> None:
        self.setText(line.split(" ", 1)[0])
