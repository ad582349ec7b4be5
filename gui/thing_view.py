"""A thing's page: how it is marked, what the law says of it, what every table has on it, and what looks like it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspection.wording import set_apart

from .buttons import Card, Column, label
from .findings_view import FindingCard, by_regime
from .hazard_drawing import HazardPicture
from .wrapping import WrappingButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.reference_thing import Entry, Rows, Section

    from .fittings import Fittings
    from .page_services import ThingFound

MOST_NAMES = 60


class ThingView(Column):
    """Built anew for each thing."""

    followed = Signal(object)  # Entry: what the officer wants to see next

    def __init__(self, fittings: Fittings) -> None:
        super().__init__(fittings.words("study.thing.name"))
        self._fittings = fittings
        self._shown: ThingFound | None = None
        self.show_thing(None)

    def show_thing(self, found: ThingFound | None) -> None:
        """Show a thing, or that none is chosen."""
        self._shown = found
        words = self._fittings.words
        self.setUpdatesEnabled(False)
        self.clear()
        if found is None:
            self.add(label(words("study.thing.choose"), "quiet"))
        else:
            self._fill(found)
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def repaint_theme(self) -> None:
        """Show it in the colours of another theme."""
        self.show_thing(self._shown)

    def _fill(self, found: ThingFound) -> None:
        words, thing = self._fittings.words, found.thing
        self.add(self._head(found))
        kinds: dict[str, list[str]] = {}
        for text, kind in thing.names[:MOST_NAMES]:
            kinds.setdefault(kind, []).append(text)
        names = Card(words("study.thing.names"))
        names.body.addWidget(label(words("study.thing.names"), "section"))
        for kind, texts in kinds.items():
            said = f"{words(f'study.name.{kind}')}: {', '.join(map(words.isolated, texts))}"
            names.body.addWidget(_selectable(said))
        self.add(names)
        if thing.alike:
            self._links("study.thing.alike", thing.alike)
        if found.findings:
            self.add(label(words("study.thing.law"), "section"))
            for _, group in by_regime(found.findings):
                for finding in group:
                    self.add(FindingCard(self._fittings, finding))
        for section in thing.sections:
            self._section(section)

    def _head(self, found: ThingFound) -> QWidget:
        entry, side = found.thing.entry, 2 * self._fittings.measures.target
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        words = self._fittings.words
        title = label(f"{words.isolated(entry.entry)}\n{words.entry(entry)}", "title")
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(title, 1)
        if found.thing.labels:
            head.setMinimumHeight(side)
        for each in found.thing.labels:
            name = words.cell("dangerous_goods_hazard_classes", "name", each.name)
            row.addWidget(HazardPicture(replace(each, name=name), side))
        return head

    def _section(self, section: Section) -> None:
        words, entry = self._fittings.words, section.entry
        regime = words(f"regime.{entry.regime.value}")
        self.add(label(f"{regime} · {words.isolated(entry.entry)}", "section"))
        for rows in section.rows:
            title = words.table(rows.table)
            self.add(self._table(f"{regime}: {title}", title, rows))

    def _table(self, name: str, title: str, rows: Rows) -> Card:
        words = self._fittings.words
        card = Card(name)
        card.body.addWidget(label(title, "section"))
        for facts, basis in rows.rows:
            for fact in facts:
                text = words.cell(rows.table, fact.column, fact.text)
                card.body.addWidget(_selectable(f"{words.column(rows.table, fact.column)}: {set_apart(text)}"))
            if basis:
                card.body.addWidget(label(words(f"study.basis.{basis}"), "quiet"))
        return card

    def _links(self, heading: str, entries: Sequence[Entry]) -> None:
        words = self._fittings.words
        self.add(label(words(heading), "section"))
        for entry in entries:
            text = f"{entry.entry} · {words.entry(entry)} ({words(f'regime.{entry.regime.value}')})"
            link = WrappingButton(text.replace("&", "&&"))
            link.setMinimumHeight(self._fittings.measures.target)
            link.setAccessibleName(text)
            link.setAutoDefault(False)
            link.clicked.connect(lambda _checked=False, entry=entry: self.followed.emit(entry))
            self.add(link)


def _selectable(text: str) -> QWidget:
    made = label(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
