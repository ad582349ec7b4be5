"""The settings page: drawn from the declaration, kept at once, refused with a sentence, applied where it can be."""

import dataclasses
import threading

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit

from gui.app import build
from gui.appearance import speak
from gui.theme import SUNLIGHT, contrast
from inspection.settings import Settings

PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


@pytest.fixture
def settings(qtbot, window, page):
    window.more.buttons["settings"].click()
    made = window.more.pages["settings"]
    qtbot.waitUntil(lambda: made.fields["camera"].offers.count() == 1)
    return made


def test_every_setting_that_is_declared_can_be_set_here(settings):
    assert set(settings.fields) == {each.name for each in dataclasses.fields(Settings)}
    for kind in (QLineEdit, QComboBox, QCheckBox):
        for field in settings.findChildren(kind):
            if field.isVisible():
                assert field.accessibleName()


def test_a_change_is_kept_off_the_ui_thread_and_takes_effect_at_once(qtbot, window, settings, edge):
    before = window.fittings.theme.name
    box = settings.fields["theme"].box
    box.setCurrentIndex(box.findData("sunlight"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: window.fittings.theme is SUNLIGHT)
    assert edge.desks.settings.theme == "sunlight" != before
    number = settings.fields["font_percent"]
    number.step(5)
    qtbot.waitUntil(lambda: window.fittings.measures.scale == 1.5)
    assert "16.5pt" in QApplication.instance().styleSheet()
    edge.calls.threads.pop("lock_after_s")
    settings.fields["lock_minutes"].given.emit(7)
    qtbot.waitUntil(lambda: "lock_after_s" in edge.calls.threads)
    assert threading.get_ident() not in edge.calls.threads["write_setting"] | edge.calls.threads["read_settings"]


def test_what_is_refused_goes_back_and_says_why(qtbot, window, settings, edge):
    field = settings.fields["headquarters"]
    field.line.setText("not an address")
    field.line.editingFinished.emit()
    qtbot.waitUntil(lambda: "not an address" in window.notice_bar.accessibleName())
    qtbot.waitUntil(lambda: field.line.text() == "")
    assert edge.desks.settings.headquarters == ""


def test_what_the_machine_proposes_and_what_a_file_holds_can_be_taken(qtbot, settings, edge, answers, tmp_path):
    settings.fields["camera"]._take(0)
    qtbot.waitUntil(lambda: edge.desks.settings.camera == "camera:UN 1018")
    (tmp_path / "ca.pem").write_text(PEM)
    answers.chosen["certificates"] = tmp_path / "ca.pem"
    settings.fields["headquarters_roots"].file.click()
    qtbot.waitUntil(lambda: edge.desks.settings.headquarters_roots == PEM)


def test_sunlight_has_a_contrast_of_seven_everywhere():
    theme = SUNLIGHT
    pairs = [theme.page, theme.card, theme.field, theme.accent, theme.button, theme.neutral, theme.good, theme.bad]
    inks = [*pairs, *theme.verdicts.values()]
    assert min(contrast(pair.fill, pair.ink) for pair in inks) >= 7
    on_surfaces = [theme.quiet, theme.focus, theme.accent.fill, theme.bad.fill, theme.good.fill]
    on_surfaces += [pair.fill for pair in theme.verdicts.values()]
    surfaces = (theme.page.fill, theme.card.fill, theme.field.fill)
    assert min(contrast(ink, surface) for ink in on_surfaces for surface in surfaces) >= 7
    assert contrast(theme.quiet, theme.button.fill) >= 7


def test_the_window_speaks_and_reads_as_it_is_set(qapp, services):
    window = build(qapp, services, Settings(language="ar", theme="dark"))
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert window.fittings.words.language == "ar"
    assert [each.isEmpty() for each in qapp.findChildren(QTranslator)][-1:] == [False]  # Qt's own dialogs
    window.close()
    speak(qapp, "en")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
