"""Findings in a column, one section a convention, then the differences and the claims that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspection.finding import Basis

from .buttons import Card, Column, label
from .claims_view import ClaimCard, distinct, most_serious_first
from .glyphs import VerdictGlyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.claim import Claim
    from inspection.comparison import Difference
    from inspection.finding import Finding, Regime
    from inspection.message import Message

    from .fittings import Fittings


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
        word = label(verdict, "section", wrap=False)
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

    def _list(self, fittings: Fittings, heading: str, messages: Sequence[Message]) -> None:
        if messages:
            points = "\n".join(f"•  {fittings.words.say(each)}" for each in messages)
            self._texts.addWidget(label(f"{fittings.words(heading)}\n{points}"))


def _cited(fittings: Fittings, finding: Finding) -> str:
    citation = finding.citation
    parts = [citation.instrument, citation.provision, citation.entry, citation.edition]
    if finding.basis is Basis.UNREAD:
        parts.append(fittings.words("basis.unread"))
    if finding.national:
        parts.append(fittings.words("report.national"))
    return " · ".join(part for part in parts if part)


class FindingsView(Column):
    """Rebuilt only when what it shows has changed."""

    def __init__(self, fittings: Fittings, empty: str) -> None:
        """``empty`` is the code of what is said while there is nothing."""
        super().__init__(fittings.words("window.findings.name"))
        self._fittings = fittings
        self._empty = empty
        self._shown: object = None
        self.show_findings((), ())

    def show_findings(
        self, claims: Sequence[Claim], findings: Sequence[Finding], differences: Sequence[Difference] = ()
    ) -> None:
        """Show these, most serious first within each convention."""
        # Where a claim stands in the picture changes with every frame and is not shown here.
        claims = most_serious_first(distinct(claims), findings)
        shown = (self._fittings.theme.name, [_seen(claim) for claim in claims], tuple(findings), tuple(differences))
        if shown == self._shown:
            return
        self._shown = shown
        self.setUpdatesEnabled(False)
        self.clear()
        if not claims and not findings and not differences:
            self.add(label(self._fittings.words(self._empty), "quiet"))
        self._fill(claims, findings, differences)
        self.setUpdatesEnabled(True)

    def say_when_empty(self, code: str) -> None:
        """Another sentence for "there is nothing"."""
        if code != self._empty:
            self._empty = code
            self._shown = None

    def repaint_theme(self) -> None:
        """Build again with the colours of another theme on the next occasion."""
        self._shown = None

    def _fill(self, claims: Sequence[Claim], findings: Sequence[Finding], differences: Sequence[Difference]) -> None:
        words = self._fittings.words
        for regime, group in by_regime(findings):
            self.add(label(words(f"regime.{regime.value}"), "section"))
            for finding in group:
                self.add(FindingCard(self._fittings, finding))
        if differences:
            self.add(label(words("window.differences.heading"), "section"))
        for difference in differences:
            sentence = words.say(difference.reason)
            card = Card(sentence)
            card.body.addWidget(label(words(f"difference.{difference.kind.value}"), "section"))
            card.body.addWidget(label(sentence))
            self.add(card)
        if claims:
            self.add(label(words("window.claims.heading", count=len(claims)), "section"))
        for claim in claims:
            self.add(ClaimCard(self._fittings, claim, findings))
        if findings:
            self.add(label(words("not_listed_is_not_allowed"), "quiet"))
            self.add(label(words("national_law"), "quiet"))


def by_regime(findings: Sequence[Finding]) -> list[tuple[Regime, list[Finding]]]:
    """Findings by convention, most serious first: the conventions among each other, and within each."""
    ordered = sorted(findings, key=lambda each: -each.verdict.seriousness)
    regimes = dict.fromkeys(finding.regime for finding in ordered)
    return [(regime, [finding for finding in ordered if finding.regime is regime]) for regime in regimes]


def _seen(claim: Claim) -> tuple[object, ...]:
    return (
        claim.key,
        claim.raw,
        round(claim.confidence, 1),
        claim.confirmation,
        claim.problem,
        claim.repaired,
    )
