"""The guided set-up: each step is kept at once, and the scanner's test says which setting is wrong."""

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PySide6.QtCore import QSize

from commands.case_desk import qr_code
from gui.scanner_services import CodeScanned
from gui.scanner_sheet import sheet_pdf
from inspection.message import message
from inspection.scan_command import CommandCodes, ScanCommand


@pytest.fixture
def set_up(qtbot, window, page):
    window.inspections.show_set_up()
    return window.inspections.set_up


def test_a_station_set_up_just_now_begins_with_it(qtbot, window, edge):
    edge.exists = False
    window.sign_in._take_existence(exists=False)
    window.sign_in.passphrase.setText("correct horse battery")
    window.sign_in.again.setText("correct horse battery")
    window.sign_in.try_it()
    from gui.officer_dialogs import RecoveryKeyDialog

    qtbot.waitUntil(lambda: window.sign_in.findChild(RecoveryKeyDialog) is not None)
    dialog = window.sign_in.findChild(RecoveryKeyDialog)
    dialog.kept.setChecked(True)
    dialog.go_on.click()
    qtbot.waitUntil(lambda: window.inspections is not None and window.inspections.set_up is not None)
    assert window.pages.currentWidget() is window.inspections.set_up
    window.inspections.set_up.finish.click()
    assert window.pages.currentWidget() is window.inspections.start


def test_choices_are_kept_and_stand_in_the_next_inspection(qtbot, window, page, set_up, edge):
    set_up.fields["place"].setText("ghtem")
    set_up.fields["place"].editingFinished.emit()
    set_up.fields["terminal"].setText("Terminal 3")
    set_up.fields["terminal"].editingFinished.emit()
    qtbot.waitUntil(lambda: edge.desks.settings.terminal == "Terminal 3" and edge.desks.settings.place == "GHTEM")
    qtbot.waitUntil(lambda: page.panel.stated.place is not None and page.panel.stated.place.terminal == "Terminal 3")
    assert page.panel.stated.place.port == "GHTEM"


def test_a_camera_is_tried_and_chosen(qtbot, window, page, set_up, edge):
    qtbot.waitUntil(set_up.use.isEnabled)
    set_up.use.click()
    qtbot.waitUntil(lambda: edge.desks.settings.camera == "camera:UN 1018")
    set_up.try_it.click()
    assert window.pages.currentWidget() is page


def test_the_scanner_s_test_names_what_to_change_and_takes_no_other_page_s_codes(qtbot, window, page, set_up, edge):
    qtbot.waitUntil(lambda: set_up.code.pixmap().size() != QSize(0, 0))
    edge.case.diagnosis = (message("handheld.caps_lock"),)
    window.scanners.take(CodeScanned("quaylens", "wedge"))
    qtbot.waitUntil(lambda: "Caps Lock" in set_up.told.text())
    edge.case.diagnosis = ()
    window.scanners.take(CodeScanned("QUAYLENS", "wedge"))
    qtbot.waitUntil(lambda: "set right" in set_up.told.text())
    assert page.current.dossier is None
    window.inspections.start_button.click()
    assert window.scanners._diverted is None


def test_the_sheet_is_a_pdf_with_the_code(qtbot, window, set_up, edge, answers):
    assert sheet_pdf([[True, False], [False, True]], "Test", ["do this"]).startswith(b"%PDF")
    for button, name in zip(sheets(set_up), ("test.pdf", "commands.pdf"), strict=True):
        answers.saved = Path(name)
        button.click()
        qtbot.waitUntil(lambda: answers.saved in edge.files)
        assert edge.files[answers.saved].startswith(b"%PDF")


def sheets(page):
    """The buttons that write the test code and the commands."""
    return [each for each in page.findChildren(type(page.use)) if "shee" in each.text()]


def test_every_command_on_the_sheet_is_read_back():
    codes = CommandCodes("PORT-1", "ABCDEFGH")
    for command in ScanCommand:
        modules = np.array(qr_code(codes.code_of(command)), bool)
        picture = np.pad(np.where(modules, 0, 255).astype(np.uint8), 4, constant_values=255).repeat(6, 0).repeat(6, 1)
        (read,) = zxingcpp.read_barcodes(picture)
        assert codes.command_of(read.text) is command
