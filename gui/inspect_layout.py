"""Where everything stands on the page of the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from .room import BELOW_SAFETY, Room

if TYPE_CHECKING:
    from .fittings import Fittings
    from .inspect_page import InspectPage


def lay_out(page: InspectPage, fittings: Fittings) -> QTabWidget:
    """What may hurt above all, which no scrolling takes away; picture and verdict beside each other; gives the tabs."""
    words = fittings.words
    left, right = QWidget(), QWidget()
    column, beside = QVBoxLayout(left), QVBoxLayout(right)
    column.setContentsMargins(0, 0, 4, 0)
    column.addWidget(page.bar)
    column.addWidget(page.view, 1)
    column.addWidget(page.hint)
    actions = QHBoxLayout()
    actions.setSpacing(6)
    actions.addWidget(page.keep, 1)
    for button in (page.closer, page.type, page.finish, page.report):
        actions.addWidget(button)
    column.addLayout(actions)
    beside.setContentsMargins(4, 0, 0, 0)
    beside.addWidget(page.banner)
    tabs = QTabWidget()
    tabs.setAccessibleName(words("window.tabs.name"))
    tabs.addTab(page.in_view, words("window.tab.in_view"))
    tabs.addTab(page.panel, words("window.tab.consignment"))
    tabs.addTab(page.so_far, words("window.tab.so_far"))
    tabs.tabBar().setExpanding(True)
    tabs.tabBar().setUsesScrollButtons(False)  # all stay in view: with large letters their words are shortened
    tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
    beside.addWidget(tabs, 1)
    split = QSplitter(Qt.Orientation.Horizontal)
    for number, (side, share) in enumerate(((left, 3), (right, 2))):
        split.addWidget(Room(side, fittings.measures.target, BELOW_SAFETY))
        split.setStretchFactor(number, share)
    split.setSizes([720, 480])
    split.setChildrenCollapsible(False)
    split.setHandleWidth(8)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(8, 8, 8, 8)
    whole.addWidget(page.safety)
    whole.addWidget(split, 1)
    return tabs
