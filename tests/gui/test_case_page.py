"""Start, and the page of one inspection: what is stated, asked, typed and signed there becomes a record."""

import threading
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from gui.answer_row import AnswerRow
from gui.case_custody import CaseCustody
from gui.case_page import SECTIONS
from gui.findings_view import FindingCard
from gui.paste_dialog import PasteDialog
from gui.report_page import ReportPage
from inspection.answers import Outcome
from inspection.claim import Scheme
from inspection.consignment import PaperKind, Party
from inspection.history import RecordKind
from inspection.illegal_traffic import Conduct, TaskCode
from inspection.place import PlaceSource


@pytest.fixture
def case(qtbot, window, page, read_picture):
    """The page of an inspection with one kept picture."""
    read_picture("UN 1018")
    page.keep.click()
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    window.inspections.case_button.click()
    return window.inspections.case


def records(edge, kind):
    return [each for each in edge.store.kept if each.header.kind == kind]


def test_everything_that_is_pressed_has_its_size_and_its_name_in_every_section(qtbot, window, case):
    least = window.fittings.measures.target
    for name, _ in SECTIONS:
        section = case.turn_to(name)
        QApplication.processEvents()
        for button in section.findChildren(QAbstractButton):
            if button.isVisible() and button.objectName() != "qt_toolbutton" and button.text():
                assert button.accessibleName() or button.text(), (name, button)
                assert button.height() >= least, (name, button.text())
        for field in (*section.findChildren(QLineEdit), *section.findChildren(QComboBox)):
            inner = field.objectName() or isinstance(field.parent(), QComboBox)
            if field.isVisible() and not inner:
                assert field.accessibleName(), (name, field)


def test_what_is_stated_on_one_page_stands_on_the_other_and_becomes_a_record(qtbot, page, case, edge):
    section = case.turn_to("consignment")
    section.panel.import_.setText("ghana")
    section.parties.add.click()
    _, name, country = section.parties._rows[0]
    name.setText("Cool Trading Ltd")
    country.setText("gh")
    section.papers.fill([("bill_of_lading", "MAEU1", "")])
    section.place.terminal.setText("Terminal 3")
    section.place.receive.click()
    qtbot.waitUntil(
        lambda: case.dossier.consignment.place is not None and case.dossier.consignment.place.fix is not None
    )
    qtbot.waitUntil(lambda: case.dossier.consignment.route.import_ == "GH")
    consignment = case.dossier.consignment
    assert consignment.parties == (Party("exporter", "Cool Trading Ltd", "GH"),)
    assert [(each.kind, each.number) for each in consignment.papers] == [(PaperKind.BILL_OF_LADING, "MAEU1")]
    assert (consignment.place.terminal, consignment.place.source) == ("Terminal 3", PlaceSource.RECEIVER)
    assert page.panel.import_.text() == "GH"
    page.panel.transit.setText("TG")
    qtbot.waitUntil(lambda: section.panel.transit.text() == "TG")
    assert section.parties.rows == (("exporter", "Cool Trading Ltd", "GH"),)
    assert "Prohibited" in case.banner.accessibleName()
    qtbot.waitUntil(case.safety.isVisible)


def test_a_receiver_that_is_not_there_is_told_and_the_hand_states_the_place(qtbot, window, case, edge):
    edge.case.receiver = False
    section = case.turn_to("consignment")
    section.place.receive.click()
    qtbot.waitUntil(lambda: "satellite receiver" in window.notice_bar.accessibleName())
    assert section.place.receive.isEnabled()
    section.place.port.setText("GHTEM")
    qtbot.waitUntil(lambda: case.dossier.consignment.place is not None)
    assert case.dossier.consignment.place.source is PlaceSource.STATED


def test_a_table_of_other_columns_is_led_to_fields_once(qtbot, case, edge):
    section = case.turn_to("declaration")
    section.file.click()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.table)
    assert section.table.columns == {"Item": "line", "UN No.": "un", "net kg": "net_kg"}
    section.table.combos[0].setCurrentIndex(section.table.combos[0].findData("lot"))
    section.table.take.click()
    qtbot.waitUntil(lambda: bool(records(edge, RecordKind.DECLARED)))
    qtbot.waitUntil(lambda: case.dossier.consignment.declaration is not None)
    lines = case.dossier.consignment.declaration.lines
    assert [(line.lot, line.un, line.net_kg) for line in lines] == [("1", "1018", "13.6"), ("2", "1063", "50")]
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.beside and bool(edge.case.columns))
    section.file.click()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.table)
    assert section.table.columns["Item"] == "lot"


def test_a_pasted_table(qtbot, case):
    section = case.turn_to("declaration")
    section.paste.click()
    dialog = section.findChild(PasteDialog)
    dialog.text.setPlainText("UN\tnet\n1018\t5")
    dialog.take.click()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.table)
    section.table.take.click()
    qtbot.waitUntil(lambda: case.dossier.consignment.declaration is not None)


