"""The main job on the inspect page, with fakes at its edges."""

import threading
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from gui.dialogs import EntryDialog, RulingDialog
from gui.feed_state import FeedState
from gui.findings_view import FindingCard
from inspection.claim import Confirmation, Scheme
from inspection.consignment import AskedDate, ClockDoubt
from inspection.dossier import Decision
from inspection.history import RecordKind
from inspection.verdict import Verdict

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_picture_is_outlined_judged_and_asked_again_when_the_route_is_known(qtbot, page, read_picture):
    read_picture("UN 1018")
    (mark,) = [each for each in page.view.marks if each.label]
    assert (mark.label, mark.verdict) == ("UN 1018", Verdict.PERMIT_REQUIRED)
    assert "Permit required" in page.banner.accessibleName()
    qtbot.waitUntil(lambda: page.in_view.findChildren(FindingCard) != [])
    page.panel.import_.setText("gh")
    qtbot.waitUntil(lambda: "Prohibited" in page.banner.accessibleName())
    assert page.view.marks[-1].verdict is Verdict.PROHIBITED


def test_a_whole_inspection_from_the_keyboard(qtbot, window, page, edge, answers, read_picture):
    # given a picture in view
    answers.chosen_pictures = ("UN 1018",)
    qtbot.keyClick(window, "o", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.feed.look is not None and page.feed.look.complete)
    # when the officer keeps it, decides, and asks for the report, without a mouse
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    qtbot.keyClick(window, "f", Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.findChild(RulingDialog) is not None)  # Qt animates what a mnemonic presses
    dialog = page.findChild(RulingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, "d", Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.choices[Decision.DETAIN].isChecked)
    qtbot.keyClick(dialog, "e", Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is dialog.reason
    qtbot.keyClicks(dialog.reason, "no licence shown")
    qtbot.keyClick(dialog, "l", Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.current.dossier is None and page.report.isEnabled())
    window.activateWindow()  # no window manager offscreen gives the focus back
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, "p", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: answers.saved in edge.files)
    # then every step is a record, and the very bytes that were read are kept
    qtbot.waitUntil(lambda: edge.store.kinds[-1] is RecordKind.EXPORTED)
    assert edge.store.kinds == [
        RecordKind.OPENED,
        RecordKind.OBSERVED,
        RecordKind.ASSESSED,
        RecordKind.ASSESSED,
        RecordKind.DECIDED,
        RecordKind.CLOSED,
        RecordKind.EXPORTED,
    ]
    assert list(edge.store.photos.values()) == [b"UN 1018"]


def test_nothing_slow_runs_on_the_ui_thread(qtbot, window, page, edge, read_picture):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    page.ask.choose_papers()
    qtbot.waitUntil(lambda: RecordKind.DECLARED in edge.store.kinds)
    window.records_button.click()
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1)
    assert edge.calls.on(threading.get_ident()) == set()
    assert {"read_texts", "read_symbols", "append", "keep_photo", "assess", "open_store"} <= edge.calls.threads.keys()


def test_space_in_a_field_types_a_space_and_keeps_nothing(qtbot, page, edge, read_picture):
    read_picture("UN 1018")
    page.tabs.setCurrentWidget(page.panel)
    page.panel.label.setFocus()
    qtbot.keyClicks(page.panel.label, "MSC Ida")
    assert page.panel.label.text() == "MSC Ida"
    assert edge.store.kinds == []


def test_keeping_waits_until_the_picture_is_read(qtbot, page, edge):
    edge.paused.clear()
    page.open_source(["UN 1018"])
    qtbot.waitUntil(lambda: page.feed.state is FeedState.READING and page.keep.isEnabled())
    page.keep.click()
    assert edge.store.kinds == []
    edge.paused.set()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    assert page.current.dossier.exhibits[0].claims[0].value == "1018"
    page.keep.click()
    assert not page.keep.isEnabled()  # the same picture is not kept twice


