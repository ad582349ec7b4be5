"""Findings in a column, one section a convention, then the differences and the claims that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection.correction import settled
from inspection.finding import Basis
from inspection.wording import translates

from .buttons import Card, Column, focused_in, label, of_any_width, stops
from .claims_view import READ, ClaimCard, distinct, looks_of, most_serious_first
from .correcting import Misread
from .glyphs import VerdictGlyph
from .marks import verdict_of
from .silent_readings import SilentReadings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from PySide6.QtGui import QShowEvent

    from inspection.claim import Claim, Scheme
    from inspection.comparison import Difference
    from inspection.correction import Correction
    from inspection.dossier import Dossier
    from inspection.finding import Finding, Regime
    from inspection.message import Message
    from inspection.reading import SymbolReading, TextReading

    from .fittings import Fittings


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the list: ``of`` names what it is about, ``looks`` all else that it shows, ``made`` builds it."""

    of: Hashable
    looks: Hashable
    made: Callable[[], QWidget]

    @property
    def key(self) -> tuple[Hashable, Hashable]:
        """All that it shows."""
        return self.of, self.looks


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in the list: ``corrections`` say which claims no longer count, ``silent`` readings state nothing."""

    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    differences: Sequence[Difference] = ()
    corrections: Sequence[Correction] = ()
    silent: Sequence[SymbolReading | TextReading] = ()


def shown_of(dossier: Dossier) -> Shown:
    """All that was read, scanned and typed in an inspection, with what the law said of it."""
    claims = [claim for exhibit in dossier.exhibits for claim in exhibit.claims]
    claims += [correction.claim for correction in dossier.corrections]
    claims += [claim for scan in dossier.scans for claim in scan.claims]
    claims += [claim for item in dossier.stated for claim in item.claims]
    assessment = dossier.assessment
    findings = () if assessment is None else assessment.findings
    return Shown(claims, findings, () if assessment is None else assessment.differences, settled(dossier))


class FindingCard(Card):
    """One finding: verdict in shape, colour and word; the sentence; the citation; what to ask for."""

    def __init__(self, fittings: Fittings, finding: Finding, *, ticked: bool = False) -> None:
        """``ticked`` leaves the papers to ask for to a list that can be ticked."""
        words = fittings.words
        verdict = words.verdict(finding.verdict)
        reason = words.say(finding.reason)
        super().__init__(f"{verdict}: {finding.subject.value}. {reason}")
        line = QHBoxLayout()
        line.setSpacing(10)
        colours = fittings.theme.of_verdict(finding.verdict)
        glyph = VerdictGlyph(finding.verdict, colours, fittings.measures.icon, verdict)
        line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(3)
        head = QHBoxLayout()
        word = label(verdict, "section")
        word.setStyleSheet(f"color: {colours.fill};")
        head.addWidget(word, 1)
        subject = f"{words.scheme(finding.subject.scheme)} {words.isolated(finding.subject.value)}"
        of = label(subject, "quiet")
        of.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(of, 1)
        self._texts.addLayout(head)
        self._texts.addWidget(label(reason))
        self._texts.addWidget(label(_cited(fittings, finding), "quiet"))
        self._list(fittings, "window.finding.exceptions", finding.exceptions)
        if not ticked:
            self._list(fittings, "window.finding.documents", finding.documents)
        line.addLayout(self._texts, 1)
        self.body.addLayout(line)
        of_any_width(self)

    def _list(self, fittings: Fittings, heading: str, messages: Sequence[Message]) -> None:
        if messages:
            points = "\n".join(f"•  {fittings.words.say(each)}" for each in messages)
            self._texts.addWidget(label(f"{fittings.words(heading)}\n{points}"))


def _cited(fittings: Fittings, finding: Finding) -> str:
    citation = finding.citation
    words = fittings.words
    parts = [words.cited(citation.instrument), words.cited(citation.provision)]
    parts += [words.isolated(each) for each in (citation.entry, citation.edition) if each]
    if translates(words.language):
        parts.append(words("basis.translation"))
    if finding.basis is Basis.UNREAD:
        parts.append(fittings.words("basis.unread"))
    if finding.national:
        parts.append(fittings.words("report.national"))
    return " · ".join(part for part in parts if part)


class FindingsView(Column):
    """Follows what is read: a block that still holds stays as it is, and only what is new is built.

    What no longer holds goes at once, seen or not. The rest is built one block a step of the event loop, after that in
    which it was read: the picture goes on meanwhile. What nobody sees waits until it is shown.
    """

    def __init__(self, fittings: Fittings, empty: str, correct: Callable[[Misread], None] | None = None) -> None:
        """``empty`` is the code of what is said while there is nothing; ``correct`` is called when one was misread."""
        super().__init__(fittings.words("window.findings.name"))
        self._fittings = fittings
        self._empty = empty
        self._correct = correct
        self._unfolded = False
        self._shown = Shown()
        self._wanted: tuple[Block, ...] = ()
        self._built: dict[tuple[Hashable, Hashable], QWidget] = {}
        self._theme = fittings.theme.name
        self._scrolled: int | None = None  # where the list was before another theme took all blocks away
        self._left: tuple[Hashable, int] | None = None  # what had the focus when it was taken away, and which stop
        self._builder = QTimer(self, singleShot=True, interval=0)
        self._builder.timeout.connect(self._build)
        self.show_all(Shown())

    def show_findings(
        self, claims: Sequence[Claim], findings: Sequence[Finding], differences: Sequence[Difference] = ()
    ) -> None:
        """Show these, most serious first within each convention."""
        self.show_all(Shown(claims, findings, differences))

    def show_all(self, shown: Shown) -> None:
        """Show these."""
        self._shown = shown
        blocks = tuple(self._blocks(shown))
        if [block.key for block in blocks] == [block.key for block in self._wanted]:
            return
        if self._theme != self._fittings.theme.name:
            self._theme = self._fittings.theme.name
            self._scrolled = self.verticalScrollBar().value()
        self._wanted = blocks
        self._take_away({block.key for block in blocks})
        self._builder.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what came while nobody saw it."""
        super().showEvent(event)
        self._builder.start()

    def say_when_empty(self, code: str) -> None:
        """Another sentence for "there is nothing"."""
        self._empty = code

    def repaint_theme(self) -> None:
        """Show the same in the colours of another theme."""
        self.show_all(self._shown)

    def _build(self) -> None:
        """Put the blocks into their order and build the first one that is missing."""
        if not self.isVisible():
            return
        for place, block in enumerate(self._wanted):
            missing = block.key not in self._built
            if missing:
                self._built[block.key] = block.made()
            self.put(place, self._built[block.key])
            if missing:
                self._builder.start()
                return
        self.put_tabs_in_order()
        self._go_back()

    def _take_away(self, wanted: set[tuple[Hashable, Hashable]]) -> None:
        """Keep these: nothing else is true any more."""
        for key in [key for key in self._built if key not in wanted]:
            block = self._built.pop(key)
            focused = focused_in(block)
            if focused is not None:
                self._left = (key[0], stops(block).index(focused))
            self.remove(block)

    def _go_back(self) -> None:
        """To where the officer was in the list, where that was only built anew."""
        if self._scrolled is not None:
            self.verticalScrollBar().setValue(self._scrolled)
            self._scrolled = None
        left, self._left = self._left, None
        if left is None or self.window().focusWidget() is not self:
            return
        for block in self._wanted:
            if block.of == left[0]:
                within = stops(self._built[block.key])
                stop = within[min(left[1], len(within) - 1)]
                stop.setFocus()
                self.ensureWidgetVisible(stop)

    def _blocks(self, shown: Shown) -> Iterator[Block]:
        findings, differences = shown.findings, shown.differences
        claims = most_serious_first(distinct(shown.claims), findings)
        words, theme = self._fittings.words, self._fittings.theme.name
        if not claims and not findings and not differences:
            yield self._text(words(self._empty), "quiet")
        for regime, group in by_regime(findings):
            yield self._text(words(f"regime.{regime.value}"), "section")
            for finding in dict.fromkeys(group):
                yield Block(("finding", finding), theme, partial(FindingCard, self._fittings, finding))
        if differences:
            yield self._text(words("window.differences.heading"), "section")
        for difference in dict.fromkeys(differences):
            yield Block(("difference", difference), theme, partial(_difference_card, self._fittings, difference))
        if claims:
            yield self._text(words("window.claims.heading", count=len(claims)), "section")
        for claim in claims:
            # Where a claim stands in the picture changes with every frame, and is asked when it is corrected.
            told = self._corrected(claim, shown.corrections)
            looks = (theme, looks_of(claim), verdict_of(claim, findings), told)
            correct = None if self._correct is None else partial(self._correct_claim, claim.key)
            made = partial(ClaimCard, self._fittings, claim, findings, corrected=told, correct=correct)
            yield Block(("claim", claim.key), looks, made)
        if shown.silent:
            texts = tuple(each.text for each in shown.silent)
            yield Block("silent", (theme, texts), partial(self._silent, shown.silent))
        if findings:
            yield self._text(words("not_listed_is_not_allowed"), "quiet")
            yield self._text(words("national_law"), "quiet")

    def _corrected(self, claim: Claim, corrections: Sequence[Correction]) -> str:
        """What the officer said in its place; "" where nothing was corrected."""
        for each in reversed(corrections):
            if each.withdrawn == claim.key and claim.source in READ:
                return self._fittings.words("window.correct.withdrawn", number=each.exhibit, value=each.claim.value)
        return ""

    def _silent(self, readings: Sequence[SymbolReading | TextReading]) -> QWidget:
        correct = None if self._correct is None else self._correct_silent
        return SilentReadings(self._fittings, readings, correct, unfolded=self._unfolded, on_fold=self._remember_fold)

    def _remember_fold(self, unfolded: bool) -> None:  # noqa: FBT001 - of a signal
        self._unfolded = unfolded
        self._builder.start()  # what was unfolded takes its place among what the keyboard reaches

    def _correct_claim(self, key: tuple[Scheme, str]) -> None:
        """The claim as it was read last: a card that still holds may be older than the picture in view."""
        for claim in distinct(self._shown.claims):
            if self._correct is not None and claim.key == key:
                self._correct(Misread(claim.raw, claim.region, claim))

    def _correct_silent(self, text: str) -> None:
        for reading in self._shown.silent:
            if self._correct is not None and reading.text == text:
                self._correct(Misread(reading.text, reading.region))

    @staticmethod
    def _text(sentence: str, kind: str) -> Block:
        return Block(("text", sentence), None, partial(label, sentence, kind))


def _difference_card(fittings: Fittings, difference: Difference) -> Card:
    words = fittings.words
    sentence = words.say(difference.reason)
    card = Card(sentence)
    card.body.addWidget(label(words(f"difference.{difference.kind.value}"), "section"))
    card.body.addWidget(label(sentence))
    return card


def by_regime(findings: Sequence[Finding]) -> list[tuple[Regime, list[Finding]]]:
    """Findings by convention, most serious first: the conventions among each other, and within each."""
    ordered = sorted(findings, key=lambda each: -each.verdict.seriousness)
    regimes = dict.fromkeys(finding.regime for finding in ordered)
    return [(regime, [finding for finding in ordered if finding.regime is regime]) for regime in regimes]
