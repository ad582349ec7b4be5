"""A camera that is not there, or not yet after sleep: told once, waited for, and the others are in the list."""

import pytest

from gui import source_thread
from gui.feed_state import FeedState


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(source_thread, "AGAIN_S", 0.02)


def test_a_camera_that_is_not_there_is_told_once_and_waited_for(qtbot, window, page, edge):
    edge.camera_absent = True
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: "not connected" in window.notice_bar.accessibleName())
    qtbot.wait(150)
    assert len(window.notice_bar.notices) == 1
    assert page.feed.state is FeedState.OPENING
    edge.camera_absent = False
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)


def test_after_sleep_the_camera_comes_back_when_it_is_there_again(qtbot, window, page, edge):
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    page.pause()
    edge.camera_absent = True
    page.go_on()
    qtbot.waitUntil(lambda: "not connected" in window.notice_bar.accessibleName())
    edge.camera_absent = False
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)


def test_another_source_is_opened_while_a_camera_is_waited_for(qtbot, page, edge, read_picture):
    edge.camera_absent = True
    page.open_source(["camera:UN 1018"])
    read_picture("UN 1203")
    assert page.feed.look.frame.name == "UN 1203"