def test_pictures_are_pulled_one_by_one_and_a_torn_one_is_told(qtbot, window, page, read_picture):
    seen = []
    page.feed.looked.connect(lambda look: seen.append(look.frame.name) if look.complete else None)
    read_picture("UN 1018", "torn.jpg", "UN 1203")
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: seen == ["UN 1018", "UN 1203"])
    assert "torn.jpg" in window.notice_bar.accessibleName()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: page.feed.state is FeedState.ENDED)


def test_no_verdict_of_one_picture_stands_beside_the_next(qtbot, page, edge, read_picture):
    read_picture("UN 1018", "UN 1018")
    qtbot.waitUntil(lambda: page.in_view.findChildren(FindingCard) != [])
    edge.paused.clear()
    edge.symbols_paused.clear()
    page.feed.next()
    qtbot.waitUntil(lambda: page.feed.look is None)
    assert "Permit required" not in page.banner.accessibleName()
    assert page.view.marks == ()
    qtbot.waitUntil(lambda: page.in_view.findChildren(FindingCard) == [])
    edge.paused.set()
    edge.symbols_paused.set()
    qtbot.waitUntil(lambda: "Permit required" in page.banner.accessibleName())


def test_nothing_of_one_source_stands_beside_the_next_or_stays_without_one(qtbot, page, edge, read_picture):
    read_picture("UN 1018")
    qtbot.waitUntil(page.safety.isVisible)
    edge.paused.clear()
    edge.symbols_paused.clear()
    page.open_source(["camera:UN 1018"])
    for state in (FeedState.OPENING, FeedState.LIVE):
        qtbot.waitUntil(lambda state=state: page.feed.state is state and page.feed.look is None)
        assert page.banner.accessibleName() == "Nothing to judge yet"
        assert not page.safety.isVisible()
    edge.paused.set()
    edge.symbols_paused.set()
    qtbot.waitUntil(lambda: "Permit required" in page.banner.accessibleName())
    page.feed.close()
    assert "Permit required" not in page.banner.accessibleName()
    assert not page.safety.isVisible()


def test_play_goes_through_all_pictures(qtbot, page, read_picture):
    seen = []
    page.feed.looked.connect(lambda look: seen.append(look.frame.name) if look.complete else None)
    read_picture("UN 1018", "UN 1203", "UN 1005")
    page.bar.play.click()
    qtbot.waitUntil(lambda: page.feed.state is FeedState.ENDED)
    assert seen == ["UN 1018", "UN 1203", "UN 1005"]


def test_a_live_camera_is_followed_and_the_shutter_reads_the_very_frame(qtbot, page, edge):
    qtbot.waitUntil(lambda: page.bar.sources.findData("camera:UN 1018") > 0)
    page.bar.sources.setCurrentIndex(page.bar.sources.findData("camera:UN 1018"))
    page.bar.sources.activated.emit(page.bar.sources.currentIndex())
    qtbot.waitUntil(lambda: page.feed.look is not None)
    assert page.feed.state is FeedState.LIVE
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: RecordKind.OBSERVED in edge.store.kinds)
    qtbot.waitUntil(lambda: page.feed.state is FeedState.LIVE)  # it goes on by itself
    page.bar.freeze.click()
    assert page.feed.state is FeedState.FROZEN


def test_a_typed_value_is_refused_with_a_sentence_or_kept(qtbot, page, edge):
    page.type.click()
    dialog = page.findChild(EntryDialog)
    qtbot.keyClicks(dialog.value, "10l8x")
    qtbot.keyClick(dialog.value, "\r")
    qtbot.waitUntil(lambda: dialog.told != "")
    dialog.value.clear()
    qtbot.keyClicks(dialog.value, "1018")
    dialog.kg.setText("13,6")
    qtbot.keyClick(dialog.value, "\r")
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    (item,) = page.current.dossier.stated
    assert (item.claims[0].key, str(item.kg)) == ((Scheme.UN, "1018"), "13.6")
    assert item.claims[0].confirmation is Confirmation.OFFICER


