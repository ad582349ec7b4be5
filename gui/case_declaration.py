"""The declaration: brought in from a file, a pasted table or a photo, and set beside what was found."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from inspection.declaration_table import declaration_of, table_of_rows
from inspection.errors import BadInput
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.side_by_side import side_by_side
from inspection.verdict import Verdict

from .buttons import Button, Card, Column, label
from .current import Papers
from .glyphs import VerdictGlyph
from .goods_table import GoodsTableView
from .paste_dialog import PasteDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from inspection.consignment import Declaration, DeclaredLine
    from inspection.declaration_table import GoodsTable
    from inspection.dossier import Dossier
    from inspection.side_by_side import Pair

    from .case_section import CaseParts
    from .case_services import PaperRows
    from .words import Words

SHOWN = 60  # declared lines
_SHAPES = MappingProxyType({True: Verdict.NOT_LISTED, False: Verdict.PERMIT_REQUIRED})  # a circle, a triangle


class CaseDeclaration(QWidget):
    """A table whose columns are of our own names is taken at once; any other is led to fields first."""

    def __init__(self, parts: CaseParts) -> None:
        super().__init__()
        self._parts = parts
        self._fittings = parts.fittings
        self._shown: object = None
        words = parts.fittings.words
        self.file = Button(parts.fittings, "case.declaration.file", self._from_file)
        self.paste = Button(parts.fittings, "case.declaration.paste", self._ask_paste)
        self.photo = Button(parts.fittings, "case.declaration.photo", self._from_photo)
        self.table = GoodsTableView(parts.fittings)
        self.table.taken.connect(self._take)
        self.table.given_up.connect(self._back)
        self.beside = Column(words.plain("case.section.declaration"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.beside)
        self.stack.addWidget(self.table)
        self.stack.currentChanged.connect(self._turned)
        buttons = QHBoxLayout()
        for button in (self.file, self.paste, self.photo):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.stack, 1)

    def show_dossier(self, dossier: Dossier | None) -> None:
        """Show papers beside goods."""
        closed = dossier is not None and dossier.closed_at is not None
        for button in (self.file, self.paste, self.photo):
            button.setEnabled(not closed)
        papers = self._parts.inspect.panel.stated.papers
        declaration = None if dossier is None else dossier.consignment.declaration
        if declaration is None and papers is not None and not closed:
            declaration = papers.declaration
        assessment = None if dossier is None else dossier.assessment
        pairs = () if assessment is None else side_by_side(assessment)
        shown = (declaration, pairs, self._fittings.theme.name)
        if shown != self._shown:
            self._shown = shown
            self._fill(declaration, pairs)

    def _fill(self, declaration: Declaration | None, pairs: Sequence[Pair]) -> None:
        words = self._fittings.words
        self.beside.setUpdatesEnabled(False)
        self.beside.clear()
        if declaration is None:
            self.beside.add(label(words("case.declaration.none"), "quiet"))
        else:
            self.beside.add(label(words("case.declaration.beside"), "title"))
            self.beside.add(self._pairs(pairs))
            self.beside.add(label(words("case.declaration.lines", count=len(declaration.lines)), "title"))
            for line in declaration.lines[:SHOWN]:
                card = Card(line.description or line.line)
                named = (line.line, line.description or line.proper_shipping_name)
                card.body.addWidget(label("  ".join(each for each in named if each), "section"))
                card.body.addWidget(label(_facts(line, words), "quiet"))
                self.beside.add(card)
        self.beside.setUpdatesEnabled(True)

    def _pairs(self, pairs: Sequence[Pair]) -> QWidget:
        """Two columns under their headings, with the difference in words and shape behind them."""
        words, theme = self._fittings.words, self._fittings.theme
        box = Card(words("case.declaration.beside"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(4, 1)
        grid.setColumnStretch(5, 2)
        for place, code in ((3, "case.declaration.declared"), (4, "case.declaration.found")):
            grid.addWidget(label(words(code), "section"), 0, place)
        for number, pair in enumerate(pairs, start=1):
            ink = theme.good if pair.difference is None and pair.declared else theme.neutral
            ink = theme.bad if pair.difference is not None else ink
            kind = "same" if pair.declared else "beyond"
            told = words(f"case.pair.{kind}" if pair.difference is None else f"difference.{pair.difference.kind.value}")
            side = self._fittings.measures.icon * 2 // 3
            grid.addWidget(VerdictGlyph(_SHAPES[pair.difference is None], ink, side, told), number, 0)
            grid.addWidget(label(words.scheme(pair.scheme), "quiet", wrap=False), number, 2)
            for place, text in ((3, pair.declared), (4, pair.found)):
                value = label(words.isolated(text) if text else "—", "value")
                value.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                grid.addWidget(value, number, place)
            line = "" if pair.difference is None or not pair.difference.line else pair.difference.line
            grid.addWidget(label(words("case.pair.line", told=told, line=line) if line else told), number, 5)
        box.body.addLayout(grid)
        if not pairs:
            box.body.addWidget(label(words("case.declaration.nothing_found"), "quiet"))
        return box

    # --- bringing one in

    def _turned(self, _place: int) -> None:
        """While one table is looked at, no other is brought in: the room is its own."""
        for button in (self.file, self.paste, self.photo):
            button.setVisible(self.stack.currentWidget() is self.beside)

    def _from_file(self) -> None:
        path, case = self._parts.prompts.declaration(), self._parts.services.case
        if path is not None and path.suffix.lower() == ".json":
            self._parts.inspect.ask.read_papers(path)
        elif path is not None:
            self._read(lambda: case.read_table(path))

    def _ask_paste(self) -> None:
        dialog = PasteDialog(self._fittings, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        case = self._parts.services.case
        dialog.pasted.connect(lambda text: self._read(lambda: case.paste_table(text)))
        dialog.open()

    def _from_photo(self) -> None:
        paths, case, tasks = self._parts.prompts.pictures(), self._parts.services.case, self._fittings.tasks
        if paths:
            path = Path(paths[0])
            tasks.notify(Notice(Level.INFO, message("case.declaration.reading", name=path.name)))
            tasks.run_task(lambda: case.read_paper(path), self._read_photo)

    def _read(self, work: Callable[[], GoodsTable]) -> None:
        self._fittings.tasks.run_task(work, self._remembered)

    def _remembered(self, table: GoodsTable, sureness: Sequence[Sequence[float]] | None = None) -> None:
        """Ask how the columns of such a table were led the last time."""
        store, case, tasks = self._parts.store, self._parts.services.case, self._fittings.tasks

        def show(columns: Mapping[str, str]) -> None:
            self.table.show_table(table, columns, sureness)
            self.stack.setCurrentWidget(self.table)
            self.table.grid.setFocus()

        tasks.run_task(lambda: case.columns(store, table.source), show, lane=tasks.store)

    def _read_photo(self, paper: PaperRows) -> None:
        rows = [[text for text, _ in row] for row in paper.rows]
        try:
            table = table_of_rows(rows, paper.frame.name, paper.frame.original or b"")
        except BadInput as error:
            self._fittings.tasks.fail(error)
            return
        width = len(table.columns)
        said = [[sure for _, sure in row] for row in paper.rows if any(text.strip() for text, _ in row)]
        sureness = [[*row, *[1.0] * (width - len(row))] for row in said[-len(table.rows) :]]
        self._remembered(table, sureness)

    def _take(self, table: GoodsTable, columns: Mapping[str, str]) -> None:
        tasks = self._fittings.tasks

        def done(declaration: Declaration) -> None:
            store, case = self._parts.store, self._parts.services.case
            self._parts.inspect.panel.take_papers(Papers(declaration, table.document, table.name))
            tasks.run_task(lambda: case.keep_columns(store, table.source, columns), lambda _: None, lane=tasks.store)
            self._back()

        tasks.run_task(lambda: declaration_of(table, columns), done, self.table.refuse)

    def _back(self) -> None:
        self.stack.setCurrentWidget(self.beside)
        self._shown = None
        self.show_dossier(self._parts.inspect.current.reportable)


def _facts(line: DeclaredLine, words: Words) -> str:
    """What a line states, in the order of design; the description stands above."""
    named = ("hs", "un", "hazard_class", "cas", "refrigerant", "basel", "species", "container", "seal", "serial")
    masses = ("packages", "package_type", "quantity")
    stated = ((name.removeprefix("hazard_"), getattr(line, name)) for name in named)
    said = [f"{words(f'case.column.{column}')} {words.isolated(value)}" for column, value in stated if value]
    said += [value for name in masses if (value := getattr(line, name))]
    said += [words("report.mass", kg=value) for value in (line.net_kg or line.gross_kg,) if value]
    return " · ".join(said)