def test_a_photographed_paper_counts_when_every_row_is_confirmed(qtbot, case, edge, answers):
    answers.chosen_pictures = ("paper.jpg",)
    section = case.turn_to("declaration")
    section.photo.click()
    qtbot.waitUntil(lambda: section.stack.currentWidget() is section.table)
    table = section.table
    assert not table.take.isEnabled()
    assert table.grid.item(1, 2).toolTip()  # the doubtful cell says so
    table.grid.item(1, 2).setText("1018")
    tick = table.grid.visualItemRect(table.grid.item(1, 0)).center()  # on the word, not on the box
    qtbot.mouseClick(table.grid.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert table.take.isEnabled()
    table.take.click()
    qtbot.waitUntil(lambda: case.dossier.consignment.declaration is not None)
    assert case.dossier.consignment.declaration.lines[0].un == "1018"


def test_findings_stand_thing_by_thing_and_papers_are_ticked_off(qtbot, case, edge):
    section = case.turn_to("findings")
    assert section.findChildren(FindingCard)
    (row,) = section.findChildren(AnswerRow)
    row.buttons[Outcome.NO].click()
    qtbot.waitUntil(lambda: len(case.dossier.answers) == 1)
    qtbot.waitUntil(lambda: section.findChildren(AnswerRow)[-1].buttons[Outcome.NO].isChecked() is True)
    section.findChildren(AnswerRow)[-1].buttons[Outcome.NO].click()  # taken back
    qtbot.waitUntil(lambda: len(case.dossier.answers) == 2)
    assert [each.outcome for each in case.dossier.answers] == [Outcome.NO, Outcome.OPEN]


def test_quantities_are_reckoned_as_they_are_typed(qtbot, case, edge):
    section = case.turn_to("quantities")
    section.scheme.setCurrentIndex(section.scheme.findData(Scheme.UN.value))
    section.value.setText("1018")
    section.kg.setText("100")
    qtbot.waitUntil(lambda: "5.5 ODP-kg" in section.amounts.text())
    assert "181 t CO2e" in section.amounts.text()
    section.kg.setText("1o0")
    section.add_it.click()
    assert "number" in section.fault.text()
    section.kg.setText("100")
    section.add_it.click()
    qtbot.waitUntil(lambda: [each.kg for each in case.dossier.stated] == [Decimal(100)])


def test_seals_pieces_and_a_hand_over_that_the_receiver_signs(qtbot, case, edge):
    section = case.turn_to("custody")
    seal = section.forms["seal"]
    seal.keep.click()
    assert "missing" in seal.told.text()
    seal.line("number").setText("GH-77")
    seal.line("on").setText("CSQU3054383")
    seal.keep.click()
    qtbot.waitUntil(lambda: len(case.dossier.custody.seals) == 1)
    section.choices["piece"].click()
    piece = section.forms["piece"]
    for name, text in (("number", "P1"), ("description", "cylinder"), ("place", "store 2"), ("exhibits", "1")):
        piece.line(name).setText(text)
    piece.keep.click()
    qtbot.waitUntil(lambda: len(case.dossier.custody.pieces) == 1)
    section.choices["handover"].click()
    handover = section.forms["handover"]
    for name, text in (("things", "P1"), ("receiver", "Kwesi"), ("place", "gate"), ("reason", "storage")):
        handover.line(name).setText(text)
    handover.line("passphrase").setText("wrong")
    handover.keep.click()
    qtbot.waitUntil(lambda: bool(handover.told.text()))
    assert not case.dossier.custody.handovers
    handover.line("passphrase").clear()
    handover.keep.click()
    qtbot.waitUntil(lambda: len(case.dossier.custody.handovers) == 1)
    # nobody hands over what is held by another
    handover.line("things").setText("P2")
    for name in ("receiver", "place", "reason"):
        handover.line(name).setText("x")
    handover.keep.click()
    qtbot.waitUntil(lambda: "P2" in handover.told.text())


def test_a_display_is_proposed_and_kept_by_the_officer_only(qtbot, case, edge):
    section = case.turn_to("instruments")
    section.read_display.click()
    qtbot.waitUntil(lambda: section.form.line("composition").text() == "R-134a=97.2, air=2.8")
    assert not case.dossier.readings
    section.form.line("composition").setText("R-12=97.2, air=2.8")
    section.form.keep.click()
    qtbot.waitUntil(lambda: len(case.dossier.readings) == 1)
    (reading,) = case.dossier.readings
    assert (reading.composition.shares[0].name, reading.display) == ("R-12", 1)
    section.form.line("composition").setText("R-999=5")
    section.form.keep.click()
    qtbot.waitUntil(lambda: "R-999" in section.form.told.text())


def test_a_suspicion_is_declared_and_its_duties_are_ticked_off(qtbot, case, edge):
    section = case.turn_to("traffic")
    section.form.keep.click()
    qtbot.waitUntil(lambda: case.dossier.suspicion is not None)
    assert case.dossier.suspicion.conduct is Conduct.EXPORTER
    qtbot.waitUntil(lambda: TaskCode.HOLD.value in section.done)
    section.done[TaskCode.HOLD.value].click()
    qtbot.waitUntil(lambda: [each.task for each in case.dossier.tasks_done] == [TaskCode.HOLD])


def test_after_the_close_things_still_change_hands_and_the_report_is_seen(qtbot, window, page, case, edge):
    from gui.dialogs import RulingDialog
    from inspection.dossier import Decision

    section = case.turn_to("decision")
    section.decide.click()
    dialog = page.findChild(RulingDialog)
    dialog.choices[Decision.SEIZE].click()
    dialog.reason.setPlainText("no licence")
    dialog.rule()
    qtbot.waitUntil(lambda: case.dossier is not None and case.dossier.closed_at is not None)
    assert section.countersign.isVisible()
    report = case.turn_to("report")
    qtbot.waitUntil(lambda: "2" in report.told.text())
    pages = report.pages.findChildren(ReportPage)
    qtbot.waitUntil(lambda: [each.height() for each in pages] == [400, 400])  # as printed, not squeezed into view
    custody = case.turn_to("custody")
    custody.forms["seal"].line("number").setText("GH-78")
    custody.forms["seal"].line("on").setText("door")
    custody.forms["seal"].keep.click()
    qtbot.waitUntil(lambda: len(case.dossier.custody.seals) == 1)
    assert edge.store.kinds[-1] is RecordKind.SEAL


def test_start_lists_what_is_open_and_goes_on_with_it(qtbot, window, page, case, edge):
    in_hand = page.current.dossier
    start = window.inspections.start
    window.inspections.start_button.click()
    assert in_hand.opening.label in start.in_hand.text()
    start.begin.click()
    assert window.pages.currentWidget() is page
    assert page.current.dossier is None
    window.inspections.start_button.click()
    qtbot.waitUntil(lambda: start.open.count() == 1)
    start._choose(start.open.item(0))
    qtbot.waitUntil(lambda: page.current.dossier is not None)
    assert page.current.dossier.inspection == in_hand.inspection


def test_start_says_what_to_know_beforehand(qtbot, window, page, edge):
    from inspection.message import message

    edge.case.warnings = (message("case.start.not_enrolled"),)
    window.inspections.start_button.click()
    qtbot.waitUntil(window.inspections.start.warnings.isVisible)
    assert "headquarters" in window.inspections.start.warnings.accessibleName()


def test_nothing_slow_of_these_pages_runs_on_the_ui_thread(qtbot, window, case, edge):
    for name, _ in SECTIONS:
        case.turn_to(name)
    report = case.sections["report"]
    qtbot.waitUntil(lambda: "2" in report.told.text())
    case.turn_to("declaration").file.click()
    qtbot.waitUntil(lambda: "read_table" in edge.calls.threads)
    assert edge.calls.on(threading.get_ident()) == set()
    assert {"choices", "preview"} <= edge.calls.threads.keys()


def test_sections_are_turned_by_the_keyboard(qtbot, window, case):
    window.activateWindow()
    case.turn_to("findings")
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert case.stack.currentWidget() is case.sections["flags"]


def test_every_sentence_of_these_pages_is_said():
    import re

    import gui
    from inspection.wording import case_forms, case_page, start_page

    root = Path(gui.__file__).parent.parent
    files = [
        *root.glob("gui/*.py"),
        *root.glob("commands/*.py"),
        *root.glob("inspection/*.py"),
        *root.glob("capture/*.py"),
    ]
    said = "\n".join(file.read_text("utf-8") for file in files)
    beginnings = set(re.findall(r'f"((?:case|set_up)\.(?:[a-z_.]+\.)?)\{', said))
    known = case_page.SENTENCES.keys() | case_forms.SENTENCES.keys() | start_page.SENTENCES.keys()
    used = set(re.findall(r'"((?:case|start|crash|set_up)\.[a-z_.]+)"', said))
    assert used - known == set()
    unsaid = {code for code in known if f'"{code}"' not in said and not code.startswith("window.page.")}
    assert {code for code in unsaid if not any(code.startswith(each) for each in beginnings)} == set()


def test_half_a_form_outlives_a_crash_and_belongs_to_its_inspection(qtbot, window, page, case, edge):
    """What is drafted is there again in a section made anew, as after a crash, and in no other inspection."""
    custody = case.turn_to("custody")
    custody.turn_to("sample").line("laboratory").setText("EPA, Accra")
    case.turn_to("quantities").value.setText("R-22")
    hand = case.dossier.inspection
    drafts = {f"custody.sample:{hand}", f"quantity:{hand}"}
    qtbot.waitUntil(lambda: drafts <= edge.drafts.keys())
    assert edge.drafts[f"quantity:{hand}"]["value"] == "R-22"

    again = CaseCustody(custody._parts)
    again.show_dossier(case.dossier)
    qtbot.waitUntil(lambda: again.turn_to("sample").line("laboratory").text() == "EPA, Accra")
    again.show_dossier(None)
    assert again.turn_to("sample").line("laboratory").text() == ""
    again.deleteLater()

    custody.turn_to("handover").line("passphrase").setText("their own words")
    custody.turn_to("handover").line("receiver").setText("E. Owusu")
    qtbot.waitUntil(lambda: f"custody.handover:{hand}" in edge.drafts)
    assert "their own words" not in str(edge.drafts), "a secret is no draft"
