"""What the officer corrected by hand: the reading struck out, the officer's word, who said it and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.history import RecordKind

from .buttons import Card, label

if TYPE_CHECKING:
    from inspection.correction import Correction
    from inspection.dossier import Dossier

    from .fittings import Fittings
    from .words import Words


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with who was signed in and the time of the record, in words of RFC 3339."""

    correction: Correction
    officer: str
    wall: str


def corrections_of(dossier: Dossier | None) -> tuple[Corrected, ...]:
    """All of an inspection, in the order in which they were kept."""
    if dossier is None:
        return ()
    kept = [each for each in dossier.records if each.header.kind == RecordKind.CORRECTED and each.body is not None]
    return tuple(
        Corrected(each, record.header.officer, record.header.wall)
        for each, record in zip(dossier.corrections, kept, strict=True)
    )


def theirs(words: Words, correction: Correction) -> str:
    """The officer's word."""
    return f"{words.scheme(correction.claim.scheme)} {words.isolated(correction.claim.value)}"


class CorrectionCard(Card):
    """One correction; the reading is struck out and said to be struck out, for whoever does not see the line."""

    def __init__(self, fittings: Fittings, corrected: Corrected) -> None:
        words, each = fittings.words, corrected.correction
        read = words("case.corrected.read", number=each.exhibit, read=words.isolated(each.read))
        reads = words("case.corrected.reads", value=theirs(words, each))
        at = corrected.wall[:16].replace("T", " ")
        by = words("case.corrected.by", officer=corrected.officer, at=at)
        super().__init__(" ".join((read, reads, by)))
        struck = label(read, "quiet")
        font = struck.font()
        font.setStrikeOut(True)
        struck.setFont(font)
        self.body.addWidget(struck)
        self.body.addWidget(label(reads, "section"))
        self.body.addWidget(label(by, "quiet"))
