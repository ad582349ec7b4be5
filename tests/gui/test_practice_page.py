"""Practice: a drawn case, an answer, points, the explanation; and nothing of it in the evidence."""

import threading

from inspection.verdict import Verdict


def test_a_case_is_answered_explained_and_kept_nowhere(qtbot, window, page, edge):
    before = (tuple(edge.store.kept), dict(edge.store.photos))
    window.more.buttons["practice"].click()
    practice = window.more.pages["practice"]
    qtbot.waitUntil(lambda: practice.round is not None)
    assert not practice.picture.image.isNull()
    practice.answer.click()
    assert "Choose a verdict" in practice.points.text()
    practice.verdicts.button(list(Verdict).index(Verdict.PERMIT_REQUIRED)).click()
    practice.papers[0].click()
    practice.answer.click()
    assert (practice.score.points, practice.score.of) == (2, 2)
    assert "Right" in practice.banner.accessibleName()
    practice.next.click()
    qtbot.waitUntil(practice.answer.isVisible)
    practice.verdicts.button(list(Verdict).index(Verdict.NOT_LISTED)).click()
    practice.papers[1].click()
    practice.answer.click()
    assert (practice.score.points, practice.score.of, practice.score.cases) == (2, 4, 2)
    assert "papers are others" in practice.banner.accessibleName()
    assert (tuple(edge.store.kept), dict(edge.store.photos)) == before
    assert threading.get_ident() not in edge.calls.threads["round"]
