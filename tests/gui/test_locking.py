"""Locking: nobody is there or the machine slept, so the pages are covered, the camera stops and the keys go."""

import pytest
from PySide6.QtCore import Qt

from gui.dialogs import EntryDialog, RulingDialog
from gui.feed_state import FeedState
from gui.officer_dialogs import CountersignDialog
from gui.scanner_services import CodeScanned
from inspection.dossier import Decision, Ruling
from inspection.scan_command import ScanCommand
from tests.gui.conftest import PASSPHRASE


@pytest.fixture
def unlock(qtbot, window):
    def enter(passphrase=PASSPHRASE):
        page = window.locking.page
        qtbot.waitUntil(page.unlock.isEnabled)
        page.passphrase.setText(passphrase)
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)

    return enter


def test_an_idle_hand_locks_and_the_passphrase_goes_on(qtbot, window, page, edge, read_picture, unlock):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    qtbot.waitUntil(lambda: window.locking._after_s > 0)
    edge.awake_s += 299
    window.locking.watch.look()
    assert not window.locking.locked
    qtbot.keyClick(page, Qt.Key.Key_Shift)
    edge.awake_s += 299
    window.locking.watch.look()
    assert not window.locking.locked, "a touch begins the time anew"
    edge.awake_s += 2
    window.locking.watch.look()

    assert window.pages.currentWidget() is window.locking.page
    assert not window.rail.isEnabled()
    qtbot.waitUntil(lambda: edge.store.locked)
    unlock("wrong")
    qtbot.waitUntil(lambda: "does not open" in window.locking.page.fault.text())
    assert edge.store.locked
    unlock()
    qtbot.waitUntil(lambda: not window.locking.locked)
    assert window.pages.currentWidget() is page
    assert not edge.store.locked
    assert window.locking.page.passphrase.text() == ""
    before = len(edge.store.kept)
    page.panel.export.setText("DE")
    qtbot.waitUntil(lambda: len(edge.store.kept) > before)  # the inspection goes on


def test_sleep_locks_at_once(qtbot, window, page, edge):
    qtbot.waitUntil(lambda: window.locking._after_s > 0)
    edge.asleep_s += 60
    window.locking.watch.look()
    assert window.locking.locked
    qtbot.waitUntil(lambda: edge.store.locked)


