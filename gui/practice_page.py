"""Practice: a drawn case, the verdict and the papers asked for, then the law's own explanation. It keeps nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspection.practice.score import Score
from inspection.verdict import Verdict

from .buttons import Button, Column, label
from .findings_view import FindingsView
from .glyphs import glyph_icon
from .practice_drawing import draw_case
from .verdict_banner import VerdictBanner
from .wrapping import WrappingCheck

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from .fittings import Fittings
    from .page_services import PracticeRound
    from .services import Services


class PracticePage(QWidget):
    """Has no store at hand, and so cannot write to it."""

    def __init__(self, fittings: Fittings, services: Services) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._fittings = fittings
        self._desk = services.pages.practice
        self._number = -1
        self.round: PracticeRound | None = None
        self.score = Score()
        words = fittings.words
        self.picture = CasePicture()
        self.movement = label("", "section")
        self.points = label("", "quiet")
        self.verdicts = QButtonGroup(self)
        self._choosing = QWidget()
        self._rows = QVBoxLayout(self._choosing)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for place, verdict in enumerate(Verdict):
            button = QPushButton(words.verdict(verdict))
            button.setIcon(glyph_icon(verdict, fittings.theme, fittings.measures.icon))
            button.setIconSize(QSize(fittings.measures.icon, fittings.measures.icon))
            button.setCheckable(True)
            button.setMinimumHeight(fittings.measures.target)
            button.setAccessibleName(words.verdict(verdict))
            self.verdicts.addButton(button, place)
            self._rows.addWidget(button)
        self._rows.addWidget(label(words("study.practice.papers"), "section"))
        self.papers: list[WrappingCheck] = []
        self.answer = Button(fittings, "study.practice.answer", self._answer, primary=True)
        self.next = Button(fittings, "study.practice.next", self.begin, primary=True)
        self.banner = VerdictBanner(fittings)
        self.findings = FindingsView(fittings, "window.records.no_findings")
        self._lay_out()

    def shown(self) -> None:
        """Draw a first case, or stay with the one that is there."""
        if self.round is None:
            self.begin()

    def repaint_theme(self) -> None:
        """Show everything in the colours of another theme."""
        for place, verdict in enumerate(Verdict):
            icon = glyph_icon(verdict, self._fittings.theme, self._fittings.measures.icon)
            self.verdicts.button(place).setIcon(icon)
        self.findings.repaint_theme()

    def begin(self) -> None:
        """The next case."""
        self._number += 1
        number, desk = self._number, self._desk
        self.next.setEnabled(False)

        def work() -> tuple[PracticeRound, QImage]:
            found = desk.round(number)
            return found, draw_case(found.case, found.labels)

        self._fittings.tasks.run_task(work, lambda drawn: self._show(*drawn))

    def _show(self, found: PracticeRound, image: QImage) -> None:
        words = self._fittings.words
        self.round = found
        self.picture.show_image(image)
        self.picture.setAccessibleName(", ".join((*found.case.lines, *found.case.labels)))
        route, stated = found.case.route, found.case.circumstances
        facts = [words("study.practice.route", export=route.export or "?", import_=route.import_ or "?")]
        if stated.condition is not None:
            facts.append(words(f"window.condition.{stated.condition.value}"))
        if stated.purpose is not None:
            facts.append(words("study.practice.purpose", purpose=stated.purpose))
        if found.case.kg is not None:
            facts.append(words("case.mass", kg=found.case.kg))
        self.movement.setText(" · ".join(facts))
        for box in self.papers:
            box.deleteLater()
        self.papers = [WrappingCheck(words.say(each.paper)) for each in found.choices]
        for box in self.papers:
            self._rows.addWidget(box)
        self.verdicts.setExclusive(False)
        for button in self.verdicts.buttons():
            button.setChecked(False)
        self.verdicts.setExclusive(True)
        self._turn(solved=False)

    def _answer(self) -> None:
        found, place = self.round, self.verdicts.checkedId()
        if found is None or place < 0:
            self.points.setText(self._fittings.words("study.practice.choose"))
            return
        chosen = {number for number, box in enumerate(self.papers) if box.isChecked()}
        said, right = list(Verdict)[place], found.judgement.verdict
        self.score, verdict, papers = self.score.after(said, right, chosen, found.choices)
        words = self._fittings.words
        told = [words("study.practice.right" if verdict else "study.practice.wrong", verdict=words.verdict(said))]
        if found.choices:
            told.append(words("study.practice.papers_right" if papers else "study.practice.papers_wrong"))
        self.banner.show_judgement(found.judgement, *told)
        self.findings.show_findings(found.claims, found.findings)
        self._turn(solved=True)

    def _turn(self, *, solved: bool) -> None:
        asking: tuple[QWidget, ...] = (self._column, self.answer)
        telling: tuple[QWidget, ...] = (self.banner, self.findings, self.next)
        for each in asking:
            each.setVisible(not solved)
        for each in telling:
            each.setVisible(solved)
        self.next.setEnabled(True)
        score = self.score
        self.points.setText(
            self._fittings.words("study.practice.score", points=score.points, of=score.of, cases=score.cases)
        )

    def _lay_out(self) -> None:
        words = self._fittings.words
        left = QVBoxLayout()
        left.addWidget(label(words.plain("window.page.practice"), "title"))
        left.addWidget(label(words("study.practice.explain"), "quiet"))
        left.addWidget(self.movement)
        left.addWidget(self.picture, 1)
        right = QVBoxLayout()
        self._column = Column(words("study.practice.question"))
        self._column.add(label(words("study.practice.question"), "section"))
        self._column.add(self._choosing)
        for each in (self.points, self._column, self.banner):
            right.addWidget(each)
        right.addWidget(self.findings, 1)
        for button in (self.answer, self.next):
            right.addWidget(button)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 8)
        whole.addLayout(left, 1)
        whole.addLayout(right, 1)
        self._turn(solved=False)


class CasePicture(QWidget):
    """The drawing of a case, as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show another one."""
        self.image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with its proportions kept."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter.drawImage(place, self.image)
        painter.end()
