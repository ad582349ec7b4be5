"""The pages in every language: their keys, their room on a small screen, and how a date and a code are read."""

import itertools
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedWidget, QTabBar

from gui.app import build
from gui.appearance import speak
from gui.buttons import label
from gui.room import Room
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.settings import Settings
from inspection.wording import LOCALE_FOLDER, say

SCREENS = {100: QSize(1024, 728), 150: QSize(1366, 728)}  # by size of the letters: small ones, less the task bar
LOW = 500  # pixels: there is no room for a notice and a warning in letters of twice the size
DANGERS = [message(f"safety.{each}", signs="UN 1018", source="ERG") for each in ("asphyxiant", "toxic", "corrosive")]
LANGUAGES = ["en", *sorted(folder.parent.name for folder in LOCALE_FOLDER.glob("*/LC_MESSAGES"))]


def keys_of(page):
    """The access keys that answer while a page is shown, each with what bears it."""
    texts = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    texts += [each.text() for each in page.findChildren(QLabel) if each.buddy() and each.isVisibleTo(page)]
    for bar in page.findChildren(QTabBar):
        texts += [bar.tabText(at) for at in range(bar.count()) if bar.isVisibleTo(page)]
    keys = ((QKeySequence.mnemonic(text).toString(), text) for text in texts)
    return [(key, text) for key, text in keys if key]


def parts_of(page):
    """Turn over the parts of a page of which one is shown at a time."""
    stacks = [each for each in page.findChildren(QStackedWidget) if each.isVisibleTo(page)] or [None]
    for stack in stacks:
        for at in range(stack.count() if stack else 1):
            if stack:
                stack.setCurrentIndex(at)
            yield at


@pytest.fixture(params=LANGUAGES)
def window(qtbot, qapp, services, answers, request):
    """The window in a language, with letters of a size, signed in, with every page made."""
    language, percent = request.param if isinstance(request.param, tuple) else (request.param, 100)
    made = build(qapp, services, Settings(language=language, font_percent=percent), prompts=answers)
    made.show()
    qtbot.waitUntil(made.sign_in.enter.isEnabled)
    made.sign_in.passphrase.setText("correct horse battery")
    made.sign_in.enter.click()
    qtbot.waitUntil(lambda: made.inspections is not None)
    made.inspect_button.click()
    qtbot.waitUntil(lambda: made.inspect.feed.engines == "ready")
    for name in made.more._makers:
        made.more.open(name)
    made.inspections.show_set_up()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    speak(qapp, "en")


def test_no_key_is_given_twice_on_a_page(window):
    twice = {}
    for page in (window.pages.widget(at) for at in range(window.pages.count())):
        for part in parts_of(page):
            keys = keys_of(page)
            counted = Counter(key for key, _text in keys)
            found = [text for key, text in keys if counted[key] > 1]
            if found:
                twice[f"{type(page).__name__} {part}"] = found

    assert twice == {}


@pytest.mark.parametrize("window", [*itertools.product(["en", "fr", "ar", "ru"], SCREENS)], indirect=True, ids=str)
def test_every_page_has_room_on_a_small_screen_and_what_may_hurt_stays_in_view(qapp, window):
    screen = SCREENS[window.fittings.settings.font_percent]
    window.notice_bar.show_notice(Notice(Level.ERROR, message("window.bug", kind="ValueError"), "detail"))
    window.resize(screen)
    for page in map(window.pages.widget, range(window.pages.count())):
        window.pages.setCurrentWidget(page)
        qapp.processEvents()
        assert window.minimumSizeHint().expandedTo(screen) == screen, type(page).__name__
    for page in (window.inspections.case, window.inspect):
        window.pages.setCurrentWidget(page)
        page.safety.show_lines(DANGERS)
        qapp.processEvents()
        assert page.safety.visibleRegion().boundingRect() == page.safety.rect()
    assert window.size() == screen
    for each in (window.inspect.banner, window.inspect.view, window.inspect.keep):
        assert each.visibleRegion().boundingRect() == each.rect()


@pytest.mark.parametrize("window", [("en", 200), ("ar", 200)], indirect=True, ids=str)
def test_what_may_hurt_stays_in_view_in_letters_of_twice_the_size(qapp, window):
    for screen in (QSize(1280, 500), QSize(1366, 728)):
        window.resize(screen)
        if screen.height() > LOW:
            window.notice_bar.show_notice(Notice(Level.ERROR, message("window.bug", kind="ValueError"), "detail"))
        for page in (window.inspections.case, window.inspect):
            window.pages.setCurrentWidget(page)
            page.safety.show_lines(DANGERS)
            qapp.processEvents()
            assert page.safety.visibleRegion().boundingRect() == page.safety.rect()
            assert not window.findChild(Room).verticalScrollBar().maximum()


@pytest.mark.parametrize("window", ["ar"], indirect=True)
def test_a_date_reads_year_month_day(window):
    assert window.inspect.panel.day.text() == window.inspect.panel.day.date().toString("yyyy-MM-dd")


def test_no_letter_of_an_arabic_line_falls_over_the_edge(qapp, request):
    request.addfinalizer(lambda: speak(qapp, "en"))
    speak(qapp, "ar")
    warned = message("safety.asphyxiant", signs="UN 1018, UN 3159, 2.2, 75-45-6", source="ADR 5.4.3.4, 2.2; ERG 126")
    line = label(say(warned, "ar"))
    line.setStyleSheet("background: white; color: black; font-weight: bold")
    for width in range(300, 460, 10):
        line.setFixedSize(width, 300)
        picture = line.grab().toImage()
        assert all(picture.pixelColor(0, y).lightness() > 128 for y in range(picture.height()))
