"""The focus is never out of sight, wherever it comes from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.buttons import Column
from gui.room import Room


def tall(window):
    """Fields that need more room than there is, in a room and in a column."""
    inside, column = QWidget(), Column("fields")
    for area, add in ((inside, QVBoxLayout(inside).addWidget), (column, column.add)):
        for _ in range(12):
            line = QLineEdit(area)
            line.setMinimumHeight(60)
            add(line)
    return Room(inside, window.fittings.measures.target), column


@pytest.mark.parametrize("which", [0, 1])
def test_what_comes_into_focus_scrolls_into_sight(qtbot, qapp, window, which):
    area = tall(window)[which]
    qtbot.addWidget(area)
    area.resize(300, 150)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(lambda: area.isActiveWindow() and area.verticalScrollBar().maximum() > 0)
    last = area.findChildren(QLineEdit)[-1]
    last.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert QApplication.focusWidget() is last
    assert last.visibleRegion().boundingRect() == last.rect()
