"""Failures that nobody caught, in the window, in a thread, in Qt: told once, and the evidence checked."""

import sys
import threading

import pytest
from PySide6.QtCore import QtMsgType, qCritical

from gui.last_defence import Crash, LastDefence


@pytest.fixture
def defended(qtbot, window, page):
    made = LastDefence(window.crash.tell)
    yield window.crash
    made.end()


def fail():
    raise RuntimeError("a bug of ours")


def raised_in_main():
    try:
        fail()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_failure_shows_the_page_and_the_evidence_is_checked_before_it_is_praised(qtbot, window, defended, edge):
    before = window.pages.currentWidget()
    raised_in_main()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is defended)
    qtbot.waitUntil(lambda: "Nothing was lost" in defended.checked.text())
    assert "All holds" in defended.checked.text()
    assert "a bug of ours" in defended.report.toPlainText()
    qtbot.waitUntil(lambda: "1.txt" in defended.where.text())
    assert "check_store" in edge.calls.threads
    assert edge.calls.on(threading.get_ident()) == set()
    defended.go_on.click()
    assert window.pages.currentWidget() is before


def test_it_does_not_praise_what_is_changed(qtbot, window, defended, edge):
    edge.changed_record = True
    raised_in_main()
    qtbot.waitUntil(lambda: "found a fault" in defended.checked.text())
    assert "Nothing was lost" not in defended.checked.text()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_threads_and_qt_come_to_the_same_page_and_a_storm_is_one_page(qtbot, window, defended, edge):
    failing = threading.Thread(target=fail, name="engine")
    failing.start()
    failing.join()
    qtbot.waitUntil(lambda: "(engine)" in defended.report.toPlainText())
    qCritical("Qt gave up")
    for _ in range(50):
        raised_in_main()
    qtbot.waitUntil(lambda: "52" in defended._times.text())
    assert "Qt gave up" in defended.report.toPlainText()
    assert len(edge.case.reports) == 1
    assert len(defended.report.toPlainText()) < 40_000


def test_the_handlers_of_before_come_back(qtbot):
    before = (sys.excepthook, threading.excepthook)
    told = []
    made = LastDefence(told.append)
    assert sys.excepthook != before[0]
    made._from_qt(QtMsgType.QtCriticalMsg, type("C", (), {"file": "a", "line": 1, "function": "f"})(), "text")
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], Crash)
    made.end()
    assert (sys.excepthook, threading.excepthook) == before
