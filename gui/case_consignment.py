"""The movement in full: route and circumstances beside place, parties and papers; the same as beside the picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from inspection.consignment import PaperKind, Party, PresentedPaper

from .buttons import Column
from .consignment_panel import SETTLE_MS, ConsignmentPanel
from .place_box import PlaceBox
from .rows_editor import RowField, RowsEditor

if TYPE_CHECKING:
    from inspection.dossier import Dossier

    from .case_section import CaseOffers, CaseParts
    from .current import Stated

ROLES = ("exporter", "importer", "notifier", "carrier", "declarant", "generator", "disposer", "driver")


class CaseConsignment(QWidget):
    """Says what is stated to the panel beside the picture, and shows what is said there."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        fittings, words = parts.fittings, parts.fittings.words
        self._panel_beside = parts.inspect.panel
        self.panel = ConsignmentPanel(fittings, parts.services.today())
        self.panel.papers_wanted.connect(parts.inspect.ask.choose_papers)
        self.place = PlaceBox(fittings, parts.services)
        self.parties = RowsEditor(
            fittings,
            "case.parties",
            (
                RowField("case.party.role", 2, choices=tuple((each, words(f"case.role.{each}")) for each in ROLES)),
                RowField("case.party.name", 4),
                RowField("case.party.country"),
            ),
            "case.party.add",
        )
        kinds = tuple((each.value, words(f"case.paper.{each.value}")) for each in PaperKind)
        self.papers = RowsEditor(
            fittings,
            "case.papers",
            (RowField("case.paper.kind", choices=kinds), RowField("case.paper.number"), RowField("case.paper.note")),
            "case.paper.add",
        )
        beside = Column(words.plain("case.section.consignment"))
        for block in (self.place, self.parties, self.papers):
            beside.add(block)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.panel)
        split.addWidget(beside)
        split.setSizes([520, 580])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        for editor in (self.place, self.parties, self.papers):
            editor.edited.connect(self._settle.start)
        self.panel.restated.connect(lambda _stated: self._tell())
        self._panel_beside.restated.connect(self.mirror)
        self.mirror(self._panel_beside.stated)

    @property
    def stated(self) -> Stated:
        """What the whole section says."""
        return replace(
            self.panel.stated,
            parties=tuple(Party(role, name, country.upper() or None) for role, name, country in self.parties.rows),
            shown=tuple(PresentedPaper(PaperKind(kind), *others) for kind, *others in self.papers.rows),
            place=self.place.place,
        )

    def mirror(self, stated: Stated) -> None:
        """Show what is stated beside the picture; what is being typed here stays."""
        if self._settle.isActive():
            return
        self.panel.mirror(stated)
        self.place.fill(stated.place)
        self.parties.fill([(each.role, each.name, each.country or "") for each in stated.parties])
        self.papers.fill([(each.kind.value, each.number, each.note) for each in stated.shown])

    def show_dossier(self, dossier: Dossier | None) -> None:
        """What is stated comes from the panel beside the picture; a closed inspection is only looked at."""
        self.setEnabled(dossier is None or dossier.closed_at is None)

    def offer(self, offers: CaseOffers) -> None:
        """Propose countries and ports."""
        self.panel.offer(offers.countries, QStringListModel(list(offers.countries.lines), self))
        self.place.offer(offers.ports, QStringListModel(list(offers.ports.lines), self))

    def _tell(self) -> None:
        self._settle.stop()
        stated = self.stated
        if stated != self._panel_beside.stated:
            self._panel_beside.adopt(stated)