def test_what_is_learned_later_amends_the_inspection(qtbot, page, edge, read_picture):
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    page.panel.import_.setText("GH")
    qtbot.waitUntil(lambda: page.current.dossier.consignment.route.import_ == "GH")
    assert RecordKind.AMENDED in edge.store.kinds
    assert page.current.dossier.assessment.judgement.verdict is Verdict.PROHIBITED


def test_a_disk_that_fails_loses_nothing_and_the_picture_can_be_kept_again(qtbot, window, page, edge, read_picture):
    read_picture("UN 1018")
    edge.store.broken = True
    page.keep.click()
    qtbot.waitUntil(lambda: window.notice_bar.notices != ())
    assert window.notice_bar.notices[-1].level == "error"
    edge.store.broken = False
    qtbot.waitUntil(page.keep.isEnabled)
    page.keep.click()
    qtbot.waitUntil(lambda: RecordKind.OBSERVED in edge.store.kinds)


def test_without_the_text_engine_the_symbols_still_make_a_look(qtbot, window, page, edge, read_picture):
    edge.engines_failing = True
    read_picture("UN 1018")
    assert page.feed.look.claims == ()
    assert "RapidOCR" in window.notice_bar.accessibleName()


def test_an_inspection_left_open_can_be_gone_on_with(qtbot, window, page, edge, read_picture):
    read_picture("UN 1018")
    page.panel.import_.setText("GH")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    left_open = page.current.dossier
    # as after a restart
    page.current.dossier = None
    page.panel.clear_for_next()
    page.open_source(["UN 1203"])
    window.records_button.click()
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 1)
    window.records.list.setCurrentIndex(window.records.model.index(0))
    qtbot.waitUntil(window.records.dossier.resume.isVisible)
    window.records.dossier.resume.click()
    assert window.pages.currentWidget() is page
    assert page.panel.import_.text() == "GH"
    qtbot.waitUntil(lambda: page.feed.look is not None and page.feed.look.complete)
    page.keep.click()
    qtbot.waitUntil(lambda: len(page.current.dossier.exhibits) == 2)
    assert page.current.dossier.inspection == left_open.inspection
    assert RecordKind.AMENDED not in edge.store.kinds


def test_a_laptop_s_date_that_the_journal_contradicts_is_in_doubt_until_the_officer_states_it(qtbot, page, edge):
    edge.store.newest_record = NOW + timedelta(days=400)
    page._ask_clock()
    qtbot.waitUntil(lambda: page.panel.stated.asked.doubt is not None)
    assert page.current.stated.asked == AskedDate(
        NOW.date(), stated=False, doubt=ClockDoubt.BEFORE_RECORDS, newest_record=(NOW + timedelta(days=400)).date()
    )
    page.panel.stated_day.setChecked(True)
    assert page.panel.stated.asked == AskedDate(NOW.date(), stated=True)


def test_going_on_another_day_states_no_date(qtbot, window, page, edge, read_picture):
    page.panel.take_clock(AskedDate(NOW.date() - timedelta(days=1), stated=False))
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    dossier = page.current.dossier
    page.panel.take_clock(AskedDate(NOW.date(), stated=False))
    page.panel.fill(dossier)
    assert page.panel.stated.asked == AskedDate(NOW.date() - timedelta(days=1), stated=False)


def test_what_may_hurt_stands_above_the_verdict(qtbot, page, read_picture):
    assert page.safety.isHidden()
    read_picture("UN 1018")
    qtbot.waitUntil(lambda: not page.safety.isHidden())
    assert page.safety.accessibleName().startswith("Safety first: ")
    assert "UN 1018" in page.safety.accessibleName()
    assert page.safety.y() + page.safety.height() <= page.banner.mapTo(page, QPoint()).y()
