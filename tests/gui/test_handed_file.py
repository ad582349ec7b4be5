"""A case file that a desktop hands to the program is checked at once, before anybody signs in."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.app import Desktop
from inspection.settings import Settings


@pytest.fixture
def desktop(qtbot, qapp, services, answers):
    made = Desktop(qapp, services, answers)
    made.begin(Settings())
    qtbot.addWidget(made.window)
    yield made
    made.end()


def test_what_was_handed_over_is_checked(qtbot, desktop):
    desktop.check(Path("case.zip"))
    qtbot.waitUntil(lambda: "case.zip holds" in desktop.window.notice_bar.accessibleName())
    desktop.check(Path("changed.zip"))
    qtbot.waitUntil(lambda: "holds" not in desktop.window.notice_bar.accessibleName())


def test_a_screen_that_goes_away_takes_the_threads_with_it(desktop):
    desktop.end()
    assert not desktop.window.isVisible()
    desktop.end()