def test_the_camera_stops_and_comes_back(qtbot, window, page, edge, unlock):
    page.open_source(["camera:UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    window.lock_button.click()
    qtbot.waitUntil(lambda: page.feed.state is FeedState.CLOSED and edge.store.locked)
    qtbot.waitUntil(lambda: edge.sources[-1].closed)
    unlock()
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)
    assert len(edge.sources) == 2


def test_a_picture_that_is_being_read_is_kept_first(qtbot, window, page, edge, unlock):
    edge.paused.clear()
    page.open_source(["UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.READING)
    page.keep.click()
    window.locking.lock()
    assert window.pages.currentWidget() is window.locking.page
    assert not edge.store.locked
    edge.paused.set()
    qtbot.waitUntil(lambda: edge.store.locked)
    assert "observed" in edge.store.kinds
    unlock()
    qtbot.waitUntil(lambda: not window.locking.locked)


def test_an_open_dialog_is_covered_and_keeps_its_words(qtbot, window, page, edge, read_picture, unlock):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    page.finish.click()
    dialog = page.findChild(RulingDialog)
    dialog.reason.setPlainText("Ask the ozone unit")
    form = f"ruling:{page.current.dossier.inspection}"
    qtbot.waitUntil(lambda: edge.drafts.get(form) == {"reason": "Ask the ozone unit"})
    window.locking.lock()
    assert not dialog.isVisible()
    unlock()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.reason.toPlainText() == "Ask the ozone unit"
    dialog.reject()
    qtbot.waitUntil(lambda: edge.drafts.get(form) == {})


def test_what_was_typed_is_there_again_after_a_crash(qtbot, edge, request):
    edge.drafts["consignment:A. Mensah"] = {"label": "Drums from Tema", "export": "DE", "day": "2026-11-20"}
    edge.drafts["entry"] = {"scheme": "cas", "value": "75-45-", "kg": "12"}
    page = request.getfixturevalue("page")

    qtbot.waitUntil(lambda: page.panel.label.text() == "Drums from Tema")
    assert page.panel.stated.route.export == "DE"
    assert page.panel.stated.asked.day.isoformat() == "2026-11-20"
    page.type.click()
    dialog = page.findChild(EntryDialog)
    qtbot.waitUntil(lambda: dialog.value.text() == "75-45-")


def test_a_second_officer_countersigns_without_signing_the_first_out(qtbot, window, page, edge, read_picture):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    inspection = page.current.dossier.inspection
    page.current.finish(Ruling(Decision.SEIZE, "No licence"))
    qtbot.waitUntil(lambda: "closed" in edge.store.kinds)
    window.records_button.click()
    records = window.records
    qtbot.waitUntil(lambda: records.model.rowCount() == 1)
    records.list.setCurrentIndex(records.model.index(0))
    qtbot.waitUntil(records.dossier.countersign.isVisible)
    records.dossier.countersign.click()
    dialog = records.dossier.findChild(CountersignDialog)
    dialog.officer.setText("Kofi")
    dialog.passphrase.setText("wrong")
    dialog.sign.click()
    qtbot.waitUntil(lambda: "does not open" in dialog.fault.text())
    assert dialog.passphrase.text() == ""
    dialog.passphrase.setText("their own words")
    dialog.sign.click()
    qtbot.waitUntil(lambda: edge.countersigned == [(inspection, "Kofi", "")])
    assert edge.store.officer == "A. Mensah"


def test_a_backup_is_written_off_the_store_thread(qtbot, window, page, edge, answers):
    window.backup_button.click()
    qtbot.waitUntil(lambda: answers.saved in edge.files and bool(edge.store.kept))
    assert edge.calls.threads["write_backup"].isdisjoint(edge.calls.threads["append"])
    qtbot.waitUntil(lambda: not window.backing_up.busy)
    edge.engines_failing = True
    window.backup_button.click()
    qtbot.waitUntil(lambda: edge.dropped and not window.backing_up.busy)


def test_a_decision_by_scanner_that_is_given_up_while_locked_is_gone(qtbot, window, page, edge, read_picture, unlock):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    qtbot.waitUntil(lambda: window.locking._after_s > 0)
    window.scanners.take(CodeScanned(edge.case.codes.code_of(ScanCommand.DETAIN), "scanner"))
    qtbot.waitUntil(lambda: page.findChild(RulingDialog) is not None)
    window.locking.lock()
    window.commands._patience.timeout.emit()
    qtbot.waitUntil(lambda: page.findChild(RulingDialog) is None)
    unlock()
    qtbot.waitUntil(lambda: not window.locking.locked)
    assert window.rail.isEnabled()
    assert page.current.dossier.ruling is None


def test_a_command_that_waits_for_a_picture_is_not_carried_out_behind_the_lock(qtbot, window, page, edge, unlock):
    window.scanners.take(CodeScanned("CSQU3054383", "scanner"))
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    edge.paused.clear()
    page.open_source(["UN 1018"])
    qtbot.waitUntil(page.keep.isEnabled)
    page.keep.click()
    window.scanners.take(CodeScanned(edge.case.codes.code_of(ScanCommand.DETAIN), "scanner"))
    window.locking.lock()
    edge.paused.set()
    qtbot.waitUntil(lambda: edge.store.locked)
    assert page.findChild(RulingDialog) is None
    assert "handheld.sign_in" in [each.message.code for each in window.notice_bar.notices]
    unlock()
    qtbot.waitUntil(lambda: not window.locking.locked)
    assert page.findChild(RulingDialog) is None
    assert "observed" in edge.store.kinds
