"""A live picture that is held still: what warns stays, what is kept is what was held, and it goes when it is let go."""

import pytest

from gui.feed_state import FeedState
from inspection.history import RecordKind


@pytest.fixture
def live(qtbot, page, edge):
    """A live source, read; the engine for symbols, which finds none, is not through with its first picture."""
    edge.symbols_paused.clear()
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.safety.isVisible() and page.banner._verdict is not None)


@pytest.fixture
def slow(edge):
    """Engines that take their time, until they are let go."""

    def pause():
        edge.paused.clear()
        edge.symbols_paused.clear()

    yield pause
    go(edge)


def go(edge):
    edge.paused.set()
    edge.symbols_paused.set()


@pytest.mark.usefixtures("live")
def test_what_warns_stays_while_a_picture_that_is_held_still_is_read(qtbot, window, page, edge, slow):
    slow()
    page.feed.freeze(on=True)
    assert page.bar.freeze.isChecked()
    window.change_theme()
    assert page.safety.isVisible()
    assert "Permit required" in page.banner.accessibleName()
    assert page.feed.whole is None  # and yet nothing of it is kept that was read in another picture
    page.keep.click()
    assert page.keeping.waiting
    go(edge)
    qtbot.waitUntil(lambda: RecordKind.OBSERVED in edge.store.kinds)


@pytest.mark.usefixtures("live")
def test_a_picture_that_is_let_go_is_not_read_nor_shown_any_more(qtbot, page, edge, slow):
    # given engines that are busy while a picture is held still and let go again
    slow()
    readers, seen = page.feed._readers, []
    qtbot.waitUntil(lambda: readers._texts.busy and readers._symbols.busy)
    page.feed.looked.connect(seen.append)
    page.feed.freeze(on=True)
    page.feed.freeze(on=False)
    # when the engines go on
    go(edge)
    qtbot.waitUntil(lambda: len(seen) > 4)
    # then they read live pictures only
    assert not [look for look in seen if look.complete or look.frame.pace != "live"]


@pytest.mark.usefixtures("live")
def test_a_picture_that_is_let_go_while_it_is_being_kept_goes_after_that(qtbot, page, edge, slow):
    slow()
    page.bar.freeze.click()
    held = page.feed._shown
    page.keep.click()
    page.bar.freeze.click()
    assert page.feed.state is FeedState.FROZEN
    kept = []
    page.current.keep = lambda look, _failed: kept.append(look)
    go(edge)
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    assert [(look.frame, look.complete) for look in kept] == [(held, True)]
