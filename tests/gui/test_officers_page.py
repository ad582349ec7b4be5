"""The officers' page: one's own passphrase, everybody's accounts for a supervisor, and taking over."""

import threading

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from gui.app import Desktop
from gui.officer_dialogs import RecoveryKeyDialog
from gui.passphrase_dialog import PassphraseDialog
from inspection.settings import Settings
from tests.gui.conftest import PASSPHRASE


@pytest.fixture
def officers(qtbot, window, page, edge):
    window.more.buttons["settings"].click()
    window.more.pages["settings"].to_officers.click()
    made = window.more.pages["officers"]
    qtbot.waitUntil(lambda: "B. Silva" in said(made))
    return made


def said(page):
    return " ".join(each.text() for each in page.findChildren(QLabel))


def press(page, name):
    next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name).click()


def test_a_supervisor_adds_promotes_resets_and_disables(qtbot, window, officers, edge):
    officers.name.setText("C. Osei")
    officers.first.setText("short")
    officers.second.setText("short")
    officers.add.click()
    qtbot.waitUntil(lambda: "at least" in window.notice_bar.accessibleName())
    for field in (officers.first, officers.second):
        field.setText("long enough for anybody")
    officers.add.click()
    qtbot.waitUntil(lambda: "C. Osei" in said(officers))
    assert officers.first.text() == ""
    press(officers, "Make a supervisor: B. Silva")
    qtbot.waitUntil(lambda: edge.desks.accounts[1].role == "supervisor")
    press(officers, "New passphrase…: B. Silva")
    dialog = officers.findChild(PassphraseDialog)
    dialog.first.setText("one")
    dialog.go_on.click()
    assert "differ" in dialog.fault.text()
    dialog.second.setText("one")
    dialog.go_on.click()
    qtbot.waitUntil(lambda: ("B. Silva", "one") in edge.desks.codes)
    qtbot.waitUntil(lambda: officers.findChild(PassphraseDialog) is None)
    press(officers, "Disable: B. Silva")
    officers.findChild(PassphraseDialog).go_on.click()
    qtbot.waitUntil(lambda: not edge.desks.accounts[1].enabled)
    assert threading.get_ident() not in set().union(*(edge.calls.threads[each] for each in ("add", "reset", "disable")))


def test_an_inspector_changes_the_own_passphrase_and_nothing_else(qtbot, window, officers, edge):
    edge.desks.supervisor = False
    officers.shown()
    qtbot.waitUntil(lambda: not officers.joining.isVisible())
    assert not officers.recovery.isVisible()
    officers.old.setText("wrong")
    for field in (officers.new, officers.again):
        field.setText("another horse battery")
    officers.change.click()
    qtbot.waitUntil(lambda: "does not open" in window.notice_bar.accessibleName())
    officers.old.setText(PASSPHRASE)
    officers.change.click()
    qtbot.waitUntil(lambda: edge.desks.codes == ["another horse battery"])


def test_a_new_recovery_key_is_shown_once(qtbot, officers):
    officers.recovery.click()
    qtbot.waitUntil(lambda: officers.findChild(RecoveryKeyDialog) is not None)
    dialog = officers.findChild(RecoveryKeyDialog)
    assert dialog.shown.text() == "ABCDE-FGHJK"
    dialog.kept.setChecked(True)
    dialog.go_on.click()


def test_another_officer_takes_over_without_a_restart(qtbot, qapp, services, edge, answers):
    before = set(threading.enumerate())
    desktop = Desktop(qapp, services, answers)
    desktop.begin(Settings())
    first = desktop.window
    qtbot.waitUntil(first.sign_in.enter.isEnabled)
    first.sign_in.passphrase.setText(PASSPHRASE)
    first.sign_in.try_it()
    qtbot.waitUntil(lambda: first.more is not None)
    first.more.open("officers")
    first.more.pages["officers"].sign_out.click()
    qtbot.waitUntil(lambda: desktop.window is not first)
    assert edge.store.closed
    qtbot.waitUntil(desktop.window.sign_in.enter.isEnabled)
    assert desktop.window.sign_in.isVisible()
    desktop.window.close()
    desktop.window.deleteLater()
    qapp.sendPostedEvents()
    assert set(threading.enumerate()) == before
