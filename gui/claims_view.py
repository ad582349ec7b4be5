"""What the labels state: each identifier once, with its verdict, why it is believed and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from inspection.claim import ClaimSource, Confirmation

from .buttons import Button, Card, label, of_any_width
from .glyphs import VerdictGlyph
from .marks import verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from inspection.claim import Claim
    from inspection.finding import Finding

    from .fittings import Fittings


READ = frozenset({ClaimSource.SYMBOL, ClaimSource.TEXT, ClaimSource.PLACARD})


def distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Each scheme and value once, the surest one, in the order of appearance."""
    best: dict[object, Claim] = {}
    for claim in claims:
        known = best.get(claim.key)
        if known is None or _sureness(claim) > _sureness(known):
            best[claim.key] = claim
    return tuple(best.values())


def most_serious_first(claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[Claim, ...]:
    """Those that the law has most to say about come first."""

    def order(claim: Claim) -> int:
        verdict = verdict_of(claim, findings)
        return 0 if verdict is None else -verdict.seriousness

    return tuple(sorted(claims, key=order))


def looks_of(claim: Claim) -> Hashable:
    """What a card shows of a claim, as far as it tells two looks at it apart: a confidence flickers."""
    confidence = round(claim.confidence, 1)
    return claim.key, claim.raw, confidence, claim.confirmation, claim.problem, claim.repaired


def _sureness(claim: Claim) -> tuple[bool, float]:
    return claim.confirmation is not Confirmation.NONE, claim.confidence


class ClaimCard(Card):
    """One identifier."""

    def __init__(
        self,
        fittings: Fittings,
        claim: Claim,
        findings: Sequence[Finding],
        *,
        corrected: str = "",
        correct: Callable[[], None] | None = None,
    ) -> None:
        """``corrected`` says by what the officer has replaced it; ``correct`` is called when it was misread.

        The card outlives the picture that the claim was read in: where it stands now is not known here.
        """
        words = fittings.words
        verdict = verdict_of(claim, findings)
        verdict_word = words("window.claim.no_verdict") if verdict is None else words.verdict(verdict)
        super().__init__(f"{words.scheme(claim.scheme)} {claim.value}, {verdict_word}")
        line = QHBoxLayout()
        line.setSpacing(10)
        side = fittings.measures.icon
        glyph = VerdictGlyph(verdict, fittings.theme.of_verdict(verdict), side, verdict_word)
        line.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(words.scheme(claim.scheme), "quiet"))
        value = label(words.isolated(claim.value), "value")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts.addWidget(value)
        texts.addWidget(label(self._why(fittings, claim, verdict_word)))
        for each in (*_troubles(fittings, claim), *([corrected] if corrected else [])):
            texts.addWidget(label(each))
        line.addLayout(texts, 1)
        if correct is not None and claim.source in READ:
            button = Button(fittings, "window.correct", correct)
            button.setAccessibleName(words("window.correct.of", name=f"{words.scheme(claim.scheme)} {claim.value}"))
            texts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)  # below: long names need the width
        self.body.addLayout(line)
        of_any_width(self)

    @staticmethod
    def _why(fittings: Fittings, claim: Claim, verdict_word: str) -> str:
        words = fittings.words
        confidence = words("window.claim.confidence", percent=round(claim.confidence * 100))
        confirmed = words(f"confirmation.{claim.confirmation.value}")
        return " · ".join((verdict_word, confirmed, confidence))


def _troubles(fittings: Fittings, claim: Claim) -> list[str]:
    """What the officer has to know of how the value came about."""
    words = fittings.words
    told = []
    if claim.problem is not None:
        sentence = words(f"report.problem.{claim.problem.value}")
        expected = claim.details.get("expected")
        told.append(sentence)
        if expected:
            told.append(words("window.claim.expected", digit=expected))
    if claim.repaired or "".join(claim.raw.split()) != "".join(claim.value.split()):
        code = "window.claim.repaired" if claim.repaired else "window.claim.raw"
        told.append(words(code, raw=words.broken(claim.raw)))
    return told
