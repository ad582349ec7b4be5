"""A whole inspection with nothing but the keyboard, and one with nothing but a scanner and the printed commands."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from capture.handheld.scan import reading_of
from gui.dialogs import RulingDialog
from gui.officer_dialogs import CountersignDialog
from inspection.dossier import Decision
from inspection.history import RecordKind, dossier_of
from inspection.message import message
from tests.gui.conftest import PASSPHRASE

BOX = "CSQU3054383"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def press(qtbot, window):
    """Keys go where the focus is, as they do at a desk; a text is typed letter by letter."""

    def send(*keys, with_=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            if QApplication.activeWindow() is None:
                window.activateWindow()  # as a desktop does when a dialog goes
                qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
            target = QApplication.focusWidget() or QApplication.activeWindow() or window
            if isinstance(key, str) and len(key) > 1:
                qtbot.keyClicks(target, key)
            else:
                qtbot.keyClick(target, key, with_)
            QApplication.processEvents()

    return send


@pytest.fixture
def tab_to(press):
    """Go on with Tab until a widget has the focus."""

    def go(widget):
        for _ in range(80):
            if widget.hasFocus():
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget.accessibleName() or widget}")

    return go


def dossier(edge):
    """The newest inspection as its records say."""
    last = edge.store.kept[-1].header.inspection
    return dossier_of([each for each in edge.store.kept if each.header.inspection == last])


@pytest.fixture
def begun(qtbot, window, edge, answers, press, tab_to):
    """Signed in, a picture kept and a value typed, by the keyboard alone."""
    qtbot.waitUntil(window.sign_in.passphrase.hasFocus)
    press(PASSPHRASE, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.inspections is not None and window.inspections.start.begin.hasFocus())
    press(Qt.Key.Key_Return)  # the one large button
    page = window.inspect
    qtbot.waitUntil(page.isVisible)
    qtbot.waitUntil(lambda: page.feed.engines == "ready")
    answers.chosen_pictures = ("UN 1018",)
    press("o", with_=CTRL)
    qtbot.waitUntil(lambda: page.feed.look is not None and page.feed.look.complete)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    press("t", with_=CTRL)  # a value that only eyes can read
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    entry = QApplication.activeModalWidget()
    tab_to(entry.value)
    press("1018")
    tab_to(entry.kg)
    press("13.6", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(dossier(edge).stated) == 1)

    return page


def test_a_whole_inspection_by_the_keyboard(qtbot, window, edge, answers, press, tab_to, begun):
    press("i", with_=CTRL)  # the page of this inspection
    case = window.inspections.case
    qtbot.waitUntil(lambda: "consignment" in case.sections)
    movement = case.sections["consignment"]
    tab_to(movement.panel.import_)
    press("GH")
    tab_to(movement.parties.add)
    press(Qt.Key.Key_Return)
    press("Cool Trading Ltd")
    qtbot.waitUntil(lambda: dossier(edge).consignment.route.import_ == "GH")
    qtbot.waitUntil(lambda: [each.name for each in dossier(edge).consignment.parties] == ["Cool Trading Ltd"])
    press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, with_=CTRL)  # what to ask for
    qtbot.waitUntil(lambda: case.stack.currentWidget() is case.sections["findings"])
    press(*[Qt.Key.Key_PageDown] * 7, with_=CTRL)
    decision = case.stack.currentWidget()
    assert decision is case.sections["decision"]
    tab_to(decision.decide)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RulingDialog))
    ruling = QApplication.activeModalWidget()
    press("s", with_=ALT)
    qtbot.waitUntil(ruling.choices[Decision.SEIZE].isChecked)
    tab_to(ruling.reason)
    press("No licence was shown.")
    press("l", with_=ALT)
    qtbot.waitUntil(lambda: edge.store.kinds[-1] is RecordKind.CLOSED)
    assert (dossier(edge).ruling.decision, dossier(edge).ruling.reason) == (Decision.SEIZE, "No licence was shown.")

    qtbot.waitUntil(decision.countersign.isVisible)
    countersign(qtbot, edge, press, tab_to, decision)
    press(Qt.Key.Key_PageDown, with_=CTRL)
    answers.saved = Path("seized.zip")
    report = case.sections["report"]
    qtbot.waitUntil(report.case.isEnabled)
    tab_to(report.case)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answers.saved in edge.files)


def countersign(qtbot, edge, press, tab_to, decision):
    """A second officer signs, while the first stays signed in."""
    tab_to(decision.countersign)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CountersignDialog))
    second = QApplication.activeModalWidget()
    tab_to(second.officer)
    press("B. Silva")
    tab_to(second.passphrase)
    press("their own words", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [who for _, who, _ in edge.countersigned] == ["B. Silva"])
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)  # keys go to the page again


@pytest.fixture
def scan(qtbot, window, page, edge):
    """Scan on a serial line, one code after the other, as quickly as one likes."""
    window.scanners.begin(replace(window.fittings.settings, scanner_port="/dev/ttyACM0"))
    qtbot.waitUntil(lambda: len(edge.lines) == 1)

    def send(*codes):
        for code in codes:
            edge.lines[0].on_scan(code)

    return send


def told(qtbot, window, words):
    qtbot.waitUntil(lambda: words in window.notice_bar.accessibleName())


def test_a_whole_inspection_by_the_scanner(qtbot, window, page, edge, scan, tmp_path):
    window.commands.exports = lambda: tmp_path / "cases"
    window.fittings.settings = replace(window.fittings.settings, camera="camera:UN 1018")
    window.inspections.start_button.click()  # begun anywhere
    scan(BOX, "CY-001", "]Q1QLCMD-ABCDEFGH-COUNT", "CY-002")
    qtbot.waitUntil(lambda: page.current.dossier is not None and len(page.current.dossier.scans) == 3)
    assert page.isVisible()
    assert page.tabs.currentWidget() is window.counting
    scan("QLCMD-ABCDEFGH-INSPECT")
    qtbot.waitUntil(lambda: page.keep.isEnabled() and page.feed.look is not None)
    scan("QLCMD-ABCDEFGH-KEEP", "CY-003")
    qtbot.waitUntil(lambda: len(page.current.dossier.exhibits) == 1 and len(page.current.dossier.scans) == 4)
    scan("QLCMD-ABCDEFGH-SEIZE")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), RulingDialog))
    assert RecordKind.DECIDED not in edge.store.kinds
    scan("CY-004", "QLCMD-ABCDEFGH-CONFIRM")  # a thing that is scanned meanwhile is not taken, and does not answer
    qtbot.waitUntil(lambda: edge.store.kinds[-1] is RecordKind.CLOSED)
    closed = dossier(edge)
    assert (closed.ruling.decision, len(closed.scans), closed.opening.label) == (Decision.SEIZE, 4, BOX)
    assert "scanner" in closed.ruling.reason
    scan("QLCMD-ABCDEFGH-EXPORT")
    qtbot.waitUntil(lambda: [path.parent.name for path in edge.files if path.suffix == ".zip"] == ["cases"])


def test_no_command_decides_by_itself(qtbot, window, page, edge, scan):
    scan("QLCMD-ABCDEFGH-SEIZE")
    told(qtbot, window, "no inspection is in hand")
    scan(BOX, "QLCMD-ABCDEFGH-CONFIRM")
    told(qtbot, window, "nothing to confirm")
    scan("QLCMD-ABCDEFGH-RELEASE")  # nothing that was scanned says that it is lawful
    told(qtbot, window, "own words")
    scan("QLCMD-ABCDEFGH-DETAIN")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    scan("QLCMD-ABCDEFGH-SEI", "QLCMD-ABCDEFGH-CANCEL")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    told(qtbot, window, "no command of the printed sheet")
    page.finish.click()  # by hand: a scan is no answer to it
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    scan("QLCMD-ABCDEFGH-CONFIRM", "QLCMD-ABCDEFGH-KEEP")
    told(qtbot, window, "while a question is open")
    QApplication.activeModalWidget().reject()
    assert RecordKind.DECIDED not in edge.store.kinds
    assert not any("QLCMD" in str(each.body) for each in edge.store.kept)


def test_a_decision_that_nobody_confirms_is_given_up(qtbot, window, page, edge, scan):
    window.commands._patience.setInterval(50)
    scan(BOX, "QLCMD-ABCDEFGH-SAMPLE")
    told(qtbot, window, "Nobody confirmed")
    assert QApplication.activeModalWidget() is None
    assert RecordKind.DECIDED not in edge.store.kinds


def test_a_command_that_a_shipper_printed_does_nothing_and_is_no_find(qtbot, window, page, edge, scan):
    scan(BOX, "QLCMD-NEW")
    foreign = message("handheld.command.foreign")
    qtbot.waitUntil(lambda: foreign in [each.message for each in window.notice_bar.notices])
    scan("QLCMD-SEIZE", "QLCMD-ZZZZZZZZ-CONFIRM", "qlcmd-new", "CY-001")
    qtbot.waitUntil(lambda: page.current.dossier is not None and len(page.current.dossier.scans) == 2)
    assert QApplication.activeModalWidget() is None
    assert not any("QLCMD" in str(each.body).upper() for each in edge.store.kept)


def test_a_command_that_a_camera_sees_is_no_find(qtbot, window, page, edge, scan):
    window.scanning.take_seen(reading_of("QLCMD-ABCDEFGH-NEW"), "camera")
    told(qtbot, window, "gives no commands")
    scan(BOX)
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    assert not any("QLCMD" in str(each.body) for each in edge.store.kept)
