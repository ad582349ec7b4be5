"""Sizes, contrasts, shapes and names: what can be measured of the look."""

import itertools
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

import gui
from gui.badges import hides, place
from gui.glyphs import outline
from gui.measures import Measures
from gui.notice_bar import NoticeBar
from gui.outlines import LINES
from gui.theme import THEMES, contrast
from inspection.message import message
from inspection.notices import Level, Notice
from inspection.verdict import Verdict
from inspection.wording import sentences

ENOUGH = 4.5


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_ink_stands_out_from_its_surface(theme):
    pairs = [theme.page, theme.card, theme.field, theme.accent, theme.button, theme.neutral, theme.good, theme.bad]
    for pair in (*pairs, *theme.verdicts.values()):
        assert contrast(pair.fill, pair.ink) >= ENOUGH
    for surface in (theme.page.fill, theme.card.fill):
        assert contrast(theme.quiet, surface) >= ENOUGH
        for verdict in theme.verdicts.values():  # the word of a verdict is written in its colour
            assert contrast(verdict.fill, surface) >= ENOUGH
    assert contrast(theme.quiet, theme.field.fill) >= ENOUGH


def test_verdicts_are_told_apart_without_colour():
    shapes = [outline(verdict) for verdict in Verdict]
    assert all(one != other for one, other in itertools.combinations(shapes, 2))
    assert len(set(LINES.values())) == len(Verdict)


@pytest.mark.parametrize(("dpi", "target"), [(96.0, 48), (110.0, 52), (160.0, 76), (0.0, 48), (1000.0, 48)])
def test_targets_are_twelve_millimetres_on_any_screen_that_can_be_believed(dpi, target):
    assert Measures.of_density(dpi).target == target


def test_everything_that_is_pressed_is_large_enough_and_has_a_name(page, window):
    least = window.fittings.measures.target
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName() != "qt_toolbutton":
            assert button.accessibleName() or button.text(), button
            assert button.height() >= least, button.text()
    for field in (*page.findChildren(QLineEdit), *page.findChildren(QComboBox)):
        if field.isVisible() and field.parent() is not None and field.objectName() == "":
            assert field.accessibleName(), field


def test_the_theme_changes_and_everything_is_shown_again(page, window, read_picture):
    read_picture("UN 1018")
    light = window.grab().toImage()
    window.theme_button.click()
    assert window.fittings.theme.name == "dark"
    assert window.grab().toImage() != light


def test_the_same_notice_again_only_counts_and_information_gives_way(qtbot, window):
    bar = window.notice_bar
    assert isinstance(bar, NoticeBar)
    fault = Notice(Level.ERROR, message("capture.camera_absent", name="Dock"))
    bar.show_notice(Notice(Level.INFO, message("window.report.making")))
    for _ in range(3):
        bar.show_notice(fault)
    assert bar.notices == (fault,)
    bar.show_notice(Notice(Level.WARNING, message("window.engines.failed")))
    bar.dismiss()
    assert bar.notices == (fault,)
    bar.dismiss()
    assert not bar.isVisible()


def test_every_code_that_the_window_says_has_a_sentence():
    known = sentences()
    used = set()
    for file in Path(gui.__file__).parent.glob("*.py"):
        used |= set(re.findall(r'"(window\.[a-z_]+(?:\.[a-z_]+)*)"', file.read_text("utf-8")))
    used -= {"window.condition", "window.purpose"}  # the beginning of codes
    assert used - known.keys() == set()
    said = "\n".join(file.read_text("utf-8") for file in Path(gui.__file__).parent.glob("*.py"))
    composed = ("state", "engines", "decision", "page", "level", "condition", "purpose", "source")
    for code in (code for code in known if code.startswith("window.") and code.split(".")[1] not in composed):
        assert f'"{code}"' in said or code.startswith("window.records.holds"), f"never said: {code}"


def test_badges_of_lines_one_below_the_other_hide_neither_each_other_nor_the_lines():
    field, size = QRectF(0, 0, 400, 300), QSizeF(120, 24)
    lines = [QRectF(20, 40 + 32 * number, 200, 26) for number in range(5)]
    badges: list[QRectF] = []
    for line in lines:
        badges.append(place(line, size, field, lines, badges))
    for one, other in itertools.combinations([*lines, *badges], 2):
        assert not one.intersects(other)
    assert all(field.contains(badge) for badge in badges)


def test_a_badge_that_finds_no_free_place_is_told_from_one_that_does():
    field, size = QRectF(0, 0, 400, 60), QSizeF(120, 24)
    lines = [QRectF(0, 0, 400, 28), QRectF(20, 31, 200, 26)]
    beside = place(lines[1], size, field, lines, [])
    assert not hides(beside, lines[1], lines, [])
    over = place(lines[0], size, field, lines, [])
    assert hides(over, lines[0], lines, [])
    assert hides(beside, lines[1], lines, [beside])
