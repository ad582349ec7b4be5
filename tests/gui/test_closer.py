"""Zooming in, and reading one part of the picture by itself."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt

from gui.glass import Glass
from gui.look import closer
from inspection.frame import Region
from inspection.reading import Observation, SymbolReading, TextReading


def text(words, left):
    return TextReading(words, 0.9, Region.from_bounds(left, 10, 30, 10), ("fake",))


def test_the_point_below_the_finger_stays_there():
    glass, view = Glass(), QSizeF(400, 300)
    before = glass.box(800, 600, view)
    glass.magnify(2, QPointF(100, 90), before, view)
    after = glass.box(800, 600, view)
    assert after == QRectF(-100, -90, 800, 600)
    glass.shift(-10_000, 0, after)
    assert glass.box(800, 600, view).right() == 400  # never off the view
    glass.magnify(0.1, QPointF(0, 0), after, view)
    assert glass.box(800, 600, view) == before


def test_a_closer_look_takes_the_place_of_the_text_there_and_keeps_bar_codes():
    code = SymbolReading("QR Code", "A", b"A", "]Q1", Region.from_bounds(15, 10, 5, 5), ("fake",))
    before = Observation(80, 60, symbols=(code,), texts=(text("UN 1OI8", 10), text("R-22", 50)))
    seen = closer(before, Observation(80, 60, texts=(text("UN 1018", 11),)), (5, 5, 40, 20))
    assert {each.text for each in seen.texts} == {"UN 1018", "R-22"}
    assert seen.symbols == (code,)


def test_a_part_is_read_by_itself_and_stands_where_it_is_in_the_picture(qtbot, page, edge, read_picture):
    read_picture("UN 1018")
    first = page.feed.look
    qtbot.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.glass.zoom > 1
    left, top, _, _ = page.view.visible()
    page.closer.click()
    qtbot.waitUntil(lambda: page.feed.look is not first)
    assert page.feed.look.complete
    assert page.feed.look.frame is first.frame
    assert {each.region.bounds[:2] for each in page.feed.look.observation.texts} == {(10 + left, 10 + top)}


def test_the_finger_draws_the_part(qtbot, page, read_picture):
    read_picture("UN 1018")
    first = page.feed.look
    page.closer.click()
    middle = page.view.rect().center()
    qtbot.mousePress(page.view, Qt.MouseButton.LeftButton, pos=middle - QPoint(100, 80))
    qtbot.mouseMove(page.view, middle + QPoint(60, 50))
    qtbot.mouseMove(page.view, middle + QPoint(100, 80))
    qtbot.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=middle + QPoint(100, 80))
    qtbot.waitUntil(lambda: page.feed.look is not first)
