"""One inspection over the whole width: what may hurt above everything, its sections below."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from .buttons import label
from .case_consignment import CaseConsignment
from .case_custody import CaseCustody
from .case_decision import CaseDecision
from .case_declaration import CaseDeclaration
from .case_exhibits import CaseExhibits
from .case_findings import CaseFindings
from .case_flags import CaseFlags
from .case_instruments import CaseInstruments
from .case_quantities import CaseQuantities
from .case_report import CaseReport
from .case_section import CaseOffers
from .case_traffic import CaseTraffic
from .choice_field import Offers
from .headquarters_word import HeadquartersWord
from .room import BELOW_SAFETY, Room
from .safety_bar import SafetyBar
from .verdict_banner import VerdictBanner

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.dossier import Dossier

    from .case_section import CaseParts, Section

    Maker = Callable[[CaseParts], QWidget]

SECTIONS: tuple[tuple[str, Maker], ...] = (
    ("consignment", CaseConsignment),
    ("declaration", CaseDeclaration),
    ("findings", CaseFindings),
    ("flags", CaseFlags),
    ("quantities", CaseQuantities),
    ("exhibits", CaseExhibits),
    ("instruments", CaseInstruments),
    ("custody", CaseCustody),
    ("traffic", CaseTraffic),
    ("decision", CaseDecision),
    ("report", CaseReport),
)


SCROLL_BAR = 32  # pixels of it, with the frame round the list


class CasePage(QWidget):
    """Shows the inspection in hand, or the one closed last. A section is made when it first comes into view."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._parts = parts
        self._fittings = parts.fittings
        self._offers: CaseOffers | None = None
        self._choices_asked = False
        words = parts.fittings.words
        self.safety = SafetyBar(parts.fittings)
        self.title = label("", "title")
        self.facts = label("", "quiet")
        self.banner = VerdictBanner(parts.fittings)
        self.headquarters = HeadquartersWord(parts.fittings, parts.services, parts.store)
        self.list = QListWidget()
        self.list.setAccessibleName(words("case.sections"))
        self.sections: dict[str, QWidget] = {}
        self.stack = QStackedWidget()
        for name, _ in SECTIONS:
            self.list.addItem(QListWidgetItem(words.plain(f"case.section.{name}")))
        named = QVBoxLayout()
        named.addStretch(1)
        named.addWidget(self.title)
        named.addWidget(self.facts)
        named.addStretch(1)
        head = QHBoxLayout()
        head.addLayout(named, 1)
        head.addWidget(self.banner, 1)
        across = QHBoxLayout()
        across.addWidget(self.list)
        across.addWidget(self.stack, 1)
        rest = QWidget()
        rest.setProperty("kind", "page")
        below = QVBoxLayout(rest)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(head)
        below.addWidget(self.headquarters)
        below.addLayout(across, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self.safety)
        whole.addWidget(Room(rest, parts.fittings.measures.target, BELOW_SAFETY), 1)
        self.list.currentRowChanged.connect(self._turn)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(lambda by=by: self._turn_by(by))
        parts.inspect.current.changed.connect(lambda _dossier: self._refresh())
        self._dress()
        self._show_head(None)

    @property
    def dossier(self) -> Dossier | None:
        """What is shown."""
        return self._parts.inspect.current.reportable

    def shown(self) -> None:
        """It has come into view: show what there is now."""
        if not self._choices_asked:
            self._choices_asked = True
            self._fittings.tasks.run_task(self._gather, self._offer)
        self._refresh()
        self.list.setFocus()
        if self.list.currentRow() < 0:  # made after the page stands: the window is not away for both at once
            QTimer.singleShot(0, self, self._first)

    def _first(self) -> None:
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def turn_to(self, name: str) -> QWidget:
        """Show the section of that name."""
        self.list.setCurrentRow([each for each, _ in SECTIONS].index(name))
        return self.sections[name]

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        self._dress()
        self._refresh()
        self.banner.update()

    def _dress(self) -> None:
        """All sections fit on a low screen, and the one in view stands out."""
        theme = self._fittings.theme.accent
        self.list.setStyleSheet(
            "QListView::item { padding: 0 8px; margin: 0; border-width: 1px; }"
            f"QListView::item:selected {{ background: {theme.fill}; color: {theme.ink}; }}"
        )
        self.list.ensurePolished()
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + SCROLL_BAR)  # no name is cut off, in no language

    def _gather(self) -> CaseOffers:
        choices = self._parts.services.case.choices()
        words = self._fittings.words
        countries = [(code, words.country(name)) for code, name in choices.countries]
        return CaseOffers(
            Offers.of(countries, also=choices.countries), Offers.of(choices.ports), Offers.of(choices.tariff)
        )

    def _offer(self, offers: CaseOffers) -> None:
        self._offers = offers
        for section in self.sections.values():
            self._offer_to(section)

    def _offer_to(self, section: QWidget) -> None:
        if self._offers is not None and isinstance(section, CaseConsignment | CaseQuantities):
            section.offer(self._offers)

    def _turn_by(self, by: int) -> None:
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def _turn(self, row: int) -> None:
        if row < 0:
            return
        name, make = SECTIONS[row]
        if name not in self.sections:
            made = make(self._parts)
            self.sections[name] = made
            self.stack.addWidget(made)
            self._offer_to(made)
        self.stack.setCurrentWidget(self.sections[name])
        self._refresh()

    def _refresh(self) -> None:
        """Only what is in view is built anew."""
        if not self.isVisible():
            return
        dossier = self.dossier
        self._show_head(dossier)
        shown = self.stack.currentWidget()
        if shown is not None:
            cast("Section", shown).show_dossier(dossier)

    def _show_head(self, dossier: Dossier | None) -> None:
        words = self._fittings.words
        self.headquarters.show_dossier(dossier)
        if dossier is None:
            self.title.setText(words("case.none"))
            self.facts.setText(words("case.none_explain"))
            self.safety.show_lines(())
            self.banner.show_judgement(None)
            return
        assessment, route = dossier.assessment, dossier.consignment.route
        self.title.setText(dossier.opening.label)
        places = " → ".join(each for each in (route.export, *route.transit, route.import_) if each)
        state = words("case.closed" if dossier.closed_at is not None else "window.records.open")
        opened = dossier.opened_at.strftime("%Y-%m-%d %H:%M")
        facts = (opened, dossier.opening.officer, words.isolated(places) if places else "", state)
        self.facts.setText(" · ".join(each for each in facts if each))
        self.safety.show_lines(() if assessment is None else assessment.safety)
        self.banner.show_judgement(None if assessment is None else assessment.judgement)
