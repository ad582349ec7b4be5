"""What the law says is marked as a translation beside its citation, in every language but the one it was written in."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from gui.findings_view import FindingCard
from gui.words import Words
from inspection.claim import Scheme
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.message import message
from inspection.verdict import Verdict

FINDING = Finding(
    FindingCode.BASEL_PRIOR_CONSENT,
    Regime.BASEL,
    Verdict.PERMIT_REQUIRED,
    Severity.WARNING,
    Citation("Basel Convention", "Article 6", "Y46", "2026.11"),
    Subject(Scheme.BASEL, "Y46"),
    message("verdict.permit_required"),
)


@pytest.mark.parametrize(("language", "mark"), [("en", None), ("fr", "traduction"), ("ar", "ترجمة")])
def test_what_is_translated_says_so_beside_the_citation(qtbot, window, page, language, mark):
    card = FindingCard(replace(window.fittings, words=Words(language)), FINDING)
    qtbot.addWidget(card)
    (cited,) = [each.text() for each in card.findChildren(QLabel) if "Y46" in each.text() and "2026.11" in each.text()]

    assert mark is None or mark in cited
    assert (mark is None) == cited.endswith(Words.isolated("2026.11"))
