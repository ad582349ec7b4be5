"""The reference page: leafing, searching as one types, a thing with its pictures, comparing editions."""

import threading

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from gui.hazard_drawing import HazardPicture, draw_hazard
from gui.words import Words
from reference.pictograms import PICTOGRAMS, pictogram
from reference.reference_data import EditionReference
from reference.things import hazard_labels

MARKS = ("EHS", "ELEVATED", "LQ", "EQ", "BATTERY", "FUMIGATED", "COOLANT", "ORIENTATION")


@pytest.fixture
def reference(qtbot, window, page):
    window.more.buttons["reference"].click()
    made = window.more.pages["reference"]
    qtbot.waitUntil(lambda: made.list.count() > 1 and "2026.11" in made.edition.text())
    return made


def words_of(view):
    return " ".join(each.text() for each in view.findChildren(QLabel))


def test_one_leafs_from_conventions_over_tables_to_entries_and_back(qtbot, reference):
    assert reference.list.item(0).text() == "Montreal Protocol"
    reference._open(reference.list.item(0))
    qtbot.waitUntil(lambda: "Refrigerants by number (3)" in reference.list.item(0).text())
    reference._open(reference.list.item(0))
    qtbot.waitUntil(lambda: reference.list.count() == 3)
    reference._open(reference.list.item(2))  # show more
    qtbot.waitUntil(lambda: reference.list.count() == 3 and "R-22" in reference.list.item(2).text())
    reference.back.click()
    qtbot.waitUntil(lambda: reference.list.count() == 1)
    reference.back.click()
    qtbot.waitUntil(lambda: reference.list.item(0).text() == "Montreal Protocol")


def test_a_thing_is_found_as_typed_and_shows_all_of_it(qtbot, reference, edge):
    qtbot.keyClicks(reference.search, "freon")
    qtbot.waitUntil(lambda: reference.list.count() == 1)
    qtbot.keyClick(reference.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Ozone depletion potential: " in words_of(reference.thing))
    said = words_of(reference.thing)
    assert "Freon 22" in said
    assert "From a table made by others" in said
    pictures = reference.thing.findChildren(HazardPicture)
    assert [each.accessibleName() for each in pictures] == ["2.2: Non-flammable gases"]
    middle = pictures[0].grab().toImage().pixelColor(pictures[0].width() // 4, pictures[0].height() // 2)
    assert middle.name() == "#007b5f"
    assert threading.get_ident() not in edge.calls.threads["look_up"] | edge.calls.threads["thing"]


def test_two_editions_are_compared(qtbot, reference):
    reference.compare.click()
    qtbot.waitUntil(lambda: reference.comparison.older.count() == 2)
    reference.comparison.go.click()
    qtbot.waitUntil(lambda: "not the same: 1" in reference.comparison.told.text())
    assert "Added: R-1" in words_of(reference.comparison.changes)


def test_no_two_pictograms_or_marks_look_alike(qapp, edition_file):
    with EditionReference(edition_file) as opened:
        labels = (*map(pictogram, PICTOGRAMS), *hazard_labels(opened.law, MARKS))
    assert len(labels) == len(PICTOGRAMS) + len(MARKS)
    drawn = set()
    for label in labels:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(QColor("#808080"))
        painter = QPainter(image)
        draw_hazard(painter, QRectF(0, 0, 60, 60), label)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(labels)


@pytest.mark.parametrize("language", ["fr", "es", "ar", "ru", "zh"])
def test_every_label_and_pictogram_is_called_in_the_officers_language(language, edition_file):
    words = Words(language)
    with EditionReference(edition_file) as opened:
        rows = opened.law.rows("dangerous_goods_hazard_classes")
    names = [row["name"] for row in rows] + [pictogram(code).name for code in PICTOGRAMS]

    same = [name for name in names if words.cell("dangerous_goods_hazard_classes", "name", name) == name]
    assert set(same) <= {"Corrosion"}  # in French as well
