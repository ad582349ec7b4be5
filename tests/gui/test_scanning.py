"""A code from a handheld scanner goes where it belongs, and nowhere else."""

from dataclasses import replace

import pytest

from gui.dialogs import EntryDialog
from gui.scanner_services import CodeScanned
from inspection.history import RecordKind

BOX, OTHER = "CSQU3054383", "MSKU6011672"
SSCC = "]C100340123450000000018"


@pytest.fixture
def scan(qtbot, window, page):
    def take(*codes):
        for code in codes:
            window.scanners.take(CodeScanned(code, "wedge"))

    return take


def scanned(edge):
    """Which inspection each scan is kept in, by the order in which they were opened."""
    opened = [each.header.inspection for each in edge.store.kept if each.header.kind == RecordKind.OPENED]
    return [
        (opened.index(each.header.inspection), each.body["scan"]["observation"]["symbols"][0]["text"])
        for each in edge.store.kept
        if each.header.kind == RecordKind.SCANNED
    ]


def test_codes_in_a_row_land_each_in_the_inspection_of_its_container(qtbot, page, edge, scan):
    scan(BOX, SSCC, OTHER, "LOT 7", BOX, "LOT 8")
    qtbot.waitUntil(lambda: len(scanned(edge)) == 5)
    assert scanned(edge) == [(0, BOX), (0, SSCC[3:]), (1, OTHER), (1, "LOT 7"), (0, "LOT 8")]
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.opening.label == BOX)
    assert page.panel.label.text() == BOX
    qtbot.waitUntil(lambda: [each.device for each in page.current.dossier.scans] == ["wedge"] * 3)


def test_a_container_s_number_with_a_wrong_check_digit_says_nothing_of_which_inspection(qtbot, page, edge, scan):
    scan(BOX, "CSQU3054384")
    qtbot.waitUntil(lambda: len(scanned(edge)) == 2)
    assert [number for number, _ in scanned(edge)] == [0, 0]


def test_what_the_panel_says_is_kept_when_a_container_begins_the_inspection(qtbot, page, edge, scan):
    page.panel.import_.setText("GH")
    scan(BOX)
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    assert page.current.dossier.consignment.route.import_ == "GH"
    scan(OTHER)
    qtbot.waitUntil(lambda: page.current.dossier is not None and page.current.dossier.opening.label == OTHER)
    assert page.current.dossier.consignment.route.import_ is None, "another container may go elsewhere"


def test_a_picture_that_is_being_kept_belongs_to_the_inspection_it_was_kept_for(qtbot, page, edge, scan):
    scan(BOX)
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    edge.paused.clear()
    page.open_source(["UN 1018"])
    qtbot.waitUntil(page.keep.isEnabled)
    page.keep.click()
    scan(OTHER)
    edge.paused.set()
    qtbot.waitUntil(lambda: len(scanned(edge)) == 2)
    observed = next(each for each in edge.store.kept if each.header.kind == RecordKind.OBSERVED)
    assert observed.header.inspection == edge.store.kept[0].header.inspection


def test_while_a_question_is_open_or_the_window_is_covered_nothing_is_taken(qtbot, window, page, edge, scan):
    page.type.click()
    dialog = page.findChild(EntryDialog)
    scan(BOX)
    assert "Answer the question" in window.notice_bar.accessibleName()
    dialog.reject()
    window.lock_button.click()
    scan(BOX)
    qtbot.waitUntil(lambda: edge.store.locked)
    assert "Sign in" in window.notice_bar.accessibleName()
    assert edge.store.kinds == []


def test_a_serial_scanner_is_opened_as_it_is_set_and_let_go(qtbot, window, page, edge):
    window.scanners.begin(replace(window.fittings.settings, scanner_port="/dev/ttyACM0"))
    qtbot.waitUntil(lambda: len(edge.lines) == 1)
    edge.lines[0].on_scan(BOX)
    qtbot.waitUntil(lambda: scanned(edge) == [(0, BOX)])
    window.scanners.begin(replace(window.fittings.settings, scanner_port="/dev/ttyACM1"))
    qtbot.waitUntil(lambda: len(edge.lines) == 2)
    assert [each.stopped for each in edge.lines] == [True, False]
