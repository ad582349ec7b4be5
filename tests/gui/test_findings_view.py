"""The list of findings speaks of the picture in view only, and keeps the keyboard where the officer left it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.buttons import Button, stops
from gui.claims_view import ClaimCard
from gui.findings_view import FindingCard, FindingsView, Shown
from gui.silent_readings import SilentReadings
from inspection.frame import Region
from inspection.reading import TextReading
from inspection.verdict import Verdict

HERE, THERE = Region.from_bounds(10, 10, 30, 10), Region.from_bounds(45, 30, 30, 10)


@pytest.fixture
def read(qtbot, page, read_picture):
    """What was read in a picture: its claim and its finding."""
    read_picture("UN 1018")
    return page.feed.look.claims[0], page.feed.look.findings[0]


@pytest.fixture
def asked():
    """What was to be corrected."""
    return []


@pytest.fixture
def view(qtbot, window, read, asked):
    """A list of its own, in the place of the window's."""
    made = FindingsView(window.fittings, "window.in_view.empty", asked.append)
    made.setParent(window)
    made.resize(400, 300)
    made.show()
    made.raise_()
    yield made
    made.deleteLater()


def cards(view, kind=ClaimCard):
    return [each for each in view.findChildren(kind) if not each.isHidden()]


def numbered(claim, *values):
    return [replace(claim, value=each, raw=f"UN {each}") for each in values]


def show(qtbot, view, shown, count):
    """Show it and wait until that many claims stand in the list, in the order of the keyboard."""
    view.show_all(shown)
    qtbot.waitUntil(lambda: len(cards(view)) == count)
    qtbot.wait(20)


def test_a_card_that_holds_for_the_next_picture_corrects_what_was_read_there(qtbot, view, asked, read):
    claim = replace(read[0], region=HERE)
    text = TextReading("KEEP DRY", 0.9, HERE, ("fake",))
    show(qtbot, view, Shown([claim], silent=[text]), 1)
    (card,) = cards(view)
    moved = replace(claim, region=THERE)
    show(qtbot, view, Shown([moved], silent=[replace(text, region=THERE)]), 1)
    assert cards(view) == [card]
    card.findChild(Button).click()
    (silent,) = cards(view, SilentReadings)
    silent.fold.click()
    silent.findChildren(Button)[-1].click()
    assert [(each.read, each.region, each.claim) for each in asked] == [
        ("UN 1018", THERE, moved),
        ("KEEP DRY", THERE, None),
    ]


@pytest.mark.parametrize("seen", [True, False])
def test_what_no_longer_holds_goes_at_once_seen_or_not(qtbot, view, read, seen):
    claim, finding = read
    show(qtbot, view, Shown([claim], [finding]), 1)
    (old,) = cards(view)
    view.setVisible(seen)
    view.show_findings((), ())
    assert cards(view) == cards(view, FindingCard) == []
    view.show_all(Shown([claim], [finding]))
    view.show()
    qtbot.waitUntil(lambda: len(cards(view)) == 1)
    assert cards(view) != [old]


def test_tab_goes_down_the_list_with_the_buttons_of_each_card_however_it_came_about(qtbot, view, read):
    claim, finding = read
    text = TextReading("KEEP DRY", 0.9, HERE, ("fake",))
    show(qtbot, view, Shown(numbered(claim, "1017")), 1)
    show(qtbot, view, Shown(numbered(claim, "1018", "1017", "1791"), [finding], silent=[text]), 3)
    worse = replace(finding, verdict=Verdict.PROHIBITED)
    show(qtbot, view, Shown(numbered(claim, "1018", "1017", "1791"), [worse, finding], silent=[text]), 3)
    (silent,) = cards(view, SilentReadings)
    silent.fold.click()
    qtbot.wait(20)
    order = sorted((*cards(view, FindingCard), *cards(view), silent), key=lambda each: each.y())
    wanted = [view, *(stop for block in order for stop in stops(block))]
    assert len(wanted) == 1 + 2 + 3 * 2 + 3
    view.setFocus()
    reached = []
    for _ in wanted:
        reached.append(QApplication.focusWidget())
        assert reached[-1] is view or not reached[-1].visibleRegion().isEmpty()
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert reached == wanted


def test_the_focus_of_a_card_that_goes_stays_in_the_list_and_comes_back_with_the_card(qtbot, window, view, read):
    claims = numbered(read[0], *(str(each) for each in range(1000, 1010)))
    show(qtbot, view, Shown(claims), 10)
    button = cards(view)[7].findChild(Button)
    button.setFocus()
    view.ensureWidgetVisible(button)
    name, scrolled = button.accessibleName(), view.verticalScrollBar().value()
    window.fittings.theme = replace(window.fittings.theme, name="another")
    view.repaint_theme()
    assert view.hasFocus()
    qtbot.waitUntil(lambda: not view.hasFocus())
    assert QApplication.focusWidget().accessibleName() == name
    assert view.verticalScrollBar().value() == scrolled > 0
    view.show_findings((), ())
    qtbot.wait(20)
    assert view.hasFocus()  # where Space keeps the picture
