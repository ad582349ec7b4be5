"""The page of headquarters: enrolling, bringing what waits with progress and a stop, calm when the line is broken."""

import threading
from pathlib import Path

import pytest

from gui.page_services import SyncState
from inspection.settings import Settings


@pytest.fixture
def sync(qtbot, window, page, edge):
    window.more.buttons["sync"].click()
    made = window.more.pages["sync"]
    qtbot.waitUntil(lambda: made.joining.isVisible() or made.joined.isVisible())
    return made


def test_a_station_is_enrolled_with_a_code_that_does_not_stay(qtbot, sync, edge):
    assert sync.joining.isVisible()
    sync.address.setText("https://hq.example")
    sync.code.setText("ABCD-1234")
    sync.enrol.click()
    assert sync.code.text() == ""
    qtbot.waitUntil(sync.joined.isVisible)
    assert edge.desks.codes == ["ABCD-1234"]
    assert "records 5, photos 2, about 1.5 MB" in sync.waiting.text()


def test_bringing_shows_how_far_it_is_and_can_be_stopped(qtbot, window, sync, edge):
    edge.desks.sync = SyncState("https://hq.example", 5, 2, 10)
    sync.push.click()
    assert not sync.push.isEnabled()
    qtbot.waitUntil(lambda: sync.progress.value() > 2)
    assert "of 1000" in sync.told.text()
    sync.stop.click()
    qtbot.waitUntil(sync.push.isEnabled)
    assert "What was sent stays sent" in sync.told.text()
    edge.desks.held.set()
    sync.push.click()
    qtbot.waitUntil(lambda: "by receipt 1" in sync.told.text())
    qtbot.waitUntil(lambda: "Nothing waits" in sync.waiting.text())
    ui = threading.get_ident()
    assert edge.calls.on(ui) & {"push", "sync_state", "rows"} == set()
    assert edge.calls.threads["push"].isdisjoint(edge.calls.threads["sync_state"]), "the network has its own thread"


def test_a_broken_line_is_told_of_once_by_itself_and_each_time_when_asked(qtbot, window, sync, edge):
    edge.desks.line_broken = True
    shown = []
    for asked in (False, False, True, False):
        window.more.exchanging.begin(asked=asked)
        qtbot.waitUntil(lambda: not window.more.exchanging.busy)
        shown.append(len(window.notice_bar.notices))
        window.notice_bar.dismiss()
    assert shown == [1, 0, 1, 0]


def test_it_begins_by_itself_as_often_as_is_set(window, page):
    timer = window.more.exchanging._timer
    assert timer.isActive()
    window._set(Settings(sync_minutes=2))
    assert timer.interval() == 120_000
    window._set(Settings(sync_minutes=0))
    assert not timer.isActive()


def test_the_stick_carries_both_ways(qtbot, window, sync, edge, answers, tmp_path):
    answers.saved = tmp_path / "out.bundle"
    edge.desks.sync = SyncState("https://hq.example")
    sync.shown()
    sync.bundle.click()
    qtbot.waitUntil(lambda: "Nothing waits" in window.notice_bar.accessibleName())
    answers.chosen["answer"] = Path("down.bundle")
    sync.take.click()
    qtbot.waitUntil(lambda: "New statements of headquarters: 2" in window.notice_bar.accessibleName())
