"""A case file that a desktop hands to the program is checked at once, before anybody signs in."""

from __future__ import annotations

from pathlib import Path

from gui.app import Desktop
from inspection.settings import Settings


def test_what_was_handed_over_is_checked(qtbot, qapp, services, answers):
    desktop = Desktop(qapp, services, answers)
    desktop.begin(Settings())
    qtbot.addWidget(desktop.window)
    desktop.check(Path("case.zip"))
    qtbot.waitUntil(lambda: "case.zip holds" in desktop.window.notice_bar.accessibleName())
    desktop.check(Path("changed.zip"))
    qtbot.waitUntil(lambda: "holds" not in desktop.window.notice_bar.accessibleName())
    desktop.end()  # as when the screen has gone away: no thread may hold the program up
    assert not desktop.window.isVisible()
    desktop.end()
