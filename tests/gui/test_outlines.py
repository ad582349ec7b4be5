"""Outlines stay on what they mark while the picture moves, and go when it is lost."""

from gui.following import Anchors
from gui.marks import Mark
from inspection.frame import Region
from tests.gui.conftest import FakeTrace


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
