"""Outlines stay on what they mark while the picture moves, and go when it is lost."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gui.following import Anchors
from gui.marks import Mark, marks_of
from gui.outlines import Outlines
from inspection.claim import Claim, ClaimSource, Scheme
from inspection.finding import Citation, Finding, Regime, Severity, Subject
from inspection.finding_codes import FindingCode
from inspection.frame import Region
from inspection.message import message
from inspection.reading import Observation
from inspection.verdict import Verdict
from tests.gui.conftest import FakeTrace

FINDING = Finding(
    FindingCode.BASEL_PRIOR_CONSENT,
    Regime.BASEL,
    Verdict.NOT_LISTED,
    Severity.WARNING,
    Citation("Basel Convention", "Article 6", "Y46", "2026.11"),
    Subject(Scheme.BASEL, "Y46"),
    message("verdict.not_listed"),
)


def mark(left, label="UN 1018"):
    return Mark(Region.from_bounds(left, 10, 30, 10), label, None, 0)


def test_an_outline_moves_with_the_picture_between_two_looks(qtbot, page, edge):
    edge.symbols_paused.clear()  # no look but those at the text
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: any(each.label for each in page.view.marks))
    edge.paused.clear()  # and now none at all
    (before,) = [each for each in page.view.marks if each.label]
    edge.follower.now = FakeTrace(0, 12.0)
    qtbot.waitUntil(lambda: page.view.marks[-1].region.bounds[0] == before.region.bounds[0] + 12)
    edge.follower.now = FakeTrace(1, 0.0)
    qtbot.waitUntil(lambda: page.view.marks == ())
    edge.paused.set()
    edge.symbols_paused.set()


def test_what_is_held_and_not_read_again_keeps_the_frame_it_was_read_in():
    anchors = Anchors()
    anchors.take([mark(10)], FakeTrace(0, 0.0))
    anchors.take([mark(10), mark(200, "R-22")], FakeTrace(0, 50.0))
    shown = anchors.placed(FakeTrace(0, 60.0))
    assert [each.region.bounds[0] for each in shown] == [70, 210]
    assert anchors.placed(None) == (mark(10), mark(200, "R-22"))


def test_a_name_does_not_look_harmless_beside_a_number_that_needs_a_permit():
    name = Claim(Scheme.NAME, "CHLORODIFLUOROMETHANE", "", 1, ClaimSource.TEXT, region=Region.from_bounds(0, 0, 90, 9))
    number = Claim(Scheme.CAS, "75-45-6", "", 1, ClaimSource.TEXT, region=Region.from_bounds(0, 20, 90, 9))
    unlisted = replace(FINDING, subject=Subject(*name.key), verdict=Verdict.NOT_LISTED)
    listed = replace(FINDING, subject=Subject(*number.key), verdict=Verdict.PERMIT_REQUIRED)
    marks = marks_of(Observation(100, 40), (name, number), (unlisted, listed))
    assert [each.verdict for each in marks] == [None, Verdict.PERMIT_REQUIRED]
    assert [each.verdict for each in marks_of(Observation(100, 40), (name,), (unlisted,))] == [Verdict.NOT_LISTED]


def test_an_outline_runs_round_what_it_marks_and_covers_nothing_of_it(window):
    picture = QImage(400, 100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    field = QRectF(picture.rect())
    painter = QPainter(picture)
    marked = Mark(Region.from_bounds(60, 40, 60, 20), "UN 1018", Verdict.PERMIT_REQUIRED, 0)
    Outlines(window.fittings).draw(painter, (marked,), field, 1.0, field)
    painter.end()
    white = {(x, y) for x in range(400) for y in range(100) if picture.pixelColor(x, y) == Qt.GlobalColor.white}
    assert {(x, y) for x in range(61, 119) for y in range(41, 59)} <= white
    assert not {(x, 36) for x in range(60, 120)} <= white, "a line above it"
    assert not {(150, y) for y in range(100)} <= white, "its badge beside it"
