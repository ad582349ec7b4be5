"""What headquarters says reaches the officer: remarks, holds, and what is watched for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspection.dossier import Decision, Ruling
from inspection.message import message
from inspection.notices import Level
from inspection.supervision import Hold, Remark, Review, Supervision
from inspection.watching import Alert

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
RETURNED = Supervision((Remark(Review.RETURNED, "Photograph the valve too.", "A. Boss", AT),))


@pytest.fixture
def closed(qtbot, window, page, read_picture):
    """An inspection that was closed, and what it is called in the journal."""
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    page.current.finish(Ruling(Decision.DETAIN, "to be weighed"))
    qtbot.waitUntil(lambda: page.current.dossier is None)
    return page.current.reportable


def test_a_returned_case_stands_on_the_start_page_and_opens_with_its_remark(qtbot, window, edge, closed):
    start, case = window.inspections.start, window.inspections.case
    window.inspections.start_button.click()
    qtbot.waitUntil(lambda: start.today.count() == 1)
    assert start.returned.isHidden()
    edge.case.supervisions[closed.inspection] = RETURNED
    start.shown()
    qtbot.waitUntil(start.returned.isVisible)
    assert "Photograph the valve too." in start.returned.item(0).text()
    start.returned.itemActivated.emit(start.returned.item(0))
    qtbot.waitUntil(lambda: "Photograph the valve too." in case.headquarters.told)
    assert "Returned with remarks · A. Boss, 2026-11-22" in case.headquarters.told
    assert "begin a new inspection" in case.headquarters.told
    assert case.headquarters.property("level") == "error"


def test_an_approval_a_hold_and_what_was_said_before(qtbot, window, page, edge, closed):
    edge.case.supervisions[closed.inspection] = replace(
        RETURNED,
        remarks=(*RETURNED.remarks, Remark(Review.APPROVED, "", "A. Boss", AT)),
        hold=Hold("court", "C. Counsel", AT),
    )
    window.inspections.case_button.click()
    case = window.inspections.case
    qtbot.waitUntil(lambda: "Approved by headquarters" in case.headquarters.told)
    for said in ("legal hold", "court", "Before that: Returned with remarks"):
        assert said in case.headquarters.told
    page.current.begin(page.current.stated)
    qtbot.waitUntil(lambda: case.headquarters.told == "")


def test_the_list_says_it_and_can_be_narrowed_to_it(qtbot, window, edge, closed):
    edge.case.supervisions[closed.inspection] = RETURNED
    window.records_button.click()
    records = window.records
    qtbot.waitUntil(lambda: records.model.rowCount() == 1)
    assert "Returned with remarks" in records.model.index(0).data()
    records.list.setCurrentIndex(records.model.index(0))
    qtbot.waitUntil(lambda: "Photograph the valve too." in records.dossier.headquarters.told)
    records.filter.state.setCurrentIndex(records.filter.state.findData("returned"))
    edge.case.supervisions.clear()
    records.refresh()
    qtbot.waitUntil(lambda: records.model.rowCount() == 0)


def test_what_is_watched_for_is_told_once_in_red_and_stands_on_the_case(qtbot, window, page, edge, read_picture):
    edge.case.alerts = (Alert(7, substances=("UN 1018",), companies=("Cool Trading",), note="Call at once."),)
    window.watch.look_anew()
    qtbot.waitUntil(lambda: bool(window.watch._alerts))
    read_picture("UN 1018")
    told = lambda: [each for each in window.notice_bar.notices if each.message.code == "alert.hit"]  # noqa: E731
    qtbot.waitUntil(lambda: len(told()) == 1)
    assert told()[0].level is Level.ALERT
    assert "Call at once." in window.notice_bar.accessibleName()
    qtbot.waitUntil(lambda: "warning" in [each.stem for each in edge.played])
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    window.inspections.case_button.click()
    case = window.inspections.case
    qtbot.waitUntil(lambda: "watches for UN 1018" in case.headquarters.told)
    section = case.turn_to("consignment")
    section.parties.add.click()
    _, name, _country = section.parties._rows[0]
    name.setText("Cool Trading")
    qtbot.waitUntil(lambda: len(told()) == 2)


def test_an_alert_that_comes_with_an_exchange_is_held_against_what_is_in_hand(qtbot, window, page, edge, closed):
    edge.case.alerts = (Alert(8, substances=("UN 1018",)),)
    exchanging = window.more.exchanging
    exchanging.told = message("sync.alert", what="UN 1018", note="")
    exchanging.changed.emit()
    qtbot.waitUntil(lambda: "alert.hit" in [each.message.code for each in window.notice_bar.notices])
