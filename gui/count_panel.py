"""Counting at the goods: large figures against a list, the last code with what it means, and what is missing."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspection.counting import Count, Outcome, declared_things, is_given_once, listed_things, newly_seen, sighting_of
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.reading import Observation

from .buttons import Button, Column, label
from .paste_dialog import PasteDialog
from .room import Room
from .scanning import shown
from .sounds import Sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.counting import Expected
    from inspection.dossier import Dossier
    from inspection.listing import InspectionRow
    from inspection.scan import Scan

    from .fittings import Fittings
    from .inspect_page import InspectPage
    from .look import Look
    from .scanning import Scanning
    from .services import StationStore
    from .sounds import Sounds
    from .theme import Pair

FLASH_MS = 350
MOST_LISTED = 200  # lines shown of each kind; the figures count all
FIGURES = ("seen", "missing", "strangers", "twice")
SOUNDS = {Outcome.NEW: Sound.NEW, Outcome.TWICE: Sound.TWICE, Outcome.NOT_LISTED: Sound.NOT_LISTED}
ELSEWHERE = 5


class CountPanel(QWidget):
    """Adds up the scans of the inspection in hand; a restart changes nothing of it."""

    def __init__(
        self, fittings: Fittings, store: StationStore, page: InspectPage, *, scanning: Scanning, sounds: Sounds
    ) -> None:
        """Follow the inspection in hand."""
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._store = store
        self._page = page
        self._scanning = scanning
        self._sounds = sounds
        self._listed: tuple[Expected, ...] = ()
        self._in_hand = ""
        self._by_camera: Counter[str] = Counter()  # how often each code was taken from pictures
        self.count = Count.of(())
        words = fittings.words
        self.figures = {name: label("0", "figure", wrap=False) for name in FIGURES}
        self.last = label("")
        self.last.setMinimumHeight(fittings.measures.target)
        self.last.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.standing = label(words("count.no_list"), "quiet")
        self.list = Column(words("count.missing_heading"))
        self.list.setMinimumHeight(fittings.measures.target)
        self.declared = Button(fittings, "count.declared", self._forget_list)
        self.paste = Button(fittings, "count.paste", self._paste)
        self.camera = Button(fittings, "count.camera")
        self.camera.setCheckable(True)
        self._calm = QTimer(self, singleShot=True, interval=FLASH_MS)
        self._calm.timeout.connect(partial(self._paint, None))
        self._lay_out()
        page.current.changed.connect(self._follow)
        page.panel.restated.connect(lambda _stated: self._add_up())
        page.feed.looked.connect(self._looked)
        scanning.kept.connect(self._kept)

    def repaint_theme(self) -> None:
        """Large figures in the letters of the theme."""
        size = 26 * self._fittings.measures.scale
        for each in self.figures.values():
            each.setStyleSheet(f"font-size: {size:.0f}pt; font-weight: 700;")

    def _lay_out(self) -> None:
        words = self._fittings.words
        grid = QGridLayout()
        for place, name in enumerate(FIGURES):
            figure, word = self.figures[name], label(words(f"count.{name}"), "quiet")
            for row, each in enumerate((figure, word)):
                each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
                grid.addWidget(each, row, place)
            grid.setColumnStretch(place, 1)
        buttons = QGridLayout()  # three long words in a row would make the whole page wider than a small screen
        buttons.addWidget(self.declared, 0, 0)
        buttons.addWidget(self.paste, 0, 1)
        buttons.addWidget(self.camera, 1, 0, 1, 2)
        counted = QWidget()
        counted.setProperty("kind", "page")
        down = QVBoxLayout(counted)
        down.setContentsMargins(4, 8, 4, 4)
        down.addLayout(grid)
        down.addWidget(self.last)
        down.addWidget(self.standing)
        down.addWidget(self.list, 1)
        down.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Room(counted, self._fittings.measures.target))
        self.repaint_theme()

    # --- the list

    @property
    def expected(self) -> tuple[Expected, ...]:
        """What is counted against: the pasted list, else the declaration."""
        if self._listed:
            return self._listed
        papers, dossier = self._page.current.stated.papers, self._page.current.dossier
        declaration = papers.declaration if papers is not None else None
        if declaration is None and dossier is not None:
            declaration = dossier.consignment.declaration
        return () if declaration is None else declared_things(declaration)

    def take_list(self, text: str) -> None:
        """Count against these codes."""
        self._listed = listed_things(text)
        self._add_up()

    def _paste(self) -> None:
        dialog = PasteDialog(self._fittings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.pasted.connect(self.take_list)
        dialog.open()

    def _forget_list(self) -> None:
        self._listed = ()
        self._add_up()

    # --- the codes

    def _follow(self, dossier: Dossier | None) -> None:
        in_hand = "" if dossier is None else dossier.inspection
        if in_hand != self._in_hand:
            if self._in_hand:
                self._listed = ()  # another inspection, another list
            self._in_hand = in_hand
            self._by_camera.clear()
            self._say("", None)
        self._add_up()

    def _add_up(self) -> None:
        self.count = self._before_the_last(0)
        count, words = self.count, self._fittings.words
        values = (count.seen, len(count.missing), len(count.strangers), len(count.twice))
        for name, value in zip(FIGURES, values, strict=True):
            self.figures[name].setText(str(value))
            self.figures[name].setAccessibleName(f"{words(f'count.{name}')}: {value}")
        if not count.expected:
            self.standing.setText(words("count.no_list"))
        elif not count.missing:
            self.standing.setText(words("count.all", count=len(count.expected)))
        else:
            code = "count.by_list" if self._listed else "count.by_declaration"
            self.standing.setText(words(code, count=len(count.expected)))
        self.list.clear()
        if count.expected:
            self._list("strangers_heading", [shown(each.label) for each, _ in count.strangers])
        self._list("twice_heading", [shown(each) for each in count.twice])
        self._list("missing_heading", [each.label for each in count.missing])

    def _before_the_last(self, scans: int) -> Count:
        dossier = self._page.current.dossier
        kept = dossier.scans if dossier is not None else ()
        return Count.of(self.expected, map(sighting_of, kept[: len(kept) - scans]))

    def _list(self, heading: str, lines: Sequence[str]) -> None:
        if lines:
            self.list.add(label(self._fittings.words(f"count.{heading}"), "section"))
            self.list.add(label("\n".join(map(self._fittings.words.isolated, lines[:MOST_LISTED]))))

    def _kept(self, scan: Scan) -> None:
        """Say what the code means, and whether another inspection has seen it."""
        sighting = sighting_of(scan)
        before = self._before_the_last(1)
        outcome = before.outcome(sighting)
        if outcome is Outcome.NOT_LISTED and not before.expected:
            outcome = Outcome.NEW
        key = sighting.keys[0]
        self._by_camera[key] = max(self._by_camera[key], 1)
        theme, words = self._fittings.theme, self._fittings.words
        pair = {Outcome.NEW: theme.good, Outcome.TWICE: theme.neutral, Outcome.NOT_LISTED: theme.bad}[outcome]
        self._say(words(f"count.outcome.{outcome.value}", text=shown(sighting.label)), pair)
        self._sounds.play(SOUNDS[outcome])
        named = next((each for each in scan.claims if each.scheme.value in {"sscc", "container"}), None)
        code = scan.text if named is None else named.value
        in_hand = self._in_hand
        self._page.current.ask(
            lambda _reference: self._store.list_inspections(code, ELSEWHERE),
            lambda rows: self._elsewhere(sighting.label, [row for row in rows if row.inspection != in_hand]),
            self._fittings.tasks.fail,
        )

    def _elsewhere(self, code: str, rows: Sequence[InspectionRow]) -> None:
        if rows:
            day = rows[0].opened_at.strftime("%Y-%m-%d")
            told = message("count.elsewhere", text=shown(code), label=rows[0].label, day=day)
            self._fittings.tasks.notify(Notice(Level.WARNING, told))

    def _looked(self, look: Look) -> None:
        """Take what the camera sees, when it is asked to: each code as often as it stands in one picture."""
        if not self.camera.isChecked():
            return
        symbols = look.observation.symbols
        known = Counter(key for scan in self._scans() for key in sighting_of(scan).keys)
        codes = [symbol.text for symbol in symbols]
        for number in newly_seen(codes, known, self._by_camera, lambda place: is_given_once(symbols[place])):
            seen = Observation(look.observation.width, look.observation.height, symbols=(symbols[number],))
            self._scanning.take_seen(seen, look.frame.source)

    def _scans(self) -> tuple[Scan, ...]:
        dossier = self._page.current.dossier
        return () if dossier is None else dossier.scans

    def _say(self, sentence: str, pair: Pair | None) -> None:
        self.last.setText(sentence)
        self.last.setAccessibleName(sentence)
        self._paint(pair if self._fittings.settings.flashes else None)
        if pair is not None:
            self._calm.start()

    def _paint(self, pair: Pair | None) -> None:
        style = "" if pair is None else f"background: {pair.fill}; color: {pair.ink};"
        self.last.setStyleSheet(f"font-size: 15pt; font-weight: 600; {style}")
