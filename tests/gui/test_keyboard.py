"""Everything on the page of the picture is reached from the keyboard and has a name for a screen reader."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from inspection.history import RecordKind


def test_everything_on_the_page_is_reached_by_tab_and_has_a_name(window, page, read_picture):
    read_picture("UN 1018")
    wanted = {each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()}
    wanted = {each for each in wanted if each.objectName() != "qt_toolbutton"}
    page.view.setFocus()
    reached, at = set(), page.view
    while (at := at.nextInFocusChain()) is not page.view:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.isVisible():
            reached.add(at)
    assert [each.text() for each in wanted - reached] == []
    for each in reached & set(page.findChildren(QWidget)):
        assert each.accessibleName() or isinstance(each, QTabBar), each


def test_a_pedal_keeps_the_picture_by_the_key_that_is_set(qtbot, window, page, edge, read_picture):
    read_picture("UN 1018")
    window.fittings.settings = replace(window.fittings.settings, trigger="f9")
    page.shutter.set_anew()
    page.tabs.setCurrentWidget(page.panel)
    page.panel.label.setFocus()  # nobody types with it
    qtbot.keyClick(page.panel.label, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: RecordKind.OBSERVED in edge.store.kinds)
