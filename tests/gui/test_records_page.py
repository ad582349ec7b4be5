"""The list of inspections: search, opening one, verifying and exporting it."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from commands import records_desk
from gui.page_services import Standing
from inspection.dossier import Decision, Ruling


@pytest.fixture
def records(qtbot, window, page, edge, read_picture):
    for name in ("UN 1018", "UN 1203"):
        read_picture(name)
        page.panel.label.setText(f"Ship of {name}")
        page.panel._tell()
        page.keep.click()
        qtbot.waitUntil(lambda: page.current.dossier is not None)
        page.current.finish(Ruling(Decision.DETAIN, "to be weighed"))
        qtbot.waitUntil(lambda: page.current.dossier is None)
    qtbot.keyClick(window, "2", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.records.model.rowCount() == 2)
    return window.records


def open_first(qtbot, records):
    records.list.setCurrentIndex(records.model.index(0))
    qtbot.waitUntil(lambda: records.dossier.dossier is not None)


def test_the_newest_stands_first_and_search_narrows(qtbot, records):
    assert "UN 1203" in records.model.index(0).data()
    qtbot.keyClicks(records.search, "1018")
    qtbot.waitUntil(lambda: records.model.rowCount() == 1)
    assert "Ship of UN 1018" in records.model.index(0).data()


def test_older_ones_come_when_the_list_is_at_its_end(qtbot, records, monkeypatch):
    monkeypatch.setattr(records_desk, "LOOKED_THROUGH", 1)
    records.refresh()
    qtbot.waitUntil(lambda: not records.model.canFetchMore(QModelIndex()) and "2" in records.count.text())
    assert ["UN 1203" in records.model.index(row).data() for row in (0, 1)] == [True, False]


def test_one_shows_its_picture_with_marks_and_its_records(qtbot, records):
    open_first(qtbot, records)
    qtbot.waitUntil(lambda: records.dossier.view.has_picture)
    assert [mark.label for mark in records.dossier.view.marks if mark.label] == ["UN 1203"]
    assert len(records.dossier.dossier.records) == 6


def test_verify_says_what_it_checked_or_what_is_wrong(qtbot, window, records, edge):
    open_first(qtbot, records)
    records.dossier.verify.click()
    qtbot.waitUntil(lambda: "All holds" in window.notice_bar.accessibleName())
    edge.changed_record = True
    records.dossier.verify.click()
    qtbot.waitUntil(lambda: "record 2" in window.notice_bar.accessibleName())


def test_report_and_case_file_are_written(qtbot, records, edge, answers):
    open_first(qtbot, records)
    records.dossier.report.click()
    qtbot.waitUntil(lambda: edge.files.get(answers.saved, b"").startswith(b"%PDF"))
    answers.saved = answers.saved.with_suffix(".zip")
    records.dossier.case.click()
    qtbot.waitUntil(lambda: edge.files.get(answers.saved) == b"zip")


def test_state_verdict_and_standing_narrow_the_list(qtbot, records, edge):
    inspections = [records.model._rows[row].row.inspection for row in (0, 1)]
    edge.desks.standings = {
        inspections[0]: Standing("held", receipt=4),
        inspections[1]: Standing("refused", reason="a gap"),
    }
    records.filter.standing.setCurrentIndex(records.filter.standing.findData("held"))
    qtbot.waitUntil(lambda: records.model.rowCount() == 1)
    assert "receipt 4" in records.model.index(0).data()
    records.filter.state.setCurrentIndex(records.filter.state.findData("open"))
    qtbot.waitUntil(lambda: records.model.rowCount() == 0)
    for each in (records.filter.state, records.filter.standing):
        each.setCurrentIndex(0)
    records.filter.verdict.setCurrentIndex(records.filter.verdict.findData("not_listed"))
    qtbot.waitUntil(lambda: records.model.rowCount() == 0)
    records.filter.verdict.setCurrentIndex(records.filter.verdict.findData("permit_required"))
    qtbot.waitUntil(lambda: records.model.rowCount() > 0)


def test_it_is_handed_out_in_other_forms_and_files_are_verified(qtbot, window, records, edge, answers):
    open_first(qtbot, records)
    records.dossier.export._menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: edge.desks.exported == [("csv:findings", answers.saved)])
    answers.chosen["case"] = Path("case.zip")
    records.verify_file.click()
    qtbot.waitUntil(lambda: "case.zip holds" in window.notice_bar.accessibleName())
    answers.chosen["case"] = Path("changed.zip")
    records.verify_file.click()
    qtbot.waitUntil(lambda: "Error" in window.notice_bar.accessibleName())
    assert threading.get_ident() not in edge.calls.threads["rows"] | edge.calls.threads["verify_file"]
