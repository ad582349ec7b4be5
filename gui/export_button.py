"""Handing an inspection out in other forms than the case file: a menu of what there is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from .buttons import Button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .fittings import Fittings

# What is handed out, and the ending of its file: the whole, two tables, three forms, and one without persons.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "json": ".json",
        "csv:findings": ".csv",
        "csv:items": ".csv",
        "basel": ".pdf",
        "cen": ".pdf",
        "ecomessage": ".pdf",
        "packet": ".zip",
    }
)


class ExportButton(Button):
    """Opens the menu; what is chosen comes as a signal."""

    chosen = Signal(str, str)  # kind, ending

    def __init__(self, fittings: Fittings) -> None:
        super().__init__(fittings, "desk.records.export", self._open)
        self._menu = QMenu(self)
        for kind, ending in KINDS.items():
            said = fittings.words(f"desk.export.{kind.replace(':', '.')}")
            act = self._menu.addAction(said)
            act.triggered.connect(lambda _checked=False, kind=kind, ending=ending: self.chosen.emit(kind, ending))

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
